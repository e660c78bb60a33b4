"""Whether a cut was the prescriber's: a dose as it is taken against the typed-in plan."""

from __future__ import annotations

from datetime import timedelta

from myotrack.domain.doses import DoseChange, PlanStep
from myotrack.domain.guidance.dose_moves import difference
from myotrack.domain.guidance.evidence import DoseMove, PlanBreak, PlanNotKept
from myotrack.domain.guidance.thresholds import BEFORE_PLAN_DAYS
from myotrack.domain.timeline import Timeline


def plan_break(timeline: Timeline, move: DoseMove) -> PlanNotKept | None:
    """Return in what way a cut or stop was larger or earlier than the typed-in plan; None when it was not, or no plan.

    A plan has no route: of a medicine taken by several routes it speaks of the one with the same unit.
    """
    steps = _steps_for(timeline, move.change)
    due = [step for step in steps if step.from_day <= move.day]
    if due:
        return _against(move, due[-1], due[-2] if len(due) > 1 else None)
    for first in steps[:1]:
        if first.from_day - move.day <= timedelta(days=BEFORE_PLAN_DAYS) and _is_at_most(move.change, first):
            return PlanNotKept(PlanBreak.EARLY, move, first)
    return None


def _steps_for(timeline: Timeline, change: DoseChange) -> tuple[PlanStep, ...]:
    """Return the steps that speak of this change's medicine and route, oldest first; of two for a day the last."""
    several_routes = len(timeline.periods(change.medicine_id)) > 1
    steps = (
        step
        for step in timeline.plan_steps
        if step.medicine_id == change.medicine_id and (step.unit is change.unit or not several_routes)
    )
    ordered = sorted(steps, key=lambda step: (step.from_day, step.provenance.entered_at, step.id))
    return tuple({step.from_day: step for step in ordered}.values())


def _against(move: DoseMove, step: PlanStep, earlier: PlanStep | None) -> PlanNotKept | None:
    above = difference(move.change.daily_dose, move.change.unit, step.planned_daily_dose, step.unit)
    if above is not None and above < 0:
        return PlanNotKept(PlanBreak.BELOW, move, step)
    if earlier is None or move.before is None:
        return None
    planned = difference(earlier.planned_daily_dose, earlier.unit, step.planned_daily_dose, step.unit)
    fell = difference(move.before.daily_dose, move.before.unit, move.change.daily_dose, move.change.unit)
    if planned is None or fell is None or not 0 < planned < fell:
        return None
    return PlanNotKept(PlanBreak.LARGER, move, step, earlier)


def _is_at_most(change: DoseChange, step: PlanStep) -> bool:
    above = difference(change.daily_dose, change.unit, step.planned_daily_dose, step.unit)
    return above is not None and above <= 0
