"""What the grids of courses cover, and how finely: half times, levels, humps, and the prior weights of the shapes.

Prior weights: no change .08, to zero .44, plateau .18, worse .22, rebound hump .08; the half time is log-normal with
median 4 days and a standard deviation of 1.2 on the log scale (statistics.md, Model).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from myotrack.analysis.recovery.values import Shape

SHAPES = tuple(Shape)
"""The shapes in the order of their positions."""

PRIOR = {
    Shape.NO_CHANGE: 0.08,
    Shape.TO_ZERO: 0.44,
    Shape.PLATEAU: 0.18,
    Shape.WORSE: 0.22,
    Shape.REBOUND_HUMP: 0.08,
}

HALF_TIME_MEDIAN, HALF_TIME_LOG_SD = 4.0, 1.2
SATURATION = np.array([0.0, 2.0, 10.0, 50.0])
"""κ = 1/c for c = ∞, .5, .1, .02."""
SATURATION_LOG_PRIOR = np.log([0.4, 0.2, 0.2, 0.2])

FLOORS = np.geomspace(0.02, 0.95, 12)
WORSE_LEVELS = np.exp(np.linspace(0.05, 3.7, 24))
"""Levels of the coarse grid as shares of the mean before, those of a plateau and those of a worsening."""
PLATEAU_ENDS, WORSE_ENDS = (0.02, 0.97), (1.02, 45.0)
"""Lowest and highest level of the two. A plateau's is uniform, a worsening's uniform on the logarithmic scale up to
e^2.1 (about 8 times as many twitches); beyond that it falls off with its third power."""
EVEN_UP_TO = 2.1
RETURNING = np.array([0.0, 0.3, 0.6, 0.9, 1.2, 1.5])
"""How much of what a lower dose took away may come back with a higher one. Design choice: a course that had to follow
the dose back would leave no doubt where there is much."""
PARTS_OF_A_ROW = 3
GOLDEN = float((np.sqrt(5) - 1) / 2)

HUMP_HALF_TIMES, HUMP_FLOORS = np.geomspace(1.5, 24, 6), np.array([0.0, 0.1, 0.25, 0.6])
HUMP_HEIGHTS, HUMP_PEAKS = np.array([0.6, 1.2, 2.5, 5.0]), np.array([2.0, 4.0, 8.0])
"""The rebound humps of the coarse grid: half times and peaks in days, floors and heights in shares of before."""
FINE_HUMPS, FINE_HUMPS_AFTER_A_RISE = 300, 100
"""Humps of the fine grid, each of them once going to 0; fewer where each stands for every part that comes back.

Late after day 0 a hump's tail says exactly when its peak was: peaks of 4 or 8 days alone would leave no doubt, and be
wrong, where it was on day 6 (docs/decisions/0024).
"""
EVENLY = np.array([*1.2207440846057596 ** -np.arange(1.0, 4.0), GOLDEN])
"""1/g, 1/g² and 1/g³ with g⁴ = g + 1: the multiples of these, modulo 1, fill a cube evenly (Roberts 2018). The golden
ratio does so for the level beside them."""


@dataclass(frozen=True, slots=True)
class Fineness:
    """How many of each a fine grid has; each hump stands once for a fall to 0 and once for a level."""

    to_zero: int
    plateau: int
    floors: int
    worse: int
    humps: int
    returning: int


ALONE = Fineness(30, 10, 22, 16, FINE_HUMPS, 15)
AMONG_KINDS = Fineness(20, 8, 14, 12, 120, 9)
BY_ITSELF = Fineness(16, 6, 10, 8, 0, 1)
"""Fewer of each in a taper, where kinds share the weight: all of them together take the time of one fine grid."""
BY_ITSELF_EVERY = 2
"""Every second level and saturation of the coarse grid is enough for these."""
