from __future__ import annotations

import numpy as np

from myotrack.analysis.worsening.days import day_grid, days_earlier, trailing_sums
from myotrack.domain.checkins import CheckInStatus
from myotrack.domain.scales import FrequencyBand
from tests.builders import DAY, a_check_in, a_timeline, daily_counts, day


def test_a_grid_tells_an_unlogged_day_from_a_twitch_free_one() -> None:
    timeline = a_timeline(
        daily_counts(DAY, [4, None, 0]),
        a_check_in(day(3), frequency_band=FrequencyBand.NOW_AND_THEN),
        a_check_in(day(4), status=CheckInStatus.UNKNOWN),
    )

    grid = day_grid(timeline, day(-1), day(4))

    assert grid.twitches.tolist() == [0, 4, 0, 0, 12, 0]
    assert grid.logged.tolist() == [False, True, False, True, True, False]
    assert (grid.index(day(-1)), grid.index(DAY), grid.index(day(-3))) == (0, 1, -2)


def test_trailing_sums_hold_the_day_itself_and_begin_with_fewer_days() -> None:
    assert trailing_sums(np.array([1.0, 2.0, 4.0, 8.0]), 3).tolist() == [1, 3, 7, 14]


def test_days_earlier_moves_values_to_later_days_and_is_zero_before_them() -> None:
    assert days_earlier(np.array([1.0, 2.0, 3.0]), 2).tolist() == [0, 0, 1]
    assert days_earlier(np.array([1.0, 2.0]), 5).tolist() == [0, 0]
