from __future__ import annotations

from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from myotrack.analysis.series import daily_series, logged_values, rate_series, ratings_by, severity_of
from myotrack.domain.checkins import CheckInStatus, DayState, Excuse
from myotrack.domain.provenance import Author
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.domain.timeline import Timeline
from tests.builders import DAY, a_check_in, a_count_session, a_dose_event, a_timeline, daily_counts, day

COUNTS = st.lists(st.none() | st.integers(0, 300), min_size=1, max_size=40)


def test_every_day_is_there_and_a_missing_day_has_no_value() -> None:
    timeline = a_timeline(daily_counts(DAY, [4, None, 0]))

    points = daily_series(timeline, DAY, day(2))

    assert [(p.day, p.value, p.state) for p in points] == [
        (day(0), 4.0, DayState.VALUE),
        (day(1), None, DayState.NOT_LOGGED),
        (day(2), 0.0, DayState.ZERO),
    ]


def test_a_band_stands_for_its_geometric_middle_and_is_marked_as_a_band() -> None:
    point = daily_series(a_timeline(a_check_in(frequency_band=FrequencyBand.NOW_AND_THEN)), DAY, DAY)[0]

    assert (point.value, point.low, point.high, point.exact) == (12.0, 6, 24, False)


def test_dont_remember_and_away_are_answers_without_a_value() -> None:
    timeline = a_timeline(
        a_check_in(day(0), status=CheckInStatus.UNKNOWN),
        a_check_in(day(1), status=CheckInStatus.EXCUSED, excuse=Excuse.HOSPITAL),
        a_check_in(day(2), status=CheckInStatus.LATER),
    )

    assert [(p.state, p.value) for p in daily_series(timeline, day(0), day(2))] == [
        (DayState.UNKNOWN, None),
        (DayState.EXCUSED, None),
        (DayState.PARTIAL, None),
    ]


def test_the_patients_answers_stand_before_the_caregivers_and_are_never_mixed_with_them() -> None:
    own = a_check_in(count=7, severity=None)
    other = a_check_in(count=30, severity=Severity.OFF_BALANCE, by=Author.CAREGIVER, late=True)
    timeline = a_timeline(other, own)

    (point,) = daily_series(timeline, DAY, DAY)
    (seen,) = ratings_by(timeline, Author.CAREGIVER, DAY, DAY)

    assert (point.value, point.severity, point.rater, point.late) == (7.0, None, Author.PATIENT, False)
    assert (seen.value, seen.severity, seen.rater, seen.late) == (30.0, Severity.OFF_BALANCE, Author.CAREGIVER, True)


def test_what_one_person_answered_is_not_logged_for_the_other() -> None:
    timeline = a_timeline(a_check_in(count=7), a_check_in(day(1), 3), a_dose_event(day(1)))

    points = ratings_by(timeline, Author.CAREGIVER, day(0), day(1))

    assert [p.value for p in points] == [None, None]
    assert [p.state for p in points] == [DayState.NOT_LOGGED, DayState.PARTIAL]


def test_a_day_without_twitches_has_severity_none_unless_something_else_was_answered() -> None:
    timeline = a_timeline(
        a_check_in(day(0), 0), a_check_in(day(1), 5), a_check_in(day(2), 0, severity=Severity.VISIBLE)
    )

    assert [severity_of(timeline.record(day(n))) for n in range(4)] == [Severity.NONE, None, Severity.VISIBLE, None]


def test_counting_sessions_are_a_series_of_their_own() -> None:
    unfinished = a_count_session(day(1), 9, 60, finished=False)
    timeline = a_timeline(a_count_session(DAY, 5, 300), a_count_session(day(1), 3, 0), unfinished, a_check_in(DAY, 40))

    assert [(p.day, p.per_minute) for p in rate_series(timeline, DAY, day(1))] == [(DAY, 1.0)]
    assert logged_values(timeline, DAY, day(1)) == (40.0,)


@given(COUNTS)
def test_an_explicitly_blank_day_changes_no_value(counts: list[int | None]) -> None:
    last = day(len(counts) - 1)
    blank = [a_check_in(day(n)) for n, count in enumerate(counts) if count is None]
    without = Timeline(as_of=last, check_ins=daily_counts(DAY, counts))
    with_blank = Timeline(as_of=last, check_ins=(*without.check_ins, *blank))

    assert logged_values(with_blank, DAY, last) == logged_values(without, DAY, last)


@given(COUNTS)
def test_adding_a_zero_adds_a_value(counts: list[int | None]) -> None:
    last = day(len(counts))
    without = Timeline(as_of=last, check_ins=daily_counts(DAY, counts))
    with_zero = Timeline(as_of=last, check_ins=(*without.check_ins, a_check_in(last, 0)))

    assert logged_values(with_zero, DAY, last) == (*logged_values(without, DAY, last), 0.0)


@given(COUNTS, st.randoms())
def test_the_order_of_the_rows_changes_nothing(counts: list[int | None], random: Random) -> None:
    rows = list(daily_counts(DAY, counts))
    ordered = Timeline(as_of=day(60), check_ins=tuple(rows))
    random.shuffle(rows)

    last = DAY + timedelta(days=60)
    assert daily_series(Timeline(as_of=day(60), check_ins=tuple(rows)), DAY, last) == daily_series(ordered, DAY, last)
