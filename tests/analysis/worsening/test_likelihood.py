from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.genmod.families import NegativeBinomial

from myotrack.analysis.worsening.likelihood import log_likelihood, signed_root, variance_inflation


def _of(*numbers: float) -> list[np.ndarray[tuple[int], np.dtype[np.float64]]]:
    return [np.array([float(number)]) for number in numbers]


def test_the_likelihood_by_hand() -> None:
    """6 twitches on 3 days at a mean of 2 with dispersion 0.5: 6·log(2/2) − 3/0.5·log(2)."""
    assert log_likelihood(*_of(6, 3, 2, 0.5))[0] == pytest.approx(-6 * log(2), rel=1e-12)


def test_the_signed_root_by_hand() -> None:
    """8 twitches on 2 days against 2 on 2, dispersion 1: means 4 and 1, 2.5 together."""
    later = 8 * log(4 / 5) - 2 * log(5)
    earlier = 2 * log(1 / 2) - 2 * log(2)
    together = 10 * log(2.5 / 3.5) - 4 * log(3.5)

    assert signed_root(*_of(8, 2, 2, 2, 1))[0] == pytest.approx(sqrt(2 * (later + earlier - together)), rel=1e-12)
    assert signed_root(*_of(2, 2, 8, 2, 1))[0] == pytest.approx(-sqrt(2 * (later + earlier - together)), rel=1e-12)


def test_the_same_mean_is_no_change_and_no_twitches_are_no_error() -> None:
    assert signed_root(*_of(6, 3, 14, 7, 0.4))[0] == 0
    assert signed_root(*_of(0, 3, 0, 7, 0.4))[0] == 0


@given(
    st.lists(st.integers(0, 60), min_size=3, max_size=28),
    st.lists(st.integers(0, 60), min_size=7, max_size=28),
    st.floats(0.05, 4),
)
def test_statsmodels_finds_the_same_likelihood_ratio_day_by_day(
    last: list[int], before: list[int], dispersion: float
) -> None:
    if not any(last) or not any(before):
        return

    of_counts = NegativeBinomial(alpha=dispersion)

    def of_days(counts: list[int], mean: float) -> float:
        return float(of_counts.loglike(np.array(counts), np.full(len(counts), mean)))

    pooled = float(np.mean(last + before))
    ratio = (
        of_days(last, float(np.mean(last)))
        + of_days(before, float(np.mean(before)))
        - of_days(last, pooled)
        - of_days(before, pooled)
    )

    found = signed_root(*_of(sum(last), len(last), sum(before), len(before), dispersion))[0]

    assert found**2 / 2 == pytest.approx(max(ratio, 0), rel=1e-6, abs=1e-8)
    assert (found > 0) == (np.mean(last) > np.mean(before)) or abs(found) < 1e-6


def test_neighbouring_days_count_for_less_by_hand() -> None:
    assert variance_inflation(1) == 1
    assert variance_inflation(2) == pytest.approx(1 + 2 * 0.5 * 0.25)
    assert variance_inflation(3) == pytest.approx(1 + 2 * (2 / 3 * 0.25 + 1 / 3 * 0.25 * 0.7))
    assert [variance_inflation(days) for days in (3, 5, 7, 14, 28)] == sorted(
        variance_inflation(days) for days in (3, 5, 7, 14, 28)
    )
