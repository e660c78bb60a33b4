"""The recovery chart: dose staircases, flags, twitches, severity and time, on one axis of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matplotlib.figure import Figure

from myotrack.analysis.picture import RecoveryPicture
from myotrack.charts.boxes import Box
from myotrack.charts.day_axis import draw_day_axis, rows_of
from myotrack.charts.dose_lane import COMPACT_EM, TALL_EM, draw_dose_lane
from myotrack.charts.flags import FlagRows, arranged_flags, draw_flags
from myotrack.charts.frequency_lane import draw_frequency_lane
from myotrack.charts.frequency_scale import FrequencyScale, top_value
from myotrack.charts.key_line import KeyRow, draw_key, key_entries, key_rows, most_key_rows, without_baseline
from myotrack.charts.ruler import Ruler
from myotrack.charts.severity_strip import STRIP_EM, draw_severity_strip
from myotrack.charts.shades import HeaderLabel, arranged_header, day_zero_x, draw_day_zero, draw_header, draw_shades
from myotrack.charts.sheet import Sheet
from myotrack.charts.style import ChartStyle
from myotrack.charts.time_scale import TimeScale
from myotrack.charts.wording import lane_words, severity_words, short_name, twitches_words

EDGE_EM = 0.8
LANE_GAP_EM = 0.5
STRIP_GAP_EM = 0.9
KEY_GAP_EM = 0.6
LEAST_TWITCHES_EM = 7.0
USUAL_TWITCHES_EM = 20.0
"""Heights of the main lane: it gets what the others leave, but a figure that is too low is drawn past its edge."""

NUMBERS_EM = 3.2
"""Room for the numbers beside the main lane."""


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """Where the days of a drawn chart are: positions in points from the left and lower edge of the figure."""

    scale: TimeScale
    height: float
    """The height of the whole figure, points."""
    top: float
    bottom: float
    labels: tuple[Box, ...]

    def day_at(self, x: float) -> date | None:
        """Return the day at `x`, or None beside the days."""
        return self.scale.day_at(x)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What stands where, before anything is drawn."""

    gutter: float
    scale: TimeScale
    header: tuple[HeaderLabel, ...]
    flags: FlagRows
    key: tuple[KeyRow, ...]
    key_rows: int
    """Rows that room is kept for; the key may have fewer."""

    @property
    def header_rows(self) -> int:
        """How many rows of words stand over the twitches."""
        return 1 + max((label.row for label in self.header), default=-1)

    def axis_height(self, picture: RecoveryPicture, ruler: Ruler) -> float:
        """Return the height of the words under the strip, points."""
        return 0.5 * ruler.em + rows_of(picture.axis) * ruler.line_height

    def height(self, picture: RecoveryPicture, ruler: Ruler, twitches_em: float) -> float:
        """Return the height of the whole chart with a main lane of `twitches_em`, points."""
        em = ruler.em
        lanes = sum((TALL_EM if lane.is_suspected else COMPACT_EM) + LANE_GAP_EM for lane in picture.lanes)
        key = KEY_GAP_EM if self.key_rows else 0.0
        fixed = (lanes + twitches_em + STRIP_GAP_EM + STRIP_EM + key + 2 * EDGE_EM) * em
        rows = (self.header_rows + self.key_rows) * ruler.line_height
        return fixed + rows + self.flags.height(em) + self.axis_height(picture, ruler)


def natural_height(picture: RecoveryPicture, style: ChartStyle, width: float, dpi: float = 96.0) -> float:
    """Return how high a chart `width` points wide wants to be, points."""
    ruler = Ruler(style.em, dpi)
    return _planned(picture, ruler, width).height(picture, ruler, USUAL_TWITCHES_EM)


def draw_recovery_chart(picture: RecoveryPicture, style: ChartStyle, figure: Figure) -> DrawnChart:
    """Draw the picture on all of `figure`, which is emptied first."""
    sheet = Sheet(figure, style)
    return draw_on(sheet, picture, bottom=0.0, top=sheet.height)


