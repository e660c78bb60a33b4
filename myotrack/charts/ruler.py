"""Measures words on a chart before they are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from myotrack.charts.boxes import Box
from myotrack.charts.fonts import drawable, text_width

LINE_EM = 1.3
"""Height of a line of text, em."""

BASELINE_EM = 0.34
"""How far the baseline lies above the lower edge of a line, em."""

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Ruler:
    """The text size (`em`, points) and the resolution that words are drawn at."""

    em: float
    dpi: float

    @property
    def line_height(self) -> float:
        """Height of a line of text, points."""
        return self.em * LINE_EM

    def width(self, text: str, *, bold: bool = False) -> float:
        """Return how wide a line of text will be, points."""
        return text_width(drawable(text), self.em, bold, self.dpi)

    def fitted(self, text: str, width: float, *, bold: bool = False) -> str:
        """Return as much of the text as fits into `width` points, with "…" where something is left out."""
        if self.width(text, bold=bold) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle].rstrip() + ELLIPSIS, bold=bold) <= width:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + ELLIPSIS if low else ""

    def box(self, text: str, x: float, y: float, *, align: str = "left", bold: bool = False) -> Box:
        """Return the box of a line of text whose lower edge lies at `y` and whose left, center or right is at `x`."""
        width = self.width(text, bold=bold)
        left = {"left": x, "center": x - width / 2, "right": x - width}[align]
        return Box(left, y, left + width, y + self.line_height)
