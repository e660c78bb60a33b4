"""Everything about a span of days as one frozen value: what rules, charts and analysis are given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from myotrack.domain.answers import AlertAnswer
from myotrack.domain.appointments import Appointment
from myotrack.domain.checkins import CheckIn, CheckInStatus, DayState
from myotrack.domain.counting import CountSession
from myotrack.domain.diary_day import days_between
from myotrack.domain.doses import (
    DoseChange,
    DoseEvent,
    DosePeriod,
    Exposure,
    PlanStep,
    dose_periods,
    exposures,
)
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.medicines import Medicine, Role, Route
from myotrack.domain.provenance import Author
from myotrack.domain.signs import SignReport

_Fact = TypeVar("_Fact", CheckIn, CountSession, DoseChange, DoseEvent, SignReport)


@dataclass(frozen=True, slots=True)
class DayRecord:
    """All that was logged for one diary day."""

    day: date
    check_ins: tuple[CheckIn, ...] = ()
    counts: tuple[CountSession, ...] = ()
    dose_changes: tuple[DoseChange, ...] = ()
    dose_events: tuple[DoseEvent, ...] = ()
    signs: tuple[SignReport, ...] = ()

    @property
    def check_in(self) -> CheckIn | None:
        """The day's answers: the patient's own where there are any, else the caregiver's (never mixed).

        A bad day "to be filled in later" holds no answers yet: someone else's stand before it.
        """

        if len(self.check_ins) == 1:  # asked for every day of years
            return self.check_ins[0]

        def order(check_in: CheckIn) -> tuple[bool, bool]:
            still_open = check_in.status is CheckInStatus.LATER
            return (still_open, check_in.provenance.entered_by is not Author.PATIENT)

        return min(self.check_ins, key=order, default=None)

    @property
    def state(self) -> DayState:
        """Which of the six states the day is in."""
        if self.check_in is not None:
            return self.check_in.state
        seen = self.counts or self.dose_events or self.signs
        return DayState.PARTIAL if seen else DayState.NOT_LOGGED

    @property
    def is_logged(self) -> bool:
        """Whether a count or band was entered, 0 included (statistics.md, Definitions)."""
        return self.state in (DayState.ZERO, DayState.VALUE)

    @property
    def fact_ids(self) -> frozenset[str]:
        """The ids of everything that was logged."""
        kinds = (self.check_ins, self.counts, self.dose_changes, self.dose_events, self.signs)
        return frozenset().union(*([fact.id for fact in facts] for facts in kinds))


@dataclass(frozen=True)
class Timeline:
    """The facts of a diary up to and including `as_of`; days after it don't exist here."""

    as_of: date
    check_ins: tuple[CheckIn, ...] = ()
    counts: tuple[CountSession, ...] = ()
    medicines: tuple[Medicine, ...] = ()
    dose_changes: tuple[DoseChange, ...] = ()
    dose_events: tuple[DoseEvent, ...] = ()
    plan_steps: tuple[PlanStep, ...] = ()
    signs: tuple[SignReport, ...] = ()
    health_facts: tuple[HealthFact, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    answers: tuple[AlertAnswer, ...] = ()

    def until(self, as_of: date) -> Timeline:
        """Return the same diary as it is known on the diary day `as_of`; plans and appointments are kept whole."""
        return Timeline(
            as_of=as_of,
            check_ins=tuple(f for f in self.check_ins if f.day <= as_of),
            counts=tuple(f for f in self.counts if f.day <= as_of),
            medicines=self.medicines,
            dose_changes=tuple(f for f in self.dose_changes if f.day <= as_of),
            dose_events=tuple(f for f in self.dose_events if f.day <= as_of),
            plan_steps=self.plan_steps,
            signs=tuple(f for f in self.signs if f.day <= as_of),
            health_facts=tuple(f for f in self.health_facts if f.day <= as_of),
            appointments=self.appointments,
            answers=tuple(f for f in self.answers if f.day <= as_of),
        )

    @cached_property
    def _records(self) -> dict[date, DayRecord]:
        check_ins, counts, changes, events, signs = (
            _by_day(self.check_ins),
            _by_day(self.counts),
            _by_day(self.dose_changes),
            _by_day(self.dose_events),
            _by_day(self.signs),
        )
        days = check_ins.keys() | counts.keys() | changes.keys() | events.keys() | signs.keys()
        return {
            day: DayRecord(
                day,
                tuple(check_ins[day]),
                tuple(counts[day]),
                tuple(changes[day]),
                tuple(events[day]),
                tuple(signs[day]),
            )
            for day in days
        }

    def record(self, day: date) -> DayRecord:
        """Return what was logged for `day`; an empty record when nothing was."""
        return self._records.get(day) or DayRecord(day)

    def records(self, first: date, last: date) -> tuple[DayRecord, ...]:
        """Return one record a day from `first` to `last`, both included; unlogged days are empty records."""
        return tuple(self.record(day) for day in days_between(first, last))

    @cached_property
    def first_day(self) -> date | None:
        """First day on which something was observed: a check-in, a count or a sign; doses alone don't begin a diary."""
        return min((fact.day for facts in (self.check_ins, self.counts, self.signs) for fact in facts), default=None)

    @cached_property
    def last_day(self) -> date | None:
        """Last day on which something was observed; None for a diary without observations."""
        return max((fact.day for facts in (self.check_ins, self.counts, self.signs) for fact in facts), default=None)

    def medicine(self, medicine_id: str) -> Medicine | None:
        """Return the medicine with this id, or None."""
        return next((m for m in self.medicines if m.id == medicine_id), None)

    @cached_property
    def _periods(self) -> dict[tuple[str, Route], tuple[DosePeriod, ...]]:
        changes: defaultdict[tuple[str, Route], list[DoseChange]] = defaultdict(list)
        for change in self.dose_changes:
            changes[(change.medicine_id, change.route)].append(change)
        return {key: dose_periods(found) for key, found in changes.items()}

    def periods(self, medicine_id: str) -> dict[Route, tuple[DosePeriod, ...]]:
        """Return the dose periods of a medicine, oldest first, for each route it was taken by."""
        return {route: found for (owner, route), found in self._periods.items() if owner == medicine_id}

    @cached_property
    def exposures(self) -> tuple[Exposure, ...]:
        """All periods on all medicines, oldest first."""
        found = [e for periods in self._periods.values() for e in exposures(periods)]
        return tuple(sorted(found, key=lambda e: (e.first, e.medicine_id, e.route)))

    def taken_on(self, day: date) -> tuple[DosePeriod, ...]:
        """Return the dose periods above 0 that hold on `day`."""
        return tuple(p for periods in self._periods.values() for p in periods if p.holds(day) and not p.stopped)

    def in_role(self, role: Role) -> tuple[Exposure, ...]:
        """Return the periods in which a medicine was taken in this role."""
        return tuple(e for e in self.exposures if e.role is role)

    def plan(self, medicine_id: str) -> tuple[PlanStep, ...]:
        """Return the prescriber's steps for a medicine, oldest first."""
        return tuple(sorted((s for s in self.plan_steps if s.medicine_id == medicine_id), key=lambda s: s.from_day))

    def latest(self, kind: HealthFactKind) -> HealthFact | None:
        """Return the fact of this kind that holds on `as_of`: the latest one, the last of several entered at once."""
        return next(reversed(self.all_of(kind)), None)

    def all_of(self, kind: HealthFactKind) -> tuple[HealthFact, ...]:
        """Return every fact of this kind, oldest first."""
        return tuple(sorted((f for f in self.health_facts if f.kind is kind), key=_fact_order))

    @property
    def has_pump(self) -> bool:
        """Whether a pump is in use on `as_of`: a dose by intrathecal pump, or a refill date."""
        pumped = any(p.change.route is Route.INTRATHECAL_PUMP for p in self.taken_on(self.as_of))
        return pumped or self.latest(HealthFactKind.PUMP_REFILL_DUE) is not None


def _fact_order(fact: HealthFact) -> tuple[date, float]:
    return (fact.day, fact.provenance.entered_at.timestamp())


def _by_day(facts: Iterable[_Fact]) -> defaultdict[date, list[_Fact]]:
    found: defaultdict[date, list[_Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.day].append(fact)
    return found
