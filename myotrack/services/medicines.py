"""What the person takes: medicines, dose changes, missed and extra doses, the plan; kidney, liver and pump."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal

from myotrack.domain.actions import Action
from myotrack.domain.checkins import CheckIn
from myotrack.domain.diary_day import checked_planned_day
from myotrack.domain.doses import DecidedBy, DoseChange, DoseEvent, DoseEventKind, PlanStep
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.medicines import Medicine, MedicineKind, Role, Route, Unit
from myotrack.services.changes import Change
from myotrack.services.medicine_names import refuse_same_name
from myotrack.services.prescriber_knows import write_that_prescriber_knows
from myotrack.services.recorder import Recorder
from myotrack.storage.writer import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """A daily dose as a person types it: amount (0 = stopped), unit, and how and why it is taken."""

    daily_dose: Decimal
    unit: Unit = Unit.MG
    role: Role = Role.OTHER
    route: Route = Route.ORAL


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDose:
    """One step of the prescriber's plan as typed in."""

    from_day: date
    planned_daily_dose: Decimal
    unit: Unit = Unit.MG


class Medicines:
    """The medicines of the open diary.

    `prescriber_knows` is kept beside what is saved, as today's answer about R9: one change, one undo.
    """

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def all(self) -> tuple[Medicine, ...]:
        """Return all medicines in the order they were entered."""
        with self._recorder.store.read() as reader:
            return reader.all(Medicine)

    def add(
        self,
        name: str,
        *,
        kind: MedicineKind = MedicineKind.PRESCRIPTION,
        catalogue_key: str | None = None,
        since: date | None = None,
        dose: Dose | None = None,
        decided_by: DecidedBy | None = None,
        stopped: date | None = None,
        stop_decided_by: DecidedBy | None = None,
        prescriber_knows: bool = False,
    ) -> Medicine:
        """Add a medicine and, when `since` and `dose` are given, its daily dose from that day on; return it.

        `stopped` is the first day without it, for a period that is already over. Raise InvalidEntry for an empty name,
        one already on the list, a date or dose that isn't allowed, or a stop that is not after the start.
        """
        medicine = Medicine(
            id=self._recorder.new_id(),
            name=name.strip(),
            provenance=self._recorder.provenance(self._recorder.today()),
            kind=kind,
            catalogue_key=catalogue_key,
        )
        with self._recorder.record(Action.ADD_MEDICINE, Change.MEDICINES) as writer:
            refuse_same_name(writer, medicine)
            writer.put(medicine)
            if since is not None and dose is not None:
                writer.put(self._change(medicine.id, since, dose, decided_by=decided_by))
                if stopped is not None:
                    if stopped <= since:
                        raise InvalidEntry("stopped", stopped, Reason.TOO_EARLY, earliest=since + timedelta(days=1))
                    none = replace(dose, daily_dose=Decimal(0))
                    writer.put(self._change(medicine.id, stopped, none, decided_by=stop_decided_by))
            write_that_prescriber_knows(writer, self._recorder, knows=prescriber_knows)
        return medicine

    def edit(
        self,
        medicine_id: str,
        *,
        name: str,
        kind: MedicineKind,
        note: str,
        catalogue_key: str | None,
        prescriber_knows: bool = False,
    ) -> Medicine:
        """Save a medicine's name, kind, note and place in the catalogue; raise InvalidEntry as `add` does."""
        with self._recorder.record(Action.EDIT_MEDICINE, Change.MEDICINES) as writer:
            after = replace(
                self._known(writer, medicine_id), name=name.strip(), kind=kind, note=note, catalogue_key=catalogue_key
            )
            refuse_same_name(writer, after)
            writer.put(after)
            write_that_prescriber_knows(writer, self._recorder, knows=prescriber_knows)
        return after

    def remove(self, medicine_id: str) -> None:
        """Take a medicine that was entered by mistake off the list, with its doses and plan; Undo brings all back."""
        with self._recorder.record(Action.REMOVE_MEDICINE, Change.MEDICINES) as writer:
            doses: list[DoseChange | DoseEvent] = [*writer.all(DoseChange), *writer.all(DoseEvent)]
            for fact in (*doses, *writer.all(PlanStep)):
                if fact.medicine_id == medicine_id:
                    writer.remove(type(fact), fact.id)
            writer.remove(Medicine, medicine_id)

    def change_dose(
        self,
        medicine_id: str,
        day: date,
        dose: Dose,
        *,
        at: time | None = None,
        decided_by: DecidedBy | None = None,
        note: str = "",
        replaces: str | None = None,
        prescriber_knows: bool = False,
    ) -> DoseChange:
        """Save a new daily dose from `day` on (0 = stopped); `replaces` is the id of a change that is being corrected.

        Raise InvalidEntry for a day in the future or before 1900, or a dose that isn't allowed.
        """
        with self._recorder.record(Action.CHANGE_DOSE, Change.MEDICINES) as writer:
            self._known(writer, medicine_id)
            change = self._change(medicine_id, day, dose, at=at, decided_by=decided_by, note=note)
            old = writer.get(DoseChange, replaces) if replaces else None
            if old is not None:
                change = replace(change, id=old.id, provenance=old.provenance)
            writer.put(change)
            write_that_prescriber_knows(writer, self._recorder, knows=prescriber_knows)
        return change

    def remove_dose_change(self, change_id: str, *, prescriber_knows: bool = False) -> None:
        """Take a dose change out of the diary; its history stays."""
        with self._recorder.record(Action.REMOVE_DOSE_CHANGE, Change.MEDICINES) as writer:
            writer.remove(DoseChange, change_id)
            write_that_prescriber_knows(writer, self._recorder, knows=prescriber_knows)

    def dose_event(
        self,
        medicine_id: str,
        day: date,
        kind: DoseEventKind,
        *,
        at: time | None = None,
        amount: Decimal | None = None,
        unit: Unit = Unit.MG,
        route: Route = Route.ORAL,
        note: str = "",
        replaces: str | None = None,
        prescriber_knows: bool = False,
    ) -> DoseEvent:
        """Save a missed or an extra dose; `replaces` is the id of one that is being corrected.

        Where the same person had answered that the doses of the day were as planned, they no longer are.
        Raise InvalidEntry for a day or amount that isn't allowed.
        """
        checked = self._recorder.checked_day("date", day)
        event = DoseEvent(
            id=self._recorder.new_id(),
            medicine_id=medicine_id,
            day=checked,
            kind=kind,
            provenance=self._recorder.provenance(checked),
            at=at,
            amount=amount,
            unit=unit,
            route=route,
            note=note,
        )
        with self._recorder.record(Action.DOSE_EVENT, Change.MEDICINES) as writer:
            self._known(writer, medicine_id)
            old = writer.get(DoseEvent, replaces) if replaces else None
            if old is not None:
                event = replace(event, id=old.id, provenance=old.provenance)
            writer.put(event)
            self._not_as_planned(writer, checked)
            write_that_prescriber_knows(writer, self._recorder, knows=prescriber_knows)
        return event

    def remove_dose_event(self, event_id: str) -> None:
        """Take a missed or extra dose out of the diary; its history stays."""
        with self._recorder.record(Action.REMOVE_DOSE_EVENT, Change.MEDICINES) as writer:
            writer.remove(DoseEvent, event_id)

    def set_plan(
        self, medicine_id: str, steps: Sequence[PlannedDose], *, prescriber: str = "", prescriber_knows: bool = False
    ) -> None:
        """Save the prescriber's plan as typed in, in place of the one before; no steps take the plan away.

        Raise InvalidEntry for a date or dose that isn't allowed, or for two steps on one day.
        """
        days = [step.from_day for step in steps]
        if len(set(days)) != len(days):
            raise InvalidEntry("from_date", None, Reason.ALREADY_THERE)
        with self._recorder.record(Action.PLAN, Change.MEDICINES) as writer:
            self._known(writer, medicine_id)
            before = [s for s in writer.all(PlanStep) if s.medicine_id == medicine_id]
            old = {s.from_day: s for s in before if s.from_day in days}
            for step_before in before:
                if step_before not in old.values():
                    writer.remove(PlanStep, step_before.id)
            for step in steps:
                kept = old.get(step.from_day)
                writer.put(
                    PlanStep(
                        id=kept.id if kept else self._recorder.new_id(),
                        medicine_id=medicine_id,
                        from_day=checked_planned_day("from_date", step.from_day),
                        planned_daily_dose=step.planned_daily_dose,
                        provenance=kept.provenance if kept else self._recorder.provenance(self._recorder.today()),
                        unit=step.unit,
                        prescriber=prescriber,
                    )
                )
            write_that_prescriber_knows(writer, self._recorder, knows=prescriber_knows)

    def set_health(
        self, kind: HealthFactKind, value: str, day: date | None = None, *, replaces: str | None = None
    ) -> HealthFact:
        """Save a health fact that holds from `day` (default today); `replaces` is the id of one that is corrected.

        Raise InvalidEntry for a value or day that isn't allowed.
        """
        checked = self._recorder.checked_day("date", day or self._recorder.today())
        fact = HealthFact(
            id=self._recorder.new_id(),
            day=checked,
            kind=kind,
            value=value.strip(),
            provenance=self._recorder.provenance(checked),
        )
        with self._recorder.record(Action.HEALTH, Change.HEALTH) as writer:
            old = writer.get(HealthFact, replaces) if replaces else None
            if old is not None:
                fact = replace(fact, id=old.id, provenance=old.provenance)
            writer.put(fact)
        return fact

    def remove_health(self, fact_id: str) -> None:
        """Take a health fact out of the diary; its history stays."""
        with self._recorder.record(Action.HEALTH, Change.HEALTH) as writer:
            writer.remove(HealthFact, fact_id)

    def _change(
        self,
        medicine_id: str,
        day: date,
        dose: Dose,
        *,
        at: time | None = None,
        decided_by: DecidedBy | None = None,
        note: str = "",
    ) -> DoseChange:
        checked = self._recorder.checked_day("date", day)
        return DoseChange(
            id=self._recorder.new_id(),
            medicine_id=medicine_id,
            day=checked,
            daily_dose=dose.daily_dose,
            provenance=self._recorder.provenance(checked),
            at=at,
            unit=dose.unit,
            role=dose.role,
            route=dose.route,
            decided_by=decided_by,
            note=note,
        )

    def _not_as_planned(self, writer: Writer, day: date) -> None:
        for check_in in writer.on(CheckIn, day):
            if check_in.provenance.entered_by is self._recorder.author and check_in.doses_as_planned:
                writer.put(replace(check_in, doses_as_planned=False))

    def _known(self, writer: Writer, medicine_id: str) -> Medicine:
        medicine = writer.get(Medicine, medicine_id)
        if medicine is None:
            raise InvalidEntry("medicine", medicine_id, Reason.NOT_FOUND)
        return medicine
