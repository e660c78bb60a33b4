"""The level of a medicine: published worked examples, and single doses against the spread-out one."""

from __future__ import annotations

from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.analysis.clearance.level import half_life_with_weak_kidneys, relative_level


def test_vancomycin_with_a_tenth_of_the_kidney_function_has_a_half_life_of_41_hours() -> None:
    # David Bourne, Basic Pharmacokinetics (boomer.org), chapter 5: fe 0.95, 6 h, kidney function 1/10.
    assert half_life_with_weak_kidneys(6, 0.95, 12) == pytest.approx(41, abs=0.5)


def test_healthy_kidneys_or_none_of_the_way_out_through_them_change_nothing() -> None:
    assert half_life_with_weak_kidneys(6, 0.9, 120) == 6
    assert half_life_with_weak_kidneys(6, 0.9, 180) == 6
    assert half_life_with_weak_kidneys(6, 0, 5) == 6


def test_without_any_kidney_function_the_rest_of_the_way_out_is_what_is_left() -> None:
    assert half_life_with_weak_kidneys(6, 0.75, 0) == pytest.approx(24)


def test_after_a_stop_a_half_is_gone_with_each_half_life() -> None:
    level = relative_level([-3, 0, 6, 12, 30], [(0, 0.0)], 6)
    assert level == pytest.approx([1, 1, 0.5, 0.25, 1 / 32])


def test_a_halved_dose_is_approached_from_above() -> None:
    assert relative_level([0, 10, 20, 1000], [(0, 0.5)], 10) == pytest.approx([1, 0.75, 0.625, 0.5])


def test_two_steps_join() -> None:
    # After 10 h at half the dose 0.75 is left; 10 h later, with nothing taken, half of that.
    assert relative_level([10, 20], [(0, 0.5), (10, 0.0)], 10) == pytest.approx([0.75, 0.375])


@given(st.floats(1, 200), st.integers(1, 12))
def test_splitting_a_dose_into_equal_steps_changes_nothing(half_life: float, steps: int) -> None:
    whole = relative_level([5, 50, 200], [(0, 0.4)], half_life)
    split = relative_level([5, 50, 200], [(hour * 7.0, 0.4) for hour in range(steps)], half_life)
    assert split == pytest.approx(whole)


def test_it_is_what_many_single_doses_make_on_average() -> None:
    half_life, each = 12.0, 0.25  # a quarter of an hour between tiny doses, for 20 half-lives before the stop
    k = log(2) / half_life
    given_at = [-each * n for n in range(1, int(20 * half_life / each))]
    mean = 1 / (k * each)  # dose rate / k, for doses of 1
    hours = [0.0, 6.0, 24.0]
    superposed = [sum(exp(-k * (hour - at)) for at in given_at) / mean for hour in hours]
    assert relative_level(hours, [(0, 0.0)], half_life) == pytest.approx(superposed, rel=0.01)
