"""DayEdits: everything that was ever changed on a day, newest first, and the way back to each earlier value."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.doses import DoseChange, DoseEvent, PlanStep
from myotrack.domain.medicines import Medicine
from myotrack.domain.timeline import Timeline
from myotrack.i18n import _, ngettext
from myotrack.services.diary import DayHistory
from myotrack.storage.reader import Edit
from myotrack.ui.pages.history.edit_words import edit_heading, edit_lines
from myotrack.ui.pages.history.fact_list import FactList
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import rule
from myotrack.ui.widgets.disclosure import Disclosure
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.tab_order import tab_stops, tab_through


class DayEdits(Disclosure):
    """The entries are made when it is unfolded. `restore_wanted` carries the number of the edit whose earlier value is
    to come back."""

    restore_wanted = Signal(int)

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title or _("Changes to this day"), parent=parent)
        self._edits: tuple[Edit, ...] = ()
        self._timeline: Timeline | None = None
        self._now: tuple[object, ...] = ()
        self._place: QWidget | None = None
        self.unfolded.connect(self._show_entries)

    def show_history(self, history: DayHistory, timeline: Timeline) -> None:
        """Show what happened to a day; `timeline` knows how it stands now, and the names of its medicines."""
        record = timeline.record(history.day)
        days = (*record.check_ins, *record.counts, *record.dose_changes, *record.dose_events, *record.signs)
        self.show_edits(history.edits, timeline, (*days, *timeline.health_facts, *timeline.appointments))

    def show_edits(self, edits: tuple[Edit, ...], timeline: Timeline, now: tuple[object, ...]) -> None:
        """Show these changes, oldest first as they are given; `now` are the facts as they stand."""
        self._edits, self._timeline, self._now = edits, timeline, now
        count = len(edits)
        self.setVisible(bool(count))
        self.button.set_hint(ngettext("{count} entry", "{count} entries", count).format(count=count))
        self._show_entries()

    def _show_entries(self) -> None:
        if self._place is not None:
            self._place.hide()
            self._place.deleteLater()
            self._place = None
        if not self.is_open():
            return
        self._place = QWidget()
        entries = QVBoxLayout(self._place)
        entries.setContentsMargins(0, 0, 0, 0)
        entries.setSpacing(12)
        for edit in reversed(self._edits):
            entries.addWidget(rule())
            entry = _Entry(edit, edit_lines(edit, self._medicine_name), can_return=self._can_return(edit))
            entry.wanted.connect(self.restore_wanted)
            entries.addWidget(entry)
        self.body.addWidget(self._place)
        tab_through(self.button, tab_stops(self._place))

    def _medicine_name(self, medicine_id: str) -> str:
        medicine = None if self._timeline is None else self._timeline.medicine(medicine_id)
        if medicine is not None:
            return medicine.name
        known = (fact for edit in self._edits for fact in (edit.before, edit.after))
        removed = next((fact for fact in known if isinstance(fact, Medicine) and fact.id == medicine_id), None)
        return _("a removed medicine") if removed is None else removed.name

    def _can_return(self, edit: Edit) -> bool:
        """Whether there was something before that is not there now; a dose needs its medicine."""
        if edit.before is None or self._timeline is None or edit.before in self._now:
            return False
        if isinstance(edit.before, DoseChange | DoseEvent | PlanStep):
            return self._timeline.medicine(edit.before.medicine_id) is not None
        return True


class _Entry(QWidget):
    wanted = Signal(int)

    def __init__(self, edit: Edit, lines: dict[str, str], *, can_return: bool) -> None:
        super().__init__()
        self._seq = edit.seq
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        heading = edit_heading(edit)
        outer.addWidget(Label(heading, TextRole.STRONG))
        shown = FactList()
        shown.set_lines(lines or {_("Entry"): _("who and when it was entered, or how")})
        outer.addWidget(shown)
        if can_return:
            button = BigButton(_("Bring this back"), _("as it was before"), icon="undo-2")
            button.set_spoken(_("Bring back what was before: {change}").format(change=heading))
            button.clicked.connect(self._want)
            outer.addWidget(button)

    def _want(self) -> None:
        self.wanted.emit(self._seq)
