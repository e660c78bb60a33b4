from __future__ import annotations

import logging
from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest

from myotrack.analysis.picture import AxisMode, DayRange
from myotrack.charts.recovery_chart import draw_recovery_chart, natural_height
from myotrack.charts.style import ChartStyle, black_and_white, shipped_style
from myotrack.domain.medicines import Role
from myotrack.domain.timeline import Timeline
from tests.builders import a_dose_change, a_timeline, daily_counts, day
from tests.charts.diaries import (
    NASTY,
    a_believable_diary,
    forty_flags,
    odd_names,
    one_day_only,
    only_zeros,
    ten_years,
    twelve_medicines,
)
from tests.charts.drawing import Drawing, a_picture, drawn

STYLES = {
    "light": shipped_style(),
    "dark": shipped_style("dark"),
    "high contrast": shipped_style("high_contrast"),
    "black and white": black_and_white(),
    "150 %": shipped_style(text_percent=150),
    "200 %": shipped_style(text_percent=200),
}
DIARIES = (a_believable_diary, *NASTY)
Diary = Callable[[], Timeline]


def overlapping_words(drawing: Drawing) -> list[tuple[str, str]]:
    # Ink, not leading: two lines of one label stand closer than matplotlib's line boxes.
    shrink = 0.12 * drawing.figure.dpi / 72 * 9
    boxes = [(t, x0, y0 + shrink, x1, y1 - shrink) for t, x0, y0, x1, y1 in drawing.boxes()]
    return [
        (a[0], b[0])
        for a, b in combinations(boxes, 2)
        if a[1] < b[3] - 0.5 and a[3] > b[1] + 0.5 and a[2] < b[4] and a[4] > b[2]
    ]


def words_on_marks(drawing: Drawing) -> list[str]:
    points = drawing.points()
    return [
        text
        for text, x0, y0, x1, y1 in drawing.boxes()
        if np.any((points[:, 0] > x0) & (points[:, 0] < x1) & (points[:, 1] > y0 + 2) & (points[:, 1] < y1 - 2))
    ]


def words_on_the_day_zero_line(drawing: Drawing) -> list[str]:
    return [
        text
        for x, low, high in drawing.uprights()
        for text, x0, y0, x1, y1 in drawing.boxes()
        if x0 < x < x1 and y0 < high - 1 and y1 > low + 1
    ]


def words_off_the_sheet(drawing: Drawing) -> list[str]:
    width, height = drawing.canvas.get_width_height()
    return [t for t, x0, y0, x1, y1 in drawing.boxes() if x0 < 0 or y0 < -1 or x1 > width or y1 > height + 1]


@pytest.mark.parametrize("diary", DIARIES, ids=lambda d: d.__name__)
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_no_words_overlap_words_marks_or_the_day_0_line_or_leave_the_sheet(diary: Diary, style: ChartStyle) -> None:
    drawing = drawn(a_picture(diary()), style)

    assert overlapping_words(drawing) == []
    assert words_on_marks(drawing) == []
    assert words_on_the_day_zero_line(drawing) == []
    assert words_off_the_sheet(drawing) == []


@pytest.mark.parametrize("diary", DIARIES, ids=lambda d: d.__name__)
@pytest.mark.parametrize("axis", list(AxisMode))
@pytest.mark.parametrize("width", [560, 820, 1800])
def test_the_same_holds_for_narrow_and_wide_windows_and_for_every_axis(
    diary: Diary, axis: AxisMode, width: int
) -> None:
    drawing = drawn(a_picture(diary(), axis), width=width)

    assert overlapping_words(drawing) == []
    assert words_on_marks(drawing) == []
    assert words_on_the_day_zero_line(drawing) == []
    assert words_off_the_sheet(drawing) == []


