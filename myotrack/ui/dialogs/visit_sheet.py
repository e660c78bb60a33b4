"""VisitSheet: a visit, past or to come: day, time, who, and a note."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from myotrack.domain.appointments import Appointment
from myotrack.domain.diary_day import EARLIEST_DAY, LATEST_PLANNED_DAY
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _
from myotrack.ui.dialogs.saving_sheet import SavingSheet
from myotrack.ui.host import Host
from myotrack.ui.widgets.day_field import DayField
from myotrack.ui.widgets.text_field import NoteField, TextField
from myotrack.ui.widgets.time_field import TimeField
from myotrack.words.dates import day_with_year


class VisitSheet(SavingSheet):
    """`corrects` is a visit that is there already; without it a new one is added."""

    def __init__(self, host: Host, corrects: Appointment | None = None, parent: QWidget | None = None) -> None:
        super().__init__(
            host,
            _("Add a visit") if corrects is None else _("Change a visit"),
            _("Save"),
            destructive="" if corrects is None else _("Remove this visit"),
            draft_of=TypedPlace(TypedKind.VISIT, ("" if corrects is None else corrects.id,)),
            parent=parent,
        )
        self._corrects = corrects
        today = host.diary.recorder.today()
        self._day = DayField(_("Day"), today=today, minimum=EARLIEST_DAY, maximum=LATEST_PLANNED_DAY)
        self._time = TimeField(_("Time, if you know it"))
        self._clinician = TextField(_("Who do you see?"), placeholder=_("name of the doctor or clinic"))
        self._note = NoteField(_("Note"))
        if corrects is not None:
            self._day.set_value(corrects.day)
            self._time.set_value(corrects.at)
            self._clinician.set_value(corrects.clinician)
            self._note.set_value(corrects.note)
        for widget in (self._day, self._time, self._clinician, self._note):
            self.body.addWidget(widget)
        self.go_to(self._day)
        self.primary_clicked.connect(self._save)
        self.destructive_clicked.connect(self._remove)

    def _save(self) -> None:
        day = self._day.value()
        if not self.all_well([self._day, self._time]) or day is None:
            return
        what = _("visit on {day}").format(day=day_with_year(day))
        self.save_and_close(
            partial(
                self.host.diary.appointments.save,
                day,
                at=self._time.value(),
                clinician=self._clinician.value(),
                note=self._note.value(),
                replaces=self._corrects.id if self._corrects is not None else None,
            ),
            _("Saved: {what}").format(what=what),
            what,
        )

    def _remove(self) -> None:
        if self._corrects is not None:
            what = _("visit on {day}").format(day=day_with_year(self._corrects.day))
            self.save_and_close(
                partial(self.host.diary.appointments.remove, self._corrects.id),
                _("Removed: {what}").format(what=what),
                _("removing {what}").format(what=what),
            )
