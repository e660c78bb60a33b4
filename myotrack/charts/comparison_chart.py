"""Two episodes on one axis of days since day 0, told apart without colour: line, dots and words of each differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.path import Path

from myotrack.analysis.comparison import Comparison, Episode
from myotrack.analysis.picture import GENERAL_INFORMATION_DAYS
from myotrack.charts.boxes import Box, Obstacles
from myotrack.charts.frequency_scale import FrequencyScale, round_steps, top_value
from myotrack.charts.ruler import Ruler
from myotrack.charts.save import TITLE_SCALE, WIDTH_PT, PictureFormat, dpi_of, file_bytes, wrapped
from myotrack.charts.shapes import DIAMOND, DOT
from myotrack.charts.sheet import Floats, Sheet
from myotrack.charts.style import ChartStyle
from myotrack.charts.wording import general_words, short_name, since_tick, twitches_words
from myotrack.words.chart_text import standing_sentence
from myotrack.words.comparison_text import comparison_summary, comparison_title, episode_label
from myotrack.words.verdict import Names

HEIGHT_EM = 30.0
LEFT_EM, RIGHT_EM, TOP_EM, BOTTOM_EM = 7.5, 1.5, 3.0, 3.2
LINE_EM, DASHES = 0.24, (4.0, 2.0)
EDGE_EM = 0.06
TICK_STEPS = (1, 2, 7, 14, 28, 56, 84, 168, 364, 728, 1456, 2912)


@dataclass(frozen=True, slots=True)
class _Look:
    """How one of the two is drawn: the chosen one solid with dots, the other dashed with hollow diamonds."""

    colour: str
    dashes: tuple[float, ...] | None
    shape: Path
    filled: bool
    hatch: str | None


@dataclass(frozen=True, slots=True)
class _Label:
    """Which course is which, in words."""

    episode: Episode
    look: _Look
    words: str


@dataclass(frozen=True, slots=True)
class _Axes:
    """Where each day and each number lies."""

    left: float
    right: float
    first: int
    last: int
    level: FrequencyScale

    def xs(self, numbers: Floats) -> Floats:
        """Return the middles of days, counted from day 0."""
        per_day = (self.right - self.left) / (self.last - self.first + 1)
        return np.asarray(self.left + (numbers - self.first + 0.5) * per_day)

    def edge(self, number: int) -> float:
        """Return the left edge of a day."""
        return self.left + (number - self.first) * (self.right - self.left) / (self.last - self.first + 1)

    @property
    def day_zero(self) -> float:
        """The left edge of day 0."""
        return self.edge(0)


def comparison_png(found: Comparison, names: Names, style: ChartStyle, width: float, dpi: float) -> bytes:
    """Return the two courses drawn `width` points wide as a PNG for the screen."""
    figure = Figure(figsize=(width / 72, HEIGHT_EM * style.em / 72), dpi=dpi)
    FigureCanvasAgg(figure)
    sheet = Sheet(figure, style)
    draw_comparison(sheet, found, names, 0.0, sheet.height)
    out = BytesIO()
    figure.savefig(out, format="png", dpi=dpi, facecolor=style.ground, metadata={"Software": None})
    return out.getvalue()


def rendered_comparison(found: Comparison, names: Names, style: ChartStyle, form: PictureFormat) -> bytes:
    """Return the two courses as a file with title and standing sentence; the same bytes every time."""
    dpi, em = dpi_of(form), style.em
    ruler = Ruler(em, dpi)
    line = ruler.line_height
    footer = wrapped(standing_sentence(), ruler, WIDTH_PT - 2 * em)
    head, foot = line * (TITLE_SCALE + 1), (len(footer) + 1) * line
    height = head + HEIGHT_EM * em + foot
    figure = Figure(figsize=(WIDTH_PT / 72, height / 72), dpi=dpi)
    FigureCanvasAgg(figure)
    sheet = Sheet(figure, style)
    sheet.write(comparison_title(), em, height - line * (TITLE_SCALE + 0.5), style.ink, bold=True, scale=TITLE_SCALE)
    draw_comparison(sheet, found, names, foot, height - head)
    for number, words in enumerate(reversed(footer)):
        sheet.write(words, em, (0.5 + number) * line, style.ink)
    return file_bytes(figure, form, comparison_title(), comparison_summary(found, names))


def draw_comparison(sheet: Sheet, found: Comparison, names: Names, bottom: float, top: float) -> None:
    """Draw both between two heights of a sheet."""
    em, style = sheet.em, sheet.style
    values = [float(point.value or 0) for episode in (found.chosen, found.other) for _number, point in episode.points]
    means = [e.analysis.before.mean or 0.0 for e in (found.chosen, found.other)]
    level = FrequencyScale(bottom + BOTTOM_EM * em, top - TOP_EM * em, top_value([*values, *means], []))
    axes = _Axes(LEFT_EM * em, sheet.width - RIGHT_EM * em, found.first_number, found.last_number, level)
    _draw_axes(sheet, axes, bottom)
    obstacles = Obstacles()
    x = axes.day_zero
    obstacles.add_box(Box(x - 0.2 * em, level.bottom, x + 0.2 * em, top))
    looks = (
        _Look(style.smooth, None, DOT, filled=True, hatch=None),
        _Look(style.suppressant, DASHES, DIAMOND, filled=False, hatch="///" if style.hatched else None),
    )
    pairs = tuple(zip((found.other, found.chosen), reversed(looks), strict=True))
    for episode, look in pairs:
        _draw_episode(sheet, axes, episode, look, obstacles)
    labels = tuple(
        _Label(episode, look, episode_label(episode, short_name(names(episode.zero.medicine_id), sheet.ruler, 14)))
        for episode, look in reversed(pairs)
    )
    _write_labels(sheet, axes, labels, obstacles, top)
    _say_general(sheet, axes)


def _draw_axes(sheet: Sheet, axes: _Axes, bottom: float) -> None:
    style, em, line, level = sheet.style, sheet.em, sheet.ruler.line_height, axes.level
    for step in round_steps(level.top_value):
        y = level.y(step)
        sheet.lines([np.array([(axes.left, y), (axes.right, y)])], style.grid, 0.1 * em, z=1)
        sheet.write(str(step), axes.left - 0.6 * em, y - line / 2, style.ink_soft, align="right")
    middle = (level.bottom + level.top) / 2
    for number, words in enumerate(reversed(twitches_words())):
        sheet.write(words, axes.left - 3.2 * em, middle + (number - 1) * line, style.ink, align="right")
    start, end = axes.day_zero, axes.edge(min(GENERAL_INFORMATION_DAYS, axes.last) + 1)
    corners = [(start, level.bottom), (end, level.bottom), (end, level.top), (start, level.top)]
    sheet.areas([np.array(corners)], style.general_shade, z=0.5)
    sheet.lines([np.array([(start, level.bottom), (start, level.top)])], style.day_zero, 0.14 * em, z=6)
    per_day = (axes.right - axes.left) / (axes.last - axes.first + 1)
    widest = max(sheet.ruler.width(since_tick(number)) for number in (axes.first, axes.last)) + em
    step = next((step for step in TICK_STEPS if step * per_day >= widest), TICK_STEPS[-1])
    first = -((0 - axes.first) // step) * step
    for number in range(first, axes.last + 1, step):
        x = float(axes.xs(np.array([float(number)]))[0])
        half = sheet.ruler.width(since_tick(number)) / 2
        sheet.lines([np.array([(x, level.bottom), (x, level.bottom - 0.4 * em)])], style.gap, 0.08 * em, z=2)
        place = min(x, sheet.width - 0.4 * em - half)
        sheet.write(
            since_tick(number), place, bottom + BOTTOM_EM * em - 0.5 * em - line, style.ink_soft, align="center"
        )


def _say_general(sheet: Sheet, axes: _Axes) -> None:
    """Write what the shade is over it, as long as the words touch no label."""
    end = axes.edge(min(GENERAL_INFORMATION_DAYS, axes.last) + 1)
    words = general_words()
    box = sheet.ruler.box(words, end, axes.level.top + 0.3 * sheet.em, align="right")
    if box.x0 >= axes.day_zero and not any(box.touches(label) for label in sheet.labels):
        sheet.write(words, end, box.y0, sheet.style.ink_soft, align="right")


def _draw_episode(sheet: Sheet, axes: _Axes, episode: Episode, look: _Look, obstacles: Obstacles) -> None:
    style, em = sheet.style, sheet.em
    for stretch in episode.course:
        xs = axes.xs(np.array([float(place.number) for place in stretch]))
        low, mid, high = (
            np.stack([xs, axes.level.ys(values)], -1)
            for values in zip(*((p.level.low, p.level.mid, p.level.high) for p in stretch), strict=True)
        )
        if episode.is_fitted:
            outline = [np.concatenate([high, low[::-1]])]
            sheet.areas(outline, look.colour, z=2, opacity=0.7 * style.band[1])
            if look.hatch:
                sheet.areas(outline, "none", z=2.1, hatch=look.hatch, hatch_colour=style.border)
            sheet.lines([low, high], look.colour, EDGE_EM * em, dashes=look.dashes, z=2.2)
        sheet.lines([mid], look.colour, LINE_EM * em, dashes=look.dashes, z=4)
        obstacles.add_line(mid, 0.3 * em)
    numbers = np.array([float(number) for number, _point in episode.points])
    values = [point.value or 0.0 for _number, point in episode.points]
    centres = np.stack([axes.xs(numbers), axes.level.ys(values)], -1) if values else np.empty((0, 2))
    per_day = (axes.right - axes.left) / (axes.last - axes.first + 1)
    size = float(np.clip(0.8 * per_day, 0.3 * em, 0.5 * em))
    _draw_marks(sheet, look, centres, size)
    obstacles.add(np.hstack([centres - size / 2, centres + size / 2]))


def _write_labels(sheet: Sheet, axes: _Axes, labels: Sequence[_Label], obstacles: Obstacles, top: float) -> None:
    """Write which course is which right beside both; where one has no room there, over the picture with its line."""
    em, line = sheet.em, sheet.ruler.line_height
    inside = Box(axes.left, axes.level.bottom, axes.right, axes.level.top)
    places: list[Box] = []
    for label in labels:
        place = obstacles.first_free(_beside(sheet, axes, label), inside, 0.15 * em)
        if place is not None:
            obstacles.add_box(place)
            places.append(place)
    if len(places) == len(labels):
        for label, place in zip(labels, places, strict=True):
            sheet.write(label.words, place.x0, place.y0, label.look.colour, bold=True)
        return
    for number, label in enumerate(labels):
        y, look = top - 0.4 * em - (number + 1) * line, label.look
        piece = np.array([(axes.left, y + line / 2), (axes.left + 3.4 * em, y + line / 2)])
        sheet.lines([piece], look.colour, LINE_EM * em, dashes=look.dashes)
        _draw_marks(sheet, look, piece.mean(axis=0, keepdims=True), 0.5 * em)
        sheet.write(label.words, axes.left + 4.0 * em, y, look.colour, bold=True)


def _beside(sheet: Sheet, axes: _Axes, label: _Label) -> Iterator[Box]:
    """Give the places right over a course, from its end to its day 0."""
    width, line = sheet.ruler.width(label.words, bold=True), sheet.ruler.line_height
    for stretch in reversed(label.episode.course):
        for place in reversed([p for p in stretch if p.number >= 0]):
            x = float(axes.xs(np.array([float(place.number)]))[0])
            low = axes.level.y(place.level.mid) + 0.4 * sheet.em
            yield from (Box(x0, low, x0 + width, low + line) for x0 in (x - width, x))


def _draw_marks(sheet: Sheet, look: _Look, centres: Floats, size: float) -> None:
    sheet.marks(
        centres,
        look.shape,
        size,
        fill=look.colour if look.filled else sheet.style.ground,
        edge="none" if look.filled else look.colour,
        edge_width=0.0 if look.filled else 0.12 * sheet.em,
        z=5,
    )
