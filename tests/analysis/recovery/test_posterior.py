from __future__ import annotations

import numpy as np
import pytest

from myotrack.analysis.recovery.arrays import FloatArray
from myotrack.analysis.recovery.binning import bin_days
from myotrack.analysis.recovery.dispersion import ALPHA_WEIGHTS
from myotrack.analysis.recovery.dose_path import Doses
from myotrack.analysis.recovery.fewer import fewer
from myotrack.analysis.recovery.grid_axes import SHAPES
from myotrack.analysis.recovery.likelihood import marginal_likelihood
from myotrack.analysis.recovery.observed import ObservedDays
from myotrack.analysis.recovery.posterior import HOPELESS, Posterior, posterior
from myotrack.analysis.recovery.values import Shape
from tests.analysis.recovery.arrays import observed

BEFORE = [22.0, 18, 25, 19, 31, 20, 17, 24, 28, 16, 21, 19, 26, 23]
HALVING = [round(22 * 2 ** (-day / 5)) * 1.0 for day in range(25)]
TO_A_LEVEL = [round(22 * (0.4 + 0.6 * 2 ** (-day / 3))) * 1.0 for day in range(80)]
MORE = [round(22 * (2.5 - 1.5 * 2 ** (-day / 3))) * 1.0 for day in range(40)]
FIRST_MORE = [22 * (2 ** (-day / 5) + 3 * (day / 4) * np.exp(1 - day / 4)) for day in range(35)]
RESTARTED = Doses((0, 12), (0.0, 1.0))


def _shape(found: Posterior) -> Shape:
    return SHAPES[int(np.argmax([found.of_course[found.courses.shape == number].sum() for number in range(5)]))]


@pytest.mark.parametrize(
    ("after", "shape"),
    [
        (HALVING, Shape.TO_ZERO),
        (TO_A_LEVEL, Shape.PLATEAU),
        (MORE, Shape.WORSE),
        (FIRST_MORE, Shape.REBOUND_HUMP),
    ],
)
def test_each_shape_is_recognised(after: list[float], shape: Shape) -> None:
    assert _shape(posterior(observed(-14, [*BEFORE, *after]), Doses())) is shape


def test_the_weights_add_up_to_1_over_courses_and_dispersions() -> None:
    found = posterior(observed(-14, [*BEFORE, *HALVING]), Doses())

    assert found.weights.sum() == pytest.approx(1)
    assert found.weights.shape == found.log_mean.shape == found.log_mean_sd.shape == (3, found.courses.size)


def _log_weights(found: Posterior, days: ObservedDays) -> FloatArray:
    """What the courses of a posterior weigh, worked out again from the start: (3, K)."""
    bins = bin_days(days)
    shares = found.courses.shares(bins.day, found.doses)
    marginals = [marginal_likelihood(shares, bins, float(a), found.noise.inflation) for a in found.noise.alpha]
    log_weights = np.stack([marginal.log_likelihood for marginal in marginals]) + found.courses.log_prior
    weighed: FloatArray = log_weights + np.log(ALPHA_WEIGHTS)[:, None]
    return weighed


@pytest.mark.parametrize("after", [HALVING, TO_A_LEVEL, MORE], ids=["halving", "to a level", "more"])
def test_the_weights_are_prior_times_marginal_likelihood(after: list[float]) -> None:
    days = observed(-14, [*BEFORE, *after])
    found = posterior(days, Doses())

    log_weights = _log_weights(found, days)

    weights = np.exp(log_weights - log_weights.max())
    assert found.weights == pytest.approx(weights / weights.sum(), abs=1e-9)
    middle = log_weights[1]
    assert (middle > middle.max() - HOPELESS).all()


def test_nothing_that_has_weight_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    days = observed(-14, [*BEFORE, *TO_A_LEVEL])
    quick = posterior(days, Doses())
    monkeypatch.setattr("myotrack.analysis.recovery.posterior.ROUGHLY", 1e6)
    thorough = posterior(days, Doses())

    assert quick.courses.size == thorough.courses.size
    assert quick.weights == pytest.approx(thorough.weights, abs=1e-9)


def test_after_a_restart_the_interval_is_as_wide_as_the_days_allow() -> None:
    back = [22.0] * 25
    days = observed(-14, [*BEFORE, *HALVING[:12], *back])

    found = fewer(posterior(days, RESTARTED), days)

    assert found.ratio[0] < 1 < found.ratio[2]
    assert found.ratio[2] - found.ratio[0] > 0.2


def test_after_a_restart_that_brought_nothing_back_nothing_is_brought_back() -> None:
    days = observed(-14, [*BEFORE, *HALVING, *[0.0, 1.0, 0.0, 0.0] * 3])

    assert fewer(posterior(days, RESTARTED), days).p_better > 0.99
