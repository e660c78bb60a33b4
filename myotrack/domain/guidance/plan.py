"""Whether a cut was the prescriber's: a dose as it is taken against the typed-in plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from myotrack.domain.doses import DoseChange, PlanStep, in_milligrams
from myotrack.domain.guidance.dose_moves import difference
from myotrack.domain.guidance.evidence import DoseMove, PlanBreak, PlanNotKept
from myotrack.domain.guidance.thresholds import BEFORE_PLAN_DAYS
from myotrack.domain.medicines import Route, Unit
from myotrack.domain.timeline import Timeline


def plan_break(timeline: Timeline, move: DoseMove) -> PlanNotKept | None:
    """Return in what way a cut or stop was larger or earlier than the typed-in plan; None when it was not, or no plan.

    A plan has no route: of a medicine taken by several it speaks of the one with doses of its size (`_route_of_plan`).
    """
    steps = _steps_for(timeline, move.change)
    due = [step for step in steps if step.from_day <= move.day]
    if due:
        return _against(move, due[-1], due[-2] if len(due) > 1 else None)
    for first in steps[:1]:
        above = _above(move.change, first)
        is_near = first.from_day - move.day <= timedelta(days=BEFORE_PLAN_DAYS)
        if above is not None and (above < 0 or (above == 0 and is_near)):
            return PlanNotKept(PlanBreak.EARLY, move, first)
    return None


def _steps_for(timeline: Timeline, change: DoseChange) -> tuple[PlanStep, ...]:
    """Return the steps that speak of this change's medicine and route, oldest first; of two for a day the last."""
    steps = [step for step in timeline.plan_steps if step.medicine_id == change.medicine_id]
    if len(timeline.periods(change.medicine_id)) > 1:
        routes = {unit: _route_of_plan(timeline, change.medicine_id, unit) for unit in {step.unit for step in steps}}
        steps = [
            step
            for step in steps
            if (step.unit is change.unit if routes[step.unit] is None else routes[step.unit] is change.route)
        ]
    ordered = sorted(steps, key=lambda step: (step.from_day, step.provenance.entered_at, step.id))
    return tuple({step.from_day: step for step in ordered}.values())


def _route_of_plan(timeline: Timeline, medicine_id: str, unit: Unit) -> Route | None:
    """Return the route whose highest dose is nearest, as a ratio, to the highest that is planned in this unit.

    None where doses can't be compared in milligrams, or nothing but 0 is planned. A pump gives about a hundredth of
    what is taken by mouth, so that the two are never taken for each other.
    """
    highest = _highest(
        in_milligrams(step.planned_daily_dose, step.unit)
        for step in timeline.plan_steps
        if step.medicine_id == medicine_id and step.unit is unit
    )
    apart: dict[Route, Decimal] = {}
    for route, periods in timeline.periods(medicine_id).items():
        dose = _highest(in_milligrams(period.change.daily_dose, period.change.unit) for period in periods)
        if highest and dose:
            apart[route] = max(highest / dose, dose / highest)
    return min(apart, key=lambda route: (apart[route], route), default=None)


def _highest(doses: Iterable[Decimal | None]) -> Decimal:
    return max((dose for dose in doses if dose is not None), default=Decimal(0))


def _against(move: DoseMove, step: PlanStep, earlier: PlanStep | None) -> PlanNotKept | None:
    above = _above(move.change, step)
    if above is not None and above < 0:
        return PlanNotKept(PlanBreak.BELOW, move, step)
    if earlier is None or move.before is None:
        return None
    planned = difference(earlier.planned_daily_dose, earlier.unit, step.planned_daily_dose, step.unit)
    fell = difference(move.before.daily_dose, move.before.unit, move.change.daily_dose, move.change.unit)
    if planned is None or fell is None or not 0 < planned < fell:
        return None
    return PlanNotKept(PlanBreak.LARGER, move, step, earlier)


def _above(change: DoseChange, step: PlanStep) -> Decimal | None:
    """Return by how much a dose is above the planned one, in a unit of both; None when they can't be compared."""
    return difference(change.daily_dose, change.unit, step.planned_daily_dose, step.unit)
