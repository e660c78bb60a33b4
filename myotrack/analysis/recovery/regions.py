"""Where the weight of the coarse grid lies: there the fine grid looks closely."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from myotrack.analysis.recovery.arrays import FloatArray
from myotrack.analysis.recovery.dose_path import Doses
from myotrack.analysis.recovery.grid_axes import (
    BY_ITSELF_EVERY,
    FLOORS,
    HUMP_FLOORS,
    PLATEAU_ENDS,
    RETURNING,
    SHAPES,
    WORSE_ENDS,
    WORSE_LEVELS,
)
from myotrack.analysis.recovery.kinds import Kind, kinds
from myotrack.analysis.recovery.shapes import ALONG_THE_DOSES, Courses
from myotrack.analysis.recovery.values import Shape

CARRIES_WEIGHT = 8.0
"""A coarse course whose log weight is within so much of the best of its shape is looked at closely."""
KIND_CARRIES_WEIGHT = 6.0
"""A kind whose best coarse course is so far under the best of all is left out."""


@dataclass(frozen=True, slots=True)
class Region:
    """What the grid covers, each as (lowest, highest): half times in days, levels as shares of the mean before."""

    to_zero: tuple[float, float]
    plateau: tuple[float, float]
    floor: tuple[float, float]
    worse: tuple[float, float]
    returning: tuple[float, float]
    """How much comes back with a dose that was raised again, as a part of what its lowering took away."""
    hump: tuple[tuple[float, float], ...] = ((1.5, 24), (0.6, 5), (2, 8))
    """Half time, height and peak of a rebound hump."""
    hump_floor: tuple[float, float] = (0.05, 0.75)
    """The level that a rebound hump goes to where it does not go to 0."""


def regions_of_weight(courses: Courses, log_weight: FloatArray, doses: Doses) -> dict[Kind, Region]:
    """Return where the weight of a coarse grid lies, for each kind that carries any; `log_weight` is (K,)."""
    found = {}
    for kind in kinds(doses):
        own = courses.begins == kind.begins  # "no change" is among those that the doses drive
        if log_weight[own].max() > log_weight.max() - KIND_CARRIES_WEIGHT:
            found[kind] = region_of_weight(courses.chosen(own), log_weight[own])
    return found


def region_of_weight(courses: Courses, log_weight: FloatArray) -> Region:
    """Return where the weight of a coarse grid lies, one coarse step further; `log_weight` is (K,)."""

    def carrying(shape: Shape) -> Courses:
        own = courses.shape == SHAPES.index(shape)
        return courses.chosen(own & (log_weight > log_weight[own].max() - CARRIES_WEIGHT))

    def around(values: FloatArray, step: float, low: float, high: float) -> tuple[float, float]:
        return max(low, float(values.min()) / step), min(high, float(values.max()) * step)

    zero, plateau, worse = carrying(Shape.TO_ZERO), carrying(Shape.PLATEAU), carrying(Shape.WORSE)
    returning = courses.returning[log_weight > log_weight.max() - CARRIES_WEIGHT]
    every = 1 if courses.begins[0] == ALONG_THE_DOSES else BY_ITSELF_EVERY
    step = float(RETURNING[1])
    region = Region(
        to_zero=around(zero.half_time, 1.4, 0, np.inf),
        plateau=around(plateau.half_time, 1.5, 0, np.inf),
        floor=around(plateau.floor, FLOORS[every] / FLOORS[0], *PLATEAU_ENDS),
        worse=around(worse.floor, WORSE_LEVELS[every] / WORSE_LEVELS[0], *WORSE_ENDS),
        returning=(max(0.0, float(returning.min()) - step), float(returning.max()) + step),
    )
    if not (courses.height > 0).any():
        return region
    humps = carrying(Shape.REBOUND_HUMP)
    hump = (
        around(humps.half_time, 1.5, 0, np.inf),
        around(humps.height, 1.7, 0, np.inf),
        around(humps.peak, 1.7, 0, np.inf),
    )
    return replace(region, hump=hump, hump_floor=around(np.maximum(humps.floor, HUMP_FLOORS[1]), 2.0, 0.03, 0.9))
