"""Marks of the chart: one a day, or one for each week or four weeks when there are too many days to tell apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from statistics import median, median_high

from myotrack.analysis.series import DayPoint, rated_severities
from myotrack.domain.checkins import DayState
from myotrack.domain.scales import Severity

MOST_DAILY_MARKS = 400
"""Days on one screen up to which every day has its own mark (design choice)."""

MOST_WEEKLY_DAYS = 4 * 366
"""Days on one screen up to which a mark is a week; beyond, four weeks (design choice)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One day, or the median of the logged days of one week or four: `value` is None when none is logged.

    `low` and `high` are the ends of a band for a day, and the lowest and highest logged day for more than a day.
    `severity` is that of the day, or the median of the days that have one (the worse of two in the middle), if most
    days with twitches have; `late`
    means that every logged day of it was written down later.
    """

    first: date
    last: date
    days: int
    logged: int
    value: float | None
    low: float | None
    high: float | None
    exact: bool
    late: bool
    severity: Severity | None
    state: DayState


def bin_days_for(days: int) -> int:
    """Return how many days one mark stands for when `days` days are shown: 1, 7 or 28."""
    if days <= MOST_DAILY_MARKS:
        return 1
    return 7 if days <= MOST_WEEKLY_DAYS else 28


def day_marks(points: Sequence[DayPoint]) -> tuple[Mark, ...]:
    """Return one mark for each day."""
    return tuple(
        Mark(p.day, p.day, 1, int(p.is_logged), p.value, p.low, p.high, p.exact, p.late, p.severity, p.state)
        for p in points
    )


def binned(points: Sequence[DayPoint], bin_days: int, anchor: date) -> tuple[Mark, ...]:
    """Return one mark for each `bin_days` days (the points are consecutive days).

    Bins are counted from `anchor`, so that no bin holds days from both sides of a day 0; the first and the last may
    hold fewer days.
    """
    groups = groupby(points, key=lambda p: (p.day - anchor).days // bin_days)
    return tuple(_mark(list(group)) for _number, group in groups)


def _mark(points: Sequence[DayPoint]) -> Mark:
    logged = [p for p in points if p.is_logged]
    values = [p.value for p in logged if p.value is not None]
    rated = rated_severities(points)
    states = {p.state for p in points}
    without = states.pop() if len(states) == 1 else DayState.NOT_LOGGED
    return Mark(
        first=points[0].day,
        last=points[-1].day,
        days=len(points),
        logged=len(values),
        value=median(values) if values else None,
        low=min(values, default=None),
        high=max(values, default=None),
        exact=all(p.exact for p in logged),
        late=bool(logged) and all(p.late for p in logged),
        severity=median_high(rated) if rated else None,
        state=DayState.VALUE if any(values) else DayState.ZERO if values else without,
    )
