"""The Settings page: six parts, one at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from myotrack.domain.typed_places import TypedKind
from myotrack.i18n import _
from myotrack.services.changes import Change
from myotrack.services.typed_drafts import TypedDraft
from myotrack.ui.host import Host
from myotrack.ui.keeping.typed_watch import TypedWatch
from myotrack.ui.pages.parts import Parts
from myotrack.ui.pages.settings.backups_card import BackupsCard
from myotrack.ui.pages.settings.changer import Changer
from myotrack.ui.pages.settings.diary_card import DiaryCard
from myotrack.ui.pages.settings.look_card import LookCard
from myotrack.ui.pages.settings.numbers_card import NumbersCard
from myotrack.ui.pages.settings.steady_card import SteadyCard
from myotrack.ui.pages.settings.writing_card import WritingCard
from myotrack.ui.widgets.choice_row import Choice
from myotrack.ui.widgets.page import Page

LOOK, STEADY, WRITING, NUMBERS, DIARY, BACKUPS = "look", "steady", "writing", "numbers", "diary", "backups"
"""The parts of the page."""


class SettingsPage(Page):
    """Settings belong to this computer, not to the diary: Undo does not take them back."""

    KEY = "settings"
    SEES: frozenset[Change] = frozenset()

    def __init__(self, host: Host) -> None:
        super().__init__(_("Settings"))
        self.set_subtitle(_("Every setting takes effect at once. Settings belong to this computer, not to the diary."))
        self._host = host
        self._changer = Changer(host)
        self._parts = Parts(
            [
                Choice(LOOK, _("How it looks"), _("text, colours")),
                Choice(STEADY, _("Hands that jerk"), _("presses, slips, holding")),
                Choice(WRITING, _("Writing"), _("who, when, own words")),
                Choice(NUMBERS, _("Emergency numbers"), _("whom to call")),
                Choice(DIARY, _("Your diary"), _("file, moving it, export")),
                Choice(BACKUPS, _("Backups"), _("a list, one now, restore")),
            ]
        )
        self._parts.chosen.connect(self.show_part)
        self.content.addWidget(self._parts)
        self._put(LOOK)

    def refresh(self) -> None:
        """Show what is set."""
        part = self._parts.current()
        if isinstance(part, LookCard | SteadyCard | WritingCard | NumbersCard):
            part.show_settings(self._host.preferences.current)
        if isinstance(part, BackupsCard):
            part.look_again()
        self.settle()

    def show_part(self, key: str) -> None:
        """Show one of the six parts."""
        self._put(key)
        self.refresh()
        self.verticalScrollBar().setValue(0)

    def open_typed(self, draft: TypedDraft) -> TypedWatch | None:
        """Show the part in which something was typed that is not in use."""
        self.show_part(WRITING if draft.place.kind is TypedKind.SEVERITY_WORDS else NUMBERS)
        part = self._parts.current()
        return part.typed_watch if isinstance(part, WritingCard | NumbersCard) else None

    def _put(self, key: str) -> None:
        part = self._parts.part(key)
        self._parts.show_part(key, self._build(key) if part is None else part)

    def _build(self, key: str) -> QWidget:
        if key == DIARY:
            return DiaryCard(self._host)
        if key == BACKUPS:
            return BackupsCard(self._host)
        cards = {LOOK: LookCard, STEADY: SteadyCard, WRITING: WritingCard, NUMBERS: NumbersCard}
        return cards[key](self._changer)
