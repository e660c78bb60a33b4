"""Days that share a mean, put together: the sum of n NB2 days of one mean is itself negative binomial, so that this
loses nothing before day 0 and next to nothing late after it (Hilbe 2011, Negative Binomial Regression)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from myotrack.analysis.recovery.arrays import FloatArray, IntArray
from myotrack.analysis.recovery.observed import ObservedDays

WEEKLY_AFTER, FOUR_WEEKLY_AFTER = 35, 140
"""Last day after day 0 that stands alone, and last one in a bin of a week; what is later is in bins of 4 weeks."""
LONG_AFTER, HALF_A_YEAR = 728, 196
"""So many days after the last change of a dose, bins are half a year (seven of four weeks): no course that is thought
possible still changes by more than 2 % of what it was before day 0."""


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


def bin_days(observed: ObservedDays, last_change: int = 0) -> BinnedDays:
    """Return the days before day 0 as one bin, then single days, weeks, four weeks, and half-years.

    `last_change` is the day, counted from day 0, on which a dose was changed last.
    """
    day, which = np.unique(bin_of(observed.days, last_change), return_inverse=True)
    return BinnedDays(
        day, np.bincount(which, observed.twitches).astype(np.float64), np.bincount(which).astype(np.float64)
    )


def bin_of(days: IntArray, last_change: int = 0) -> IntArray:
    """Return the day that stands for the bin of each day: −1 before day 0, later the middle of its bin."""
    week = WEEKLY_AFTER + 1 + 7 * ((days - WEEKLY_AFTER - 1) // 7) + 3
    weeks = FOUR_WEEKLY_AFTER + 1 + 28 * ((days - FOUR_WEEKLY_AFTER - 1) // 28) + 14
    late = np.where(days > FOUR_WEEKLY_AFTER, weeks, week)
    single = np.where(days > WEEKLY_AFTER, late, days)
    return np.where(days < 0, -1, in_half_years(single, last_change))


def in_half_years(days: IntArray, last_change: int) -> IntArray:
    """Return the same days, but for those long after the last change the middle of their half-year."""
    first = FOUR_WEEKLY_AFTER + 1 + 28 * -(-(last_change + LONG_AFTER - FOUR_WEEKLY_AFTER) // 28)
    half_year = first + HALF_A_YEAR * ((days - first) // HALF_A_YEAR) + HALF_A_YEAR // 2
    return np.where(days < first, days, half_year)
