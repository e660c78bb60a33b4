from __future__ import annotations

from myotrack.analysis.gaps import missed_days
from myotrack.domain.checkins import CheckInStatus
from tests.builders import DAY, a_check_in, a_dose_change, a_sign, a_timeline, day


def test_missed_days_are_those_with_nothing_in_them_oldest_first() -> None:
    timeline = a_timeline(
        a_check_in(day(-6), 3),
        a_check_in(day(-4), status=CheckInStatus.UNKNOWN),
        a_check_in(day(-3), status=CheckInStatus.LATER),
        a_sign(day(-2)),
        as_of=DAY,
    )

    assert missed_days(timeline, DAY) == (day(-5), day(-1))


def test_today_is_not_missed_yet() -> None:
    assert missed_days(a_timeline(a_check_in(day(-1), 3), as_of=DAY), DAY) == ()


def test_at_most_the_last_seven_days_are_asked_about() -> None:
    timeline = a_timeline(a_check_in(day(-40), 3), as_of=DAY)

    assert missed_days(timeline, DAY) == tuple(day(n) for n in range(-7, 0))


def test_days_before_the_diary_began_were_not_missed() -> None:
    assert missed_days(a_timeline(a_dose_change(day(-5), 60), as_of=DAY), DAY) == ()
    assert missed_days(a_timeline(a_check_in(DAY, 1)), DAY) == ()
