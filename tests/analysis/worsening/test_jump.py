from __future__ import annotations

import pytest

from myotrack.analysis.worsening.jump import jumped
from myotrack.analysis.worsening.scan import Before
from tests.analysis.worsening.grids import a_grid


def _on_last_day(counts: list[float | None], mean: float, day_zero: int = 0, days_logged: int = 28) -> bool:
    found, _ = jumped(a_grid(counts), Before(day_zero, days_logged, mean))
    return bool(found[-1])


@pytest.mark.parametrize(("counts", "jumps"), [([10] * 7, True), ([10] * 6 + [9], False)])
def test_the_last_seven_days_average_five_times_the_baseline(counts: list[float | None], jumps: bool) -> None:
    assert _on_last_day(counts, 2.0) is jumps


def test_only_days_from_day_0_on_count_and_three_of_them_are_logged() -> None:
    assert not _on_last_day([100, 100, 100, 100, 1, 1], 2.0, day_zero=4)
    assert not _on_last_day([None, None, 10, 10], 2.0)
    assert _on_last_day([None, 10, 10, 10], 2.0)


def test_day_0_itself_and_an_unlogged_day_are_no_jump() -> None:
    found, _ = jumped(a_grid([9, 9, 9, 50, 50, 50, None]), Before(3, 28, 2.0))

    assert found.tolist() == [False, False, False, False, False, True, False]


@pytest.mark.parametrize(("counts", "jumps"), [([1, 1, 1, 1], True), ([1, 1, 1, 0], False)])
def test_after_days_without_twitches_four_are_a_jump(counts: list[float | None], jumps: bool) -> None:
    assert _on_last_day(counts, 0.0) is jumps


@pytest.mark.parametrize(
    ("last", "jumps"), [([4, 4, 1], True), ([3, 3, 1], False), ([0, 0, 0], False), ([None, None, 4], True)]
)
def test_a_bad_spell_that_is_over_is_no_jump(last: list[float | None], jumps: bool) -> None:
    """Three days of 120 keep 7 days far above 5 times 2; the last 3 days must be above 2 × 1.3 as well."""
    assert _on_last_day([2, 120, 120, 120, *last], 2.0) is jumps


def test_without_a_baseline_there_is_no_jump() -> None:
    assert not _on_last_day([900] * 7, 2.0, days_logged=4)
    assert not jumped(a_grid([900] * 7), None)[0].any()


def test_the_mean_is_of_the_logged_days_among_seven() -> None:
    _, mean = jumped(a_grid([700, 10, None, 20, 10, None, 20, 10]), Before(0, 28, 2.0))

    assert mean[-1] == 14.0
