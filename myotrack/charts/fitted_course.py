"""The fitted course: its median as a line and its 90 % band as an area, over observed days only."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from myotrack.analysis.recovery.values import FittedDay
from myotrack.charts.boxes import Obstacles
from myotrack.charts.frequency_scale import FrequencyScale
from myotrack.charts.sheet import Floats, Sheet
from myotrack.charts.time_scale import TimeScale

COURSE_LINE_EM = 0.24
EDGE_LINE_EM = 0.06
"""The edges of the band are thin lines, so that it is there on paper without colours too."""

DOT_EM = 0.3
"""A stretch of a single day has no line: its median is a small dash of half this width on either side."""


def draw_fitted_course(
    sheet: Sheet,
    scale: TimeScale,
    level: FrequencyScale,
    stretches: Sequence[Sequence[FittedDay]],
    obstacles: Obstacles,
) -> None:
    """Draw the stretches; the band is cut at the top of the lane, and words keep clear of the line."""
    style, em = sheet.style, sheet.em
    colour, opacity = style.band
    for stretch in stretches:
        xs = _middles(scale, stretch)
        low, mid, high = (
            np.stack([xs, level.ys(values)], -1)
            for values in zip(*((f.level.low, f.level.mid, f.level.high) for f in stretch), strict=True)
        )
        if len(stretch) == 1:
            low, mid, high = (_widened(points, DOT_EM * em) for points in (low, mid, high))
        sheet.areas([np.concatenate([high, low[::-1]])], colour, z=2.1, opacity=opacity)
        sheet.lines([low, high], style.smooth, EDGE_LINE_EM * em, z=2.2)
        sheet.lines([mid], style.smooth, COURSE_LINE_EM * em, z=4.1)
        obstacles.add_line(mid, 0.3 * em)


def _middles(scale: TimeScale, stretch: Sequence[FittedDay]) -> Floats:
    return scale.starts(fitted.day for fitted in stretch) + scale.per_day / 2


def _widened(point: Floats, by: float) -> Floats:
    """Return a single point (1 × 2) as a short level line."""
    return np.asarray(point + np.array([(-by, 0.0), (by, 0.0)]))
