"""The doses since day 0 as one number a day: 1 is the dose before day 0, 0 the lowest one reached since.

The lowest dose reached is the 0 of the path, whatever its milligrams: a mere reduction may end the twitches as well as
a stop, and the fit must not rule that out (docs/decisions/0020). A stop, or one reduction, is then no path at all but
the plain shape of a stop; so is a series in units that can't be compared. After a rise there are two paths, the doses
as they were taken and the lowest dose so far: nobody knows beforehand whether the twitches come back with the dose.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate, groupby

from myotrack.analysis.day_zero import DayZero
from myotrack.domain.doses import DoseChange, in_milligrams
from myotrack.domain.timeline import Timeline


@dataclass(frozen=True, slots=True)
class DosePath:
    """A staircase: from each of `starts` (days since day 0, the first is 0) on, the level beside it (0 to 1)."""

    starts: tuple[int, ...]
    levels: tuple[float, ...]


STOP = DosePath((0,), (0.0,))
"""From day 0 on at the lowest dose: the plain shape of a stop."""


def dose_paths(timeline: Timeline, day_zero: DayZero, known_on: date) -> tuple[DosePath, ...]:
    """Return the path of the medicine and route of `day_zero` as it was known on a day; two of them after a rise."""
    periods = timeline.periods(day_zero.medicine_id).get(day_zero.route, ())
    since = [period.change for period in periods if day_zero.day <= period.first <= known_on]
    if day_zero.before is None or not since:
        return (STOP,)
    amounts = _comparable([day_zero.before, *since])
    if amounts is None:
        return (STOP,)
    before, taken = amounts[0], amounts[1:]
    lowest = min(taken)
    if lowest >= before:
        return (STOP,)
    shares = [float(min((amount - lowest) / (before - lowest), Decimal(1))) for amount in taken]
    starts = [(change.day - day_zero.day).days for change in since]
    as_taken, lowest_so_far = _staircase(starts, shares), _staircase(starts, accumulate(shares, min))
    return (as_taken,) if as_taken == lowest_so_far else (as_taken, lowest_so_far)


def _staircase(starts: Iterable[int], levels: Iterable[float]) -> DosePath:
    """Return the path without steps that change nothing: saying the same dose twice says nothing new."""
    steps = [next(same) for _level, same in groupby(zip(starts, levels, strict=True), key=lambda step: step[1])]
    return DosePath(tuple(start for start, _level in steps), tuple(level for _start, level in steps))


def _comparable(changes: list[DoseChange]) -> list[Decimal] | None:
    """Return the daily doses in one unit, or None where there is none; 0 is 0 in any unit."""
    units = {change.unit for change in changes if change.daily_dose != 0}
    if len(units) <= 1:
        return [change.daily_dose for change in changes]
    found = [Decimal(0) if c.daily_dose == 0 else in_milligrams(c.daily_dose, c.unit) for c in changes]
    known = [amount for amount in found if amount is not None]
    return known if len(known) == len(found) else None
