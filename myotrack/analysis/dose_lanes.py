"""The dose staircase of each medicine: what was taken and what was planned, cut to the days that are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from myotrack.domain.doses import DosePeriod, PlanStep, in_milligrams
from myotrack.domain.medicines import Role, Route, Unit
from myotrack.domain.timeline import Timeline


@dataclass(frozen=True, slots=True)
class LaneStep:
    """Days at one daily dose; `height` is the dose as a share (0 to 1) of the lane's highest one in a like unit."""

    first: date
    last: date
    dose: Decimal
    unit: Unit
    height: float


@dataclass(frozen=True, slots=True)
class DoseLane:
    """One medicine by one route: steps taken, steps planned, and the roles it had in the shown days."""

    medicine_id: str
    route: Route
    roles: frozenset[Role]
    taken: tuple[LaneStep, ...]
    planned: tuple[LaneStep, ...]

    @property
    def is_suspected(self) -> bool:
        """Whether it was suspected at any time of the shown days."""
        return Role.SUSPECTED in self.roles


@dataclass(frozen=True, slots=True)
class _Step:
    first: date
    last: date | None
    dose: Decimal
    unit: Unit


def dose_lanes(timeline: Timeline, first: date, last: date) -> tuple[DoseLane, ...]:
    """Return the lanes of the shown days: suspected medicines first, then the order in which they were begun.

    A medicine that was off all the time has no lane unless it is suspected or planned. A plan has no route: it goes
    with the lane of the medicine's first route.
    """
    lanes = [
        lane
        for medicine in sorted({c.medicine_id for c in timeline.dose_changes} | _planned(timeline))
        for lane in _lanes_of(timeline, medicine, first, last)
    ]
    return tuple(sorted(lanes, key=_suspected_then_begun))


def _suspected_then_begun(lane: DoseLane) -> tuple[bool, date, str, Route]:
    steps = lane.taken or lane.planned
    return (not lane.is_suspected, steps[0].first, lane.medicine_id, lane.route)


def _planned(timeline: Timeline) -> set[str]:
    return {step.medicine_id for step in timeline.plan_steps}


def _lanes_of(timeline: Timeline, medicine: str, first: date, last: date) -> Iterable[DoseLane]:
    routes = sorted(timeline.periods(medicine).items(), key=lambda item: (item[1][0].first, item[0]))
    plan = _plan_steps(timeline.plan(medicine))
    for number, (route, periods) in enumerate(routes or [(Route.ORAL, ())]):
        own_plan = plan if number == 0 else []
        taken = [_Step(p.first, p.last, p.change.daily_dose, p.change.unit) for p in periods]
        shown = [p for p in periods if p.first <= last and (p.last is None or p.last >= first)]
        roles = frozenset(p.change.role for p in shown if not p.stopped)
        lane = DoseLane(
            medicine,
            route,
            roles | _role_of_stop(periods, shown),
            _cut(taken, [*taken, *own_plan], first, last),
            _cut(own_plan, [*taken, *own_plan], first, last),
        )
        if any(step.dose for step in (*lane.taken, *lane.planned)) or (lane.taken and lane.is_suspected):
            yield lane


def _role_of_stop(periods: tuple[DosePeriod, ...], shown: list[DosePeriod]) -> frozenset[Role]:
    """Return the role of what was stopped: a stop of a suspected medicine still belongs to that medicine's lane."""
    stops = [p for p in shown if p.stopped]
    before = [earlier.change.role for earlier, later in pairwise(periods) if later in stops]
    return frozenset(before) | frozenset(p.change.role for p in stops if p.change.role is Role.SUSPECTED)


def _plan_steps(plan: tuple[PlanStep, ...]) -> list[_Step]:
    ends: list[date | None] = [later.from_day - timedelta(days=1) for _, later in pairwise(plan)]
    return [
        _Step(step.from_day, end, step.planned_daily_dose, step.unit)
        for step, end in zip(plan, [*ends, None], strict=bool(plan))
        if end is None or end >= step.from_day
    ]


def _cut(steps: list[_Step], beside: list[_Step], first: date, last: date) -> tuple[LaneStep, ...]:
    highest: dict[Unit, Decimal] = {}
    for step in beside:
        size, like = _size(step)
        highest[like] = max(size, highest.get(like, Decimal(0)))
    found: list[LaneStep] = []
    for step in steps:
        start, end = max(step.first, first), last if step.last is None else min(step.last, last)
        if start <= end:
            size, like = _size(step)
            height = float(size / highest[like]) if highest[like] else 0.0
            before = found[-1] if found else None
            if before and (before.dose, before.unit) == (step.dose, step.unit) and (start - before.last).days == 1:
                found[-1] = replace(before, last=end)
            else:
                found.append(LaneStep(start, end, step.dose, step.unit, height))
    return tuple(found)


def _size(step: _Step) -> tuple[Decimal, Unit]:
    """Return a dose as it compares with others: masses in mg, anything else in its own unit."""
    milligrams = in_milligrams(step.dose, step.unit)
    return (step.dose, step.unit) if milligrams is None else (milligrams, Unit.MG)
