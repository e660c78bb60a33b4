"""DoseEventSheet: a missed or an extra dose on a day, or the correction of one."""

from __future__ import annotations

from datetime import date, time
from functools import partial

from PySide6.QtWidgets import QWidget

from myotrack.domain.doses import DoseEvent, DoseEventKind
from myotrack.domain.guidance.evidence import Evidence
from myotrack.domain.medicines import Medicine, Route, Unit
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _
from myotrack.ui.dialogs.caution_card import CautionCard
from myotrack.ui.dialogs.dose_choices import chosen_route, chosen_unit, route_row, unit_row
from myotrack.ui.dialogs.dose_field import DoseField
from myotrack.ui.dialogs.saving_sheet import SavingSheet
from myotrack.ui.host import Host
from myotrack.ui.widgets.day_field import DayField
from myotrack.ui.widgets.disclosure import Disclosure
from myotrack.ui.widgets.text_field import NoteField
from myotrack.ui.widgets.time_field import TimeField
from myotrack.words.dates import day_and_time
from myotrack.words.medicine_labels import dose_event_label, route_label, unit_label
from myotrack.words.personal_text import isolated


class DoseEventSheet(SavingSheet):
    """Day, time and the amount of that one dose; the amount may stay open. `corrects` fills in an earlier one."""

    def __init__(
        self,
        host: Host,
        medicine: Medicine,
        kind: DoseEventKind,
        *,
        day: date | None = None,
        unit: Unit = Unit.MG,
        route: Route = Route.ORAL,
        corrects: DoseEvent | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._medicine, self._kind, self._corrects = medicine, kind, corrects
        super().__init__(
            host,
            _title(kind, medicine),
            _("Save"),
            destructive="" if corrects is None else _("Remove this entry"),
            draft_of=TypedPlace(TypedKind.DOSE_EVENT, (medicine.id, kind))
            if corrects is None
            else TypedPlace(TypedKind.EVENT_CORRECTION, (corrects.id,)),
            parent=parent,
        )
        self._build(kind, corrects.unit if corrects else unit)
        self._unit.set_chosen(corrects.unit if corrects else unit)
        self._route.set_chosen(corrects.route if corrects else route)
        self._day.set_value(day or host.diary.recorder.today())
        if corrects is not None:
            self._day.set_value(corrects.day)
            self._time.set_value(corrects.at)
            self._amount.set_value(corrects.amount)
            self._note.set_value(corrects.note)
        self._show_details()
        self.spare_px = self.caution.room_for(self._medicine)
        self.go_to(self._day)
        self.primary_clicked.connect(self._save)
        self.destructive_clicked.connect(self._remove)

    def _build(self, kind: DoseEventKind, unit: Unit) -> None:
        # What has to be read before this is saved stands above the fields; it never blocks saving.
        self.caution = CautionCard(self.host)
        self.body.addWidget(self.caution)
        self._day = DayField(_("On which day?"), today=self.host.diary.recorder.today())
        self._time = TimeField(_("At what time, if you know?"), now=self._now)
        missed = kind is DoseEventKind.MISSED
        self._amount = DoseField(
            _("How much was missed, if you know?") if missed else _("How much extra, if you know?"),
            unit,
            optional=True,
            above_zero=_("Leave the amount empty if you don't know it."),
        )
        self._details = Disclosure(_("Unit, way of taking, note"))
        self._unit, self._route, self._note = unit_row(), route_row(), NoteField(_("Note"))
        self._unit.chosen.connect(self._show_details)
        self._route.chosen.connect(self._show_details)
        self._day.edited.connect(self._show_caution)
        self._time.edited.connect(self._show_caution)
        for widget in (self._unit, self._route, self._note):
            self._details.body.addWidget(widget)
        for field in (self._day, self._time, self._amount, self._details):
            self.body.addWidget(field)

    def _now(self) -> time:
        return self.host.diary.recorder.now().time()

    def _show_details(self) -> None:
        unit = chosen_unit(self._unit)
        self._amount.set_unit(unit)
        self._show_caution()
        self._details.button.set_hint(f"{unit_label(unit)} · {route_label(chosen_route(self._route))}")

    def _show_caution(self) -> None:
        """Show what the guidance says as soon as what is typed would be the second missed dose in 48 hours."""
        day, evidence = self._day.value(), tuple[Evidence, ...]()
        if day is not None and self.caution.before is not None:
            evidence = self.caution.before.event(
                self._medicine.id,
                day,
                self._kind,
                at=self._time.value(),
                route=chosen_route(self._route),
                replaces=self._corrects.id if self._corrects else None,
            )
        self.caution.show_evidence(self._medicine, evidence)

    def _save(self) -> None:
        day = self._day.value()
        if not self.all_well([self._day, self._time, self._amount]) or day is None:
            return
        words = {
            "what": dose_event_label(self._kind),
            "medicine": isolated(self._medicine.name),
            "when": day_and_time(day, self._time.value(), self.host.diary.recorder.today()),
        }
        what = _("{what} of {medicine} on {when}").format(**words)
        self.save_and_close(
            partial(
                self.host.diary.medicines.dose_event,
                self._medicine.id,
                day,
                self._kind,
                at=self._time.value(),
                amount=self._amount.value(),
                unit=chosen_unit(self._unit),
                route=chosen_route(self._route),
                note=self._note.value(),
                replaces=self._corrects.id if self._corrects else None,
                prescriber_knows=self.caution.prescriber_knows,
            ),
            _("Saved: {what}").format(what=what),
            what,
        )

    def _remove(self) -> None:
        if self._corrects is None:
            return
        name = isolated(self._medicine.name)
        self.save_and_close(
            partial(self.host.diary.medicines.remove_dose_event, self._corrects.id),
            _("Removed an entry of {medicine}").format(medicine=name),
            _("removing an entry of {medicine}").format(medicine=name),
        )


def _title(kind: DoseEventKind, medicine: Medicine) -> str:
    name = isolated(medicine.name)
    if kind is DoseEventKind.MISSED:
        return _("Missed a dose of {medicine}").format(medicine=name)
    return _("Took extra {medicine}").format(medicine=name)
