"""Whether the doses of the day were as planned, and the missed and extra ones that were written down."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.doses import DoseEvent, DoseEventKind
from myotrack.i18n import _
from myotrack.ui.pages.today import sentences
from myotrack.ui.pages.today.day_writer import DayWriter
from myotrack.ui.pages.today.main_answer import stand_out_until_answered
from myotrack.ui.pages.today.tab_order import put_after
from myotrack.ui.pages.today.view import DayView, planned_words
from myotrack.ui.theme import GAP
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.label import Label
from myotrack.words.numbers import daily_dose
from myotrack.words.personal_text import isolated

_PLANNED = "planned"
_CHANGED = "changed"


class DosesQuestion(QWidget):
    """One press says "as planned", or "nothing taken"; `event_asked` and `change_asked` say what needs a form."""

    event_asked = Signal(object)
    change_asked = Signal()

    def __init__(self, writer: DayWriter) -> None:
        super().__init__()
        self._writer = writer
        self._view: DayView | None = None
        self._lines_shown: tuple[object, ...] = ()
        self._events: list[DoseEvent] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        self.row = ChoiceRow(
            _("Doses today"),
            [
                Choice(_PLANNED, _("As planned"), primary=True),
                Choice(DoseEventKind.MISSED, _("Missed one…")),
                Choice(DoseEventKind.EXTRA, _("Took extra…")),
                Choice(_CHANGED, _("Dose changed…")),
            ],
        )
        self.row.chosen.connect(self._chosen)
        outer.addWidget(self.row)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP)
        outer.addLayout(self._lines)

    def show_answer(self, view: DayView) -> None:
        """Show what was answered, and what of it waits."""
        self._view = view
        asked = _("Doses today") if view.is_today else _("Doses that day")
        waits = "doses_as_planned" in view.unsaved or bool(view.unsaved_events)
        self.row.ask(asked, sentences.not_saved_yet(waits))
        planned = self.row.button(_PLANNED)
        planned.set_title(_("As planned") if view.taken else _("Nothing taken"))
        planned.set_hint(planned_words(view.taken))
        self.row.set_chosen(_chosen_answer(view))
        if view.taken:
            stand_out_until_answered(self.row, _PLANNED)
        else:
            # Nothing may have been planned that way: a stop is never the answer that is put forward.
            planned.set_kind("secondary")
        self._show_lines(view)

    def _chosen(self, value: object) -> None:
        if self._view is None:
            return
        if value == _PLANNED and self._writer.as_planned(takes_something=bool(self._view.taken)):
            return
        self.row.set_chosen(_chosen_answer(self._view))
        if isinstance(value, DoseEventKind):
            self.event_asked.emit(value)
        elif value == _CHANGED:
            self.change_asked.emit()

    def _show_lines(self, view: DayView) -> None:
        """Say each change, missed and extra dose of the day; only rebuilt when they are others."""
        names = {medicine.id: medicine.name for medicine in view.medicines}
        changes = tuple(_change_words(c.medicine_id, view, names) for c in view.record.dose_changes)
        shown = (changes, view.record.dose_events, tuple(names.items()), view.unsaved_events)
        if shown == self._lines_shown:
            return
        self._lines_shown = shown
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for words in dict.fromkeys(changes):
            self._add_line(Label(words))
        self._events = list(view.record.dose_events)
        before = self.row.button(_CHANGED)
        for number, event in enumerate(self._events):
            mark = sentences.not_saved_yet(event.id in view.unsaved_events)
            line = self._event_line(number, event, names.get(event.medicine_id, ""), mark)
            self._add_line(line)
            put_after(before, line)
            before = line.findChildren(BigButton)[-1]

    def _add_line(self, line: QWidget) -> None:
        self._lines.addWidget(line)
        # Qt would show it a moment later, and the page would jump twice.
        line.show()

    def _event_line(self, number: int, event: DoseEvent, medicine: str, mark: str) -> QWidget:
        line = QWidget()
        beside = BesideLayout(parent=line)
        words = sentences.event_words(event, medicine)
        beside.addWidget(Label(f"{words} {mark}".strip()))
        button = BigButton(_("Take away"), spoken=_("Take away: {dose}").format(dose=words))
        button.setProperty("event", number)
        button.clicked.connect(self._take_away)
        beside.addWidget(button)
        return line

    def _take_away(self) -> None:
        event = self._events[self.sender().property("event")]
        if self._writer.remove_dose_event(event):
            self.row.focus_first()


def _chosen_answer(view: DayView) -> object | None:
    """Return what the day says about doses; a missed dose is the most important to see."""
    kinds = {event.kind for event in view.record.dose_events}
    for kind in (DoseEventKind.MISSED, DoseEventKind.EXTRA):
        if kind in kinds:
            return kind
    if view.own is not None and view.own.doses_as_planned:
        return _PLANNED
    return _CHANGED if view.record.dose_changes else None


def _change_words(medicine_id: str, view: DayView, names: dict[str, str]) -> str:
    period = view.last_doses.get(medicine_id)
    now = "" if period is None else daily_dose(period.change.daily_dose, period.change.unit)
    return _("Dose changed: {medicine}, now {dose}").format(medicine=isolated(names.get(medicine_id, "")), dose=now)
