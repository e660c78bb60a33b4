from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.text import Text

from myotrack.analysis.recovery.values import Verdict
from myotrack.charts.comparison_chart import HEIGHT_EM, comparison_png, draw_comparison, rendered_comparison
from myotrack.charts.save import PictureFormat
from myotrack.charts.sheet import Sheet
from myotrack.charts.style import ChartStyle, black_and_white, shipped_style
from myotrack.domain.guidance.quiet import Quiet, QuietKind
from myotrack.words.comparison_text import comparison_sentences, comparison_summary
from tests.analysis.test_comparison import compared

STYLES = {
    "light": shipped_style(),
    "dark": shipped_style("dark"),
    "high contrast": shipped_style("high_contrast"),
    "black and white": black_and_white(),
    "200 %": shipped_style(text_percent=200),
}


def names(medicine_id: str) -> str:
    return medicine_id


def drawn(style: ChartStyle, width: float = 780) -> tuple[Figure, Any]:
    figure = Figure(figsize=(width / 72, HEIGHT_EM * style.em / 72), dpi=96)
    canvas: Any = FigureCanvasAgg(figure)
    sheet = Sheet(figure, style)
    draw_comparison(sheet, compared(), names, 0.0, sheet.height)
    canvas.draw()
    return figure, canvas


def texts(figure: Figure) -> list[Text]:
    return [artist for artist in figure.artists if isinstance(artist, Text)]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
@pytest.mark.parametrize("width", [420, 780])
def test_both_courses_have_their_own_words_and_no_words_overlap(style: ChartStyle, width: float) -> None:
    figure, canvas = drawn(style, width)
    said = [text.get_text().replace("\u2068", "").replace("\u2069", "") for text in texts(figure)]

    assert "baclofen stopped 3 March 2026" in said
    assert "baclofen stopped 3 December 2025" in said
    boxes = [text.get_window_extent(canvas.get_renderer()) for text in texts(figure)]
    touching = [
        (a, b)
        for a, b in combinations(boxes, 2)
        if a.x0 < b.x1 - 1 and a.x1 > b.x0 + 1 and a.y0 + 2 < b.y1 - 2 and a.y1 - 2 > b.y0 + 2
    ]
    assert touching == []


def test_the_two_are_told_apart_without_colour() -> None:
    figure, _canvas = drawn(black_and_white())
    courses = [a for a in figure.artists if isinstance(a, LineCollection) and a.get_zorder() == 4]
    patterns: set[str] = {str(line) for course in courses for line in course.get_linestyle()}

    assert len(patterns) == 2


@pytest.mark.parametrize("form", list(PictureFormat))
def test_it_is_saved_in_every_format_and_the_same_every_time(form: PictureFormat) -> None:
    found = compared()
    first = rendered_comparison(found, names, shipped_style(), form)
    assert first == rendered_comparison(found, names, shipped_style(), form)
    begins = {PictureFormat.PNG: b"\x89PNG", PictureFormat.SVG: b"<?xml", PictureFormat.PDF: b"%PDF"}[form]
    assert first.startswith(begins)


def test_the_screen_gets_a_picture_as_wide_as_it_asks_for() -> None:
    png = comparison_png(compared(), names, shipped_style(), 600, 96)
    assert int.from_bytes(png[16:20], "big") == 800


def test_a_day_of_an_episode_has_its_year_because_it_may_be_long_over() -> None:
    found = compared()
    quiet = Quiet(QuietKind.RESOLVED, found.other.zero.day + timedelta(days=20))
    over = replace(found.other.analysis, verdict=Verdict.RESOLVED, quiet=quiet)

    _first, other, _note = comparison_sentences(replace(found, other=replace(found.other, analysis=over)), names)

    assert "resolved on 23 December 2025, the first of" in other


def test_the_words_name_both_and_no_cause() -> None:
    sentences = [s.replace("\u2068", "").replace("\u2069", "") for s in comparison_sentences(compared(), names)]

    assert sentences[0].startswith(
        "baclofen stopped 3 March 2026, 38 twitches a day before. Since you stopped baclofen: fewer"
    )
    assert sentences[1].startswith("baclofen stopped 3 December 2025, 40 twitches a day before. ")
    assert "cannot tell why" in sentences[2]
    summary = comparison_summary(compared(), names).lower()
    for word in ("because", "caused", "will ", "expect", "safe"):
        assert word not in summary
