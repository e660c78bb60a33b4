from __future__ import annotations

from myotrack.analysis.worsening.jump import jumped
from myotrack.analysis.worsening.levels import ALARM, WATCH, Reached, levels
from myotrack.analysis.worsening.scan import Before, scan
from myotrack.domain.guidance.readings import ComparedWith
from tests.analysis.worsening.grids import a_grid


def test_watch_and_alarm_are_reached_one_after_the_other() -> None:
    grid = a_grid([*[4, 6] * 14, 8, 9, 11, 12, 14, 16, 18, 20, 22, 24, 26, 28])

    found = levels(grid, None)

    first_watch, first_alarm = found.watch.argmax(), found.alarm.argmax()
    assert 28 < first_watch < first_alarm
    assert (found.watch | ~found.alarm).all(), "an alarm is a watch as well"
    strongest = [max(float(c.z[place]) for c in scan(grid, None)) for place in (first_watch, first_alarm)]
    assert WATCH <= strongest[0] < ALARM <= strongest[1]


def test_what_says_most_is_told_with_both_means() -> None:
    found = levels(a_grid([5, 5, 5, 5] * 7 + [50, 70, 60]), None)

    assert found.reached(30) == Reached(3, ComparedWith.DAYS_BEFORE, 60.0, 5.0)


def test_a_jump_that_noise_could_explain_is_an_alarm_of_its_own() -> None:
    """One day of 200 among few logged ones: no window is sure of it, but the mean is 5 times the baseline."""
    counts: list[float | None] = [*[0, 19] * 14, 1, 0, None, 200]
    found = levels(a_grid(counts), Before(28, 28, 9.5))

    assert max(float(c.z[-1]) for c in scan(a_grid(counts), Before(28, 28, 9.5))) < ALARM
    assert bool(found.alarm[-1])
    assert found.reached(31) == Reached(7, ComparedWith.BASELINE, 67.0, 9.5)


def test_five_times_next_to_nothing_is_no_alarm_by_itself() -> None:
    """3 twitches in 28 days, and then 1 a day now and then: 5 times as many, and still chance."""
    before = [1.0 if number in (3, 12, 20) else 0.0 for number in range(28)]
    chance, certain = [0.0, 2, 0, 0, 2, 0, 1], [3.0, 4, 2, 3, 5, 2, 3]

    few = levels(a_grid([*before, *chance]), Before(28, 28, 3 / 28))
    many = levels(a_grid([*before, *certain]), Before(28, 28, 3 / 28))

    assert jumped(a_grid([*before, *chance]), Before(28, 28, 3 / 28))[0].any()
    assert not few.alarm.any()
    assert many.alarm.any()


def test_a_steady_and_a_falling_diary_reach_nothing() -> None:
    steady, falling = [12, 15, 9, 13] * 30, [round(60 * 0.9**number) for number in range(90)]

    assert not levels(a_grid(steady), Before(28, 28, 12.25)).watch.any()
    assert not levels(a_grid([60] * 28 + falling), Before(28, 28, 60.0)).watch.any()
