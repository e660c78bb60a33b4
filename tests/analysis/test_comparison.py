from __future__ import annotations

import pytest

from myotrack.analysis.comparison import Comparison, comparison, episode_ends
from myotrack.analysis.day_zero import DayZero, day_zeros
from myotrack.analysis.recovery.analyse import recovery_analysis
from myotrack.domain.timeline import Timeline
from tests.builders import DAY, a_dose_change, a_timeline, daily_counts, day

FIRST, AGAIN, SECOND = -90, -50, 0


def a_diary() -> Timeline:
    """Stopped on day −90, taken again on day −50, stopped again on day 0."""
    return a_timeline(
        a_dose_change(day(-300), 60),
        a_dose_change(day(FIRST), 0),
        a_dose_change(day(AGAIN), 60),
        a_dose_change(day(SECOND), 0),
        daily_counts(day(-130), [40] * 40),
        daily_counts(day(FIRST), [max(4, 40 - 3 * n) for n in range(40)]),
        daily_counts(day(AGAIN), [38] * 50),
        daily_counts(DAY, [max(3, 38 - 2 * n) for n in range(30)]),
        as_of=day(29),
    )


def zeros() -> tuple[Timeline, DayZero, DayZero]:
    timeline = a_diary()
    first, second = day_zeros(timeline)
    return timeline, first, second


def compared(chosen_first: bool = False) -> Comparison:
    timeline, first, second = zeros()
    one, other = (first, second) if chosen_first else (second, first)
    return comparison(
        timeline,
        recovery_analysis(timeline.until(episode_ends(timeline, one, other)), one),
        recovery_analysis(timeline.until(episode_ends(timeline, other, one)), other),
    )


def test_an_episode_ends_before_the_dose_goes_up_again_and_the_last_one_today() -> None:
    timeline, first, second = zeros()
    assert episode_ends(timeline, first, second) == day(AGAIN - 1)
    assert episode_ends(timeline, second, first) == timeline.as_of


def test_an_episode_ends_before_the_other_one_begins() -> None:
    timeline = a_timeline(
        a_dose_change(day(-90), 60), a_dose_change(DAY, 30), a_dose_change(day(10), 0), daily_counts(DAY, [5] * 20)
    )
    cut, stop = day_zeros(timeline)
    assert episode_ends(timeline, cut, stop) == day(9)
    assert episode_ends(timeline, stop, cut) == day(19)


@pytest.mark.parametrize("chosen_first", [True, False])
def test_both_are_counted_from_their_own_day_0_and_no_day_belongs_to_both(chosen_first: bool) -> None:
    found = compared(chosen_first)
    later, earlier = (found.other, found.chosen) if chosen_first else (found.chosen, found.other)

    assert [earlier.points[0][0], earlier.points[-1][0]] == [-28, 39]
    assert [later.points[0][0], later.points[-1][0]] == [-28, 29]
    days = [{point.day for number, point in episode.points if number >= 0} for episode in (earlier, later)]
    assert days[0].isdisjoint(days[1])
    assert (found.first_number, found.last_number) == (-28, 39)


def test_a_fitted_course_is_counted_the_same_way() -> None:
    found = compared()
    (stretch,) = found.chosen.course
    assert found.chosen.is_fitted
    assert (stretch[0].number, stretch[-1].number) == (-28, 29)
    assert stretch[0].level.mid == pytest.approx(38, rel=0.2)


def test_without_a_fit_the_course_is_the_median() -> None:
    timeline, first, second = zeros()
    early = recovery_analysis(timeline.until(day(3)), second)
    old = recovery_analysis(timeline.until(episode_ends(timeline, first, second)), first)
    found = comparison(timeline, early, old)
    assert not found.chosen.is_fitted
    (stretch,) = found.chosen.course
    assert {place.level.low == place.level.high for place in stretch} == {True}
    assert stretch[-1].number == 3
