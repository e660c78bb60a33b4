from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from matplotlib.collections import LineCollection, PolyCollection

from myotrack.analysis.picture import RecoveryPicture, recovery_picture
from myotrack.analysis.recovery.values import FittedDay, Interval
from myotrack.charts.recovery_chart import natural_height
from myotrack.charts.style import ChartStyle, black_and_white, shipped_style
from myotrack.domain.provenance import Author
from tests.builders import DAY, a_check_in, a_dose_change, a_timeline, daily_counts, day
from tests.charts.drawing import Drawing, drawn
from tests.recovery_analyses import DAYS_AFTER, a_fit, a_stop, an_analysis

STYLES = {
    "light": shipped_style(),
    "dark": shipped_style("dark"),
    "high contrast": shipped_style("high_contrast"),
    "black and white": black_and_white(),
    "200 %": shipped_style(text_percent=200),
}
COUNTS = daily_counts(day(-14), [38, 42, 35, 44, 40, None, 41, 39, 36, 43, 45, 37, 40, 38])
AFTER = daily_counts(DAY, [40 - n for n in range(DAYS_AFTER)])
STOPPED = (a_dose_change(day(-90), 60), a_dose_change(DAY, 0))


def a_picture(*more: object, fitted: bool = True, caregiver: bool = False) -> RecoveryPicture:
    other = [a_check_in(day(n), 60 - n, by=Author.CAREGIVER) for n in range(8)] if caregiver else []
    timeline = a_timeline(STOPPED, COUNTS, AFTER, other, *more)
    picture = recovery_picture(timeline, a_stop(), analysis=an_analysis() if fitted else None)
    assert picture is not None
    return picture


def bands(drawing: Drawing) -> list[PolyCollection]:
    return [a for a in drawing.figure.artists if isinstance(a, PolyCollection) and a.get_zorder() == 2.1]


def courses(drawing: Drawing) -> list[LineCollection]:
    return [a for a in drawing.figure.artists if isinstance(a, LineCollection) and a.get_zorder() == 4.1]


def words(drawing: Drawing) -> str:
    return " | ".join(text.get_text() for text in drawing.words)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_the_course_is_drawn_with_its_band_and_says_what_it_is(style: ChartStyle) -> None:
    drawing = drawn(a_picture(), style)

    assert len(bands(drawing)) == 1
    assert len(courses(drawing)) == 1
    assert "fitted course with its 90 % band" in words(drawing)
    assert "middle of 7 logged days" not in words(drawing)
    shrink = 1.5
    boxes = [(t, x0, y0 + shrink, x1, y1 - shrink) for t, x0, y0, x1, y1 in drawing.boxes()]
    assert not [
        (a[0], b[0])
        for a, b in combinations(boxes, 2)
        if a[1] < b[3] and a[3] > b[1] and a[2] < b[4] - 1 and a[4] > b[2] + 1
    ]


def test_without_a_fit_the_line_is_the_median_and_says_so() -> None:
    drawing = drawn(a_picture(fitted=False))

    assert bands(drawing) == []
    assert "middle of 7 logged days" in words(drawing)


def test_the_course_covers_observed_days_and_never_a_day_after_the_last() -> None:
    drawing = drawn(a_picture())
    scale = drawing.chart.scale

    (path,) = courses(drawing)[0].get_paths()
    xs = np.asarray(path.vertices)[:, 0]
    assert xs.min() == pytest.approx(scale.middle(day(-14)))
    assert xs.max() == pytest.approx(scale.middle(day(DAYS_AFTER - 1)))


def test_a_long_gap_breaks_the_course() -> None:
    course = [f for f in a_fit().course if not day(2) <= f.day <= day(10)]
    timeline = a_timeline(STOPPED, COUNTS, AFTER)
    picture = recovery_picture(timeline, a_stop(), analysis=an_analysis(fit=a_fit(course=tuple(course))))

    assert picture is not None
    assert [(stretch[0].day, stretch[-1].day) for stretch in picture.fitted] == [
        (day(-14), day(1)),
        (day(11), day(DAYS_AFTER - 1)),
    ]
    assert len(bands(drawn(picture))) == 2


def test_a_single_day_between_gaps_is_still_seen() -> None:
    alone = (FittedDay(DAY, Interval(10, 20, 30)),)
    picture = replace(a_picture(), fitted=(alone,))

    (path,) = courses(drawn(picture))[0].get_paths()
    assert np.ptp(np.asarray(path.vertices)[:, 0]) > 3


def test_the_caregivers_course_stays_its_own_dashed_line() -> None:
    drawing = drawn(a_picture(caregiver=True))

    assert len(courses(drawing)) == 1
    assert "middle of the caregiver's 7 logged days" in words(drawing)
    assert "middle of the patient's 7 logged days" not in words(drawing)


@pytest.mark.parametrize("width", [420.0, 700.0, 1094.0])
def test_the_chart_keeps_its_height_and_its_scale_when_the_course_arrives(width: float) -> None:
    before, after = a_picture(fitted=False), a_picture()
    style = shipped_style()

    assert natural_height(before, style, width * 0.75) == natural_height(after, style, width * 0.75)
    first, then = drawn(before, width=width), drawn(after, width=width)
    points = [a for a in first.points().tolist() if a[1] > first.chart.bottom + 60]
    assert [a for a in then.points().tolist() if a[1] > then.chart.bottom + 60] == points


def test_a_band_far_above_the_points_is_cut_at_the_top() -> None:
    wild = tuple(FittedDay(f.day, Interval(f.level.low, f.level.mid, 4000.0)) for f in a_fit().course)
    timeline = a_timeline(STOPPED, COUNTS, AFTER)
    picture = recovery_picture(timeline, a_stop(), analysis=an_analysis(fit=a_fit(course=wild)))
    assert picture is not None

    (band,) = bands(drawn(picture))
    (path,) = band.get_paths()
    assert np.asarray(path.vertices)[:, 1].max() < drawn(picture).chart.top


def test_weeks_are_drawn_with_the_course_through_them() -> None:
    old = daily_counts(day(-500), [30 + n % 9 for n in range(480)])
    picture = a_picture(old)

    assert picture.bin_days == 7
    drawing = drawn(picture)
    assert len(courses(drawing)) == 1
    assert "fitted course with its 90 % band" in words(drawing)


def test_the_ends_of_the_baseline_are_marked() -> None:
    drawing = drawn(a_picture(daily_counts(day(-40), [30] * 20)))
    scale = drawing.chart.scale
    strokes = [
        np.asarray(path.vertices)
        for a in drawing.figure.artists
        if isinstance(a, LineCollection) and a.get_zorder() == 3
        for path in a.get_paths()
    ]
    caps = [float(stroke[0, 0]) for stroke in strokes if len(stroke) == 2 and stroke[0, 0] == stroke[1, 0]]

    assert {round(x, 3) for x in caps} >= {round(scale.start(day(-28)), 3), round(scale.end(day(-1)), 3)}
