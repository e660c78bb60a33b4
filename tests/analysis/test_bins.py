from __future__ import annotations

import pytest

from myotrack.analysis.bins import bin_days_for, binned, day_marks
from myotrack.analysis.series import DayPoint, daily_series
from myotrack.domain.checkins import CheckIn, CheckInStatus, DayState
from myotrack.domain.scales import FrequencyBand, Severity
from tests.builders import DAY, a_check_in, a_timeline, day


def points(*check_ins: CheckIn, days: int) -> tuple[DayPoint, ...]:
    return daily_series(a_timeline(check_ins), DAY, day(days - 1))


@pytest.mark.parametrize(("days", "size"), [(1, 1), (400, 1), (401, 7), (1464, 7), (1465, 28), (20_000, 28)])
def test_a_mark_is_a_day_a_week_or_four_weeks(days: int, size: int) -> None:
    assert bin_days_for(days) == size


def test_a_week_is_the_median_and_the_range_of_its_logged_days_and_says_how_many() -> None:
    week = points(a_check_in(day(0), 10), a_check_in(day(2), 40), a_check_in(day(5), 12), days=7)

    (mark,) = binned(week, 7, DAY)

    assert (mark.value, mark.low, mark.high, mark.logged, mark.days) == (12.0, 10.0, 40.0, 3, 7)


def test_a_week_without_a_logged_day_has_no_value_and_is_not_zero() -> None:
    empty, unknown = binned(
        points(*(a_check_in(day(n), status=CheckInStatus.UNKNOWN) for n in range(7, 14)), days=14), 7, DAY
    )

    assert (empty.value, empty.logged, empty.state) == (None, 0, DayState.NOT_LOGGED)
    assert (unknown.value, unknown.state) == (None, DayState.UNKNOWN)


def test_no_week_holds_days_from_both_sides_of_day_0() -> None:
    marks = binned(points(a_check_in(day(0), 1), days=20), 7, day(9))

    assert [(m.first, m.last, m.days) for m in marks] == [
        (day(0), day(1), 2), (day(2), day(8), 7), (day(9), day(15), 7), (day(16), day(19), 4),
    ]  # fmt: skip


def test_the_severity_of_a_week_is_the_middle_one_and_the_worse_of_two() -> None:
    rated = [a_check_in(day(n), 5, severity=s) for n, s in enumerate([Severity(1), Severity(4)])]

    assert binned(points(*rated, days=2), 7, DAY)[0].severity is Severity.OFF_BALANCE
    assert binned(points(*rated, a_check_in(day(2), 0), days=3), 7, DAY)[0].severity is Severity.BARELY_VISIBLE


def test_a_week_is_hollow_only_when_every_logged_day_was_written_later() -> None:
    late = a_check_in(day(0), 1, late=True)

    assert binned(points(late, days=1), 7, DAY)[0].late
    assert not binned(points(late, a_check_in(day(1), 2), days=2), 7, DAY)[0].late
    assert not binned(points(a_check_in(day(3)), days=4), 7, DAY)[0].late


def test_a_days_mark_keeps_the_ends_of_its_band() -> None:
    (mark,) = day_marks(points(a_check_in(frequency_band=FrequencyBand.FEW), days=1))

    assert (mark.low, mark.high, mark.exact, mark.logged, mark.days) == (1, 5, False, 1, 1)
