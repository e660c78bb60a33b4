from __future__ import annotations

import pytest

from myotrack.analysis.baseline import baseline
from myotrack.domain.scales import FrequencyBand
from tests.builders import DAY, a_check_in, a_timeline, daily_counts, day


def test_the_28_days_before_day_0_count_and_no_others() -> None:
    timeline = a_timeline(a_check_in(day(-29), 1000), a_check_in(day(-28), 10), a_check_in(day(-1), 20),
                          a_check_in(DAY, 1000))  # fmt: skip

    found = baseline(timeline, DAY)

    assert (found.first, found.last, found.days_logged, found.mean) == (day(-28), day(-1), 2, 15.0)


def test_unlogged_days_are_not_zeros_in_the_mean() -> None:
    timeline = a_timeline(daily_counts(day(-4), [30, None, None, 10]))

    assert baseline(timeline, DAY).mean == 20.0


def test_a_band_counts_with_its_geometric_middle() -> None:
    timeline = a_timeline(a_check_in(day(-2), frequency_band=FrequencyBand.NOW_AND_THEN), a_check_in(day(-1), 0))

    assert baseline(timeline, DAY).mean == pytest.approx(6.0)


def test_without_logged_days_there_is_no_mean() -> None:
    found = baseline(a_timeline(a_check_in(DAY, 3)), DAY)

    assert (found.days_logged, found.mean) == (0, None)
