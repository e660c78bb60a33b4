from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from myotrack.charts.fonts import MISSING, drawable, font, text_width
from myotrack.charts.ruler import ELLIPSIS, Ruler
from myotrack.charts.sheet import Sheet
from myotrack.charts.style import shipped_style
from myotrack.domain.errors import InvalidEntry
from myotrack.domain.text_limits import checked_name

NAMES = st.text(max_size=40)
RULER = Ruler(9.375, 96)


def test_words_are_drawn_in_the_shipped_font() -> None:
    assert font(9).get_family()[0] == "Inter"
    assert text_width("mmm", 10, bold=False, dpi=96) > text_width("iii", 10, bold=False, dpi=96) * 2


def test_what_no_font_has_is_shown_as_one_box_and_everything_else_stays() -> None:
    assert drawable("💊💊 tabs") == f"{MISSING} tabs"
    assert drawable("בקלופן µg → −3") == "בקלופן µg → −3"


@given(NAMES)
def test_no_name_that_a_diary_takes_makes_matplotlib_fail_or_complain(name: str) -> None:
    try:
        name = checked_name("medicine", name)
    except InvalidEntry:
        return
    figure = Figure(figsize=(4, 1), dpi=96)
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib's backends have no types
    box = Sheet(figure, shipped_style()).write(name, 5, 20, "#000000")
    # Warnings are errors in tests: a missing glyph is one.
    canvas.draw()
    assert box.x1 >= box.x0


@given(st.text(min_size=1, max_size=200), st.floats(5, 400))
def test_a_fitted_name_fits_and_says_that_it_was_cut(name: str, width: float) -> None:
    fitted = RULER.fitted(name, width)

    assert RULER.width(fitted) <= width
    assert fitted == name or fitted == "" or fitted.endswith(ELLIPSIS)


@pytest.mark.parametrize("text", ["before: 33 a day", "Slow, shallow or difficult breathing", "−7"])
def test_a_width_is_measured_as_it_will_be_drawn(text: str) -> None:
    figure = Figure(figsize=(6, 1), dpi=96)
    canvas: Any = FigureCanvasAgg(figure)
    Sheet(figure, shipped_style()).write(text, 5, 20, "#000000")
    canvas.draw()

    artist = figure.findobj(Text)[-1]
    drawn = artist.get_window_extent(canvas.get_renderer())
    assert abs(drawn.width * 72 / 96 - RULER.width(text)) < 1.0
