"""Holding, as a sequence of times and places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from myotrack.ui.widgets.hold_progress import HoldProgress


def test_it_is_done_after_1200_milliseconds_and_not_before() -> None:
    hold = HoldProgress()
    hold.press(1000, 0, 0)

    assert hold.fraction(1600) == 0.5
    assert hold.fraction(2199) < 1
    assert hold.fraction(2200) == 1


def test_letting_go_for_a_quarter_of_a_second_is_forgiven_but_does_not_count() -> None:
    hold = HoldProgress()
    hold.press(0, 0, 0)
    hold.release(600)
    hold.press(850, 0, 0)

    assert hold.fraction(850) == 0.5
    assert hold.fraction(1449) < 1
    assert hold.fraction(1450) == 1


def test_letting_go_for_longer_begins_anew() -> None:
    hold = HoldProgress()
    hold.press(0, 0, 0)
    hold.release(1100)
    hold.press(1351, 0, 0)

    assert hold.fraction(1351) == 0


def test_letting_go_for_good_ends_it() -> None:
    hold = HoldProgress()
    hold.press(0, 0, 0)
    hold.release(600)
    hold.advance(850)
    in_the_gap = hold.active

    hold.advance(851)

    assert (in_the_gap, hold.active) == (True, False)
    assert hold.fraction(9999) == 0


def test_a_drift_of_96_pixels_is_forgiven_and_more_is_not() -> None:
    hold = HoldProgress()
    hold.press(0, 100, 100)
    hold.move(196, 100)
    assert hold.fraction(1200) == 1

    hold.move(197, 100)

    assert hold.fraction(1200) == 0


def test_coming_back_somewhere_else_begins_anew() -> None:
    hold = HoldProgress()
    hold.press(0, 0, 0)
    hold.release(1000)
    hold.press(1100, 200, 0)

    assert hold.fraction(1100) == 0


@given(st.lists(st.integers(1, 500), max_size=20))
def test_it_is_never_done_with_less_than_the_time_held(steps: list[int]) -> None:
    hold = HoldProgress()
    now = held = 0
    for number, step in enumerate(steps):
        if number % 2 == 0:
            hold.press(now, 0, 0)
            held += step
        else:
            hold.release(now)
        now += step
    if hold.fraction(now) == 1:
        assert held >= 1200
