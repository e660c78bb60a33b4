"""The grid of courses: five shapes with their prior weights, first coarse, then fine where the weight lies.

Prior weights: no change .08, to zero .44, plateau .18, worse .22, rebound hump .08; the half time is log-normal with
median 4 days and a standard deviation of 1.2 on the log scale (statistics.md, Model).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from myotrack.analysis.recovery.arrays import FloatArray, IntArray
from myotrack.analysis.recovery.dose_path import Doses
from myotrack.analysis.recovery.kinds import Kind, kinds
from myotrack.analysis.recovery.shapes import ALONG_THE_DOSES, Courses
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


_NONE, _ONE = np.zeros(1), np.ones(1)


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


@dataclass(frozen=True, slots=True)
class _Fineness:
    """How many of each a fine grid has; each hump stands once for a fall to 0 and once for a level."""

    to_zero: int
    plateau: int
    floors: int
    worse: int
    humps: int
    returning: int


ALONE = _Fineness(30, 10, 22, 16, FINE_HUMPS, 15)
AMONG_KINDS = _Fineness(20, 8, 14, 12, 120, 9)
BY_ITSELF = _Fineness(16, 6, 10, 8, 0, 1)
"""Fewer of each in a taper, where kinds share the weight: all of them together take the time of one fine grid."""
BY_ITSELF_EVERY = 2
"""Every second level and saturation of the coarse grid is enough for these."""
KIND_CARRIES_WEIGHT = 6.0
"""A kind whose best coarse course is so far under the best of all is left out."""


def coarse_grid(doses: Doses) -> Courses:
    """Return courses over everything that is thought possible after these doses."""
    return _joined([_coarse(kind, raised=doses.raised and kind.driven) for kind in kinds(doses)])


@lru_cache(maxsize=16)
def _coarse(kind: Kind, *, raised: bool) -> Courses:
    half_times = np.geomspace(0.5, 120, 14), np.geomspace(0.5, 120, 10)
    if not kind.driven:
        every = slice(None, None, BY_ITSELF_EVERY)
        return _grid(_Axes(*half_times, FLOORS[every], WORSE_LEVELS[every], SATURATION[every]), _ONE, kind)
    humps = _block(
        Shape.REBOUND_HUMP,
        half_time=HUMP_HALF_TIMES,
        floor=HUMP_FLOORS,
        height=HUMP_HEIGHTS,
        peak=HUMP_PEAKS,
    )
    return _grid(_Axes(*half_times, FLOORS, WORSE_LEVELS), RETURNING if raised else _ONE, kind, humps)


def fine_grid(regions: Mapping[Kind, Region], doses: Doses) -> Courses:
    """Return courses over a region for each kind of time course."""
    return _joined([_fine(region, kind, raised=doses.raised and kind.driven) for kind, region in regions.items()])


def _fine(region: Region, kind: Kind, *, raised: bool) -> Courses:
    number = (ALONE if kind.alone else AMONG_KINDS) if kind.driven else BY_ITSELF
    axes = _Axes(
        np.geomspace(*region.to_zero, number.to_zero),
        np.geomspace(*region.plateau, number.plateau),
        np.geomspace(*region.floor, number.floors),
        np.geomspace(*region.worse, number.worse),
    )
    humps = min(number.humps, FINE_HUMPS_AFTER_A_RISE) if raised else number.humps
    returning = np.linspace(*region.returning, number.returning) if raised else _ONE
    return _grid(axes, returning, kind, _even_humps(region, humps) if humps else None)


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


@dataclass(frozen=True, slots=True)
class _Axes:
    """Half times of the two shapes that fall, levels of a plateau, and of a worsening."""

    to_zero: FloatArray
    plateau: FloatArray
    floors: FloatArray
    worse: FloatArray
    saturation: FloatArray = field(default_factory=SATURATION.copy)


def _joined(parts: Sequence[Courses]) -> Courses:
    if len(parts) == 1:
        return parts[0]
    return Courses(*(np.concatenate([getattr(part, name) for part in parts]) for name in Courses.__dataclass_fields__))


def _grid(axes: _Axes, returning: FloatArray, kind: Kind, humps: Sequence[FloatArray] | None = None) -> Courses:
    """Return the courses of a kind. "No change" and the rebounds have one kind: the one that the doses drive."""
    blocks = [
        _block(Shape.TO_ZERO, half_time=axes.to_zero, saturation=axes.saturation, floor=_NONE),
        _block(Shape.PLATEAU, half_time=axes.plateau, saturation=axes.saturation, floor=axes.floors),
        _block(Shape.WORSE, half_time=np.geomspace(0.7, 20, 5), floor=axes.worse),
    ]
    blocks = [(*columns, log_prior + np.log(kind.prior)) for *columns, log_prior in blocks]
    if humps is not None:
        blocks = [_block(Shape.NO_CHANGE, half_time=_ONE, floor=_ONE), *blocks, humps]
    columns = [np.concatenate(found) for found in zip(*blocks, strict=True)]
    part, row = _taken_in_turn(returning.size, columns[0].size)
    half_time, saturation, floor, height, peak, shape, log_prior = (column[row] for column in columns)
    return Courses(
        half_time,
        saturation,
        floor,
        height,
        peak,
        returning[part],
        np.full(row.size, kind.begins, dtype=np.int64),
        shape.astype(np.int64),
        log_prior - np.log(row.size / columns[0].size),
    )


def _taken_in_turn(parts: int, rows: int) -> tuple[IntArray, IntArray]:
    """Return which of the parts that come back go with which rows of a grid, as positions of both.

    A row takes three of them, evenly apart, and its neighbour the next three: what a row leaves out its neighbours
    have, and all of them with all rows would take up to five times as long.
    """
    every = max(1, parts // PARTS_OF_A_ROW)
    part, row = np.nonzero((np.arange(parts)[:, None] + np.arange(rows)) % every == 0)
    return part, row


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
    if shape in (Shape.PLATEAU, Shape.WORSE):
        columns[2] = _shifted(columns[2], floor, *(PLATEAU_ENDS if shape is Shape.PLATEAU else WORSE_ENDS))
    log_prior = np.zeros(columns[0].size)
    if shape in (Shape.TO_ZERO, Shape.PLATEAU):
        standard = (np.log(columns[0]) - np.log(HALF_TIME_MEDIAN)) / HALF_TIME_LOG_SD
        log_prior = -0.5 * standard**2 + SATURATION_LOG_PRIOR[np.searchsorted(SATURATION, columns[1])]
    if shape is Shape.PLATEAU:
        log_prior = log_prior + np.log(columns[2])  # the level is uniform, and its grid is geometric
    if shape is Shape.REBOUND_HUMP:  # half of them go to 0
        log_prior = np.where(columns[2] == 0, np.log(floor.size - 1), 0.0)
    if shape is Shape.WORSE:
        log_prior = -3 * np.maximum(np.log(columns[2]) - EVEN_UP_TO, 0)
    log_prior = log_prior - np.logaddexp.reduce(log_prior) + np.log(PRIOR[shape])
    return (*columns, np.full(columns[0].size, float(SHAPES.index(shape))), log_prior)


def _even_humps(region: Region, humps: int) -> Sequence[FloatArray]:
    """Return humps that fill half times, heights, peaks and levels evenly (on logarithmic scales), as columns.

    Each stands once for a fall to 0, and these have half of the prior; the level of the others is uniform, and its
    grid is geometric.
    """
    part = (0.5 + np.arange(humps)[:, None] * EVENLY) % 1
    low, high = np.array((*region.hump, region.hump_floor)).T
    half_time, height, peak, level = (low * (high / low) ** part).T
    prior = np.concatenate([np.full(humps, 1 / humps), level / level.sum()]) / 2
    return (
        np.tile(half_time, 2),
        np.zeros(2 * humps),
        np.concatenate([np.zeros(humps), level]),
        np.tile(height, 2),
        np.tile(peak, 2),
        np.full(2 * humps, float(SHAPES.index(Shape.REBOUND_HUMP))),
        np.log(PRIOR[Shape.REBOUND_HUMP] * prior),
    )


def _shifted(levels: FloatArray, grid: FloatArray, lowest: float, highest: float) -> FloatArray:
    """Return the levels (K,), those of each row of the grid moved by another part of a step.

    Late after day 0 only the level matters, and rows that stood on the same levels would make its posterior a comb.
    """
    rows = np.arange(levels.size) // grid.size
    part = (rows * GOLDEN) % 1 - 0.5
    shifted: FloatArray = np.clip(levels * (grid[1] / grid[0]) ** part, lowest, highest)
    return shifted
