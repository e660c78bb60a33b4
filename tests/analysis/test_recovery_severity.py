from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from myotrack.analysis.recovery.values import SeverityChange, SeverityShare
from myotrack.analysis.recovery_severity import severity_change
from myotrack.domain.checkins import CheckIn
from myotrack.domain.provenance import Author
from myotrack.domain.scales import Severity
from tests.builders import DAY, a_check_in, a_timeline, daily_counts, day


def _days(first: int, severities: Sequence[int | None]) -> tuple[CheckIn, ...]:
    return tuple(
        a_check_in(day(first + number), severity=Severity(severity))
        for number, severity in enumerate(severities)
        if severity is not None
    )


def test_median_share_of_severe_days_and_nap_by_hand() -> None:
    """Before 2 3 3 4, after 1 2 3: of 12 pairs 8 are lower, 3 tied: 9.5 / 12."""
    timeline = a_timeline(_days(-4, [2, 3, 3, 4]), _days(0, [1, 2, 3]))

    assert severity_change(timeline, DAY) == SeverityChange(
        before=SeverityShare(day(-28), day(-1), days=4, median=3.0, severe_days=3),
        recent=SeverityShare(DAY, day(2), days=3, median=2.0, severe_days=1),
        nap=9.5 / 12,
    )


def test_the_last_14_days_count_and_those_before_them_do_not() -> None:
    timeline = a_timeline(_days(-1, [4]), _days(0, [4] * 16 + [1] * 14))

    recent = severity_change(timeline, DAY).recent

    assert (recent.first, recent.last, recent.days, recent.median, recent.severe_days) == (day(16), day(29), 14, 1.0, 0)


def test_days_before_day_0_are_never_recent() -> None:
    recent = severity_change(a_timeline(_days(-10, [4] * 10 + [2, 2])), DAY).recent

    assert (recent.first, recent.days, recent.median) == (DAY, 2, 2.0)


def test_only_the_28_days_before_count() -> None:
    before = severity_change(a_timeline(_days(-29, [4, 1, 2])), DAY).before

    assert (before.first, before.days, before.median) == (day(-28), 2, 1.5)


def test_an_unanswered_day_is_left_out_and_a_twitch_free_one_has_severity_none() -> None:
    answered = a_check_in(day(2), 7, severity=Severity.VISIBLE)
    timeline = a_timeline(_days(-2, [3, None]), a_check_in(DAY, 0), a_check_in(day(1), 7), answered)

    found = severity_change(timeline, DAY)

    assert (found.before.days, found.recent.days, found.recent.median, found.nap) == (1, 2, 1.0, 1.0)


def test_where_most_days_with_twitches_are_unanswered_those_without_say_nothing() -> None:
    """Every second day without twitches, and on none of the others how strong they were: nobody can call that mild."""
    recent = daily_counts(DAY, [0, 7] * 7)

    found = severity_change(a_timeline(_days(-28, [3] * 28), recent), DAY)

    assert (found.before.median, found.recent.days, found.recent.median, found.nap) == (3.0, 0, None, None)


def test_where_severity_was_never_answered_nothing_is_told() -> None:
    found = severity_change(a_timeline(daily_counts(day(-3), [9, 0, 8]), daily_counts(DAY, [0] * 14)), DAY)

    assert (found.before.median, found.recent.median, found.nap) == (None, None, None)


def test_two_weeks_without_twitches_after_answered_ones_are_the_mildest() -> None:
    found = severity_change(a_timeline(_days(-3, [2, 3, 3]), daily_counts(DAY, [0] * 14)), DAY)

    assert (found.recent.days, found.recent.median, found.nap) == (14, 0.0, 1.0)


def test_without_answers_on_one_side_there_is_no_comparison() -> None:
    found = severity_change(a_timeline(_days(0, [3]), as_of=day(5)), DAY)

    assert (found.before.days, found.before.median, found.before.severe_days, found.nap) == (0, None, 0, None)


def test_the_answers_of_the_patient_stand_before_those_of_the_caregiver() -> None:
    theirs = a_check_in(DAY, by=Author.CAREGIVER, severity=Severity.OFF_BALANCE)
    timeline = a_timeline(_days(-1, [2]), a_check_in(DAY, severity=Severity.BARELY_VISIBLE), theirs)

    assert severity_change(timeline, DAY).recent.median == 1.0


def test_rows_in_another_order_and_blank_days_change_nothing() -> None:
    timeline = a_timeline(_days(-5, [3, 2, 4, None, 3, 1, None, 2]))
    blank = (a_check_in(day(-2)), a_check_in(day(1)))
    other = replace(timeline, check_ins=(*reversed(timeline.check_ins), *blank))

    assert severity_change(other, DAY) == severity_change(timeline, DAY)
