"""The recovery chart as pixels, for a window: drawn without one, so that any thread can."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from myotrack.analysis.picture import RecoveryPicture
from myotrack.charts.recovery_chart import DrawnChart, draw_recovery_chart
from myotrack.charts.style import ChartStyle


@dataclass(frozen=True, slots=True)
class ChartPixels:
    """A drawn chart: rows of red, green, blue and opacity, one byte each, and where its days are."""

    rgba: bytes
    width: int
    height: int
    dpi: float
    chart: DrawnChart


def chart_pixels(picture: RecoveryPicture, style: ChartStyle, inches: tuple[float, float], dpi: float) -> ChartPixels:
    """Draw the picture so many inches wide and high."""
    figure = Figure(figsize=inches, dpi=dpi)
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib's backends have no types
    chart = draw_recovery_chart(picture, style, figure)
    canvas.draw()
    width, height = canvas.get_width_height()
    return ChartPixels(bytes(canvas.buffer_rgba()), width, height, dpi, chart)
