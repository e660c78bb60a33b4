from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtr, ndtri

from myotrack.analysis.recovery.quantiles import mixture_quantiles, weighted_quantiles
from tests.analysis.recovery.arrays import floats


def test_a_value_stands_in_the_middle_of_its_weight() -> None:
    found = weighted_quantiles(floats(30, 10, 20), floats(1, 1, 2), (0.125, 0.25, 0.5, 0.875))

    # Middles of the weights of 10, 20, 30: 1/8, 4/8, 7/8.
    assert found == pytest.approx([10, 10 + 10 / 3, 20, 30])


def test_quantiles_never_leave_the_values() -> None:
    assert weighted_quantiles(floats(1, 2), floats(1, 1), (0.0, 1.0)).tolist() == [1, 2]


def test_the_order_of_the_values_does_not_matter() -> None:
    values, weights = floats(5, 1, 3, 2), floats(0.1, 0.2, 0.3, 0.4)
    order = [2, 0, 3, 1]

    assert weighted_quantiles(values, weights, (0.3,)) == pytest.approx(
        weighted_quantiles(values[order], weights[order], (0.3,))
    )


def test_one_normal_distribution_has_its_own_quantiles() -> None:
    found = mixture_quantiles(floats(2, 5)[None], floats(0.5), floats(1), (0.05, 0.5, 0.95))

    assert found[:, 0] == pytest.approx(2 + 0.5 * ndtri([0.05, 0.5, 0.95]))
    assert found[:, 1] == pytest.approx(5 + 0.5 * ndtri([0.05, 0.5, 0.95]))


@pytest.mark.parametrize("level", [0.01, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999])
def test_a_quantile_of_a_mixture_has_its_part_of_the_weight_below_it(level: float) -> None:
    mean, sd, weights = floats(-14, 0, 0.1, 3), floats(0.3, 0.01, 2, 0.5), floats(2, 3, 1, 4)

    found = mixture_quantiles(mean[:, None], sd, weights, (level,))

    assert (weights / weights.sum()) @ ndtr((found[0, 0] - mean) / sd) == pytest.approx(level, abs=1e-9)


def test_between_two_far_humps_there_is_still_a_quantile() -> None:
    found = mixture_quantiles(floats(-50, 50)[:, None], floats(0.1, 0.1), floats(1, 1), (0.5,))

    assert -50 < found[0, 0] < 50
    assert np.isfinite(found).all()
