"""The time axis: dates, days since day 0, or both under each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from myotrack.analysis.picture import AxisMode, RecoveryPicture
from myotrack.charts.boxes import Obstacles
from myotrack.charts.ruler import Ruler
from myotrack.charts.sheet import Sheet
from myotrack.charts.time_scale import TimeScale
from myotrack.charts.wording import day_tick, month_tick, since_tick

DAY_STEPS = (1, 2, 7, 14, 28, 56, 84, 168, 364, 728, 1456, 2912)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
NARROWEST_WORDS_EM = 1.5
LEAST_MONTH_DAYS = 120
"""From this many days on an axis of dates is marked at the first of months."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A day under which words stand, one line or two."""

    day: date
    words: tuple[str, ...]


def rows_of(axis: AxisMode) -> int:
    """Return how many lines of words the axis has."""
    return 2 if axis is AxisMode.BOTH else 1


def ticks(picture: RecoveryPicture, scale: TimeScale, ruler: Ruler) -> tuple[Tick, ...]:
    """Return as many ticks as have room: counted from day 0 where there is one, so that both lines agree."""
    by_month = picture.axis is AxisMode.DATES and picture.shown.days >= LEAST_MONTH_DAYS
    found: tuple[Tick, ...] = ()
    fewer = found
    for step in MONTH_STEPS if by_month else DAY_STEPS:
        spacing = scale.per_day * (step * 28 if by_month else step)
        if spacing < NARROWEST_WORDS_EM * ruler.em:
            continue  # ten years have no room for thousands of words, which needn't be measured
        fewer = found
        days = list(_months(picture, step) if by_month else _days(picture, step))
        found = tuple(_tick(picture, day, earlier, by_month) for earlier, day in zip([None, *days], days, strict=False))
        widest = max((ruler.width(words) for tick in found for words in tick.words), default=0.0)
        if widest + 0.9 * ruler.em <= spacing or len(found) == 1:
            break
    return found or fewer


def draw_day_axis(sheet: Sheet, scale: TimeScale, picture: RecoveryPicture, top: float) -> None:
    """Write the words under `top` and draw the small lines they hang from."""
    style, em = sheet.style, sheet.em
    line = sheet.ruler.line_height
    obstacles = Obstacles()
    drawn: list[float] = []
    for tick in ticks(picture, scale, sheet.ruler):
        x = scale.middle(tick.day)
        widest = max(sheet.ruler.width(words) for words in tick.words)
        # The last words may end at the edge instead of standing under their day.
        middle = min(x, sheet.width - 0.4 * em - widest / 2)
        rows = [(words, top - 0.5 * em - (row + 1) * line) for row, words in enumerate(tick.words)]
        boxes = [sheet.ruler.box(words, middle, y, align="center") for words, y in rows]
        if any(obstacles.touch(box.grown(0.3 * em)) for box in boxes):
            continue
        drawn.append(x)
        for words, y in rows:
            obstacles.add_box(sheet.write(words, middle, y, style.ink_soft, align="center"))
    sheet.lines([np.array([(x, top), (x, top - 0.4 * em)]) for x in drawn], style.gap, 0.08 * em, z=2)


def _days(picture: RecoveryPicture, step: int) -> Iterator[date]:
    anchor = picture.day_zero.day if picture.day_zero is not None else picture.shown.first
    first = -((anchor - picture.shown.first).days // step)
    day = anchor + timedelta(days=first * step)
    while day <= picture.shown.last:
        yield day
        day += timedelta(days=step)


def _months(picture: RecoveryPicture, step: int) -> Iterator[date]:
    number = picture.shown.first.year * 12 + picture.shown.first.month - 1
    while True:
        day = date(number // 12, number % 12 + 1, 1)
        if day > picture.shown.last:
            return
        if day >= picture.shown.first and number % step == 0:
            yield day
        number += 1


def _tick(picture: RecoveryPicture, day: date, earlier: date | None, by_month: bool) -> Tick:
    several_years = picture.shown.first.year != picture.shown.last.year
    with_year = several_years and (earlier is None or earlier.year != day.year)
    dated = month_tick(day, with_year=with_year) if by_month else day_tick(day, with_year=with_year)
    since = picture.days_since(day)
    if picture.axis is AxisMode.DATES or since is None:
        return Tick(day, (dated,))
    if picture.axis is AxisMode.DAYS_SINCE:
        return Tick(day, (since_tick(since),))
    return Tick(day, (dated, since_tick(since)))
