from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import gammaln
from scipy.stats import nbinom

from myotrack.analysis.recovery.arrays import FloatArray
from myotrack.analysis.recovery.binning import BinnedDays
from myotrack.analysis.recovery.likelihood import marginal_likelihood
from tests.analysis.recovery.arrays import floats, single_days, whole

DAYS = np.arange(44)
SHARES = np.where(DAYS < 14, 1.0, 0.5 ** (np.clip(DAYS - 14, 0, None) / 6))
NUMBERS = [
    31, 12, 22, 9, 40, 17, 28, 5, 19, 33, 25, 14, 8, 21, 30, 11, 16, 24, 7, 9, 15, 4, 12, 6, 3, 8, 2, 5, 1, 4, 0, 3, 2,
    1, 0, 2, 1, 0, 0, 1, 0, 0, 1, 0,
]  # fmt: skip


def _log_likelihood(log_mean: float, shares: FloatArray, numbers: list[int], dispersion: float) -> float:
    """NB2 by scipy: size 1/α, probability 1/(1 + αμ); without the part that holds neither μ nor α, −Σ log y!."""
    mean = np.exp(log_mean) * shares
    each = nbinom.logpmf(numbers, 1 / dispersion, 1 / (1 + dispersion * mean)) + gammaln(np.array(numbers) + 1.0)
    return float(each.sum())


def test_with_the_same_mean_every_day_the_mode_is_the_logarithm_of_the_mean() -> None:
    found = marginal_likelihood(np.ones((1, 4)), single_days([3, 5, 9, 7]), 0.5, 1.0)

    assert np.exp(found.mode[0]) == pytest.approx(6)


def test_the_spread_of_one_day_is_that_of_a_negative_binomial_mean() -> None:
    found = marginal_likelihood(np.ones((1, 1)), single_days([8]), 0.5, 1.0)

    # −ℓ″ = q (1 − q) (y + 1/α) with q = αμ / (1 + αμ) = 4/5 at μ = 8.
    assert found.sd[0] == pytest.approx((4 / 5 * 1 / 5 * (8 + 2)) ** -0.5)


def test_the_marginal_is_the_integral_over_the_mean_before() -> None:
    found = marginal_likelihood(SHARES[None], single_days(NUMBERS), 0.5, 1.0)

    top = _log_likelihood(found.mode[0], SHARES, NUMBERS, 0.5)
    area, _error = quad(lambda b: np.exp(_log_likelihood(b, SHARES, NUMBERS, 0.5) - top), 1, 6, epsabs=1e-12)
    assert found.log_likelihood[0] == pytest.approx(top + np.log(area), abs=2e-3)


def test_mode_and_spread_are_those_of_statsmodels() -> None:
    import statsmodels.api as sm

    family = sm.families.NegativeBinomial(alpha=0.5)

    fitted = sm.GLM(NUMBERS, np.ones(44), family=family, offset=np.log(SHARES)).fit(tol=1e-12)
    found = marginal_likelihood(SHARES[None], single_days(NUMBERS), 0.5, 1.0)

    assert found.mode[0] == pytest.approx(fitted.params[0], abs=1e-6)
    observed = float(-fitted.model.hessian(fitted.params, observed=True)[0, 0])
    assert found.sd[0] == pytest.approx(observed**-0.5, rel=1e-6)
    expected = fitted.llf + gammaln(np.array(NUMBERS) + 1.0).sum() + 0.5 * np.log(2 * np.pi / observed)
    assert found.log_likelihood[0] == pytest.approx(expected, abs=1e-6)


def test_days_that_are_alike_count_for_less() -> None:
    bins = single_days(NUMBERS)
    alone, alike = (marginal_likelihood(SHARES[None], bins, 0.5, inflation) for inflation in (1.0, 4.0))

    assert alike.mode == pytest.approx(alone.mode)
    assert alike.sd == pytest.approx(2 * alone.sd)
    height = _log_likelihood(alone.mode[0], SHARES, NUMBERS, 0.5)
    assert alike.log_likelihood[0] == pytest.approx(height / 4 + 0.5 * np.log(2 * np.pi * alike.sd[0] ** 2))


def test_days_of_one_mean_say_the_same_in_one_bin_up_to_a_constant() -> None:
    means = [floats(1, 1, 1, 0.5), floats(1, 1, 1, 0.2)]
    apart = marginal_likelihood(np.stack(means), single_days([9, 4, 11, 3]), 0.7, 1.0)
    bins = BinnedDays(whole([0, 3]), floats(24, 3), floats(3, 1))
    together = marginal_likelihood(np.stack([floats(1, 0.5), floats(1, 0.2)]), bins, 0.7, 1.0)

    assert together.mode == pytest.approx(apart.mode)
    assert np.diff(together.log_likelihood) == pytest.approx(np.diff(apart.log_likelihood))


def test_where_it_starts_to_look_does_not_matter() -> None:
    bins, shares = single_days(NUMBERS), np.stack([SHARES, np.ones(44), 2 - SHARES])
    usual = marginal_likelihood(shares, bins, 0.5, 1.3)
    far = marginal_likelihood(shares, bins, 0.5, 1.3, start=floats(-8, 12, 3))

    assert far.mode == pytest.approx(usual.mode, abs=1e-9)
    assert far.log_likelihood == pytest.approx(usual.log_likelihood, abs=1e-9)


def test_numbers_may_be_the_middle_of_a_band() -> None:
    found = marginal_likelihood(np.ones((1, 2)), single_days([12.0, 2.236]), 0.5, 1.0)

    assert np.exp(found.mode[0]) == pytest.approx(7.118)
