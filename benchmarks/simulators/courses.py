"""How the mean goes after day 0, as a share of the mean before it: the truth that an analysis has to find.

Every function takes days counted from day 0, shape (n,), and returns shares of the same shape: 1 before day 0.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
Course = Callable[[IntArray], FloatArray]
Doses = tuple[tuple[int, int], ...]
"""What was taken: (day, mg a day from then on), oldest first; the first lies before day 0."""

STOP: Doses = ((-400, 60), (0, 0))


def unchanged(days: IntArray) -> FloatArray:
    """Return that nothing changed."""
    return np.ones(days.size)


def towards(days: IntArray, half_time: float, level: float = 0.0) -> FloatArray:
    """Return an exponential way from 1 to `level` (0: gone, 0.3: a plateau, 2: a doubling)."""
    return _after(days, level + (1 - level) * np.exp2(-np.maximum(days, 0) / half_time))


def delayed(days: IntArray, half_time: float, delay: int) -> FloatArray:
    """Return an exponential fall to 0 that begins `delay` days after day 0."""
    return _after(days, np.exp2(-np.maximum(days - delay, 0) / half_time))


def straight(days: IntArray, length: int) -> FloatArray:
    """Return a straight line to 0 over `length` days: no shape that the analysis knows."""
    return _after(days, np.maximum(1 - np.maximum(days, 0) / length, 0.0))


def rebound(days: IntArray, half_time: float, height: float, peak: float) -> FloatArray:
    """Return an exponential fall with a hump on top of it, `height` times the mean before on day `peak`."""
    since = np.maximum(days, 0) / peak
    return _after(days, np.exp2(-np.maximum(days, 0) / half_time) + height * since * np.exp(1 - since))


def relapse(days: IntArray, half_time: float, on: int, level: float) -> FloatArray:
    """Return a fall to 0 that ends on day `on`: from then on the mean is `level`."""
    return np.where(days >= on, level, towards(days, half_time))


def along_doses(days: IntArray, half_time: float, doses: Doses, level: float = 0.0) -> FloatArray:
    """Return a course that follows the dose, late: what is left of its influence moves towards the dose every day.

    At a dose of 0 the mean goes to `level`; at half the dose half way there.
    """
    start = doses[0][1]
    influence, shares = 1.0, {}
    keep = 2 ** (-1 / half_time)
    for day in range(int(days.max()) + 1):
        dose = [mg for since, mg in doses if since <= day][-1] / start
        influence = dose + (influence - dose) * keep
        shares[day] = level + (1 - level) * influence
    return np.array([shares.get(day, 1.0) for day in days.tolist()])


def _after(days: IntArray, shares: FloatArray) -> FloatArray:
    return np.where(days < 0, 1.0, shares)
