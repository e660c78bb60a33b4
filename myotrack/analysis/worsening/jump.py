"""The jump: a mean so far above the baseline's that no noise is asked about."""

from __future__ import annotations

import numpy as np

from myotrack.analysis.worsening.days import BoolArray, DayGrid, FloatArray, trailing_sums
from myotrack.analysis.worsening.scan import EXTRA, RATIO, STANDING_DAYS, Before, mean_of_last

JUMP = 5.0
"""Times the baseline's mean."""
JUMP_DAYS = 7

_FEWEST_LOGGED = 3
_SMALLEST_MEAN = 0.05
"""Twitches a day that a baseline without any is taken for: 1 in 20 days."""


def jumped(grid: DayGrid, before: Before | None) -> tuple[BoolArray, FloatArray]:
    """Return on which days the last 7 average 5 times the baseline or more, and their mean; both of shape (n,).

    Only days from day 0 on count, of which 3 or more are logged, with 4 twitches or more above what the baseline would
    have given; the day itself is logged, and comes after day 0. As in the scan, a rise stands only as long as the last
    3 days, too, are above the baseline: a bad spell that is over is no jump.
    """
    size = grid.twitches.size
    if before is None or not before.usable:
        return np.zeros(size, dtype=np.bool_), np.zeros(size)
    place = np.arange(size)
    after = place >= before.day_zero
    total = trailing_sums(np.where(after, grid.twitches, 0.0), JUMP_DAYS)
    days = trailing_sums(grid.logged & after, JUMP_DAYS)
    mean = total / np.maximum(days, 1)
    enough = grid.logged & (place > before.day_zero) & (days >= _FEWEST_LOGGED)
    above = (mean >= JUMP * max(before.mean, _SMALLEST_MEAN)) & (total - days * before.mean >= EXTRA)
    latest = mean_of_last(grid, STANDING_DAYS)
    stands = (latest >= RATIO * before.mean) & (latest > 0)
    return enough & above & stands, mean
