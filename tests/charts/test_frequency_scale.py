from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.charts.frequency_scale import LEAST_TOP, FrequencyScale, round_steps, top_value


@pytest.mark.parametrize(
    ("top", "most", "steps"),
    [
        (4.0, 5, (0, 1, 2, 3, 4)),
        (12.7, 5, (0, 5, 10)),
        (63.6, 5, (0, 20, 40, 60)),
        (106.0, 5, (0, 50, 100)),
        (530.0, 5, (0, 200, 400)),
        (106.0, 1, (0,)),
        (99_999.0, 5, (0, 20_000, 40_000, 60_000, 80_000)),
    ],
)
def test_round_steps_by_hand(top: float, most: int, steps: tuple[int, ...]) -> None:
    assert round_steps(top, most) == steps


@given(st.floats(LEAST_TOP, 1e6), st.integers(1, 8))
def test_steps_are_whole_begin_at_zero_stay_below_the_top_and_are_few(top: float, most: int) -> None:
    steps = round_steps(top, most)

    assert steps[0] == 0
    assert steps[-1] <= top
    assert len(steps) <= most + 1


def test_a_diary_of_zeros_still_has_a_height() -> None:
    assert top_value([0.0, 0.0], [0.0]) == LEAST_TOP


def test_the_highest_number_is_below_the_top_and_a_band_does_not_flatten_the_rest() -> None:
    assert top_value([60.0, 3.0], [60.0, 3.0]) > 60
    assert top_value([60.0, 61.0], [1000.0]) < 75


@given(st.floats(0, 1e5), st.floats(1, 1e5))
def test_no_height_leaves_the_lane_and_more_is_never_lower(value: float, top: float) -> None:
    level = FrequencyScale(10.0, 200.0, top)

    assert 10.0 <= level.y(value) <= 200.0
    assert level.y(value) <= level.y(value + 1)
    assert list(level.ys([value])) == pytest.approx([level.y(value)])
