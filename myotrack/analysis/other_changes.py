"""What else was changed around a day 0: other suspected medicines, and the same one in the days before.

Then the diary cannot tell how much of a change is due to what, and the days before are no even ground.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from myotrack.analysis.baseline import Baseline
from myotrack.analysis.day_zero import DayZero, compared
from myotrack.analysis.recovery.values import DoseTurn, OtherChange
from myotrack.domain.doses import DoseChange
from myotrack.domain.medicines import Role
from myotrack.domain.timeline import Timeline


def other_changes(timeline: Timeline, zero: DayZero, since: date) -> tuple[OtherChange, ...]:
    """Return every start, stop and change of another suspected medicine from `since` to the as-of day."""
    found = {
        OtherChange(medicine, change.day, turn)
        for medicine in {change.medicine_id for change in timeline.dose_changes} - {zero.medicine_id}
        for before, change, turn in _turns(timeline, medicine)
        if since <= change.day <= timeline.as_of
        and Role.SUSPECTED in (change.role, change.role if before is None else before.role)
    }
    return tuple(sorted(found, key=lambda other: (other.day, other.medicine_id, other.turn)))


def cuts_before(timeline: Timeline, zero: DayZero, before: Baseline) -> tuple[date, ...]:
    """Return the days of the baseline on which the dose of the same medicine was lowered by the same route."""
    periods = timeline.periods(zero.medicine_id).get(zero.route, ())
    return tuple(
        later.change.day
        for earlier, later in pairwise(periods)
        if before.first <= later.change.day <= before.last and compared(earlier.change, later.change) == -1
    )


def _turns(timeline: Timeline, medicine: str) -> list[tuple[DoseChange | None, DoseChange, DoseTurn]]:
    found = []
    for periods in timeline.periods(medicine).values():
        before: DoseChange | None = None
        for period in periods:
            turn = _turn(before, period.change)
            if turn is not None:
                found.append((before, period.change, turn))
            before = period.change
    return found


def _turn(before: DoseChange | None, after: DoseChange) -> DoseTurn | None:
    if after.daily_dose == 0:
        return DoseTurn.STOPPED if before is None or before.daily_dose != 0 else None
    if before is None or before.daily_dose == 0:
        return DoseTurn.STARTED
    order = compared(before, after)
    return {-1: DoseTurn.CUT, 0: None, 1: DoseTurn.RAISED, None: DoseTurn.CHANGED}[order]
