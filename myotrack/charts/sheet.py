"""The sheet that every lane draws on: one figure, measured in points from its lower left corner.

A chart of this kind is mostly words between lines. One coordinate system for all lanes means that every label can be
held against every other, and a handful of collections means that a redraw costs little more than its pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, IdentityTransform
from numpy.typing import NDArray

from myotrack.charts.boxes import Box
from myotrack.charts.fonts import drawable, families_for, font
from myotrack.charts.ruler import BASELINE_EM, Ruler
from myotrack.charts.style import ChartStyle

Floats = NDArray[np.float64]


@dataclass
class Sheet:
    """A figure with its style; sizes and positions in points. `labels` are the boxes of all words drawn so far."""

    figure: Figure
    style: ChartStyle
    labels: list[Box] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ruler = Ruler(self.style.em, self.figure.dpi)
        self.figure.clear()
        self.figure.set_facecolor(self.style.ground)
        self._points = Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans
        width, height = self.figure.get_size_inches()
        self.width, self.height = float(width) * 72, float(height) * 72

    @property
    def em(self) -> float:
        """The text size, points."""
        return self.style.em

    def write(
        self, text: str, x: float, y: float, colour: str, *, align: str = "left", bold: bool = False, scale: float = 1.0
    ) -> Box:
        """Draw one line of text whose lower edge lies at `y` and whose left, center or right lies at `x`."""
        shown = drawable(text)
        em = self.em * scale
        box = Ruler(em, self.figure.dpi).box(text, x, y, align=align, bold=bold)
        artist = Text(
            box.x0,
            y + BASELINE_EM * em,
            shown,
            color=colour,
            fontproperties=font(em, bold, families_for(shown)),
            horizontalalignment="left",
            verticalalignment="baseline",
            parse_math=False,
            usetex=False,
            transform=self._points,
            zorder=9,
        )
        self._add(artist)
        self.labels.append(box)
        return box

    def lines(
        self,
        paths: Sequence[Floats],
        colour: str,
        width: float,
        *,
        dashes: tuple[float, ...] | None = None,
        z: float = 3,
        opacity: float = 1.0,
    ) -> None:
        """Draw lines, each an array of x and y (n × 2), `width` points wide."""
        if paths:
            style: Any = "solid" if dashes is None else (0, dashes)
            self._add(
                LineCollection(
                    list(paths),
                    colors=[colour],
                    linewidths=[width],
                    linestyles=[style],
                    capstyle="butt",
                    joinstyle="round",
                    alpha=opacity,
                    transform=self._points,
                    zorder=z,
                )
            )

    def areas(
        self,
        outlines: Sequence[Floats] | Floats,
        colours: str | Floats,
        *,
        z: float = 1,
        opacity: float = 1.0,
        hatch: str | None = None,
        hatch_colour: str = "none",
    ) -> None:
        """Fill outlines, each an array of corners (n × 2), or all in one array; one colour, or an RGBA row for each."""
        if len(outlines):
            corners: Any = outlines  # one array for all is quicker, and missing in matplotlib's types
            self._add(
                PolyCollection(
                    corners,
                    facecolors=colours,
                    edgecolors=hatch_colour if hatch else "none",
                    linewidths=[0.0],
                    alpha=opacity,
                    hatch=hatch,
                    transform=self._points,
                    zorder=z,
                )
            )

    def marks(
        self,
        centres: Floats,
        shape: Path,
        size: float,
        *,
        fill: str = "none",
        edge: str = "none",
        edge_width: float = 0.0,
        z: float = 5,
    ) -> None:
        """Draw the same shape (a path one unit across) at every centre (n × 2), `size` points across."""
        if len(centres):
            self._add(
                PathCollection(
                    [shape],
                    sizes=[size**2],
                    offsets=centres,
                    offset_transform=self._points,
                    # A figure gives its own transform to an artist that has none.
                    transform=IdentityTransform(),
                    facecolors=[fill],
                    edgecolors=[edge],
                    linewidths=[edge_width],
                    zorder=z,
                )
            )

    def _add(self, artist: Artist) -> None:
        self.figure.add_artist(artist)


def rectangle(x0: float, y0: float, x1: float, y1: float) -> Floats:
    """Return the corners of a rectangle."""
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


def rectangles(x0: Floats, y0: Floats, x1: Floats, y1: Floats) -> Floats:
    """Return the corners of n rectangles (n × 4 × 2)."""
    return np.stack([np.stack([x0, y0], -1), np.stack([x1, y0], -1), np.stack([x1, y1], -1), np.stack([x0, y1], -1)], 1)
