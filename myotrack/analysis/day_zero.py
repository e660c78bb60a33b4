"""Day 0: where a recovery clock starts.

A day 0 is the first day at a lower or zero dose of a suspected medicine (statistics.md, Definitions). Design choices:

- What was reduced is the dose before it, so a change counts when the period before it, or the change itself, has the
  suspected role. A stop with no earlier dose in the diary counts too: people begin a diary after they stopped.
- An episode is a run of reductions of one medicine by one route, with no increase between them and at most 28 days
  (the length of the baseline) from one to the next. Its day 0 is its first reduction.
- When a taper ends in a stop, the stop has a clock of its own that can be chosen, but the episode's is the default.
- Two amounts in units that can't be compared (tablets, mg) are no reduction, except down to 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from myotrack.domain.doses import DoseChange, DosePeriod, in_milligrams
from myotrack.domain.medicines import Role, Route
from myotrack.domain.timeline import Timeline

LONGEST_STEP_DAYS = 28
"""Most days between two reductions of one episode."""


class DayZeroKind(StrEnum):
    """What happened on a day 0."""

    STOP = "stop"
    REDUCTION = "reduction"


@dataclass(frozen=True, slots=True)
class DayZero:
    """The start of one recovery clock; `begins_episode` is False for the stop that ends a taper."""

    medicine_id: str
    route: Route
    day: date
    kind: DayZeroKind
    change: DoseChange
    before: DoseChange | None = None
    """The dose that was reduced or stopped; None when the diary doesn't hold it."""
    begins_episode: bool = True

    def days_since(self, day: date) -> int:
        """Return how many days after day 0 `day` lies; negative before it."""
        return (day - self.day).days


def day_zeros(timeline: Timeline) -> tuple[DayZero, ...]:
    """Return every day 0 of the suspected medicines, oldest first."""
    found = [
        zero
        for medicine in sorted({change.medicine_id for change in timeline.dose_changes})
        for periods in timeline.periods(medicine).values()
        for zero in _episodes(periods)
    ]
    return tuple(sorted(found, key=_order))


def default_day_zero(zeros: Iterable[DayZero]) -> DayZero | None:
    """Return the day 0 of the latest episode, or None when there is none."""
    return max((zero for zero in zeros if zero.begins_episode), key=_order, default=None)


def _order(zero: DayZero) -> tuple[date, bool, str, Route]:
    return (zero.day, zero.kind is DayZeroKind.STOP, zero.medicine_id, zero.route)


def _episodes(periods: tuple[DosePeriod, ...]) -> Iterable[DayZero]:
    episode_reaches: date | None = None
    first = periods[0].change
    if first.daily_dose == 0 and first.role is Role.SUSPECTED:
        yield _day_zero(first, None, begins=True)
    for earlier, later in pairwise(periods):
        before, change = earlier.change, later.change
        order = compared(before, change)
        if order == 0:
            continue
        if order is None or order > 0 or Role.SUSPECTED not in (before.role, change.role):
            episode_reaches = None
            continue
        begins = episode_reaches is None or change.day > episode_reaches
        if begins or change.daily_dose == 0:
            yield _day_zero(change, before, begins=begins)
        episode_reaches = change.day + timedelta(days=LONGEST_STEP_DAYS)


def _day_zero(change: DoseChange, before: DoseChange | None, *, begins: bool) -> DayZero:
    kind = DayZeroKind.STOP if change.daily_dose == 0 else DayZeroKind.REDUCTION
    return DayZero(change.medicine_id, change.route, change.day, kind, change, before, begins)


def compared(before: DoseChange, after: DoseChange) -> int | None:
    """Return −1, 0 or 1 for a lower, equal or higher dose; None when the units can't be compared."""
    old, new = before.daily_dose, after.daily_dose
    if before.unit is not after.unit and old != 0 and new != 0:
        old_mg, new_mg = in_milligrams(old, before.unit), in_milligrams(new, after.unit)
        if old_mg is None or new_mg is None:
            return None
        old, new = old_mg, new_mg
    return (new > old) - (new < old)
