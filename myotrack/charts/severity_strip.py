"""The severity strip: one bar a day, told by colour, height and digit; days without a severity by a sign for why."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.colors import to_rgba_array

from myotrack.analysis.bins import Mark
from myotrack.charts.boxes import Box
from myotrack.charts.shapes import glyph
from myotrack.charts.sheet import Sheet, rectangles
from myotrack.charts.time_scale import TimeScale
from myotrack.domain.checkins import DayState
from myotrack.domain.scales import Severity

STRIP_EM = 2.3
NARROWEST_DIGIT_EM = 0.85
"""Bars narrower than this have no digit."""

STATE_SIGNS = {
    DayState.NOT_LOGGED: "·",
    DayState.PARTIAL: "·",
    DayState.UNKNOWN: "?",
    DayState.EXCUSED: "–",
}
"""Signs for days without a severity; a day with a number alone has none, its bar is simply not there."""


def draw_severity_strip(sheet: Sheet, scale: TimeScale, marks: Sequence[Mark], box: Box) -> None:
    """Draw the strip into `box`: height and colour grow with the severity 0 to 4."""
    rated = [m for m in marks if m.severity is not None]
    if rated:
        _bars(sheet, scale, rated, box)
    for state, sign in STATE_SIGNS.items():
        days = [m for m in marks if m.severity is None and m.state is state]
        if days and scale.per_day * days[0].days >= 0.3 * sheet.em:
            centres = _centres(scale, days, np.full(len(days), (box.y0 + box.y1) / 2))
            sheet.marks(centres, glyph(sign), sheet.em, fill=sheet.style.gap, z=5)


def _bars(sheet: Sheet, scale: TimeScale, marks: Sequence[Mark], box: Box) -> None:
    style, em = sheet.style, sheet.em
    levels = np.array([int(m.severity or Severity.NONE) for m in marks])
    x0, x1 = scale.starts(m.first for m in marks), scale.starts(m.last for m in marks) + scale.per_day
    gap = min(0.08 * em, 0.12 * scale.per_day)
    tops = box.y0 + bar_height(levels, box.y1 - box.y0, digits=_has_digits(scale, marks[0], em), em=em)
    outlines = rectangles(x0 + gap, np.full(len(marks), box.y0), x1 - gap, tops)
    sheet.areas(outlines, to_rgba_array(style.severity)[levels], z=3)
    if _has_digits(scale, marks[0], em):
        for level in Severity:
            at = levels == level
            centres = np.stack([(x0 + x1)[at] / 2, np.full(at.sum(), box.y0 + 0.55 * em)], -1)
            sheet.marks(centres, glyph(str(int(level))), 0.86 * em, fill=style.on_severity[level], z=5)


def bar_height(levels: np.ndarray, full: float, *, digits: bool, em: float) -> np.ndarray:
    """Return the heights of bars of severity 0 to 4; the lowest has room for its digit where digits are drawn."""
    lowest = 1.1 * em if digits else 0.2 * full
    return np.asarray(lowest + (full - lowest) * levels / 4)


def _has_digits(scale: TimeScale, mark: Mark, em: float) -> bool:
    return scale.per_day * mark.days >= NARROWEST_DIGIT_EM * em


def _centres(scale: TimeScale, marks: Sequence[Mark], y: np.ndarray) -> np.ndarray:
    x0, x1 = scale.starts(m.first for m in marks), scale.starts(m.last for m in marks) + scale.per_day
    return np.stack([(x0 + x1) / 2, y], -1)
