from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest

from myotrack.analysis.worsening.dispersion import running_dispersion
from myotrack.analysis.worsening.likelihood import variance_inflation
from myotrack.analysis.worsening.scan import WINDOWS, Before, Comparison, scan
from myotrack.domain.guidance.readings import ComparedWith
from tests.analysis.worsening.grids import a_grid


def _z(found: tuple[Comparison, ...], window: int, compared_with: ComparedWith, place: int = -1) -> float:
    at: dict[tuple[int, ComparedWith], float] = {(c.window_days, c.compared_with): float(c.z[place]) for c in found}
    return at[window, compared_with]


def test_z_of_three_days_against_the_days_before_by_hand() -> None:
    counts: list[float | None] = [*[2, 4] * 7, 12, 15, 9]
    grid = a_grid(counts)
    alpha = float(running_dispersion(grid)[-1])

    def kernel(total: float, days: float, mean: float) -> float:
        return total * log(mean / (1 + alpha * mean)) - days / alpha * log(1 + alpha * mean)

    pooled = (36 + 42) / 17
    ratio = kernel(36, 3, 12) + kernel(42, 14, 3) - kernel(36, 3, pooled) - kernel(42, 14, pooled)

    assert _z(scan(grid, None), 3, ComparedWith.DAYS_BEFORE) == pytest.approx(
        sqrt(2 * ratio) / sqrt(variance_inflation(3)), abs=1e-9
    )


def test_the_days_before_a_window_are_28_and_no_more() -> None:
    long_ago: list[float | None] = [900, *[5] * 28, 30, 30, 30]
    yesterday: list[float | None] = [*[5] * 27, 900, 30, 30, 30]

    assert next(c.mean_before[-1] for c in scan(a_grid(long_ago), None) if c.window_days == 3) == 5
    assert next(c.mean_before[-1] for c in scan(a_grid(yesterday), None) if c.window_days == 3) > 5


def test_every_window_is_compared_with_both_references_when_there_is_a_baseline() -> None:
    grid = a_grid([5] * 60)

    found = [(c.window_days, c.compared_with) for c in scan(grid, Before(28, 28, 5.0))]

    assert sorted(found) == sorted((window, reference) for window in WINDOWS for reference in ComparedWith)
    assert {c.compared_with for c in scan(grid, None)} == {ComparedWith.DAYS_BEFORE}
    assert {c.compared_with for c in scan(grid, Before(28, 4, 5.0))} == {ComparedWith.DAYS_BEFORE}


def test_a_window_that_reaches_before_day_0_is_not_compared_with_the_baseline() -> None:
    found = scan(a_grid([5] * 28 + [60] * 5), Before(28, 28, 5.0))

    by_day = [_z(found, 3, ComparedWith.BASELINE, place) for place in range(28, 33)]

    assert by_day[:2] == [-np.inf, -np.inf]
    assert min(by_day[2:]) > 0


@pytest.mark.parametrize(
    ("last", "rises"),
    [
        ([13, 13, 13], True),  # 1.3 times, 9 more
        ([12, 13, 13], False),  # 1.27 times
    ],
)
def test_a_rise_of_less_than_the_ratio_is_none(last: list[float | None], rises: bool) -> None:
    z = _z(scan(a_grid([*[10] * 28, *last]), None), 3, ComparedWith.DAYS_BEFORE)

    assert (z > 0) is rises


@pytest.mark.parametrize(("last", "rises"), [([0, 2, 2], True), ([0, 1, 2], False)])
def test_a_rise_of_fewer_than_four_twitches_is_none(last: list[float | None], rises: bool) -> None:
    z = _z(scan(a_grid([*[0] * 28, *last]), None), 3, ComparedWith.DAYS_BEFORE)

    assert (z > 0) is rises


def test_a_fall_is_never_above_zero() -> None:
    found = scan(a_grid([30] * 28 + [0] * 28), Before(28, 28, 30.0))

    assert max(float(c.z[28:].max()) for c in found) == -np.inf


def test_an_unlogged_day_and_a_window_with_too_few_logged_days_say_nothing() -> None:
    unlogged_day = scan(a_grid([*[5] * 28, 50, 50, None]), None)
    one_of_three = scan(a_grid([*[5] * 28, None, None, 50]), None)
    two_of_three = scan(a_grid([*[5] * 28, 50, None, 50]), None)

    assert _z(unlogged_day, 3, ComparedWith.DAYS_BEFORE) == -np.inf
    assert _z(one_of_three, 3, ComparedWith.DAYS_BEFORE) == -np.inf
    assert _z(two_of_three, 3, ComparedWith.DAYS_BEFORE) > 3


def test_seven_logged_days_before_are_needed() -> None:
    six, seven = [[*[5] * days, 50, 50, 50] for days in (6, 7)]

    assert _z(scan(a_grid(six), None), 3, ComparedWith.DAYS_BEFORE) == -np.inf
    assert _z(scan(a_grid(seven), None), 3, ComparedWith.DAYS_BEFORE) > 0


def test_a_bad_week_that_is_over_alarms_no_longer_than_three_days() -> None:
    """The last 28 days average 3 times the baseline until long after the twitches have gone."""
    before = Before(28, 28, 10.0)
    counts: list[float | None] = [*[10] * 28, *[90] * 10, *[0] * 15]

    found = scan(a_grid(counts), before)

    reached = np.max([c.z for c in found], axis=0)
    assert reached[28 + 9] > 3.6
    assert np.isneginf(reached[28 + 12 :]).all()


def test_after_days_without_twitches_none_is_no_rise() -> None:
    counts: list[float | None] = [*[0] * 28, *[40] * 5, *[0] * 3]

    assert np.isneginf(np.max([c.z[-1] for c in scan(a_grid(counts), None)]))
