"""How strong the usual twitch was, in the person's own words where there are any."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.checkins import CheckIn
from myotrack.domain.scales import Severity
from myotrack.i18n import _
from myotrack.ui.pages.today import sentences
from myotrack.ui.pages.today.day_writer import DayWriter
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.words.labels import severity_hint, severity_label

_ASKED = tuple(severity for severity in Severity if severity is not Severity.NONE)


class SeverityQuestion(QWidget):
    """Severity 1 to 4; it keeps its place, but can't be answered, on a day without twitches."""

    def __init__(self, writer: DayWriter) -> None:
        super().__init__()
        self._writer = writer
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.row = ChoiceRow(
            _("How strong was the usual one?"),
            [Choice(s, _title(s, ()), severity_hint(s), key=str(int(s))) for s in _ASKED],
        )
        for severity in _ASKED:
            # The title says the key already.
            self.row.button(severity).set_hint(severity_hint(severity))
        self.row.chosen.connect(self._chosen)
        outer.addWidget(self.row)

    def show_answer(self, own: CheckIn | None, own_words: tuple[str, ...], *, waits: bool = False) -> None:
        """Show what was answered, and whether it `waits`."""
        for severity in _ASKED:
            self.row.button(severity).set_title(_title(severity, own_words))
        none = own is not None and own.frequency is not None and own.frequency.high == 0
        asked = _("How strong was the usual one?")
        if none:
            asked = _("How strong was the usual one? Not asked on a day without twitches.")
        self.row.ask(asked, sentences.not_saved_yet(waits and not none))
        self.row.setEnabled(not none)
        self.row.set_chosen(None if none or own is None else own.severity)

    def _chosen(self, value: object) -> None:
        own = self._writer.own
        if not isinstance(value, Severity) or not self._writer.severity(value):
            self.row.set_chosen(None if own is None else own.severity)


def _title(severity: Severity, own_words: tuple[str, ...]) -> str:
    return _("{number} · {word}").format(number=int(severity), word=severity_label(severity, own_words))
