from __future__ import annotations

import numpy as np
import pytest

from myotrack.analysis.recovery.arrays import FloatArray
from myotrack.analysis.recovery.dose_path import Doses
from myotrack.analysis.recovery.grid import coarse_grid, fine_grid
from myotrack.analysis.recovery.grid_axes import PLATEAU_ENDS, SHAPES, WORSE_ENDS
from myotrack.analysis.recovery.kinds import ALONG_THE_DOSES_ALONE as ALONE
from myotrack.analysis.recovery.kinds import kinds
from myotrack.analysis.recovery.regions import Region, region_of_weight, regions_of_weight
from myotrack.analysis.recovery.shapes import Courses
from myotrack.analysis.recovery.values import Shape

RAISED = Doses((0, 10), (0.0, 1.0))
TAPER = Doses((0, 7, 14, 21), (0.75, 0.5, 0.25, 0.0))
TAPER_WITH_A_RISE = Doses((0, 7, 14, 20), (0.7, 0.3, 0.7, 0.0))
REGION = Region(to_zero=(2, 8), plateau=(2, 8), floor=(0.2, 0.5), worse=(1.5, 3), returning=(0, 0.6))
WEIGHTS = {
    Shape.NO_CHANGE: 0.08,
    Shape.TO_ZERO: 0.44,
    Shape.PLATEAU: 0.18,
    Shape.WORSE: 0.22,
    Shape.REBOUND_HUMP: 0.08,
}


@pytest.mark.parametrize(
    "courses",
    [
        coarse_grid(Doses()),
        coarse_grid(RAISED),
        coarse_grid(TAPER),
        fine_grid({ALONE: REGION}, Doses()),
        fine_grid({ALONE: REGION}, RAISED),
        fine_grid(dict.fromkeys(kinds(TAPER), REGION), TAPER),
        fine_grid(dict.fromkeys(kinds(TAPER_WITH_A_RISE), REGION), TAPER_WITH_A_RISE),
    ],
    ids=["coarse", "after a rise", "taper", "fine", "fine after a rise", "fine taper", "fine taper with a rise"],
)
def test_each_shape_has_its_prior_weight_however_many_courses_it_has(courses: Courses) -> None:
    found = {
        shape: float(np.exp(courses.log_prior[courses.shape == number]).sum()) for number, shape in enumerate(SHAPES)
    }

    assert found == pytest.approx(WEIGHTS)


def test_the_prior_of_the_half_time_is_log_normal_around_4_days_cut_at_half_a_day() -> None:
    courses = coarse_grid(Doses())
    own = (courses.shape == SHAPES.index(Shape.TO_ZERO)) & (courses.saturation == 0)
    weight = np.exp(courses.log_prior[own])
    log_half_time = np.log(courses.half_time[own])
    standard = (log_half_time - np.log(4)) / 1.2
    expected = np.exp(-0.5 * standard**2)

    assert weight / weight.sum() == pytest.approx(expected / expected.sum())
    assert courses.half_time.min() == 0.5


def test_the_prior_of_a_plateau_is_uniform_in_its_level() -> None:
    courses = fine_grid({ALONE: Region((2, 8), (2, 8), PLATEAU_ENDS, (1.5, 3), (1, 1))}, Doses())
    own = courses.shape == SHAPES.index(Shape.PLATEAU)
    weight = np.exp(courses.log_prior[own])

    assert weight[courses.floor[own] < 0.5].sum() / weight.sum() == pytest.approx(0.5, abs=0.04)


def test_a_level_is_less_likely_the_further_it_lies_beyond_8_times_as_many() -> None:
    courses = coarse_grid(Doses())
    own = courses.shape == SHAPES.index(Shape.WORSE)
    weight = np.exp(courses.log_prior[own])

    assert 0.05 < weight[courses.floor[own] > np.exp(2.1)].sum() / weight.sum() < 0.25


def test_no_two_rows_of_the_fine_grid_stand_on_the_same_levels() -> None:
    courses = fine_grid({ALONE: REGION}, Doses())
    floors = courses.floor[courses.shape == SHAPES.index(Shape.PLATEAU)]

    assert np.unique(floors).size == floors.size
    assert 0.19 < floors.min() < floors.max() < 0.53


def test_levels_stay_on_their_side_of_no_change() -> None:
    region = Region((2, 8), (2, 8), PLATEAU_ENDS, WORSE_ENDS, (1, 1))
    courses = fine_grid({ALONE: region}, Doses())

    assert courses.floor[courses.shape == SHAPES.index(Shape.PLATEAU)].max() < 1
    assert courses.floor[courses.shape == SHAPES.index(Shape.WORSE)].min() > 1


def test_the_fine_grid_reaches_one_coarse_step_beyond_what_carries_weight() -> None:
    courses = coarse_grid(Doses())
    log_weight = np.where(np.isclose(courses.half_time, np.geomspace(0.5, 120, 14)[5]), 0.0, -100.0)
    log_weight[courses.shape == SHAPES.index(Shape.PLATEAU)] = -100
    log_weight[np.flatnonzero(courses.shape == SHAPES.index(Shape.PLATEAU))[200]] = 0

    found = region_of_weight(courses, log_weight)

    half_time = np.geomspace(0.5, 120, 14)[5]
    assert found.to_zero == pytest.approx((half_time / 1.4, half_time * 1.4))
    assert found.floor[0] < courses.floor[courses.shape == SHAPES.index(Shape.PLATEAU)][200] < found.floor[1]


def test_without_a_rise_nothing_comes_back() -> None:
    assert set(coarse_grid(Doses()).returning.tolist()) == {1.0}
    assert len(set(coarse_grid(RAISED).returning.tolist())) == 6


@pytest.mark.parametrize(
    ("courses", "parts"),
    [(coarse_grid(RAISED), np.linspace(0, 1.5, 6)), (fine_grid({ALONE: REGION}, RAISED), np.linspace(0, 0.6, 15))],
    ids=["coarse", "fine"],
)
def test_after_a_rise_each_row_has_three_of_the_parts_that_come_back_and_each_part_as_many_rows(
    courses: Courses, parts: FloatArray
) -> None:
    rows = np.stack([courses.half_time, courses.saturation, courses.floor, courses.height, courses.peak])
    of_row = np.unique(rows, axis=1, return_counts=True)[1]
    found, rows_with = np.unique(courses.returning, return_counts=True)

    assert set(of_row.tolist()) == {3}
    assert found.tolist() == pytest.approx(parts.tolist())
    assert rows_with.max() - rows_with.min() <= 1
    worse = courses.shape == SHAPES.index(Shape.WORSE)
    assert len(np.unique(courses.returning[worse])) == len(parts), "no shape is left out of any part"


def test_in_a_taper_each_kind_has_its_part_of_every_falling_shape() -> None:
    courses = fine_grid(dict.fromkeys(kinds(TAPER), REGION), TAPER)

    for shape in (Shape.TO_ZERO, Shape.PLATEAU, Shape.WORSE):
        own = courses.chosen(courses.shape == SHAPES.index(shape))
        found = [np.exp(own.log_prior[own.begins == kind.begins]).sum() / WEIGHTS[shape] for kind in kinds(TAPER)]
        assert found == pytest.approx([1 / 3, 1 / 3, 1 / 9, 1 / 9, 1 / 9])


def test_a_kind_that_carries_no_weight_has_no_place_in_the_fine_grid() -> None:
    courses = coarse_grid(TAPER)
    log_weight = np.where(courses.begins == 7, 0.0, -50.0)

    assert [kind.begins for kind in regions_of_weight(courses, log_weight, TAPER)] == [7]
