from __future__ import annotations

import numpy as np
import pytest

from myotrack.analysis.recovery.dispersion import Noise
from myotrack.analysis.recovery.dose_path import Doses
from myotrack.analysis.recovery.fewer import chance_of_free_days, fewer, highest_mean_after_free_days
from myotrack.analysis.recovery.posterior import Posterior
from myotrack.analysis.recovery.shapes import Courses
from tests.analysis.recovery.arrays import floats, observed, whole

BEFORE = [10.0] * 14


def _levels(*levels: float, weights: tuple[float, ...], alpha: float = 0.5) -> Posterior:
    """A posterior over courses that are at their level at once."""
    size = len(levels)
    flat = np.zeros(size)
    courses = Courses(
        np.full(size, 1e-3), flat, floats(*levels), flat, flat + 1, flat + 1,
        whole([-1] * size), whole([2] * size), flat,
    )  # fmt: skip
    shares = np.array([floats(*weights) * part for part in (0.3, 0.4, 0.3)])
    noise = Noise(floats(alpha / 2, alpha, alpha * 2), 0.25, 1.5)
    return Posterior(courses, Doses(), shares, np.zeros((3, size)), np.ones((3, size)), noise)


def test_the_probabilities_are_the_weights_on_either_side() -> None:
    found = fewer(_levels(0.89, 0.91, 1.0, 1.11, weights=(0.4, 0.3, 0.2, 0.1)), observed(-14, [*BEFORE, *[5.0] * 20]))

    assert (found.p_better, found.p_worse) == pytest.approx((0.4, 0.1))
    assert found.p_fewer == pytest.approx(0.4 + 0.3 + 0.2 / 2)


def test_the_ratio_is_a_mean_over_the_last_7_days_and_none_before_day_0() -> None:
    falling = _levels(0.0, weights=(1.0,))
    numbers = [5.0] * 4
    courses = Courses(*(np.array(value) for value in ([4.0], [0.0], [0.0], [0.0], [1.0], [1.0], [-1], [1], [0.0])))
    falling = Posterior(courses, Doses(), falling.weights, falling.log_mean, falling.log_mean_sd, falling.noise)

    found = fewer(falling, observed(-14, [*BEFORE, *numbers]))

    assert found.ratio[1] == pytest.approx(sum(2 ** (-day / 4) for day in range(4)) / 4)


def test_the_rule_of_three_is_its_name_for_even_days() -> None:
    assert highest_mean_after_free_days(30, 1e-9, 0.05) == pytest.approx(3 / 30, rel=0.01)


def test_the_bound_is_the_mean_at_which_so_many_free_days_have_the_chance() -> None:
    bound = highest_mean_after_free_days(9, 0.7, 0.05)

    assert chance_of_free_days(9, 0.7, bound) == pytest.approx(0.05)
    assert chance_of_free_days(1, 0.5, 4.0) == pytest.approx((1 + 0.5 * 4) ** -2)


def test_after_free_days_the_interval_is_no_surer_than_the_rule_of_three_and_reaches_to_none() -> None:
    sure = _levels(0.001, 0.002, weights=(0.5, 0.5))

    found = fewer(sure, observed(-14, [*BEFORE, *[0.0] * 8]))

    assert found.widened
    assert found.ratio[2] == pytest.approx(highest_mean_after_free_days(8, 0.5, 0.05) / 10)
    assert found.ratio[0] == 0
    assert found.p_better == pytest.approx(1 - chance_of_free_days(8, 0.5, 9.0))
    assert found.p_fewer == pytest.approx(1 - chance_of_free_days(8, 0.5, 10.0))


def test_free_days_speak_against_a_hump_that_should_go_on() -> None:
    """Noise counts neighbours 1.5 times: 9 free days are worth 6, and no mean above their bound is left."""
    hump = _levels(0.5, 3.0, 8.0, weights=(0.2, 0.4, 0.4))

    found = fewer(hump, observed(-14, [*BEFORE, *[60.0] * 3, *[0.0] * 9]))

    assert found.ratio[2] == pytest.approx(highest_mean_after_free_days(6, 0.5, 0.05) / 10)
    assert found.ratio[1] == pytest.approx(highest_mean_after_free_days(6, 0.5, 0.5) / 10)
    assert found.ratio[0] == 0
    assert found.p_worse == pytest.approx(chance_of_free_days(6, 0.5, 11.0))
    assert found.p_better == pytest.approx(1 - chance_of_free_days(6, 0.5, 9.0))
    assert found.p_better <= found.p_fewer <= 1 - found.p_worse


def test_one_twitch_in_the_last_7_days_and_the_rule_of_three_does_not_apply() -> None:
    found = fewer(_levels(0.01, 0.02, weights=(0.5, 0.5)), observed(-14, [*BEFORE, *[0.0] * 8, 1.0, *[0.0] * 6]))

    assert not found.widened
    assert found.ratio[0] > 0


def test_with_few_twitches_before_free_days_prove_little() -> None:
    rare = [1.0, 0.0, 0.0] * 5

    found = fewer(_levels(0.001, weights=(1.0,)), observed(-15, [*rare, *[0.0] * 7]))

    assert found.p_better < 0.95
    assert found.ratio[2] > 0.9
