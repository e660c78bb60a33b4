"""The main lane: twitches a day as points, bands as ranges, gaps as gaps, and the smoothed course of each person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from matplotlib.path import Path

from myotrack.analysis.bins import Mark
from myotrack.analysis.picture import DayRange, Ratings, RecoveryPicture
from myotrack.charts.boxes import Box, Obstacles
from myotrack.charts.fitted_course import COURSE_LINE_EM, draw_fitted_course
from myotrack.charts.frequency_scale import FrequencyScale, round_steps
from myotrack.charts.shades import day_zero_x
from myotrack.charts.shapes import BAR, CARET, DIAMOND, DOT
from myotrack.charts.sheet import Floats, Sheet
from myotrack.charts.time_scale import TimeScale
from myotrack.charts.wording import before_words, gap_words
from myotrack.domain.provenance import Author

LEAST_GAP_DAYS = 3
"""Gaps of at least so many days are said in words."""

NARROWEST_GAP_EM = 1.5
"""Gaps narrower than this have room for no word."""

LEAST_BASELINE_DAYS = 5
"""Logged days before day 0 that a mean is shown for (statistics.md, Verdict)."""

COURSE_DASHES = (4.0, 2.0)
BASELINE_LINE_EM, BASELINE_DASHES, BASELINE_CAP_EM = 0.13, (1.2, 2.2), 0.45


def draw_frequency_lane(
    sheet: Sheet, scale: TimeScale, level: FrequencyScale, picture: RecoveryPicture, top: float
) -> bool:
    """Draw the lane between the foot of `level` and `top`; words stand only where they touch nothing.

    Return whether the line of the mean before day 0, if there is one, has its words.
    """
    _draw_grid(sheet, scale, level)
    obstacles = Obstacles()
    draw_fitted_course(sheet, scale, level, picture.fitted, obstacles)
    for ratings in picture.ratings:
        joined = picture.bin_days > 1 and not (picture.fitted and ratings is picture.ratings[0])
        _draw_ratings(sheet, scale, level, ratings, joined, picture.bin_days, obstacles)
    x = day_zero_x(picture, scale)
    if x is not None:
        obstacles.add_box(Box(x - 0.2 * sheet.em, level.bottom, x + 0.2 * sheet.em, top))
    inside = Box(scale.left, level.bottom + 0.1 * sheet.em, sheet.width - 0.5 * sheet.em, top)
    said = _draw_baseline(sheet, scale, level, picture, obstacles, inside)
    _say_gaps(sheet, scale, picture, obstacles, inside)
    return said


def mark_size(scale: TimeScale, bin_days: int, em: float) -> float:
    """Return how large a point is drawn, points: smaller where days are narrow."""
    return float(np.clip(0.8 * scale.per_day * bin_days, 0.34 * em, 0.58 * em))


def _draw_grid(sheet: Sheet, scale: TimeScale, level: FrequencyScale) -> None:
    style, em = sheet.style, sheet.em
    most = max(1, min(5, int((level.top - level.bottom) / (1.8 * em))))
    steps = round_steps(level.top_value, most)
    ys = [level.y(step) for step in steps]
    sheet.lines([np.array([(scale.left, y), (scale.right, y)]) for y in ys], style.grid, 0.1 * em, z=1.5)
    for step, y in zip(steps, ys, strict=True):
        sheet.write(str(step), scale.left - 0.6 * em, y - sheet.ruler.line_height / 2, style.ink_soft, align="right")


def _draw_ratings(
    sheet: Sheet,
    scale: TimeScale,
    level: FrequencyScale,
    ratings: Ratings,
    joined: bool,
    bin_days: int,
    obstacles: Obstacles,
) -> None:
    """Draw what one person logged; `joined` says whether a line goes from mark to mark."""
    size = mark_size(scale, bin_days, sheet.em)
    own = ratings.rater is Author.PATIENT
    marks = ratings.marks
    centres = np.stack([_middles(scale, marks), level.ys([m.value or 0.0 for m in marks])], -1)
    _draw_ranges(sheet, level, marks, centres, size)
    if joined:
        course = _joined(marks, centres)
    else:
        course = [
            np.array([(scale.middle(p.day), level.y(p.value)) for p in stretch])
            for stretch in ratings.course
            if len(stretch) > 1
        ]
    dashes = None if own else COURSE_DASHES
    sheet.lines(course, sheet.style.smooth, COURSE_LINE_EM * sheet.em, dashes=dashes, z=4)
    _draw_points(sheet, marks, centres, size, DOT if own else DIAMOND)
    half = size / 2 + 0.1 * sheet.em
    obstacles.add(np.hstack([centres - half, centres + half]))
    for line in course:
        obstacles.add_line(line, 0.3 * sheet.em)


def _draw_points(sheet: Sheet, marks: Sequence[Mark], centres: Floats, size: float, shape: Path) -> None:
    style = sheet.style
    late, exact = np.array([m.late for m in marks]), np.array([m.exact or m.days > 1 for m in marks])
    for is_late, is_exact in ((False, True), (True, True), (False, False), (True, False)):
        chosen = centres[(late == is_late) & (exact == is_exact)]
        drawn, width = (shape, size) if is_exact else (BAR, size * 1.35)
        sheet.marks(
            chosen,
            drawn,
            width if not is_late else width * 0.92,
            fill=style.ground if is_late else style.point,
            edge=style.point,
            edge_width=0.14 * sheet.em if is_late else 0.0,
            z=5,
        )


def _draw_ranges(sheet: Sheet, level: FrequencyScale, marks: Sequence[Mark], centres: Floats, size: float) -> None:
    """Draw the ends of bands (a day) or the lowest and highest logged day (weeks) as thin upright lines."""
    ranged = [(x, m) for (x, _y), m in zip(centres, marks, strict=True) if m.low is not None and m.low != m.high]
    lines = [np.array([(x, level.y(m.low or 0.0)), (x, level.y(m.high or 0.0))]) for x, m in ranged]
    sheet.lines(lines, sheet.style.gap, 0.11 * sheet.em, z=2.5)
    cut = [(x, level.top) for x, m in ranged if m.high is not None and m.high > level.top_value]
    sheet.marks(np.array(cut), CARET, 0.7 * size, fill=sheet.style.gap, z=2.5)


def _joined(marks: Sequence[Mark], centres: Floats) -> list[Floats]:
    """Return lines through neighbouring weeks; a week without a logged day breaks the line."""
    breaks = [n for n in range(1, len(marks)) if (marks[n].first - marks[n - 1].last).days > 1]
    return [piece for piece in np.split(centres, breaks) if len(piece) > 1]


def baseline_days(picture: RecoveryPicture) -> DayRange | None:
    """Return the days over which the mean before day 0 is drawn; None when too few are logged or none is shown."""
    base = picture.baseline
    if base is None or base.days_logged < LEAST_BASELINE_DAYS:
        return None
    return DayRange(base.first, base.last).cut_to(picture.shown)


def _draw_baseline(
    sheet: Sheet, scale: TimeScale, level: FrequencyScale, picture: RecoveryPicture, obstacles: Obstacles, inside: Box
) -> bool:
    base, days = picture.baseline, baseline_days(picture)
    if base is None or base.mean is None or days is None:
        return True
    x0, x1, y = scale.start(days.first), scale.end(days.last), level.y(base.mean)
    sheet.lines(
        [np.array([(x0, y), (x1, y)])], sheet.style.ink_soft, BASELINE_LINE_EM * sheet.em, dashes=BASELINE_DASHES, z=3
    )
    # The days that it is the mean of are marked by its ends; an end that is zoomed away has none.
    ends = [x for x, day, end in ((x0, days.first, base.first), (x1, days.last, base.last)) if day == end]
    cap = BASELINE_CAP_EM * sheet.em
    sheet.lines([np.array([(x, y - cap), (x, y + cap)]) for x in ends], sheet.style.ink_soft, 0.13 * sheet.em, z=3)
    obstacles.add_box(Box(x0, y - 0.1 * sheet.em, x1, y + 0.1 * sheet.em))
    for words in before_words(base.mean, base.days_logged):
        width = sheet.ruler.width(words)
        starts = np.arange(x0, max(x1 - width, x0 + 0.01), 0.5 * sheet.em)
        heights = (y + 0.2 * sheet.em, y - 0.2 * sheet.em - sheet.ruler.line_height)
        places = [sheet.ruler.box(words, float(x), over) for over in heights for x in starts]
        places.append(sheet.ruler.box(words, x1 + 0.5 * sheet.em, y - sheet.ruler.line_height / 2))
        if _write_free(sheet, words, places, obstacles, inside):
            return True
    return False


def _say_gaps(sheet: Sheet, scale: TimeScale, picture: RecoveryPicture, obstacles: Obstacles, inside: Box) -> None:
    line = sheet.ruler.line_height
    for gap in picture.gaps:
        x0, x1 = scale.start(gap.first), scale.end(gap.last)
        if gap.days < LEAST_GAP_DAYS or x1 - x0 < NARROWEST_GAP_EM * sheet.em:
            continue
        pair = gap_words(gap.state)
        for lines in ((" ".join(pair),), pair):
            width = max(sheet.ruler.width(words) for words in lines)
            if width > x1 - x0:
                continue
            low = inside.y0 + 0.3 * sheet.em
            places = [
                Box((x0 + x1 - width) / 2, y, (x0 + x1 + width) / 2, y + len(lines) * line)
                for y in np.arange(low, inside.y1 - len(lines) * line, line)
            ]
            place = obstacles.first_free(places, inside, 0.15 * sheet.em)
            if place is not None:
                obstacles.add_box(place)
                for number, words in enumerate(reversed(lines)):
                    sheet.write(words, (x0 + x1) / 2, place.y0 + number * line, sheet.style.gap, align="center")
                break


def _write_free(sheet: Sheet, words: str, places: Iterable[Box], obstacles: Obstacles, inside: Box) -> bool:
    place = obstacles.first_free(places, inside, 0.12 * sheet.em)
    if place is None:
        return False
    obstacles.add_box(place)
    sheet.write(words, place.x0, place.y0, sheet.style.ink_soft)
    return True


def _middles(scale: TimeScale, marks: Sequence[Mark]) -> Floats:
    return (scale.starts(m.first for m in marks) + scale.starts(m.last for m in marks) + scale.per_day) / 2
