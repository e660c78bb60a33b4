"""Draws a diary the way the window does, and asks matplotlib itself where every word, mark and line came to lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.text import Text
from numpy.typing import NDArray

from myotrack.analysis.day_zero import day_zeros, default_day_zero
from myotrack.analysis.picture import AxisMode, DayRange, RecoveryPicture, recovery_picture
from myotrack.charts.recovery_chart import DrawnChart, draw_recovery_chart, natural_height
from myotrack.charts.style import ChartStyle, shipped_style
from myotrack.domain.timeline import Timeline

DPI = 96


@dataclass(frozen=True)
class Drawing:
    """A drawn chart with its figure and canvas."""

    figure: Figure
    canvas: Any
    chart: DrawnChart

    @property
    def words(self) -> list[Text]:
        """All words on the chart."""
        return [artist for artist in self.figure.artists if isinstance(artist, Text)]

    def boxes(self) -> list[tuple[str, float, float, float, float]]:
        """Where matplotlib drew each text, pixels: text, x0, y0, x1, y1; without the leading of the line."""
        renderer = self.canvas.get_renderer()
        found = []
        for text in self.words:
            box = text.get_window_extent(renderer)
            found.append((text.get_text(), box.x0, box.y0, box.x1, box.y1))
        return found

    def points(self) -> NDArray[np.float64]:
        """Centres of all marks, pixels."""
        found = [
            artist.get_offset_transform().transform(artist.get_offsets())
            for artist in self.figure.artists
            if isinstance(artist, PathCollection)
        ]
        return np.vstack(found) if found else np.empty((0, 2))

    def uprights(self) -> list[tuple[float, float, float]]:
        """Upright lines that cross lanes, pixels: x, y0, y1."""
        lines = []
        for artist in self.figure.artists:
            if isinstance(artist, LineCollection):
                for path in artist.get_paths():
                    corners = artist.get_transform().transform(path.vertices)
                    if len(corners) == 2 and corners[0][0] == corners[1][0] and artist.get_zorder() == 6:
                        lines.append((corners[0][0], min(corners[:, 1]), max(corners[:, 1])))
        return lines


def a_picture(timeline: Timeline, axis: AxisMode = AxisMode.BOTH, shown: DayRange | None = None) -> RecoveryPicture:
    """The picture of a timeline with its default day 0."""
    picture = recovery_picture(timeline, default_day_zero(day_zeros(timeline)), shown, axis)
    assert picture is not None
    return picture


def drawn(
    picture: RecoveryPicture, style: ChartStyle | None = None, width: float = 1094, height: float | None = None
) -> Drawing:
    """Draw a picture `width` × `height` pixels large; as high as it wants to be unless a height is given."""
    style = style or shipped_style()
    points = width * 72 / DPI
    high = natural_height(picture, style, points) if height is None else height * 72 / DPI
    figure = Figure(figsize=(points / 72, high / 72), dpi=DPI)
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib's backends have no types
    chart = draw_recovery_chart(picture, style, figure)
    canvas.draw()
    return Drawing(figure, canvas, chart)
