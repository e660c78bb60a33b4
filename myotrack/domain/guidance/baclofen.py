"""Who is on baclofen on which day: what the rules about baclofen stand on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.guidance.evidence import DoseEventEvidence, DoseMove, MoveKind, OnTheList, RefillDue, Taken
from myotrack.domain.guidance.health_facts import facts_of
from myotrack.domain.guidance.knowledge import Knowledge
from myotrack.domain.guidance.thresholds import AFTER_CHANGE_DAYS
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.medicines import Medicine, Route
from myotrack.domain.timeline import Timeline


class BaclofenUse:
    """Baclofen in one timeline: by all routes, under all names. Days are diary days up to the as-of day."""

    def __init__(self, timeline: Timeline, knowledge: Knowledge, moves: Iterable[DoseMove]) -> None:
        self._timeline = timeline
        self._medicines = tuple(m for m in timeline.medicines if knowledge.is_baclofen(m))
        self._ids = frozenset(m.id for m in self._medicines)
        every = tuple(moves)
        self._moves = tuple(move for move in every if move.medicine.id in self._ids)
        self._pump_stops = tuple(
            m.day for m in every if m.kind is MoveKind.STOPPED and m.change.route is Route.INTRATHECAL_PUMP
        )

    def taken(self, day: date) -> tuple[Taken | OnTheList, ...]:
        """Return the baclofen taken on `day`.

        One on the list without any dose counts as taken on every day: nothing says when it began or ended.
        """
        return (*self._taken_at_a_dose(self._medicines, day), *self._listed)

    def stopped_lately(self, day: date) -> tuple[DoseMove, ...]:
        """Return the stops of baclofen at most 7 days before `day`, or on it."""
        return tuple(m for m in self._stops if 0 <= (day - m.day).days <= AFTER_CHANGE_DAYS)

    def use(self, day: date) -> tuple[Taken | OnTheList | DoseMove, ...]:
        """Return why someone counts as on baclofen on `day`: it is taken, or was stopped at most 7 days ago."""
        return self.taken(day) or self.stopped_lately(day)

    def covers(self, day: date) -> bool:
        """Whether someone counts as on baclofen on `day`, as `use` tells; quick enough to ask of every day."""
        return bool(self._listed) or any(first <= day <= last for first, last in self._spans)

    def taken_since(self, day: date) -> date:
        """Return the first of the days without a break up to `day` on which baclofen was taken; it is on `day`."""
        began = [first for first, last in self._taken_spans if first <= day <= last]
        return min([*began, *(one.day for one in self._listed)])

    @cached_property
    def lowered(self) -> tuple[DoseMove | DoseEventEvidence, ...]:
        """Every stop, cut and missed dose of baclofen."""
        missed = (
            DoseEventEvidence(medicine, event)
            for medicine in self._medicines
            for event in self._timeline.dose_events
            if event.medicine_id == medicine.id and event.kind is DoseEventKind.MISSED
        )
        return (*(m for m in self._moves if m.kind in (MoveKind.STOPPED, MoveKind.CUT)), *missed)

    def pumped(self, day: date) -> tuple[Taken, ...]:
        """Return the medicines, baclofen or not, that a pump gives on `day`."""
        taken = self._taken_at_a_dose(self._timeline.medicines, day)
        return tuple(one for one in taken if one.change.route is Route.INTRATHECAL_PUMP)

    def pump(self, day: date) -> tuple[Taken | RefillDue, ...]:
        """Return what says that there is a pump on `day`: a dose by pump of any medicine, or a day to refill it."""
        refills = facts_of(self._timeline, HealthFactKind.PUMP_REFILL_DUE)[-1:]
        return self.pumped(day) or tuple(
            RefillDue(refill, passed=False) for refill in refills if not self.pump_was_stopped(refill, day)
        )

    def pump_was_stopped(self, refill: HealthFact, by: date) -> bool:
        """Whether the pump that this refill is for was stopped after it was written down, and none is in use on `by`.

        Who writes down a refill after a stop has a pump again.
        """
        return any(refill.day < stopped <= by for stopped in self._pump_stops) and not self.pumped(by)

    def by_mouth(self, day: date) -> tuple[Taken, ...]:
        """Return the baclofen taken by mouth at a dose on `day`."""
        taken = self._taken_at_a_dose(self._medicines, day)
        return tuple(one for one in taken if one.change.route is Route.ORAL)

    def is_of(self, medicine_id: str) -> bool:
        """Whether this medicine is baclofen."""
        return medicine_id in self._ids

    @cached_property
    def _stops(self) -> tuple[DoseMove, ...]:
        return tuple(move for move in self._moves if move.kind is MoveKind.STOPPED)

    @cached_property
    def _taken_spans(self) -> tuple[tuple[date, date], ...]:
        periods = (p for m in self._medicines for found in self._timeline.periods(m.id).values() for p in found)
        return _joined((p.first, p.last or date.max) for p in periods if not p.stopped)

    @cached_property
    def _spans(self) -> tuple[tuple[date, date], ...]:
        after_stops = ((m.day, m.day + timedelta(days=AFTER_CHANGE_DAYS)) for m in self._stops)
        return _joined((*self._taken_spans, *after_stops))

    @cached_property
    def _listed(self) -> tuple[OnTheList, ...]:
        """The baclofen on the list by the as-of day that has no dose.

        Who lists it has it; so has who planned or missed a dose of it, on whatever day it was put on the list: one that
        was put there later than the as-of day counts from the first observed day on.
        """
        as_of = self._timeline.as_of
        latest = as_of + timedelta(days=1)  # a diary day can end in the night after it
        spoken_of = {event.medicine_id for event in self._timeline.dose_events}
        spoken_of |= {step.medicine_id for step in self._timeline.plan_steps}
        entered = ((m, m.provenance.entered_at.date()) for m in self._medicines if not self._timeline.periods(m.id))
        first_day = self._timeline.first_day or as_of
        return tuple(
            OnTheList(m, min(day, as_of) if day <= latest else first_day)
            for m, day in entered
            if day <= latest or m.id in spoken_of
        )

    def _taken_at_a_dose(self, medicines: Iterable[Medicine], day: date) -> tuple[Taken, ...]:
        return tuple(
            Taken(medicine, period.change)
            for medicine in medicines
            for periods in self._timeline.periods(medicine.id).values()
            for period in periods
            if period.holds(day) and not period.stopped
        )


def _joined(spans: Iterable[tuple[date, date]]) -> tuple[tuple[date, date], ...]:
    """Return the same days in as few spans as can be, oldest first."""
    found: list[tuple[date, date]] = []
    for first, last in sorted(spans):
        if found and (first - found[-1][1]).days <= 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)
