"""The smoothed course: the centred median of 7 logged days.

It stands in the chart until there is a fitted course, and it says of itself what it is. Design choices:

- The window of a logged day is itself, the 3 logged days before it and the 3 after it, however far apart they lie
  inside a stretch. Near the ends of a stretch the window is cut to what is there, never moved; with fewer than 3
  values there is no course.
- More than 7 days without a number break the course: a new stretch begins, and no window reaches across.
- It is given at logged days alone. An unlogged day has no value, changes no window and is never a zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from myotrack.analysis.series import DayPoint

WINDOW_LOGGED_DAYS = 7
"""Logged days in a window, the day itself in the middle."""

LEAST_VALUES = 3
"""Fewest logged days that a median is taken of."""

LONGEST_GAP_DAYS = 7
"""Most unlogged days in a row that the course goes across."""


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """The course at one logged day, twitches a day, and the number of logged days it is the median of."""

    day: date
    value: float
    days: int


def centred_course(series: Sequence[DayPoint]) -> tuple[tuple[CoursePoint, ...], ...]:
    """Return the course of one person's series (days ascending), one tuple for each unbroken stretch."""
    found = (tuple(_course(stretch)) for stretch in stretches(series))
    return tuple(points for points in found if points)


def stretches(series: Sequence[DayPoint]) -> tuple[tuple[DayPoint, ...], ...]:
    """Return the logged days of a series, broken where more than 7 days in a row have no number."""
    logged = [point for point in series if point.is_logged]
    breaks = [
        index
        for index, (before, after) in enumerate(pairwise(logged), start=1)
        if (after.day - before.day).days - 1 > LONGEST_GAP_DAYS
    ]
    ends = [0, *breaks, len(logged)]
    return tuple(tuple(logged[start:end]) for start, end in pairwise(ends) if end > start)


def _course(stretch: Sequence[DayPoint]) -> Iterable[CoursePoint]:
    values = [point.value for point in stretch if point.value is not None]
    reach = WINDOW_LOGGED_DAYS // 2
    for index, point in enumerate(stretch):
        window = values[max(0, index - reach) : index + reach + 1]
        if len(window) >= LEAST_VALUES:
            yield CoursePoint(point.day, median(window), len(window))