@pytest.mark.parametrize("diary", DIARIES, ids=lambda d: d.__name__)
def test_no_diary_makes_matplotlib_complain(diary: Diary, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        drawn(a_picture(diary()))

    assert caplog.records == []


def texts(drawing: Drawing) -> list[str]:
    return [text.get_text().replace("\u2068", "").replace("\u2069", "") for text in drawing.words]


def test_the_believable_diary_says_all_it_has_to_say() -> None:
    said = texts(drawn(a_picture(a_believable_diary())))

    for words in (
        "baclofen", "per day", "60 mg", "40", "20", "plan: stop", "stopped", "sertraline", "50 mg", "clonazepam",
        "0.5 mg", "on clonazepam", "day 0 · baclofen 60 → 40 mg", "days to weeks (general information)", "visit",
        "missed baclofen", "Hallucinations", "Fall", "not", "logged", "twitches", "a day", "severity", "17 Feb",
        "day 0", "day +7", "day −7", "middle of 7 logged days", "written down later", "don't remember",
    ):  # fmt: skip
        assert words in said, words


@pytest.mark.parametrize("width", [400.0, 560.0, 768.0, 1000.0])
def test_the_words_on_the_first_four_weeks_are_never_shortened(width: float) -> None:
    drawing = drawn(a_picture(a_believable_diary()), width=width)

    general = [label for label in drawing.words if label.get_text().startswith("days to weeks")]
    assert all(label.get_text() == "days to weeks (general information)" for label in general)


def test_the_words_on_the_first_four_weeks_never_stand_over_the_days_on_a_medicine() -> None:
    stopped = (a_dose_change(day(-40), 60), a_dose_change(day(0), 0), daily_counts(day(-30), [30] * 61))
    treated = a_dose_change(day(2), "0.5", medicine="clonazepam", role=Role.SUPPRESSANT)
    general = "days to weeks (general information)"

    assert general in texts(drawn(a_picture(a_timeline(*stopped)), width=1400))
    said = texts(drawn(a_picture(a_timeline(*stopped, treated)), width=1400))
    assert "on clonazepam" in said
    assert general not in said


def test_names_are_drawn_as_they_are_written_and_never_as_mathematics() -> None:
    drawing = drawn(a_picture(odd_names()))

    assert any("$x_1$" in text for text in texts(drawing))
    assert all(not text.get_parse_math() and not text.get_usetex() for text in drawing.words)


def test_a_name_of_two_hundred_letters_is_cut_and_says_so() -> None:
    said = texts(drawn(a_picture(odd_names())))
    long = [text for text in said if text.startswith("xxxx")]

    assert long
    assert any(text.startswith("day 0 · xxxx") and text.endswith("… stopped") for text in said)
    assert all(text.endswith("…") and len(text) < 60 for text in long)


def test_the_axis_counts_in_dates_in_days_or_in_both() -> None:
    timeline = a_believable_diary()

    dates, days = (texts(drawn(a_picture(timeline, axis))) for axis in (AxisMode.DATES, AxisMode.DAYS_SINCE))

    assert "10 Feb" in dates
    assert not any(text.startswith("day +") for text in dates)
    assert "day +7" in days
    assert "17 Feb" not in days


def test_weeks_say_that_they_are_weeks() -> None:
    weekly, four_weekly = (texts(drawn(a_picture(t))) for t in (ten_years().until(day(-2500)), ten_years()))

    assert any("each mark: one week (median of logged days" in text for text in weekly)
    assert any("each mark: four weeks (median of logged days" in text for text in four_weekly)


def test_a_zoomed_chart_has_only_the_days_that_are_shown() -> None:
    shown = DayRange(day(0), day(9))

    drawing = drawn(a_picture(a_believable_diary(), shown=shown))

    assert drawing.chart.scale.shown == shown
    assert "Fall" not in texts(drawing)


def test_the_day_under_a_point_is_found_and_beside_the_days_there_is_none() -> None:
    scale = drawn(a_picture(a_believable_diary())).chart.scale

    for n in (-24, 0, 13, 45):
        assert scale.day_at(scale.middle(day(n))) == day(n)
    assert scale.day_at(scale.left - 1) is None
    assert scale.day_at(scale.right + 1) is None


def test_more_medicines_want_a_higher_chart() -> None:
    style = shipped_style()
    heights = [natural_height(a_picture(d()), style, 800) for d in (only_zeros, a_believable_diary, twelve_medicines)]

    assert heights == sorted(heights)
    assert heights[0] < heights[-1]


def test_a_redraw_leaves_nothing_of_the_last_picture() -> None:
    drawing = drawn(a_picture(twelve_medicines()))
    draw_recovery_chart(a_picture(one_day_only()), shipped_style(), drawing.figure)
    afresh = drawn(a_picture(one_day_only()), height=drawing.canvas.get_width_height()[1])

    assert texts(drawing) == texts(afresh)
    assert len(drawing.figure.artists) == len(afresh.figure.artists)


def test_flags_without_room_for_words_still_stand_there() -> None:
    picture = a_picture(forty_flags())
    drawing = drawn(picture)

    marks = {round(float(x), 1) for x, _y in drawing.points()}
    scale = drawing.chart.scale
    for flags in picture.flags:
        assert round(scale.middle(flags.day) * 96 / 72, 1) in marks
