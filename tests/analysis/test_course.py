from __future__ import annotations

from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from myotrack.analysis.course import CoursePoint, centred_course
from myotrack.analysis.series import DayPoint, daily_series
from myotrack.domain.timeline import Timeline
from tests.builders import DAY, a_check_in, a_timeline, daily_counts, day


def series(counts: list[int | None]) -> tuple[DayPoint, ...]:
    timeline = a_timeline(daily_counts(DAY, counts), as_of=day(len(counts)))
    return daily_series(timeline, DAY, day(len(counts) - 1))


def test_the_course_of_nine_days_by_hand() -> None:
    (stretch,) = centred_course(series([9, 1, 8, 2, 7, 3, 6, 4, 5]))

    # day 0: 9 1 8 2 → (2+8)/2; day 1: 9 1 8 2 7 → 7; day 2: + 3 → (3+7)/2; day 3: 9 1 8 2 7 3 6 → 6; day 4: … 4 → 4
    assert [p.value for p in stretch] == [5.0, 7.0, 5.0, 6.0, 4.0, 5.0, 4.5, 5.0, 4.5]
    assert [p.days for p in stretch] == [4, 5, 6, 7, 7, 7, 6, 5, 4]


def test_the_course_is_given_at_logged_days_only_and_counts_logged_days_not_calendar_days() -> None:
    (stretch,) = centred_course(series([10, None, None, 20, None, 30]))

    assert stretch == (CoursePoint(day(0), 20.0, 3), CoursePoint(day(3), 20.0, 3), CoursePoint(day(5), 20.0, 3))


def test_seven_unlogged_days_are_crossed_and_eight_break_the_course() -> None:
    three = [10, 10, 10]
    assert len(centred_course(series([*three, *[None] * 7, *three]))) == 1
    assert len(centred_course(series([*three, *[None] * 8, *three]))) == 2


def test_no_window_reaches_across_a_break() -> None:
    first, second = centred_course(series([10, 10, 10, *[None] * 8, 50, 50, 50]))

    assert {p.value for p in first} == {10.0}
    assert {p.value for p in second} == {50.0}


def test_two_logged_days_have_no_course() -> None:
    assert centred_course(series([10, 12])) == ()
    assert centred_course(series([None])) == ()


@given(st.lists(st.none() | st.integers(0, 200), min_size=1, max_size=60))
def test_an_explicitly_blank_day_changes_no_course(counts: list[int | None]) -> None:
    rows = daily_counts(DAY, counts)
    blank = tuple(a_check_in(day(n)) for n, count in enumerate(counts) if count is None)
    last = day(len(counts) - 1)
    without, with_blank = Timeline(as_of=last, check_ins=rows), Timeline(as_of=last, check_ins=rows + blank)

    assert centred_course(daily_series(without, DAY, last)) == centred_course(daily_series(with_blank, DAY, last))


@given(st.lists(st.integers(0, 200), min_size=7, max_size=60))
def test_away_from_the_ends_it_is_the_median_of_seven(counts: list[int]) -> None:
    (stretch,) = centred_course(series(list(counts)))

    expected = [median(counts[n - 3 : n + 4]) for n in range(3, len(counts) - 3)]
    assert [p.value for p in stretch[3:-3]] == expected
