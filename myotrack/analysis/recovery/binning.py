"""Days that share a mean, put together: the sum of n NB2 days of one mean is itself negative binomial, so that this
loses nothing before day 0 and next to nothing late after it (Hilbe 2011, Negative Binomial Regression)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from myotrack.analysis.recovery.arrays import FloatArray, IntArray
from myotrack.analysis.recovery.observed import ObservedDays

WEEKLY_AFTER, FOUR_WEEKLY_AFTER = 35, 140
"""Last day after day 0 that stands alone, and last one in a bin of a week; what is later is in bins of 4 weeks."""


@dataclass(frozen=True)
class BinnedDays:
    """Bins, oldest first, all arrays (L,): the day that stands for each, its twitches, and its logged days."""

    day: IntArray
    twitches: FloatArray
    logged: FloatArray

    def in_one_after(self, day: int) -> BinnedDays:
        """Return the bins with those that stand for later days put together, as the last of them."""
        first = int(np.searchsorted(self.day, day, side="right"))
        if self.day.size - first < 2:
            return self
        return BinnedDays(
            np.append(self.day[:first], self.day[-1]),
            np.append(self.twitches[:first], self.twitches[first:].sum()),
            np.append(self.logged[:first], self.logged[first:].sum()),
        )


def bin_days(observed: ObservedDays) -> BinnedDays:
    """Return the days before day 0 as one bin, then single days, weeks, and four weeks."""
    day, which = np.unique(bin_of(observed.days), return_inverse=True)
    return BinnedDays(
        day, np.bincount(which, observed.twitches).astype(np.float64), np.bincount(which).astype(np.float64)
    )


def bin_of(days: IntArray) -> IntArray:
    """Return the day that stands for the bin of each day: −1 before day 0, the middle of a week or of four."""
    week = WEEKLY_AFTER + 1 + 7 * ((days - WEEKLY_AFTER - 1) // 7) + 3
    weeks = FOUR_WEEKLY_AFTER + 1 + 28 * ((days - FOUR_WEEKLY_AFTER - 1) // 28) + 14
    late = np.where(days > FOUR_WEEKLY_AFTER, weeks, week)
    return np.where(days < 0, -1, np.where(days > WEEKLY_AFTER, late, days))
