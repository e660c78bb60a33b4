"""What the fit is given: the logged days around a day 0, and the doses that were taken since (as numbers, no dates).

Logged days only, from 28 days before day 0 on: a day without a number is not there, and is never a zero.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from myotrack.analysis.recovery.arrays import FloatArray, IntArray
from myotrack.analysis.series import DayPoint


@dataclass(frozen=True)
class ObservedDays:
    """The logged days, oldest first: `days` (n,) are counted from day 0, `twitches` (n,) are a day's number.

    A band stands for its geometric middle (statistics.md, Definitions).
    """

    days: IntArray
    twitches: FloatArray

    @classmethod
    def of(cls, points: Iterable[DayPoint], day_zero: date) -> ObservedDays:
        """Return the logged ones of these days, in the order of time."""
        logged = sorted((point.day.toordinal(), point.value) for point in points if point.value is not None)
        days = np.array([ordinal for ordinal, _value in logged], dtype=np.int64) - day_zero.toordinal()
        return cls(days, np.array([value for _ordinal, value in logged], dtype=np.float64))

    def until(self, day: int) -> ObservedDays:
        """Return what was known on a day (counted from day 0)."""
        known = self.days <= day
        return ObservedDays(self.days[known], self.twitches[known])

    @property
    def before(self) -> FloatArray:
        """The numbers of the days before day 0."""
        return self.twitches[self.days < 0]

    @property
    def last_day(self) -> int:
        """The last logged day, counted from day 0."""
        return int(self.days[-1])

    @property
    def trailing_zeros(self) -> int:
        """How many of the last logged days in a row were twitch-free."""
        twitching = np.flatnonzero(self.twitches > 0)
        return self.twitches.size - (int(twitching[-1]) + 1 if twitching.size else 0)
