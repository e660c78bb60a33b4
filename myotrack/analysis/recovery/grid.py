"""The grid of courses: five shapes with their prior weights, first coarse, then fine where the weight lies.

Prior weights: no change .08, to zero .44, plateau .18, worse .22, rebound hump .08; the half time is log-normal with
median 4 days and a standard deviation of 1.2 on the log scale (statistics.md, Model).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from myotrack.analysis.recovery.arrays import FloatArray
from myotrack.analysis.recovery.shapes import Courses
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

CARRIES_WEIGHT = 8.0
"""A coarse course whose log weight is within so much of the best of its shape is looked at closely."""


@dataclass(frozen=True, slots=True)
class Region:
    """Half times (days) and floors that the grid covers: (lowest, highest)."""

    to_zero: tuple[float, float]
    plateau: tuple[float, float]
    floor: tuple[float, float]


def coarse_grid(paths: int) -> Courses:
    """Return courses over everything that is thought possible, for so many dose paths."""
    half_times = np.geomspace(0.5, 120, 14)
    return _grid(half_times, half_times, np.array([0.05, 0.15, 0.28, 0.42, 0.58, 0.75, 0.9]), paths)


def fine_grid(region: Region, paths: int) -> Courses:
    """Return courses over a region, the other shapes as in the coarse grid."""
    to_zero, plateau = np.geomspace(*region.to_zero, 30), np.geomspace(*region.plateau, 14)
    return _grid(to_zero, plateau, np.linspace(*region.floor, 11), paths)


def region_of_weight(courses: Courses, log_weight: FloatArray) -> Region:
    """Return where the weight of a coarse grid lies, with a margin; `log_weight` is (K,)."""

    def carrying(shape: Shape) -> Courses:
        own = courses.shape == SHAPES.index(shape)
        return courses.chosen(own & (log_weight > log_weight[own].max() - CARRIES_WEIGHT))

    zero, plateau = carrying(Shape.TO_ZERO), carrying(Shape.PLATEAU)
    return Region(
        to_zero=(zero.half_time.min() / 1.4, zero.half_time.max() * 1.4),
        plateau=(plateau.half_time.min() / 1.4, plateau.half_time.max() * 1.4),
        floor=(max(0.02, plateau.floor.min() - 0.1), min(0.98, plateau.floor.max() + 0.1)),
    )


def _grid(to_zero: FloatArray, plateau: FloatArray, floors: FloatArray, paths: int) -> Courses:
    one, none = np.ones(1), np.zeros(1)
    blocks = [
        _block(Shape.NO_CHANGE, half_time=one, floor=one),
        _block(Shape.TO_ZERO, half_time=to_zero, saturation=SATURATION, floor=none),
        _block(Shape.PLATEAU, half_time=plateau, saturation=SATURATION, floor=floors),
        _block(Shape.WORSE, half_time=np.geomspace(0.7, 20, 5), floor=np.exp(np.linspace(0.05, 2.1, 14))),
        _block(
            Shape.REBOUND_HUMP,
            half_time=np.geomspace(1.5, 24, 6),
            floor=np.array([0.0, 0.25]),
            height=np.array([0.6, 1.2, 2.5, 5.0]),
            peak=np.array([2.0, 4.0, 8.0]),
        ),
    ]
    columns = [np.concatenate(found) for found in zip(*blocks, strict=True)]
    size = columns[0].size
    per_path = [np.tile(column, paths) for column in columns]
    half_time, saturation, floor, height, peak, shape, log_prior = per_path
    return Courses(
        half_time,
        saturation,
        floor,
        height,
        peak,
        shape.astype(np.int64),
        np.repeat(np.arange(paths), size),
        log_prior - np.log(paths),
    )


_NONE, _ONE = np.zeros(1), np.ones(1)


def _block(
    shape: Shape,
    *,
    half_time: FloatArray,
    floor: FloatArray,
    saturation: FloatArray = _NONE,
    height: FloatArray = _NONE,
    peak: FloatArray = _ONE,
) -> Sequence[FloatArray]:
    """Return every combination of the values given, as columns; the prior of the shape is shared out among them."""
    mesh = np.meshgrid(half_time, saturation, floor, height, peak, indexing="ij")
    columns = [values.ravel() for values in mesh]
    log_prior = np.zeros(columns[0].size)
    if shape in (Shape.TO_ZERO, Shape.PLATEAU):
        standard = (np.log(columns[0]) - np.log(HALF_TIME_MEDIAN)) / HALF_TIME_LOG_SD
        log_prior = -0.5 * standard**2 + SATURATION_LOG_PRIOR[np.searchsorted(SATURATION, columns[1])]
    log_prior = log_prior - np.logaddexp.reduce(log_prior) + np.log(PRIOR[shape])
    return (*columns, np.full(columns[0].size, float(SHAPES.index(shape))), log_prior)
