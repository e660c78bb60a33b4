from __future__ import annotations

import pytest

from myotrack.analysis.enough_data import Lack, Shortage, shortages
from tests.builders import DAY, a_timeline, daily_counts, day


def _lacks(before: list[int | None], after: list[int | None], as_of: int | None = None) -> tuple[Shortage, ...]:
    timeline = a_timeline(
        daily_counts(day(-len(before)), before),
        daily_counts(DAY, after),
        as_of=day(as_of if as_of is not None else len(after) - 1),
    )
    return shortages(timeline, DAY)


def test_exactly_enough_is_enough() -> None:
    assert _lacks([2] * 5, [1] * 7) == ()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([9] * 4, [1] * 7, Shortage(Lack.BASELINE_DAYS, 4, 5)),
        ([9] * 4 + [None] * 3, [1] * 7, Shortage(Lack.BASELINE_DAYS, 4, 5)),
        ([2, 2, 2, 2, 1], [1] * 7, Shortage(Lack.BASELINE_TWITCHES, 9, 10)),
        ([2] * 5, [1] * 6, Shortage(Lack.DAYS_AFTER, 6, 7)),
        ([2] * 5, [1] * 10 + [None] * 7, Shortage(Lack.RECENT_DAYS, 3, 4)),
    ],
)
def test_one_day_or_twitch_less_is_a_shortage_by_name(
    before: list[int | None], after: list[int | None], expected: Shortage
) -> None:
    assert _lacks(before, after) == (expected,)


def test_days_more_than_28_before_day_0_do_not_help() -> None:
    assert Shortage(Lack.BASELINE_DAYS, 0, 5) in _lacks([9] * 20 + [None] * 28, [1] * 7)


def test_days_before_day_0_are_not_recent_days_after_it() -> None:
    assert Shortage(Lack.RECENT_DAYS, 2, 4) in _lacks([9] * 20, [1] * 2)
