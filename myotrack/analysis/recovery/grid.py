"""The grid of courses: five shapes with their prior weights, first coarse, then fine where the weight lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from myotrack.analysis.recovery.arrays import FloatArray, IntArray
from myotrack.analysis.recovery.dose_path import Doses
from myotrack.analysis.recovery.grid_axes import (
    ALONE,
    AMONG_KINDS,
    BY_ITSELF,
    BY_ITSELF_EVERY,
    EVEN_UP_TO,
    EVENLY,
    FINE_HUMPS_AFTER_A_RISE,
    FLOORS,
    GOLDEN,
    HALF_TIME_LOG_SD,
    HALF_TIME_MEDIAN,
    HUMP_FLOORS,
    HUMP_HALF_TIMES,
    HUMP_HEIGHTS,
    HUMP_PEAKS,
    PARTS_OF_A_ROW,
    PLATEAU_ENDS,
    PRIOR,
    RETURNING,
    SATURATION,
    SATURATION_LOG_PRIOR,
    SHAPES,
    WORSE_ENDS,
    WORSE_LEVELS,
)
from myotrack.analysis.recovery.kinds import Kind, kinds
from myotrack.analysis.recovery.regions import Region
from myotrack.analysis.recovery.shapes import Courses
from myotrack.analysis.recovery.values import Shape

_NONE, _ONE = np.zeros(1), np.ones(1)


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
