"""The doses since day 0 as one number a day: 1 is the dose before day 0, 0 the lowest one reached since.

The lowest dose reached is the 0 of the path, whatever its milligrams: a mere reduction may end the twitches as well as
a stop, and the fit must not rule that out (docs/decisions/0020). A stop, or one reduction, is then no path at all but
the plain shape of a stop; so are doses in units that can't be compared, and doses that go up and down.
After a rise there are many paths, from "nothing comes back with the dose" to "more than there was": nobody knows
beforehand which of them it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate, groupby, pairwise

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

MOST_STEPS, MOST_RISES = 200, 8
"""A series with more of them is no taper with a restart but a medicine that is taken now and then. Design choice."""


@dataclass(frozen=True, slots=True)
class Doses:
    """What was taken since day 0: from each of `starts` (days, the first is 0) on, the dose beside it (0 to 1).

    1 is the dose before day 0, and anything above it; 0 is the lowest dose reached since.
    """

    starts: tuple[int, ...] = STOP.starts
    shares: tuple[float, ...] = STOP.levels

    @property
    def raised(self) -> bool:
        """Whether a dose was raised after it had been lowered."""
        return self.rises > 0

    @property
    def rises(self) -> int:
        """How often a dose was raised."""
        return sum(later > earlier for earlier, later in pairwise(self.shares))

    @property
    def cuts(self) -> tuple[int, ...]:
        """The days on which a lower dose was reached than ever before since day 0; the first is 0."""
        return self.path(0.0).starts

    def path(self, returning: float = 1.0) -> DosePath:
        """Return the path on which this part of what a lower dose took away comes back with a higher one."""
        lowest_so_far = accumulate(self.shares, min)
        levels = [low + returning * (share - low) for share, low in zip(self.shares, lowest_so_far, strict=True)]
        return _staircase(self.starts, levels)


def doses_since(timeline: Timeline, day_zero: DayZero, known_on: date) -> Doses:
    """Return the doses of the medicine and route of `day_zero` as they were known on a day."""
    periods = timeline.periods(day_zero.medicine_id).get(day_zero.route, ())
    since = [period.change for period in periods if day_zero.day <= period.first <= known_on]
    if day_zero.before is None or not since:
        return Doses()
    amounts = _comparable([day_zero.before, *since])
    if amounts is None or min(amounts[1:]) >= amounts[0]:
        return Doses()
    before, lowest = amounts[0], min(amounts[1:])
    shares = tuple(float(min((amount - lowest) / (before - lowest), Decimal(1))) for amount in amounts[1:])
    found = Doses(tuple((change.day - day_zero.day).days for change in since), shares)
    return Doses() if found.rises > MOST_RISES or len(found.path().starts) > MOST_STEPS else found


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
