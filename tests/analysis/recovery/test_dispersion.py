from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import nbinom

from myotrack.analysis.recovery.dispersion import (
    ALPHA_GRID,
    autocorrelation,
    dispersion_points,
    noise_around,
    variance_inflation,
)
from myotrack.analysis.recovery.quantiles import weighted_quantiles
from tests.analysis.recovery.arrays import floats, observed

NUMBERS = floats(*([3, 9, 0, 14, 6, 2, 30, 5, 5, 1] * 3))
MEAN = np.full(30, 7.5)


def test_the_points_are_quantiles_of_the_posterior_over_the_grid() -> None:
    likelihood = [nbinom.logpmf(NUMBERS, 1 / a, 1 / (1 + 7.5 * a)).sum() for a in ALPHA_GRID]
    log_weight = np.array(likelihood) - 0.5 * (np.log(ALPHA_GRID / 0.8) / 1.2) ** 2
    weight = np.exp(log_weight - log_weight.max())
    expected = np.exp(weighted_quantiles(np.log(ALPHA_GRID), weight, (0.1, 0.5, 0.9))) * 30 / 27

    assert dispersion_points(NUMBERS, MEAN) == pytest.approx(expected)


def test_even_days_have_little_dispersion_and_uneven_days_much() -> None:
    even, uneven = floats(*[20.0] * 30), floats(*[0.0, 60.0, 0.0] * 10)
    mean = np.full(30, 20.0)

    assert dispersion_points(even, mean)[1] < 0.05
    assert dispersion_points(uneven, mean)[1] > 1.5


def test_without_pairs_the_correlation_is_the_priors() -> None:
    assert autocorrelation(observed(0, [5, None, 9, None, 2]), floats(1, -2, 1)) == pytest.approx(0.25)


def test_pairs_of_neighbouring_days_pull_it_from_the_prior() -> None:
    days = observed(0, [5, 9, None, 2])
    residuals = floats(1.5, 1.0, -0.5)

    # One pair: 1.5 · 1.0 over the mean square 3.5/3; the prior counts as 20 pairs of .25.
    assert autocorrelation(days, residuals) == pytest.approx((1.5 / (3.5 / 3) + 5) / 21)


def test_it_is_never_negative_and_never_more_than_08() -> None:
    swinging, slow = floats(*[1.0, -1.0] * 60), floats(*[1.0] * 60 + [-1.0] * 60)

    assert autocorrelation(observed(0, [1] * 120), swinging) == 0
    assert autocorrelation(observed(0, [1] * 120), slow) == 0.8


@pytest.mark.parametrize(
    ("correlation", "days", "expected"),
    [
        (0.25, 1, 1.0),
        (0.25, 2, 1 + 2 * 0.5 * 0.25),
        (0.25, 3, 1 + 2 * (2 / 3 * 0.25 + 1 / 3 * 0.25 * 0.7)),
        (0.8, 3, 1 + 2 * (2 / 3 * 0.8 + 1 / 3 * 0.8 * 0.8)),
        (0.0, 100, 1.0),
    ],
)
def test_variance_inflation_by_hand(correlation: float, days: int, expected: float) -> None:
    assert variance_inflation(correlation, days) == pytest.approx(expected)


def test_variance_inflation_of_many_days_nears_its_limit() -> None:
    assert variance_inflation(0.3, 100_000) == pytest.approx(1 + 2 * 0.3 / (1 - 0.7), rel=1e-3)


def test_the_noise_holds_together() -> None:
    found = noise_around(observed(0, NUMBERS.tolist()), MEAN)

    assert found.alpha[0] < found.middle < found.alpha[2]
    assert found.inflation == pytest.approx(variance_inflation(found.autocorrelation, 30))
