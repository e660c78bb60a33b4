"""TickSection: every sign of the guidance once, the four red ones first, and the sign that was just ticked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.signs import Grade, SignReport, WarningSign
from myotrack.i18n import _
from myotrack.resources.guidance import load_texts
from myotrack.ui.host import Host
from myotrack.ui.pages.warning_signs.sign_entry import SignEntry
from myotrack.ui.pages.warning_signs.sign_group import SignGroup
from myotrack.ui.theme import GAP
from myotrack.ui.ticking import opens_the_card, save_ticked
from myotrack.ui.widgets.card import Card
from myotrack.words.dates import clock_time
from myotrack.words.evidence import sign_and_degree

RED = (WarningSign.SEIZURE, WarningSign.BREATHING, WarningSign.SLEEPINESS, WarningSign.CONFUSION)
"""The four signs that have a red grade, or are red as they stand."""

MIND = (WarningSign.HALLUCINATIONS, WarningSign.PARANOIA, WarningSign.AGITATION, WarningSign.ANXIETY)
MUSCLES = (
    WarningSign.TWITCHES_ALL_OVER,
    WarningSign.WORSE_THAN_USUAL,
    WarningSign.SPASMS_WORSE,
    WarningSign.RIGIDITY,
    WarningSign.SHAKING,
)
BODY = (
    WarningSign.TEMPERATURE,
    WarningSign.FAST_PULSE,
    WarningSign.LOW_BLOOD_PRESSURE,
    WarningSign.FAINT,
    WarningSign.VOMITING,
    WarningSign.FALL,
)
PUMP = (WarningSign.ITCHING_TINGLING, WarningSign.PUMP_ALARM, WarningSign.PUMP_REFILL_MISSED)


@dataclass(frozen=True)
class _JustTicked:
    """The line under a group: its card, and the sign that was ticked last in the group."""

    card: Card
    entry: SignEntry
    saved: bool


class TickSection(QWidget):
    """Ticks at once, and shows under each group the sign that was ticked in it last, with its time to change.

    `grown` comes when such a line was put in.
    """

    grown = Signal()

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._ticked: dict[SignGroup, _JustTicked] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        texts = load_texts()
        for title, subtitle, signs in (
            (texts.signs_question, texts.signs_in_doubt, RED),
            (_("Mind and mood"), "", MIND),
            (_("Muscles"), "", MUSCLES),
            (_("Body"), "", BODY),
            (_("With a pump"), "", PUMP),
        ):
            group = SignGroup(title, subtitle, signs)
            group.ticked.connect(self._tick)
            self._column.addWidget(group)

    def show_signs(self, reports: Sequence[SignReport]) -> None:
        """Show the signs that were just ticked as they are now; one that is no longer in the diary goes."""
        by_id = {report.id: report for report in reports}
        for group, ticked in tuple(self._ticked.items()):
            now = by_id.get(ticked.entry.report.id)
            if now is not None:
                ticked.entry.show_report(now)
                self._ticked[group] = replace(ticked, saved=True)
            elif ticked.saved:
                self._forget(group)

    def _tick(self, sign: WarningSign, grade: Grade | None) -> None:
        group = self.sender()
        report = self._host.diary.guidance.make_report(sign, grade=grade)
        what = sign_and_degree(report)
        said = _("Saved: {sign} at {time}").format(
            sign=what, time=clock_time(report.at) if report.at is not None else ""
        )
        saved = save_ticked(self._host, report, said, what)
        if isinstance(group, SignGroup) and (saved or opens_the_card(report)):
            self._show_ticked(group, report, saved=saved)

    def _show_ticked(self, group: SignGroup, report: SignReport, *, saved: bool) -> None:
        # Below its group, and the lines of other groups stay: nothing moves under a hand that may press again.
        self._forget(group)
        entry = SignEntry(self._host, report)
        entry.show_report(report, saved=saved)
        card = Card(_("Just ticked"))
        card.body.addWidget(entry)
        self._ticked[group] = _JustTicked(card, entry, saved)
        self._column.insertWidget(self._column.indexOf(group) + 1, card)
        card.show()
        self.grown.emit()

    def _forget(self, group: SignGroup) -> None:
        ticked = self._ticked.pop(group, None)
        if ticked is not None:
            ticked.card.hide()
            ticked.card.deleteLater()
