"""The shapes of marks, each one unit across, and glyphs of the font as shapes."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

import numpy as np
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from myotrack.charts.fonts import font


def _polygon(*corners: tuple[float, float]) -> Path:
    return Path(np.array([*corners, corners[0]]), closed=True)


def _regular(sides: int, turn: float) -> Path:
    angles = [turn + 2 * pi * n / sides for n in range(sides)]
    return _polygon(*((0.5 * cos(a), 0.5 * sin(a)) for a in angles))


DOT = Path.circle((0, 0), 0.5)
SQUARE = _polygon((-0.42, -0.42), (0.42, -0.42), (0.42, 0.42), (-0.42, 0.42))
DIAMOND = _regular(4, 0)
OCTAGON = _regular(8, pi / 8)
TRIANGLE = _polygon((-0.5, -0.42), (0.5, -0.42), (0, 0.46))
BAR = _polygon((-0.5, -0.16), (0.5, -0.16), (0.5, 0.16), (-0.5, 0.16))
CARET = _polygon((-0.4, -0.35), (0.4, -0.35), (0, 0.35))
CROSS = Path(np.array([(-0.36, -0.36), (0.36, 0.36), (-0.36, 0.36), (0.36, -0.36)]), [1, 2, 1, 2])


@lru_cache(maxsize=32)
def glyph(character: str, bold: bool = False) -> Path:
    """Return a character as a shape: its em is one unit, its middle lies at the centre.

    Hundreds of digits drawn as one collection cost a hundredth of as many texts.
    """
    outline = TextPath((0, 0), character, size=1, prop=font(1, bold), usetex=False)
    box = outline.get_extents()
    middle = np.array([(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2])
    return Path(outline.vertices - middle, outline.codes)