def draw_on(sheet: Sheet, picture: RecoveryPicture, bottom: float, top: float) -> DrawnChart:
    """Draw the picture between two heights of a sheet that may hold other things."""
    em, ruler = sheet.em, sheet.ruler
    plan = _planned(picture, ruler, sheet.width)
    scale = plan.scale
    upright = day_zero_x(picture, scale)
    y = top - EDGE_EM * em
    lanes_top = y
    for lane in picture.lanes:
        height = (TALL_EM if lane.is_suspected else COMPACT_EM) * em
        box = Box(scale.left, y - height, scale.right, y)
        draw_dose_lane(sheet, scale, lane, box, upright)
        name = short_name(picture.name(lane.medicine_id), ruler, (plan.gutter - EDGE_EM * em) / em)
        stairs = Box(box.x0, box.y0, box.x1, box.y1 - (0 if lane.is_suspected else 0.6 * em))
        _beside(sheet, lane_words(name, lane.route, tall=lane.is_suspected), scale.left - 0.8 * em, stairs)
        y -= height + LANE_GAP_EM * em
    y -= plan.flags.height(em)
    draw_flags(sheet, scale, plan.flags, y)
    y -= plan.header_rows * ruler.line_height
    draw_header(sheet, plan.header, y)
    twitches = max(top - bottom - plan.height(picture, ruler, 0.0), LEAST_TWITCHES_EM * em)
    level = _level(picture, y - twitches, y - 0.5 * em, em)
    baseline_is_said = draw_frequency_lane(sheet, scale, level, picture, y)
    _beside(sheet, twitches_words(), scale.left - NUMBERS_EM * em, Box(0, level.bottom, 0, level.top))
    y -= twitches + STRIP_GAP_EM * em
    strip = Box(scale.left, y - STRIP_EM * em, scale.right, y)
    draw_severity_strip(sheet, scale, picture.severity, strip)
    _beside(sheet, severity_words(), scale.left - 0.8 * em, strip)
    draw_shades(sheet, scale, picture, strip.y0, lanes_top)
    draw_day_zero(sheet, scale, picture, strip.y0, lanes_top)
    draw_day_axis(sheet, scale, picture, strip.y0)
    key = without_baseline(plan.key) if baseline_is_said else plan.key
    draw_key(sheet, key, scale.left, strip.y0 - plan.axis_height(picture, ruler) - KEY_GAP_EM * em)
    return DrawnChart(scale, sheet.height, lanes_top, strip.y0, tuple(sheet.labels))


def _planned(picture: RecoveryPicture, ruler: Ruler, width: float) -> _Plan:
    em = ruler.em
    names = [
        words
        for lane in picture.lanes
        for words in lane_words(picture.name(lane.medicine_id), lane.route, tall=lane.is_suspected)
    ]
    beside = [ruler.width(words) + 0.8 * em for words in (*names, *severity_words())]
    beside += [ruler.width(words) + NUMBERS_EM * em for words in twitches_words()]
    gutter = min(max(beside) + EDGE_EM * em, max(0.2 * width, 9 * em))
    right = width - 1.2 * em
    scale = TimeScale.fitted(picture.shown, gutter, right, em)
    return _Plan(
        gutter - 0.8 * em,
        scale,
        arranged_header(picture, scale, ruler, right),
        arranged_flags(picture, scale, ruler, right),
        key_rows(key_entries(picture), ruler, right - gutter),
        most_key_rows(picture, ruler, right - gutter),
    )


def _level(picture: RecoveryPicture, bottom: float, top: float, em: float) -> FrequencyScale:
    marks = [mark for ratings in picture.ratings for mark in ratings.marks]
    values = [mark.value for mark in marks if mark.value is not None]
    highs = [mark.high for mark in marks if mark.high is not None]
    if picture.bin_days > 1:
        values += highs
    if picture.baseline is not None and picture.baseline.mean is not None:
        values.append(picture.baseline.mean)
    return FrequencyScale(bottom + 0.5 * em, top, top_value(values, highs))


def _beside(sheet: Sheet, lines: Sequence[str], right: float, box: Box) -> None:
    """Write lines beside a lane, ending at `right`, in the middle of its height."""
    line = sheet.ruler.line_height
    y = (box.y0 + box.y1) / 2 + len(lines) * line / 2
    for words in lines:
        y -= line
        fitted = sheet.ruler.fitted(words, right - 0.3 * sheet.em)
        sheet.write(fitted, right, y, sheet.style.ink, align="right")
