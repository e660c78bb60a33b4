from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from myotrack.analysis.day_zero import day_zeros
from myotrack.analysis.recovery.dose_path import STOP, DosePath, Doses, doses_since
from myotrack.domain.medicines import Route, Unit
from tests.builders import DAY, a_dose_change, a_timeline, day


def _doses(*steps: tuple[int, float], on: int = 100, before: float = 60, **fields: Any) -> Doses:
    timeline = a_timeline(
        a_dose_change(day(-60), before), *(a_dose_change(day(at), dose, **fields) for at, dose in steps), as_of=day(on)
    )
    return doses_since(timeline, next(zero for zero in day_zeros(timeline) if zero.day == DAY), day(on))


def test_a_stop_is_the_plain_shape() -> None:
    assert _doses((0, 0)).path() == STOP


def test_a_single_reduction_is_the_plain_shape_too_because_it_may_end_the_twitches_as_well() -> None:
    assert _doses((0, 30)).path() == STOP


def test_a_taper_goes_from_the_dose_before_to_the_lowest_one() -> None:
    assert _doses((0, 40), (7, 20), (14, 0)).path() == DosePath((0, 7, 14), (2 / 3, 1 / 3, 0.0))


def test_the_lowest_dose_so_far_is_the_end_of_a_taper_that_is_not_over() -> None:
    assert _doses((0, 40), (7, 20)).path() == DosePath((0, 7), (0.5, 0.0))


def test_what_was_not_known_yet_on_a_day_does_not_count() -> None:
    timeline = a_timeline(a_dose_change(day(-60), 60), a_dose_change(DAY, 40), a_dose_change(day(7), 0), as_of=day(9))

    assert doses_since(timeline, day_zeros(timeline)[0], day(6)).path() == STOP


def test_a_step_said_twice_changes_nothing() -> None:
    assert _doses((0, 40), (3, 40), (7, 20), (9, 20), (14, 0)).path() == _doses((0, 40), (7, 20), (14, 0)).path()


def test_a_dose_above_the_earlier_one_counts_as_the_earlier_one() -> None:
    assert _doses((0, 0), (10, 90)).path() == DosePath((0, 10), (0.0, 1.0))


@pytest.mark.parametrize(("returning", "level"), [(0, None), (0.5, 0.25), (1, 0.5), (1.5, 0.75)])
def test_after_a_rise_any_part_may_come_back(returning: float, level: float | None) -> None:
    doses = _doses((0, 20), (5, 0), (10, 30))

    assert doses.raised
    steps = [(0, 1 / 3), (5, 0.0)] + ([] if level is None else [(10, level)])
    path = doses.path(returning)
    assert path.starts == tuple(start for start, _level in steps)
    assert path.levels == pytest.approx([reached for _start, reached in steps])


def test_a_taper_is_no_rise() -> None:
    assert not _doses((0, 40), (7, 20), (14, 0)).raised


def test_grams_and_milligrams_are_one_scale() -> None:
    assert _doses((0, 0.04), (7, 0), before=60, unit=Unit.G).path() == DosePath((0, 7), (float(Decimal(2) / 3), 0.0))


def test_units_that_cannot_be_compared_fall_back_to_the_plain_shape() -> None:
    timeline = a_timeline(
        a_dose_change(day(-60), 60), a_dose_change(DAY, 40), a_dose_change(day(5), 2, unit=Unit.TABLETS), as_of=day(9)
    )

    assert doses_since(timeline, day_zeros(timeline)[0], day(9)) == Doses()


def test_a_stop_without_a_dose_before_it_in_the_diary_is_the_plain_shape() -> None:
    timeline = a_timeline(a_dose_change(DAY, 0), a_dose_change(day(4), 20), as_of=day(9))

    assert doses_since(timeline, day_zeros(timeline)[0], day(9)) == Doses()


def test_another_route_of_the_same_medicine_is_another_series() -> None:
    timeline = a_timeline(
        a_dose_change(day(-60), 60),
        a_dose_change(DAY, 30),
        a_dose_change(day(4), 0, route=Route.INTRATHECAL_PUMP),
        as_of=day(9),
    )

    assert doses_since(timeline, day_zeros(timeline)[0], day(9)).shares == (0.0,)


def test_a_dose_that_goes_up_and_down_has_the_plain_shape() -> None:
    now_and_then = [(on, 0 if on % 2 == 0 else 30) for on in range(19)]

    assert _doses(*now_and_then[:17]).rises == 8
    assert _doses(*now_and_then) == Doses()
