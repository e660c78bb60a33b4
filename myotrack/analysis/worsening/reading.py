"""The door: what alarm and watch say of a diary on its as-of day. No scipy: the rules ask after every answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from myotrack.analysis.baseline import baseline
from myotrack.analysis.day_zero import DayZero
from myotrack.analysis.series import daily_series
from myotrack.analysis.worsening.days import BoolArray, DayGrid, day_grid
from myotrack.analysis.worsening.dispersion import DISPERSION_DAYS, LONGEST_STEP
from myotrack.analysis.worsening.levels import Levels, levels
from myotrack.analysis.worsening.scan import Before
from myotrack.domain.guidance.readings import RecoveryReading, Worsening
from myotrack.domain.timeline import Timeline

READING_DAYS = 200
"""Days up to the as-of day on which an alarm is looked for; a run that began before them is dated at the first."""
KNOWN_DAYS = DISPERSION_DAYS + LONGEST_STEP
"""Days up to each day that it is judged by, beside the baseline's: together with `READING_DAYS` fewer than 400, so that
a diary's last 400 days and its baseline give the same reading as all of it."""

_LONGEST_GAP = 3
"""Most unlogged days in a row inside one run of days, as in a quiet run."""


def worsening_reading(timeline: Timeline, day_zero: DayZero | None) -> RecoveryReading:
    """Return the latest unbroken run of alarm days, and of watch days, known on the timeline's as-of day.

    A run is made of logged days, with at most 3 unlogged ones in a row between them. Without a day 0 the days are only
    compared with the 28 before them. A reading without an alarm never means that nothing got worse: a doubling is
    caught within 14 days in about one of five.
    """
    first = timeline.as_of - timedelta(days=READING_DAYS - 1)
    grid, found = _levels(timeline, day_zero, first)
    runs = (_latest_run(grid, found, reached, grid.index(first)) for reached in (found.alarm, found.watch))
    alarm, watch = (None if run is None else replace(run, banded_days=_banded(timeline, run)) for run in runs)
    return RecoveryReading(alarm=alarm, watch=watch)


def alarm_days(timeline: Timeline, day_zero: DayZero | None, since: date) -> tuple[date, ...]:
    """Return every day from `since` to the as-of day on which the alarm was reached, oldest first."""
    if since > timeline.as_of:
        return ()
    grid, found = _levels(timeline, day_zero, since)
    places = np.flatnonzero(found.alarm)
    return tuple(_day(grid, place) for place in places.tolist() if place >= grid.index(since))


def _levels(timeline: Timeline, day_zero: DayZero | None, first: date) -> tuple[DayGrid, Levels]:
    """Return the levels from `first` to the as-of day, after the days that the first of them is judged by."""
    grid = day_grid(timeline, first - timedelta(days=KNOWN_DAYS), timeline.as_of)
    before = None if day_zero is None else _before(timeline, day_zero.day, grid)
    return grid, levels(grid, before)


def _before(timeline: Timeline, day_zero: date, grid: DayGrid) -> Before:
    found = baseline(timeline, day_zero)
    return Before(grid.index(day_zero), found.days_logged, found.mean or 0.0)


def _latest_run(grid: DayGrid, found: Levels, reached: BoolArray, from_place: int) -> Worsening | None:
    run: list[int] = []
    for place in np.flatnonzero(grid.logged).tolist()[::-1]:
        if place < from_place or (run and (not reached[place] or run[-1] - place > _LONGEST_GAP + 1)):
            break
        if reached[place]:
            run.append(place)
    if not run:
        return None
    last = found.reached(run[0])
    return Worsening(
        since=_day(grid, run[-1]),
        day=_day(grid, run[0]),
        window_days=last.window_days,
        compared_with=last.compared_with,
        mean=last.mean,
        mean_before=last.mean_before,
    )


def _banded(timeline: Timeline, run: Worsening) -> int:
    """Return on how many days of the window a range was ticked: one of them may stand for hundreds of twitches."""
    points = daily_series(timeline, run.day - timedelta(days=run.window_days - 1), run.day)
    return sum(point.is_logged and not point.exact for point in points)


def _day(grid: DayGrid, place: int) -> date:
    return grid.first + timedelta(days=place)
