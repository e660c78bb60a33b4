from __future__ import annotations

import numpy as np
import pytest

from myotrack.analysis.recovery.dose_path import STOP, DosePath, Doses
from myotrack.analysis.recovery.shapes import (
    LEAST_SHARE,
    NEVER,
    Courses,
    effect,
    exposure,
    half_life_behind,
    half_way,
    hump,
)
from tests.analysis.recovery.arrays import floats, one_course, whole


def test_after_a_stop_the_influence_halves_every_half_life() -> None:
    left = exposure(whole([-3, 0, 4, 8, 12]), floats(4))

    assert left[0] == pytest.approx([1, 1, 0.5, 0.25, 0.125])


def test_along_a_taper_each_day_goes_its_part_of_the_way_to_the_days_dose() -> None:
    doses = [2 / 3] * 3 + [1 / 3] * 2 + [0.0] * 4
    expected, left = [], 1.0
    for dose in doses:
        left = dose + (left - dose) * 2 ** (-1 / 5)
        expected.append(left)

    found = exposure(whole(range(9)), floats(5), DosePath((0, 3, 5), (2 / 3, 1 / 3, 0.0)))

    assert found[0] == pytest.approx(expected, abs=1e-12)


def test_before_a_taper_the_influence_is_whole() -> None:
    assert exposure(whole([-2, -1]), floats(5), DosePath((0, 3), (0.5, 0.0)))[0].tolist() == [1, 1]


@pytest.mark.parametrize("c", [0.5, 0.1, 0.02])
def test_an_effect_that_saturates_is_e_times_1_plus_c_over_e_plus_c(c: float) -> None:
    left = 0.3

    assert effect(floats(left)[None], floats(1 / c))[0, 0] == pytest.approx(left * (1 + c) / (left + c))


def test_without_saturation_the_effect_is_the_influence() -> None:
    assert effect(floats(0.3)[None], floats(0))[0, 0] == pytest.approx(0.3)


@pytest.mark.parametrize("saturation", [0.0, 2.0, 10.0, 50.0])
def test_half_of_the_effect_is_gone_at_the_half_time_whatever_the_saturation(saturation: float) -> None:
    half_life = half_life_behind(floats(6), floats(saturation))

    assert effect(exposure(whole([6]), half_life), floats(saturation))[0, 0] == pytest.approx(0.5)


def test_a_rebound_is_highest_on_its_peak_day() -> None:
    days = whole(range(12))
    found = hump(days, floats(2), floats(4))[0]

    assert days[np.argmax(found)] == 4
    assert found[4] == pytest.approx(2)
    assert found[0] == 0


def test_a_course_falls_to_its_floor_and_has_its_hump_on_the_way() -> None:
    course = one_course(half_time=4, floor=0.2, height=1.5, peak=2)
    shares = course.shares(whole([-1, 0, 4, 1000]), Doses())[0]

    assert shares == pytest.approx([1, 1, 0.2 + 0.8 * 0.5 + 1.5 * 2 * np.exp(-1), 0.2])


def test_a_mean_of_nothing_keeps_a_logarithm() -> None:
    assert one_course().shares(whole([10_000]), Doses())[0, 0] == LEAST_SHARE


def test_courses_follow_the_part_that_comes_back_with_the_dose() -> None:
    doses = Doses((0, 10), (0.0, 1.0))
    late = whole([1000])

    assert one_course(returning=1).shares(late, doses)[0, 0] == pytest.approx(1)
    assert one_course(returning=0.5).shares(late, doses)[0, 0] == pytest.approx(0.5)
    assert one_course(returning=0).shares(late, doses)[0, 0] == LEAST_SHARE


def test_no_path_is_a_stop() -> None:
    assert Doses().path() == STOP


@pytest.mark.parametrize(
    "course",
    [
        one_course(half_time=9, floor=0.2),
        one_course(half_time=9, floor=0.2, saturation=50),
        one_course(half_time=1, floor=0.2, height=5, peak=8),
    ],
    ids=["plain", "saturated", "hump"],
)
@pytest.mark.parametrize("doses", [Doses(), Doses((0, 90), (0.5, 0.0))], ids=["stop", "taper"])
def test_after_the_last_change_a_course_is_level(course: Courses, doses: Doses) -> None:
    last = course.level_after(doses)

    shares = course.shares(whole([last, last + 28, last + 3000]), doses)[0]

    assert shares == pytest.approx([shares[2]] * 3, abs=1e-7)


def test_a_course_that_goes_by_itself_does_not_ask_for_the_doses() -> None:
    doses = Doses((0, 7), (0.5, 0.0))
    days = whole([-1, 0, 4, 7, 11, 15])

    assert one_course(begins=0).shares(days, doses) == pytest.approx(one_course().shares(days, Doses()))
    assert one_course(begins=7).shares(days, doses)[0] == pytest.approx([1, 1, 1, 1, 0.5, 0.25])


@pytest.mark.parametrize("saturation", [0.0, 10.0])
def test_after_a_stop_a_course_is_half_way_at_its_half_time(saturation: float) -> None:
    assert one_course(half_time=6, saturation=saturation).half_times(Doses()).tolist() == [6]


def test_a_course_that_begins_by_itself_later_is_half_way_so_many_days_later() -> None:
    assert one_course(half_time=6, begins=7).half_times(Doses((0, 7), (0.5, 0.0))).tolist() == [13]


def test_in_a_taper_half_of_the_way_is_gone_when_the_course_has_fallen_by_half() -> None:
    """From 1 towards 3/4, 1/2, 1/4 and 0, a week each, every day half of the way there."""
    doses = Doses((0, 7, 14, 21), (0.75, 0.5, 0.25, 0.0))
    course = one_course(half_time=1)
    day = course.half_times(doses)[0]

    # On day 13 it is 1/2 + 2^-9 + 2^-16, and on day 14 it goes half of the way to 1/4.
    on_13 = 0.5 + 0.25 * 2**-7 + 0.25 * 2**-14
    assert course.shares(whole([13]), doses)[0, 0] == pytest.approx(on_13)
    assert day == pytest.approx(13 + np.log2((on_13 - 0.25) / 0.25))


@pytest.mark.parametrize("floor", [0.0, 0.4])
@pytest.mark.parametrize("saturation", [0.0, 2.0, 50.0])
def test_half_way_is_where_the_drawn_course_crosses_the_middle(saturation: float, floor: float) -> None:
    doses = Doses((0, 10, 30), (0.8, 0.3, 0.0))
    course = one_course(half_time=9, saturation=saturation, floor=floor)
    shares = course.shares(whole(range(200)), doses)[0]
    crossing = int(np.argmax(shares <= (1 + floor) / 2))

    assert crossing - 1 <= course.half_times(doses)[0] <= crossing


def test_half_way_to_the_level_that_a_higher_dose_brings_back() -> None:
    path = Doses((0, 10), (0.0, 0.5)).path()

    # To 1/2: half of that way is 3/4, which is reached log2(4/3) half-lives after the day before day 0.
    assert half_way(floats(5), floats(0), path)[0] == pytest.approx(-1 + 5 * np.log2(4 / 3))


def test_a_course_that_comes_back_to_where_it_was_is_never_half_way() -> None:
    assert half_way(floats(5), floats(0), DosePath((0, 10), (0.0, 1.0)))[0] == NEVER
