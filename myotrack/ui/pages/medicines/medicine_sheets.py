"""MedicineSheets: makes the sheets of the page: for a button, for an entry, or again where something was typed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from myotrack.domain.doses import DoseChange, DoseEvent, DoseEventKind
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.timeline import Timeline
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.ui.dialogs.add_medicine_sheet import AddMedicineSheet
from myotrack.ui.dialogs.dose_change_sheet import DoseChangeSheet
from myotrack.ui.dialogs.dose_event_sheet import DoseEventSheet
from myotrack.ui.dialogs.edit_medicine_sheet import EditMedicineSheet
from myotrack.ui.dialogs.health_sheet import HealthSheet
from myotrack.ui.dialogs.plan_sheet import PlanSheet
from myotrack.ui.dialogs.saving_sheet import SavingSheet
from myotrack.ui.host import Host
from myotrack.ui.pages.medicines.medicine_view import MedicineView


class MedicineSheets:
    """`timeline` and `views` are what the page shows, `parent` is the page."""

    def __init__(self, host: Host, timeline: Timeline, views: Mapping[str, MedicineView], parent: QWidget) -> None:
        self._host, self._timeline, self._views, self._parent = host, timeline, views, parent

    def typed(self, place: TypedPlace) -> SavingSheet | None:
        """The sheet in which this was typed, None when what it was about is no longer in the diary."""
        if place.kind is TypedKind.NEW_MEDICINE:
            return self.add()
        if place.kind is TypedKind.HEALTH:
            return self._typed_health(HealthFactKind(place.subject[0]), place.subject[1])
        if place.kind in (TypedKind.DOSE_CORRECTION, TypedKind.EVENT_CORRECTION):
            return self._typed_correction(place.subject[0])
        view = self._views.get(place.subject[0])
        if view is None:
            return None
        if place.kind in (TypedKind.DOSE, TypedKind.STOP):
            return self.change(view, stops=place.kind is TypedKind.STOP)
        if place.kind is TypedKind.DOSE_EVENT:
            return self.event(view, DoseEventKind(place.subject[1]))
        return self.plan(view) if place.kind is TypedKind.PLAN else self.edit(view)

    def add(self) -> AddMedicineSheet:
        """Another medicine."""
        return AddMedicineSheet(self._host, parent=self._parent)

    def health(self, kind: HealthFactKind, fact: HealthFact | None) -> HealthSheet:
        """A fact about the person; `fact` is what is written down so far."""
        return HealthSheet(self._host, kind, fact, parent=self._parent)

    def change(self, view: MedicineView, *, stops: bool) -> DoseChangeSheet:
        """A new dose, or a stop."""
        return DoseChangeSheet(self._host, view.medicine, view.changes, stops=stops, parent=self._parent)

    def event(self, view: MedicineView, kind: DoseEventKind) -> DoseEventSheet:
        """A missed or an extra dose, measured and taken as the last one was."""
        pattern = view.changes[-1] if view.changes else None
        if pattern is None:
            return DoseEventSheet(self._host, view.medicine, kind, parent=self._parent)
        return DoseEventSheet(
            self._host, view.medicine, kind, unit=pattern.unit, route=pattern.route, parent=self._parent
        )

    def plan(self, view: MedicineView) -> PlanSheet:
        """The prescriber's steps."""
        taken = view.series[0].periods if view.series else ()
        return PlanSheet(self._host, view.medicine, view.plan, taken, parent=self._parent)

    def edit(self, view: MedicineView) -> EditMedicineSheet:
        """Name, kind and note."""
        return EditMedicineSheet(self._host, view.medicine, parent=self._parent)

    def correct(self, entry: DoseChange | DoseEvent) -> SavingSheet:
        """An earlier entry."""
        view = self._views[entry.medicine_id]
        if isinstance(entry, DoseChange):
            return DoseChangeSheet(self._host, view.medicine, view.changes, corrects=entry, parent=self._parent)
        return DoseEventSheet(self._host, view.medicine, entry.kind, corrects=entry, parent=self._parent)

    def _typed_correction(self, entry_id: str) -> SavingSheet | None:
        entries: tuple[DoseChange | DoseEvent, ...] = (*self._timeline.dose_changes, *self._timeline.dose_events)
        entry = next((each for each in entries if each.id == entry_id), None)
        return None if entry is None or entry.medicine_id not in self._views else self.correct(entry)

    def _typed_health(self, kind: HealthFactKind, fact_id: str) -> SavingSheet | None:
        fact = next((each for each in self._timeline.all_of(kind) if each.id == fact_id), None)
        return self.health(kind, fact) if fact is not None or not fact_id else None
