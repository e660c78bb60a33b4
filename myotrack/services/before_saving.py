"""What R9 would say of something that is about to be saved: asked before it is, and never in the way of saving."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from myotrack.domain.diary_day import checked_planned_day
from myotrack.domain.doses import DecidedBy, DoseChange, DoseEvent, DoseEventKind, PlanStep
from myotrack.domain.errors import InvalidEntry
from myotrack.domain.guidance.before_saving import Reason, new_reasons, with_facts
from myotrack.domain.medicines import Medicine, MedicineKind, Route
from myotrack.domain.timeline import Timeline
from myotrack.services.knowledge import knowledge_of
from myotrack.services.medicines import Dose, PlannedDose
from myotrack.services.recorder import Recorder

_NOT_SAVED_YET = "not saved yet"
_STARTED = "started"
"""Ids of facts that are not in the diary."""

Reasons = tuple[Reason, ...]
"""What R9 would say, oldest first; () for nothing."""


class BeforeSaving:
    """Asks about what is to be saved; `timeline` holds all that is written down about medicines.

    Each method puts together the diary as it would be. An entry that isn't allowed is said elsewhere: () too.
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
        decided_by: DecidedBy | None = None,
        replaces: str | None = None,
    ) -> Reasons:
        """Ask about a new daily dose from `day` on (0 = stopped); `replaces` is the id of a change that it corrects."""
        old = next((change for change in self._timeline.dose_changes if change.id == replaces), None)
        try:
            change = self._change(medicine_id, day, dose, at=at, decided_by=decided_by)
        except InvalidEntry:
            return ()
        if old is not None:
            change = replace(change, id=old.id, provenance=old.provenance)
        return self._told(with_facts(self._timeline, (change,)), change)

    def event(
        self,
        medicine_id: str,
        day: date,
        kind: DoseEventKind,
        *,
        at: time | None = None,
        route: Route = Route.ORAL,
        replaces: str | None = None,
    ) -> Reasons:
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
        return self._told(with_facts(self._timeline, (event,)), event)

    def period(
        self,
        name: str,
        catalogue_key: str | None,
        since: date,
        dose: Dose,
        stopped: date,
        *,
        stop_decided_by: DecidedBy | None = None,
    ) -> tuple[Medicine, Reasons]:
        """Ask about a medicine that is added with a period that is over; `stopped` is the first day without it."""
        medicine = self._medicine(name, catalogue_key)
        none = replace(dose, daily_dose=Decimal(0))
        try:
            started = self._change(medicine.id, since, dose, change_id=_STARTED)
            stop = self._change(medicine.id, stopped, none, decided_by=stop_decided_by)
        except InvalidEntry:
            return medicine, ()
        if stopped <= since:
            return medicine, ()
        return medicine, self._told(with_facts(self._timeline, (medicine, started, stop)))

    def without(self, change_id: str) -> Reasons:
        """Ask about taking a dose change out of the diary: what is left can be a stop, or a cut in one go."""
        left = tuple(change for change in self._timeline.dose_changes if change.id != change_id)
        return self._told(replace(self._timeline, dose_changes=left))

    def plan(self, medicine_id: str, steps: Sequence[PlannedDose]) -> Reasons:
        """Ask about a plan in place of the one before: what was cut already can be more, or earlier, than it says."""
        others = tuple(step for step in self._timeline.plan_steps if step.medicine_id != medicine_id)
        try:
            planned = tuple(self._step(medicine_id, step) for step in steps)
        except InvalidEntry:
            return ()
        return self._told(replace(self._timeline, plan_steps=(*others, *planned)))

    def named(self, medicine_id: str, name: str, catalogue_key: str | None) -> Reasons:
        """Ask about another name of a medicine: by it, it can be one that must never be stopped suddenly."""
        medicine, typed = self._timeline.medicine(medicine_id), name.strip()
        taken = {other.name.casefold() for other in self._timeline.medicines if other.id != medicine_id}
        if medicine is None or typed.casefold() in taken:
            return ()
        try:
            renamed = replace(medicine, name=typed, catalogue_key=catalogue_key)
        except InvalidEntry:
            return ()
        return self._told(with_facts(self._timeline, (renamed,)))

    def brought_back(self, facts: Iterable[object]) -> Reasons:
        """Ask about facts that come back as they were once."""
        return self._told(with_facts(self._timeline, facts))

    def _told(self, after: Timeline, saved: DoseChange | DoseEvent | None = None) -> Reasons:
        knowledge = self._knowledge
        if after.medicines != self._timeline.medicines:
            knowledge = knowledge_of(after.medicines, self._recorder.day_start)
        return new_reasons(self._timeline, after, knowledge, saved=saved)

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
        decided_by: DecidedBy | None = None,
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
            decided_by=decided_by,
        )

    def _step(self, medicine_id: str, step: PlannedDose) -> PlanStep:
        return PlanStep(
            id=f"{_NOT_SAVED_YET} {step.from_day}",
            medicine_id=medicine_id,
            from_day=checked_planned_day("from_date", step.from_day),
            planned_daily_dose=step.planned_daily_dose,
            provenance=self._recorder.provenance(self._recorder.today()),
            unit=step.unit,
        )
