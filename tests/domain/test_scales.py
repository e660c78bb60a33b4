from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.domain.scales import (
    BAND_LIMITS,
    MOST_TWITCHES,
    SCALE_VERSIONS,
    Frequency,
    FrequencyBand,
    Interference,
    Severity,
)
from tests.builders import a_check_in


@pytest.mark.parametrize(
    ("band", "low", "high", "middle"),
    [
        (FrequencyBand.NONE, 0, 0, 0.0),
        (FrequencyBand.FEW, 1, 5, 2.23606797749979),  # √5
        (FrequencyBand.NOW_AND_THEN, 6, 24, 12.0),  # √144
        (FrequencyBand.OFTEN, 25, 150, 61.237243569579455),  # √3750
        (FrequencyBand.CONSTANT, 151, 1000, 388.58718455450896),  # √151000
    ],
)
def test_a_band_stands_for_its_geometric_middle_and_says_so(
    band: FrequencyBand, low: int, high: int, middle: float
) -> None:
    frequency = Frequency.of_band(band)
    assert (frequency.low, frequency.high) == (low, high)
    assert frequency.value == pytest.approx(middle, rel=1e-12)
    assert frequency.exact is (band is FrequencyBand.NONE)


def test_the_bands_touch_and_leave_no_number_out() -> None:
    ends = [BAND_LIMITS[band] for band in FrequencyBand]
    assert [low for low, _ in ends[1:]] == [high + 1 for _, high in ends[:-1]]
    assert ends[0] == (0, 0)


@given(st.integers(0, MOST_TWITCHES))
def test_a_count_is_itself_and_exact(count: int) -> None:
    assert Frequency.of_count(count) == Frequency(float(count), count, count, exact=True)


def test_a_count_beside_a_band_is_what_counts() -> None:
    both = a_check_in(count=7, frequency_band=FrequencyBand.OFTEN).frequency
    assert both == Frequency.of_count(7)
    assert a_check_in(frequency_band=FrequencyBand.OFTEN).frequency == Frequency.of_band(FrequencyBand.OFTEN)
    assert a_check_in().frequency is None


def test_the_scales_run_from_none_at_0_to_the_worst_at_4() -> None:
    for scale in (FrequencyBand, Severity, Interference):
        assert [step.value for step in scale] == [0, 1, 2, 3, 4]
        assert next(iter(scale)).name == "NONE"
    for seven in (7, -1):
        with pytest.raises(ValueError, match=str(seven)):
            Severity(seven)


def test_every_answer_carries_the_version_of_its_scale() -> None:
    scales = dict(word.split("/") for word in a_check_in(count=1).scales.split())
    assert a_check_in().scales == SCALE_VERSIONS
    assert scales == {"frequency": "1", "severity": "1", "interference": "1", "bother": "1", "condition": "1"}
