"""The textbook clearance band as a small picture: share of the usual level over hours or days since the change."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from myotrack.analysis.clearance.band import ClearanceBand
from myotrack.charts.frequency_scale import round_steps
from myotrack.charts.sheet import Floats, Sheet
from myotrack.charts.style import ChartStyle
from myotrack.i18n import _
from myotrack.words.clearance_words import not_your_level

HEIGHT_EM = 17.0
"""Height of the picture."""

LEFT_EM, RIGHT_EM, TOP_EM, BOTTOM_EM = 5.5, 2.0, 2.8, 4.0
"""Room around the band."""

GRID = (0.0, 0.25, 0.5, 0.75, 1.0)


def clearance_png(band: ClearanceBand, style: ChartStyle, width: float, dpi: float) -> bytes:
    """Return the band drawn `width` points wide at `dpi` as a PNG."""
    figure = Figure(figsize=(width / 72, HEIGHT_EM * style.em / 72), dpi=dpi)
    FigureCanvasAgg(figure)
    draw_clearance(band, style, figure)
    out = BytesIO()
    figure.savefig(out, format="png", dpi=dpi, facecolor=style.ground, metadata={"Software": None})
    return out.getvalue()


def draw_clearance(band: ClearanceBand, style: ChartStyle, figure: Figure) -> None:
    """Draw the band on all of `figure`, which is emptied first."""
    sheet = Sheet(figure, style)
    em = sheet.em
    left, right = LEFT_EM * em, sheet.width - RIGHT_EM * em
    bottom, top = BOTTOM_EM * em, sheet.height - TOP_EM * em
    highest = max(1.0, *(point.high for point in band.points))
    unit = 1 if band.in_hours else 24
    end = band.points[-1].hour / unit

    def place(values: Floats, level: Floats) -> Floats:
        xs = left + values / end * (right - left)
        return np.stack([xs, bottom + level / highest * (top - bottom)], -1)

    _grid(sheet, left, right, bottom, (top - bottom) / highest, highest)
    times = np.array([point.hour / unit for point in band.points])
    low, high = (place(times, np.array(shares)) for shares in zip(*((p.low, p.high) for p in band.points), strict=True))
    sheet.areas(
        [np.concatenate([high, low[::-1]])],
        style.dose_fill,
        z=2,
        opacity=0.9,
        hatch="///" if style.hatched else None,
        hatch_colour=style.ink_soft,
    )
    sheet.lines([low, high], style.dose_line, 1.2, z=3)
    for step in round_steps(end):
        x = left + step / end * (right - left)
        sheet.lines([np.array([(x, bottom), (x, bottom - 0.4 * em)])], style.border, 1.0)
        sheet.write(str(step), x, bottom - 1.8 * em, style.ink_soft, align="center")
    words = _("hours since the change") if band.in_hours else _("days since the change")
    sheet.write(words, right, bottom - 3.3 * em, style.ink, align="right")
    sheet.write(not_your_level(), right, top + 0.9 * em, style.ink, align="right")


def _grid(sheet: Sheet, left: float, right: float, bottom: float, unit: float, highest: float) -> None:
    for share in (*GRID, *(float(n) for n in range(2, int(highest) + 1))):
        y = bottom + share * unit
        sheet.lines([np.array([(left, y), (right, y)])], sheet.style.grid, 0.8, z=1)
        if share in (0.0, 0.5) or share >= 1:
            sheet.write(
                f"{share:.0%}".replace("%", " %"),
                left - 0.6 * sheet.em,
                y - 0.6 * sheet.em,
                sheet.style.ink_soft,
                align="right",
            )
