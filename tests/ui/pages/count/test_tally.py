from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.domain.scales import MOST_TWITCHES
from myotrack.ui.pages.count.tally import REPEAT_MS, START_MS, PressClock, Tally


@pytest.mark.parametrize(
    ("presses", "count", "ignored"),
    [
        ([], 0, 0),
        ([1000], 1, 0),
        ([1000, 1080], 1, 1),
        ([1000, 1081], 2, 0),
        ([1000, 1060, 1120, 1200], 2, 2),
        ([100, 299, 300], 1, 2),
        ([1000, 1250, 1500, 1750, 2000], 5, 0),
    ],
)
def test_a_very_quick_second_press_is_a_repeat(presses: list[int], count: int, ignored: int) -> None:
    tally = Tally()
    for at in presses:
        tally.press(at)
    assert (tally.count, tally.ignored, tally.presses_ms) == (count, ignored, presses)


def test_ignored_repeats_can_be_counted_once() -> None:
    tally = Tally()
    for at in (1000, 1040, 1060):
        tally.press(at)
    tally.count_ignored()
    tally.count_ignored()
    assert (tally.count, tally.ignored) == (3, 0)


def test_the_count_never_falls_below_zero_nor_above_what_a_day_can_hold() -> None:
    tally = Tally()
    tally.take_one_back()
    assert tally.count == 0
    tally.count = MOST_TWITCHES
    assert not tally.press(5000)
    assert tally.count == MOST_TWITCHES


@given(st.lists(st.integers(1, 2000), max_size=200))
def test_no_press_is_forgotten_and_counted_ones_are_never_too_close(gaps: list[int]) -> None:
    tally, at, counted = Tally(), 0, []
    for gap in gaps:
        at += gap
        if tally.press(at):
            counted.append(at)
    assert tally.count + tally.ignored == len(tally.presses_ms) == len(gaps)
    assert all(later - earlier > REPEAT_MS for earlier, later in pairwise(counted))
    assert all(first >= START_MS for first in counted[:1])


@given(st.lists(st.integers(REPEAT_MS + 1, 3000), max_size=50))
def test_presses_that_are_apart_all_count(gaps: list[int]) -> None:
    tally, at = Tally(), START_MS
    for gap in gaps:
        at += gap
        assert tally.press(at)


def test_the_time_between_presses_is_the_hands_and_not_the_programs() -> None:
    clock = PressClock()
    # The second press was taken 60 ms late, because the one before was being saved.
    assert [clock.at(50_000, 1_000), clock.at(50_200, 1_260), clock.at(50_400, 1_405)] == [1000, 1200, 1400]


def test_an_event_without_a_time_gets_the_time_it_was_taken() -> None:
    clock = PressClock()
    assert [clock.at(0, 700), clock.at(0, 950)] == [700, 950]


def test_an_event_clock_that_jumps_back_begins_anew() -> None:
    clock = PressClock()
    assert [clock.at(4_294_967_000, 1_000), clock.at(200, 1_500), clock.at(500, 1_810)] == [1000, 1500, 1800]
