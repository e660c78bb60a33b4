"""Consecutive days as arrays, and sums over the days that lead up to each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from myotrack.analysis.series import daily_series
from myotrack.domain.timeline import Timeline

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class DayGrid:
    """Consecutive days from `first` on; both arrays have one place a day, shape (n,).

    `twitches` is 0.0 where nothing was logged: only `logged` tells such a day from a twitch-free one.
    """

    first: date
    twitches: FloatArray
    logged: BoolArray

    def index(self, day: date) -> int:
        """Return the place of a day; negative before the first one."""
        return (day - self.first).days


def day_grid(timeline: Timeline, first: date, last: date) -> DayGrid:
    """Return the days from `first` to `last`, both included; bands stand for their geometric middle."""
    points = daily_series(timeline, first, last)
    return DayGrid(
        first,
        np.array([point.value or 0.0 for point in points], dtype=np.float64),
        np.array([point.is_logged for point in points], dtype=np.bool_),
    )


def trailing_sums(values: FloatArray | BoolArray, days: int) -> FloatArray:
    """Return for each day the sum of the last `days` days, itself included; shape (n,), O(n)."""
    sums = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
    ends = np.arange(1, sums.size)
    return np.asarray(sums[ends] - sums[np.maximum(ends - days, 0)])


def days_earlier(values: FloatArray, days: int) -> FloatArray:
    """Return for each day what stood `days` days before it; 0 where that is before the first day; shape (n,)."""
    return np.concatenate((np.zeros(min(days, values.size)), values[: max(values.size - days, 0)]))
