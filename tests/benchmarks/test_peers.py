from __future__ import annotations

from math import exp, log, sqrt

import numpy as np
import pytest

from benchmarks.peers import line_through_logs, log_response_ratio, nonoverlap, seven_day_alarms, seven_day_average
from myotrack.analysis.recovery.observed import ObservedDays


def _known(before: list[float], after: list[float]) -> ObservedDays:
    days = np.arange(-len(before), len(after), dtype=np.int64)
    return ObservedDays(days, np.array([*before, *after], dtype=np.float64))


def test_a_seven_day_average_compares_the_last_seven_days() -> None:
    assert seven_day_average(_known([10] * 28, [99, 9, 9, 9, 9, 9, 9, 9])).improving
    assert not seven_day_average(_known([10] * 28, [9, 9, 9, 9, 9, 9, 9, 10])).improving


def test_a_line_through_an_exact_exponential_is_exact() -> None:
    after = [exp(3 - 0.1 * day) - 1 for day in range(15)]

    found = line_through_logs(_known([20] * 10, after))

    assert found.improving
    assert found.low == pytest.approx(100 * (1 - exp(-1.4)))
    assert found.high == pytest.approx(found.low)
    assert not line_through_logs(_known([20] * 10, after[::-1])).improving


def test_the_log_response_ratio_by_hand() -> None:
    """Means 4 and 2, variances 2 and 2: log .5 ± 1.645 · √(2/(3·16) + 2/(3·4))."""
    error = sqrt(2 / (3 * 16) + 1 / (3 * 4))

    found = log_response_ratio(_known([4 - sqrt(2), 4, 4 + sqrt(2)], [1, 2, 3]))

    assert found.low == pytest.approx(100 * (1 - exp(log(0.5) + 1.6448536 * error)), rel=1e-6)
    assert found.high == pytest.approx(100 * (1 - exp(log(0.5) - 1.6448536 * error)), rel=1e-6)
    assert found.improving is (log(0.5) + 1.959964 * error < 0)


def test_a_phase_without_twitches_has_a_ratio_all_the_same() -> None:
    assert log_response_ratio(_known([4, 5, 6, 5], [0, 0, 0, 0])).improving


def test_nap_is_clear_of_chance_or_is_not() -> None:
    assert nonoverlap(_known([9, 8, 9, 7, 9], [1, 2, 0, 3, 1])).improving
    assert not nonoverlap(_known([5, 1, 9, 3, 7], [4, 6, 2, 8, 5])).improving


def test_a_plain_comparison_of_weeks_alarms_on_a_rise_of_three_tenths() -> None:
    logged = np.ones(35, dtype=np.bool_)
    alarm = seven_day_alarms(np.array([10.0] * 28 + [13.0] * 7), logged)
    none = seven_day_alarms(np.array([10.0] * 28 + [12.0] * 7), logged)
    gaps = seven_day_alarms(np.array([10.0] * 28 + [13.0] * 7), logged & (np.arange(35) < 31))

    assert bool(alarm[-1])
    assert not none.any()
    assert not gaps.any()
