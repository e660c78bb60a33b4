from __future__ import annotations

import numpy as np
import pytest

from myotrack.analysis.recovery.binning import bin_days, bin_of
from myotrack.analysis.recovery.observed import ObservedDays
from tests.analysis.recovery.arrays import floats, observed, whole


def test_the_days_before_day_0_are_one_bin() -> None:
    found = bin_days(observed(-4, [9, None, 7, 5, 3, 2]))

    assert found.day.tolist() == [-1, 0, 1]
    assert found.twitches.tolist() == [21, 3, 2]
    assert found.logged.tolist() == [3, 1, 1]


@pytest.mark.parametrize(
    ("days", "stands_for_them"),
    [
        ([0, 0], 0),
        ([35, 35], 35),
        ([36, 42], 39),
        ([43, 49], 46),
        ([134, 140], 137),
        ([141, 168], 155),
        ([169, 196], 183),
    ],
)
def test_late_days_are_weeks_and_then_four_weeks(days: list[int], stands_for_them: int) -> None:
    assert bin_of(whole(range(days[0], days[1] + 1))).tolist() == [stands_for_them] * (days[1] - days[0] + 1)


@pytest.mark.parametrize(
    ("days", "last_change", "stands_for_them"),
    [
        ([701, 728], 0, 715),  # the last four weeks
        ([729, 924], 0, 827),
        ([925, 1120], 0, 1023),
        ([729, 756], 1, 743),  # a dose was changed a day later: four weeks more
        ([757, 952], 1, 855),
        ([1289, 1316], 588, 1303),  # 588 days are 21 times four weeks
        ([1317, 1512], 588, 1415),
    ],
)
def test_two_years_after_the_last_change_of_a_dose_bins_are_half_years(
    days: list[int], last_change: int, stands_for_them: int
) -> None:
    found = bin_of(whole(range(days[0], days[1] + 1)), last_change)

    assert found.tolist() == [stands_for_them] * (days[1] - days[0] + 1)
    assert bin_of(whole([days[0] - 1, days[1] + 1]), last_change).tolist().count(stands_for_them) == 0


def test_no_twitch_and_no_day_is_lost() -> None:
    days = whole(range(-28, 3650))
    numbers = (np.arange(days.size) * 7 % 23).astype(np.float64)

    found = bin_days(ObservedDays(days, numbers))

    assert found.twitches.sum() == numbers.sum()
    assert found.logged.sum() == days.size
    assert floats(*found.day).tolist() == sorted(found.day.tolist())


def test_bins_after_a_day_can_be_put_together() -> None:
    found = bin_days(observed(-2, [9, 7, 5, 3, 2, 1, 4])).in_one_after(1)

    assert found.day.tolist() == [-1, 0, 1, 4]
    assert found.twitches.tolist() == [16, 5, 3, 7]
    assert found.logged.tolist() == [2, 1, 1, 3]
    assert bin_days(observed(-2, [9, 7, 5])).in_one_after(0).day.tolist() == [-1, 0]
