"""The dose staircase of one medicine: taken solid and filled, planned dashed, each step with its dose."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from myotrack.analysis.dose_lanes import DoseLane, LaneStep
from myotrack.charts.boxes import Box, Obstacles
from myotrack.charts.sheet import Floats, Sheet, rectangle
from myotrack.charts.style import ChartStyle
from myotrack.charts.time_scale import TimeScale
from myotrack.charts.wording import plan_words, step_words
from myotrack.domain.medicines import Role

TALL_EM = 4.9
COMPACT_EM = 2.4
"""Heights of the lane of a suspected medicine and of any other, the line of words over the highest step included."""

WORDS_GAP_EM = 0.15

TALL_LINE_EM, COMPACT_LINE_EM = 0.24, 0.16


def draw_dose_lane(sheet: Sheet, scale: TimeScale, lane: DoseLane, box: Box, upright: float | None = None) -> None:
    """Draw the lane into `box`; words that find no room are left out (the table and the read-out have them).

    `upright` is where the day-0 line runs; no words stand on it.
    """
    em = sheet.em
    line, fill = _colours(sheet.style, lane)
    highest = _highest(sheet, box)
    width = (TALL_LINE_EM if lane.is_suspected else COMPACT_LINE_EM) * em
    taken = _stairs(scale, lane.taken, box.y0, highest)
    planned = _stairs(scale, lane.planned, box.y0, highest)
    filled = [
        rectangle(scale.start(s.first), box.y0, scale.end(s.last), _height(s, box.y0, highest))
        for s in lane.taken
        if s.height
    ]
    sheet.areas(filled, fill, z=2)
    sheet.lines([taken] if len(taken) else [], line, width, z=4)
    # The plan is drawn over what was taken, thin, so that both are seen where they agree.
    sheet.lines([planned] if len(planned) else [], sheet.style.planned, 0.13 * em, dashes=(5, 3.5), z=4.5)
    obstacles = Obstacles()
    for stairs in (taken, planned):
        obstacles.add_line(stairs, 0.2 * em)
    if upright is not None:
        obstacles.add_box(Box(upright - 0.1 * em, box.y0, upright + 0.1 * em, box.y1))
    _label_steps(sheet, scale, lane, box, obstacles)


def _highest(sheet: Sheet, box: Box) -> float:
    """Return where the highest step of a lane lies: a line of words fits above it."""
    return box.y1 - sheet.ruler.line_height - WORDS_GAP_EM * sheet.em


def _colours(style: ChartStyle, lane: DoseLane) -> tuple[str, str]:
    """Return the colours of line and fill: the suspected medicine is the one that catches the eye."""
    if lane.is_suspected:
        return style.dose_line, style.dose_fill
    if Role.SUPPRESSANT in lane.roles:
        return style.suppressant, style.grid
    return style.ink_soft, style.grid


def _height(step: LaneStep, lowest: float, highest: float) -> float:
    return lowest + step.height * (highest - lowest)


def _stairs(scale: TimeScale, steps: Sequence[LaneStep], lowest: float, highest: float) -> Floats:
    corners = [
        (x, _height(step, lowest, highest)) for step in steps for x in (scale.start(step.first), scale.end(step.last))
    ]
    return np.array(corners) if corners else np.empty((0, 2))


def _label_steps(sheet: Sheet, scale: TimeScale, lane: DoseLane, box: Box, obstacles: Obstacles) -> None:
    highest = _highest(sheet, box)
    inside = Box(scale.left, box.y0, max(scale.right, sheet.width - sheet.em), box.y1 + 0.01)
    unit = None
    for step in lane.taken:
        words = step_words(step.dose, step.unit, unit)
        if _label(sheet, scale, step, words, obstacles, inside, _height(step, box.y0, highest), sheet.style.ink):
            unit = step.unit
    apart = next((step for step in lane.planned if not _is_taken(step, lane.taken)), None)
    if apart is not None:
        y = _height(apart, box.y0, highest)
        _label(sheet, scale, apart, plan_words(apart.dose, apart.unit), obstacles, inside, y, sheet.style.ink_soft)


def _label(
    sheet: Sheet, scale: TimeScale, step: LaneStep, words: str, obstacles: Obstacles, inside: Box, y: float, colour: str
) -> bool:
    over = y + WORDS_GAP_EM * sheet.em
    x, middle = scale.start(step.first), (scale.start(step.first) + scale.end(step.last)) / 2
    places = [
        sheet.ruler.box(words, x + 0.3 * sheet.em, over),
        sheet.ruler.box(words, middle, over, align="center"),
        sheet.ruler.box(words, x + 0.3 * sheet.em, y - 0.2 * sheet.em - sheet.ruler.line_height),
    ]
    place = obstacles.first_free(places, inside, 0.0)
    if place is None:
        return False
    obstacles.add_box(place.grown(0.25 * sheet.em))
    sheet.write(words, place.x0, place.y0, colour)
    return True


def _is_taken(planned: LaneStep, taken: Sequence[LaneStep]) -> bool:
    """Whether exactly this step was taken on exactly these days."""
    return any((s.first, s.dose, s.unit) == (planned.first, planned.dose, planned.unit) for s in taken)
