"""The scan: on each day the last days, in five lengths, against the 28 before them and against the baseline."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from myotrack.analysis.worsening.days import DayGrid, FloatArray, days_earlier, trailing_sums
from myotrack.analysis.worsening.dispersion import running_dispersion
from myotrack.analysis.worsening.likelihood import signed_root, variance_inflation
from myotrack.domain.guidance.readings import ComparedWith

WINDOWS = (3, 5, 7, 14, 28)
"""Lengths of "the last days"."""
REFERENCE_DAYS = 28
"""Length of "the days before them"."""
RATIO = 1.3
"""A rise is at least by this factor …"""
EXTRA = 4
"""… and at least this many twitches more than expected."""
STANDING_DAYS = 3
"""A rise stands on a day as long as these last days, too, are above the reference by the ratio. A long window remembers
a bad week for a month: who has been free of twitches since then is not getting worse (docs/decisions/0024)."""

_LOGGED_SHARE = 0.6
"""Share of the window's days that must be logged."""
_FEWEST_BEFORE = 7
_FEWEST_IN_BASELINE = 5


@dataclass(frozen=True, slots=True)
class Before:
    """The days before day 0: where day 0 lies in the grid, how many of the 28 are logged, their mean twitches a day."""

    day_zero: int
    days_logged: int
    mean: float

    @property
    def usable(self) -> bool:
        """Whether enough of them are logged to compare with."""
        return self.days_logged >= _FEWEST_IN_BASELINE

    @property
    def twitches(self) -> float:
        """The twitches of all of them together."""
        return self.mean * self.days_logged


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """One window against one reference on each day, shape (n,): z (−∞ where nothing rose or can be said), both means.

    The means are twitches a day; they mean nothing where z is −∞.
    """

    window_days: int
    compared_with: ComparedWith
    z: FloatArray
    mean: FloatArray
    mean_before: FloatArray


def scan(grid: DayGrid, before: Before | None) -> tuple[Comparison, ...]:
    """Return every comparison of every day; each uses what was known on its day alone. O(n).

    Without a usable baseline only the 28 days before are compared with.
    """
    dispersion = running_dispersion(grid)
    found = [_with_days_before(grid, window, dispersion) for window in WINDOWS]
    if before is not None and before.usable:
        found += [_with_baseline(grid, window, before, dispersion) for window in WINDOWS]
    return tuple(found)


def _with_days_before(grid: DayGrid, window: int, dispersion: FloatArray) -> Comparison:
    total = days_earlier(trailing_sums(grid.twitches, REFERENCE_DAYS), window)
    days = days_earlier(trailing_sums(grid.logged, REFERENCE_DAYS), window)
    usable = np.where(days >= _FEWEST_BEFORE, days, 0.0)
    return _compared(grid, window, ComparedWith.DAYS_BEFORE, total, usable, dispersion)


def _with_baseline(grid: DayGrid, window: int, before: Before, dispersion: FloatArray) -> Comparison:
    # The whole window lies after day 0, or the baseline would be compared with itself.
    after = np.arange(grid.twitches.size) - (window - 1) >= before.day_zero
    days = np.where(after, float(before.days_logged), 0.0)
    return _compared(grid, window, ComparedWith.BASELINE, before.mean * days, days, dispersion)


def _compared(
    grid: DayGrid,
    window: int,
    compared_with: ComparedWith,
    total_before: FloatArray,
    days_before: FloatArray,
    dispersion: FloatArray,
) -> Comparison:
    """Compare the last `window` days with a reference; where `days_before` is 0 there is none."""
    total, days = trailing_sums(grid.twitches, window), trailing_sums(grid.logged, window)
    known = grid.logged & (days >= np.ceil(_LOGGED_SHARE * window)) & (days_before > 0)
    some_days, some_before = np.maximum(days, 1), np.maximum(days_before, 1)
    mean, mean_before = total / some_days, total_before / some_before
    rose = (mean >= RATIO * mean_before) & (total - days * mean_before >= EXTRA)
    latest = mean_of_last(grid, STANDING_DAYS)
    stands = (latest >= RATIO * mean_before) & (latest > 0)
    z = signed_root(total, some_days, total_before, some_before, dispersion) / np.sqrt(variance_inflation(window))
    # Rounded, so that neither the machine nor where the sums began decides whether a level is reached.
    return Comparison(window, compared_with, np.where(known & rose & stands, z.round(9), -np.inf), mean, mean_before)


def mean_of_last(grid: DayGrid, days: int) -> FloatArray:
    """Return the mean of the logged ones of the last days up to each day (n,); 0 where none is logged."""
    return np.asarray(trailing_sums(grid.twitches, days) / np.maximum(trailing_sums(grid.logged, days), 1))
