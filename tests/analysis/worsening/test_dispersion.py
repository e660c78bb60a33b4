from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from myotrack.analysis.worsening.dispersion import DISPERSION_DAYS, running_dispersion
from tests.analysis.worsening.grids import a_grid


def test_one_pair_by_hand() -> None:
    """2 and 10: variance 8²/2/0.875, mean 6; squared mean 36 less half the variance; 4 pairs of dispersion 0.5."""
    variance = 64 / 2 / 0.875
    squared = 36 - variance / 2

    found = running_dispersion(a_grid([2, 10]))

    assert found[1] == pytest.approx((variance - 6 + 0.5 * 4 * squared) / (5 * squared), rel=1e-12)


def test_nothing_known_and_no_twitches_are_the_typical_dispersion() -> None:
    assert running_dispersion(a_grid([7])).tolist() == [0.5]
    assert running_dispersion(a_grid([0] * 5)).tolist() == [0.5] * 5
    assert running_dispersion(a_grid([None, None])).tolist() == [0.5, 0.5]


def test_each_day_knows_what_was_known_on_it_alone() -> None:
    counts: list[float | None] = [3, 9, 4, 12, 1, 7]

    whole = running_dispersion(a_grid(counts))

    for last in range(1, len(counts) + 1):
        assert running_dispersion(a_grid(counts[:last]))[-1] == whole[last - 1]


def test_days_further_apart_than_two_are_no_neighbours() -> None:
    near, far = running_dispersion(a_grid([2, None, 30])), running_dispersion(a_grid([2, None, None, 30]))

    assert near[-1] > 0.5
    assert far[-1] == 0.5


def test_a_step_hardly_enters() -> None:
    steady, stepped = [10, 12, 9, 11] * 10, [10, 12, 9, 11] * 5 + [40, 42, 39, 41] * 5

    assert running_dispersion(a_grid(stepped))[-1] < running_dispersion(a_grid(steady))[-1] + 0.1


def test_independent_days_of_a_known_dispersion_are_told() -> None:
    """Counts of dispersion 0.8: without neighbours being alike the estimate is 1/0.875 times the variance."""
    alpha, mean = 0.8, 20.0
    counts = np.random.default_rng(5).negative_binomial(1 / alpha, 1 / (1 + alpha * mean), 4000).astype(float)

    found = running_dispersion(a_grid(counts.tolist()))

    expected = (mean + alpha * mean**2) / 0.875 / mean**2 - 1 / mean
    assert np.median(found[DISPERSION_DAYS:]) == pytest.approx(expected, rel=0.1)


def test_what_lies_further_back_than_the_fixed_number_of_days_is_forgotten() -> None:
    quiet = [10.0 + sqrt(2) * (number % 3) for number in range(DISPERSION_DAYS)]

    wild = running_dispersion(a_grid([500, 0, 500, 0, *quiet]))
    calm = running_dispersion(a_grid([None, None, None, 0, *quiet]))

    assert wild[100] > 2 * calm[100]
    assert wild[-1] == pytest.approx(calm[-1], rel=1e-9)
