"""Arrays for tests, in few words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from myotrack.analysis.recovery.arrays import FloatArray, IntArray
from myotrack.analysis.recovery.binning import BinnedDays
from myotrack.analysis.recovery.observed import ObservedDays
from myotrack.analysis.recovery.shapes import ALONG_THE_DOSES, Courses


def floats(*values: float) -> FloatArray:
    """Numbers as an array."""
    return np.array(values, dtype=np.float64)


def whole(values: Iterable[int]) -> IntArray:
    """Whole numbers as an array."""
    return np.array(list(values), dtype=np.int64)


def observed(first: int, numbers: Sequence[float | None]) -> ObservedDays:
    """The logged ones of consecutive days that begin `first` days after day 0."""
    logged = [(first + number, value) for number, value in enumerate(numbers) if value is not None]
    return ObservedDays(whole(day for day, _value in logged), floats(*(value for _day, value in logged)))


def single_days(numbers: Sequence[float]) -> BinnedDays:
    """Each day for itself."""
    return BinnedDays(whole(range(len(numbers))), floats(*numbers), np.ones(len(numbers)))


def one_course(
    *,
    half_time: float = 4,
    saturation: float = 0,
    floor: float = 0,
    height: float = 0,
    peak: float = 1,
    returning: float = 1,
    begins: int = ALONG_THE_DOSES,
) -> Courses:
    """One course with a prior of 1."""
    return Courses(
        floats(half_time), floats(saturation), floats(floor), floats(height), floats(peak), floats(returning),
        whole([begins]), whole([1]), floats(0),
    )  # fmt: skip
