"""The clearance band as a picture: every word inside it, none over another, and the label always there."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from myotrack.analysis.clearance.band import ClearanceBand, clearance_band
from myotrack.analysis.day_zero import day_zeros
from myotrack.charts.clearance_chart import clearance_png, draw_clearance
from myotrack.charts.style import ChartStyle, black_and_white, shipped_style
from myotrack.resources.catalogue import load_catalogue
from tests.builders import a_dose_change, a_timeline, day


def band(*doses: tuple[int, int], key: str = "baclofen") -> ClearanceBand:
    timeline = a_timeline(*(a_dose_change(day(on), dose) for on, dose in doses), as_of=day(90))
    found = clearance_band(timeline, day_zeros(timeline)[0], load_catalogue().find(key))
    assert isinstance(found, ClearanceBand)
    return found


BANDS = {
    "stop": band((-60, 60), (0, 0)),
    "taper": band((-60, 60), (0, 30), (4, 15), (9, 0)),
    "back to more": band((-60, 60), (0, 30), (5, 200)),
    "months": band((-60, 60), (0, 0), key="fluoxetine"),
}
STYLES = {
    "light": shipped_style(),
    "high contrast": shipped_style("high_contrast"),
    "black and white": black_and_white(),
    "200 %": shipped_style(text_percent=200),
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("found", BANDS.values(), ids=BANDS)
@pytest.mark.parametrize("width", [420, 900])
def test_all_words_lie_inside_and_none_over_another(found: ClearanceBand, style: ChartStyle, width: int) -> None:
    figure = Figure(figsize=(width / 72, 17 * style.em / 72), dpi=96)
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib's backends have no types
    draw_clearance(found, style, figure)
    canvas.draw()
    words = [artist for artist in figure.artists if isinstance(artist, Text)]
    boxes = {word: word.get_window_extent(canvas.get_renderer()) for word in words}
    assert "typical textbook range, not your level" in [word.get_text() for word in words]
    across, high = figure.bbox.width, figure.bbox.height
    assert [w.get_text() for w, b in boxes.items() if b.x0 < 0 or b.y0 < 0 or b.x1 > across or b.y1 > high] == []
    overlaps = [(a.get_text(), b.get_text()) for a, b in combinations(words, 2) if boxes[a].overlaps(boxes[b])]
    assert overlaps == []


def test_the_same_band_is_the_same_picture() -> None:
    assert clearance_png(BANDS["stop"], shipped_style(), 600, 96) == clearance_png(
        BANDS["stop"], shipped_style(), 600, 96
    )
