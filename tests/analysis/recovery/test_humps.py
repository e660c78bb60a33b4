"""A rebound may be highest on any day: weeks later its tail is told rightly, also between the coarse grid's peaks."""

from __future__ import annotations

import numpy as np
import pytest

from myotrack.analysis.recovery.dose_path import Doses
from myotrack.analysis.recovery.fewer import fewer
from myotrack.analysis.recovery.grid import coarse_grid, fine_grid
from myotrack.analysis.recovery.grid_axes import FINE_HUMPS, SHAPES
from myotrack.analysis.recovery.kinds import ALONG_THE_DOSES_ALONE
from myotrack.analysis.recovery.observed import ObservedDays
from myotrack.analysis.recovery.posterior import posterior
from myotrack.analysis.recovery.regions import Region, region_of_weight
from myotrack.analysis.recovery.values import Shape

HUMP = SHAPES.index(Shape.REBOUND_HUMP)
UNEVEN = (1.5, 1.2, 0.6, 0.5, 1.4, 0.9, 0.7, 1.6, 1.1, 0.5)
"""Good and bad days, 1 on the average, with the likeness of neighbours that diaries have."""
REGION = Region((2, 8), (2, 8), (0.2, 0.5), (1.5, 3), (1, 1), hump=((2, 8), (1, 4), (3, 12)))


@pytest.mark.parametrize("peak", [3.0, 6.0, 11.0])
@pytest.mark.parametrize("last", [20, 30, 42])
def test_a_rebound_that_was_highest_between_the_coarse_peaks_is_told_rightly(peak: float, last: int) -> None:
    days = np.arange(-28, last + 1, dtype=np.int64)
    since = np.maximum(days, 0)
    share = np.where(days < 0, 1, 2.0 ** (-since / 4) + 5 * (since / peak) * np.exp(1 - since / peak))
    observed = ObservedDays(days, np.round(30 * share * np.resize(UNEVEN, days.size)))

    low, _middle, high = fewer(posterior(observed, Doses()), observed).ratio

    assert low < share[-7:].mean() < high


def test_the_humps_of_the_fine_grid_fill_their_region_evenly() -> None:
    courses = fine_grid({ALONG_THE_DOSES_ALONE: REGION}, Doses())
    own = courses.chosen(courses.shape == HUMP)

    assert own.size == 2 * FINE_HUMPS
    assert np.unique(own.peak).size == np.unique(own.height).size == np.unique(own.half_time).size == FINE_HUMPS
    for values, (low, high) in zip((own.half_time, own.height, own.peak), REGION.hump, strict=True):
        parts, _edges = np.histogram(np.log(values), bins=4, range=(np.log(low), np.log(high)))
        assert parts.tolist() == pytest.approx([FINE_HUMPS / 2] * 4, rel=0.05)


def test_the_region_of_humps_lies_around_those_that_carry_weight() -> None:
    courses = coarse_grid(Doses())
    log_weight = np.full(courses.size, -100.0)
    likely = np.flatnonzero((courses.shape == HUMP) & (courses.peak == 4) & (courses.height == 2.5))
    log_weight[likely] = 0

    _half_time, height, peak = region_of_weight(courses, log_weight).hump

    assert height == pytest.approx((2.5 / 1.7, 2.5 * 1.7))
    assert peak == pytest.approx((4 / 1.7, 4 * 1.7))


@pytest.mark.parametrize("floor", [0.15, 0.4])
def test_late_after_a_rebound_the_interval_is_no_comb_of_a_few_levels(floor: float) -> None:
    days = np.arange(-28, 400, dtype=np.int64)
    since = np.maximum(days, 0)
    share = np.where(days < 0, 1, floor + (1 - floor) * 2.0 ** (-since / 4) + 3 * (since / 4) * np.exp(1 - since / 4))
    observed = ObservedDays(days, np.round(60 * share * np.where(days % 2 == 0, 1.5, 0.5)))
    found = posterior(observed, Doses())
    humps = found.courses.floor[found.courses.shape == HUMP]

    low, middle, high = fewer(found, observed).ratio

    assert np.unique(humps).size >= 5
    assert low < middle < high
    assert low < floor < high
