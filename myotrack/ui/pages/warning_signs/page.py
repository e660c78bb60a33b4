"""The Warning signs page: five parts, one at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from myotrack.domain.errors import DiaryError
from myotrack.i18n import _
from myotrack.resources.guidance import load_texts
from myotrack.services.changes import Change
from myotrack.services.knowledge import knowledge_of
from myotrack.services.typed_drafts import TypedDraft
from myotrack.ui.dialogs.sign_sheet import SignSheet
from myotrack.ui.host import Host
from myotrack.ui.keeping.typed_watch import TypedWatch
from myotrack.ui.pages.parts import Parts
from myotrack.ui.pages.warning_signs.now_section import NowSection
from myotrack.ui.pages.warning_signs.rules_section import RulesSection
from myotrack.ui.pages.warning_signs.table_section import TableSection
from myotrack.ui.pages.warning_signs.tick_section import TickSection
from myotrack.ui.pages.warning_signs.ticked_section import TickedSection
from myotrack.ui.widgets.choice_row import Choice
from myotrack.ui.widgets.page import Page
from myotrack.words.alert_words import quiet_line

TICK, NOW, TICKED, TABLE, RULES = "tick", "now", "ticked", "table", "rules"
"""The parts of the page."""


class WarningSignsPage(Page):
    """Only the part that is shown asks the diary."""

    KEY = "warning_signs"
    SEES = frozenset({Change.SIGNS, Change.MEDICINES, Change.HEALTH, Change.DIARY, Change.COUNTS})

    def __init__(self, host: Host) -> None:
        super().__init__(_("Warning signs"))
        self._host = host
        self._parts = Parts(
            [
                Choice(TICK, _("Tick a sign"), _("as of now")),
                Choice(NOW, _("What stands now"), _("and what to do")),
                Choice(TICKED, _("What was ticked"), _("and what was done")),
                Choice(TABLE, _("Withdrawal or toxicity?"), _("the table of the guidance")),
                Choice(RULES, _("Rules and sources"), _("what this diary looks at")),
            ]
        )
        self._parts.chosen.connect(self.show_part)
        self.content.addWidget(self._parts)
        self._put(TICK)

    def refresh(self) -> None:
        """Ask the diary again and show what it says."""
        guidance = self._host.diary.guidance
        reports = guidance.signs()
        texts, today = load_texts(), self._host.diary.recorder.today()
        part = self._parts.current()
        shown = guidance.with_news() if isinstance(part, NowSection) else None

        def alerts_stand() -> bool:
            return bool(guidance.current() if shown is None else shown)

        quiet = quiet_line(reports, self._host.diary.insights.began(), today, alerts_stand)
        self.set_subtitle(f"{quiet or texts.no_sign_entered + '.'} {texts.chart}")
        if isinstance(part, TickSection | TickedSection):
            part.show_signs(reports)
        elif isinstance(part, NowSection):
            part.show_alerts(shown or (), guidance.answers())
        elif isinstance(part, TableSection):
            timeline = self._host.diary.insights.timeline()
            part.show_facts(timeline, knowledge_of(timeline.medicines))
        self.settle()

    def show_part(self, key: str) -> None:
        """Show one of the five parts."""
        self._put(key)
        try:
            self.refresh()
        except DiaryError as problem:
            self._host.show_problem(problem)
        self.verticalScrollBar().setValue(0)

    def open_typed(self, draft: TypedDraft) -> TypedWatch | None:
        """Open the sheet of the sign of which something was typed; None when it is no longer there."""
        report = next((r for r in self._host.diary.guidance.signs() if (r.id,) == draft.place.subject), None)
        if report is None:
            return None
        sheet = SignSheet(self._host, report, parent=self.window())
        sheet.open()
        return sheet.typed_watch

    def _put(self, key: str) -> None:
        part = self._parts.part(key)
        self._parts.show_part(key, self._build(key) if part is None else part)

    def _build(self, key: str) -> QWidget:
        if key == TICKED:
            ticked = TickedSection(self._host)
            ticked.tick_asked.connect(self._show_tick)
            return ticked
        if key == NOW:
            return NowSection(self._host)
        if key == TABLE:
            return TableSection(self._host)
        if key == RULES:
            return RulesSection(self._host)
        ticking = TickSection(self._host)
        ticking.grown.connect(self.settle)
        return ticking

    def _show_tick(self) -> None:
        self.show_part(TICK)
