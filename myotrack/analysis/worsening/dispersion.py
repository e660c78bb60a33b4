"""How much the days vary beyond chance, as it was known on each day."""

from __future__ import annotations

import numpy as np

from myotrack.analysis.worsening.days import DayGrid, FloatArray, trailing_sums
from myotrack.analysis.worsening.likelihood import LAG_ONE

DISPERSION_DAYS = 180
"""Days whose differences count. Fixed, so that a part of a long diary says the same as all of it."""
LONGEST_STEP = 2
"""Most days from one logged day to the next for the two to be neighbours."""

_TYPICAL, _TYPICAL_PAIRS = 0.5, 4.0
"""The dispersion of a diary that is not known yet, and how many pairs of days it weighs."""
_SMALLEST = 0.05
_LEAST_SHARE = 0.25
"""The squared mean is at least this share of the mean of squares: very few pairs would make it 0 or negative."""


def running_dispersion(grid: DayGrid) -> FloatArray:
    """Return the NB2 dispersion α known on each day; shape (n,).

    Half the squared difference of two neighbouring days estimates their variance m + αm², whatever the level: a step
    or a trend hardly enters. Neighbours are alike (ρ), so it is divided by 1 − ρ/2. Sums over the last
    `DISPERSION_DAYS` days give α = (Σ variance − Σ m) / Σ m², shrunk towards the typical one.
    """
    place = np.flatnonzero(grid.logged)
    near = np.diff(place) <= LONGEST_STEP
    earlier, later = place[:-1][near], place[1:][near]
    low, high = grid.twitches[earlier], grid.twitches[later]
    level = (low + high) / 2

    def known(per_pair: FloatArray) -> FloatArray:
        on_day = np.zeros(grid.twitches.size)
        on_day[later] = per_pair
        return trailing_sums(on_day, DISPERSION_DAYS)

    variance = known((high - low) ** 2 / 2 / (1 - LAG_ONE / 2))
    mean, squares, pairs = known(level), known(level**2), known(np.ones(level.size))
    # The square of a pair's middle is too high by half the variance of one day.
    squared_mean = np.maximum(squares - variance / 2, _LEAST_SHARE * squares)
    prior = _TYPICAL_PAIRS * squared_mean / np.maximum(pairs, 1)
    weight = squared_mean + prior
    seen = (variance - mean + _TYPICAL * prior) / np.where(weight > 0, weight, 1)
    return np.maximum(np.where(weight > 0, seen, _TYPICAL), _SMALLEST)
