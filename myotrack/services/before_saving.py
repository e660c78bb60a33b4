"""What R9 would say of a dose that is being typed: asked before it is saved, and never in the way of saving."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from myotrack.domain.doses import DoseChange, DoseEvent, DoseEventKind
from myotrack.domain.errors import InvalidEntry
from myotrack.domain.guidance.evidence import Evidence
from myotrack.domain.guidance.never_stop import before_saving
from myotrack.domain.medicines import Medicine, MedicineKind, Route
from myotrack.domain.timeline import Timeline
from myotrack.services.knowledge import knowledge_of
from myotrack.services.medicines import Dose
from myotrack.services.recorder import Recorder

_NOT_SAVED_YET = "not saved yet"
_STARTED = "started"
"""Ids of facts that are not in the diary."""


class BeforeSaving:
    """Asks about one form while it is open: `timeline` holds all that is written down about medicines.

    Each method returns what R9 would say, () when nothing. An entry that isn't allowed is said elsewhere: () too.
    """

    def __init__(self, recorder: Recorder, timeline: Timeline) -> None:
        self._recorder = recorder
        self._timeline = timeline
        self._knowledge = knowledge_of(timeline.medicines, recorder.day_start)

    def is_baclofen(self, medicine: Medicine) -> bool:
        """Whether the guidance about baclofen speaks of this medicine."""
        return self._knowledge.is_baclofen(medicine)

    def never_stop_suddenly(self, medicine: Medicine) -> bool:
        """Whether the medicine is one that must never be stopped suddenly."""
        return self._knowledge.never_stop_suddenly(medicine)

    def change(
        self,
        medicine_id: str,
        day: date,
        dose: Dose,
        *,
        at: time | None = None,
        replaces: str | None = None,
    ) -> tuple[Evidence, ...]:
        """Ask about a new daily dose from `day` on (0 = stopped); `replaces` is the id of a change that it corrects."""
        old = next((change for change in self._timeline.dose_changes if change.id == replaces), None)
        try:
            change = self._change(medicine_id, day, dose, at=at)
        except InvalidEntry:
            return ()
        if old is not None:
            change = replace(change, id=old.id, provenance=old.provenance)
        return before_saving(self._timeline, change, self._knowledge)

    def event(
        self,
        medicine_id: str,
        day: date,
        kind: DoseEventKind,
        *,
        at: time | None = None,
        route: Route = Route.ORAL,
        replaces: str | None = None,
    ) -> tuple[Evidence, ...]:
        """Ask about a missed or an extra dose; `replaces` is the id of one that it corrects."""
        old = next((event for event in self._timeline.dose_events if event.id == replaces), None)
        try:
            event = DoseEvent(
                id=_NOT_SAVED_YET,
                medicine_id=medicine_id,
                day=self._recorder.checked_day("date", day),
                kind=kind,
                provenance=self._recorder.provenance(day),
                at=at,
                route=route,
            )
        except InvalidEntry:
            return ()
        if old is not None:
            event = replace(event, id=old.id, provenance=old.provenance)
        return before_saving(self._timeline, event, self._knowledge)

    def period(
        self, name: str, catalogue_key: str | None, since: date, dose: Dose, stopped: date
    ) -> tuple[Medicine, tuple[Evidence, ...]]:
        """Ask about a medicine that is added with a period that is over; `stopped` is the first day without it."""
        medicine = self._medicine(name, catalogue_key)
        try:
            started = self._change(medicine.id, since, dose, change_id=_STARTED)
            stop = self._change(medicine.id, stopped, replace(dose, daily_dose=dose.daily_dose * 0))
        except InvalidEntry:
            return medicine, ()
        if stopped <= since:
            return medicine, ()
        medicines = (*self._timeline.medicines, medicine)
        after = replace(self._timeline, medicines=medicines, dose_changes=(*self._timeline.dose_changes, started))
        return medicine, before_saving(after, stop, knowledge_of(medicines, self._recorder.day_start))

    def _medicine(self, name: str, catalogue_key: str | None) -> Medicine:
        return Medicine(
            id=_NOT_SAVED_YET,
            name=name.strip() or "?",
            provenance=self._recorder.provenance(self._recorder.today()),
            kind=MedicineKind.PRESCRIPTION,
            catalogue_key=catalogue_key,
        )

    def _change(
        self,
        medicine_id: str,
        day: date,
        dose: Dose,
        *,
        change_id: str = _NOT_SAVED_YET,
        at: time | None = None,
    ) -> DoseChange:
        return DoseChange(
            id=change_id,
            medicine_id=medicine_id,
            day=self._recorder.checked_day("date", day),
            daily_dose=dose.daily_dose,
            provenance=self._recorder.provenance(day),
            at=at,
            unit=dose.unit,
            role=dose.role,
            route=dose.route,
        )
