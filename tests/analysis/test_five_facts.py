from __future__ import annotations

from decimal import Decimal

from myotrack.analysis.five_facts import five_facts
from myotrack.domain.medicines import Role
from myotrack.domain.scales import Severity
from myotrack.domain.signs import ActionTaken, WarningSign
from tests.builders import (
    DAY,
    a_check_in,
    a_dose_change,
    a_sign,
    a_timeline,
    an_appointment,
    daily_counts,
    day,
)


def test_twitches_now_and_at_the_last_visit_are_medians_of_seven_logged_days() -> None:
    timeline = a_timeline(
        daily_counts(day(-10), [90, 50, 51, None, 52, 53, 54, 55, 56, None, None]),
        daily_counts(day(1), [30, 9, 8, None, 7, 6, 5, 4, 3]),
        an_appointment(DAY),
        as_of=day(10),
    )

    facts = five_facts(timeline)

    assert facts.then is not None
    assert facts.now is not None
    assert (facts.then.median, facts.then.logged, facts.then.first, facts.then.last) == (53.0, 7, day(-9), day(-2))
    assert (facts.now.median, facts.now.logged, facts.now.first, facts.now.last) == (6.0, 7, day(2), day(9))


def test_best_and_worst_day_since_the_visit_with_severity_to_tell_equal_days_apart() -> None:
    timeline = a_timeline(
        a_check_in(day(-1), 0),
        an_appointment(DAY),
        a_check_in(day(1), 9, severity=Severity.VISIBLE),
        a_check_in(day(2), 9, severity=Severity.OFF_BALANCE),
        a_check_in(day(3), 2, severity=Severity.VISIBLE),
        a_check_in(day(4), 2, severity=Severity.BARELY_VISIBLE),
        as_of=day(5),
    )

    facts = five_facts(timeline)

    assert facts.best is not None
    assert facts.worst is not None
    assert (facts.best.day, facts.worst.day) == (day(4), day(2))
    assert (facts.days.logged, facts.days.elapsed) == (4, 6)


def test_a_visit_today_is_the_one_prepared_for_and_not_the_last_one() -> None:
    timeline = a_timeline(an_appointment(DAY), an_appointment(day(9)), a_check_in(DAY, 3), as_of=day(9))

    assert five_facts(timeline).last_visit == DAY


def test_without_a_visit_the_range_begins_with_the_diary() -> None:
    facts = five_facts(a_timeline(daily_counts(DAY, [3, 4])))

    assert (facts.last_visit, facts.since, facts.then) == (None, DAY, None)


def test_a_visit_before_the_diary_began_does_not_make_unlogged_days() -> None:
    facts = five_facts(a_timeline(an_appointment(day(-30)), daily_counts(DAY, [3, 4])))

    assert (facts.since, facts.then, facts.days.elapsed) == (DAY, None, 2)


def test_signs_since_the_visit_leave_out_what_was_entered_by_mistake() -> None:
    timeline = a_timeline(
        a_check_in(day(-5), 1),
        a_sign(day(-1)),
        an_appointment(DAY),
        a_sign(day(2), WarningSign.FALL),
        a_sign(day(1)),
        a_sign(day(1), WarningSign.SEIZURE, action_taken=ActionTaken.ENTERED_BY_MISTAKE),
        as_of=day(3),
    )

    assert [(s.day, s.sign) for s in five_facts(timeline).signs] == [
        (day(1), WarningSign.HALLUCINATIONS),
        (day(2), WarningSign.FALL),
    ]


def test_the_dose_now_is_what_holds_today_and_a_stop_is_told_with_its_day() -> None:
    timeline = a_timeline(
        a_dose_change(day(-20), 60),
        a_dose_change(DAY, 0),
        a_dose_change(day(2), "0.5", "clonazepam", Role.SUPPRESSANT),
        a_check_in(day(4), 3),
    )

    assert [(d.medicine_id, d.daily_dose, d.since) for d in five_facts(timeline).doses] == [
        ("baclofen", Decimal(0), DAY),
        ("clonazepam", Decimal("0.5"), day(2)),
    ]


def test_an_empty_diary_has_no_facts_and_no_error() -> None:
    facts = five_facts(a_timeline())

    assert (facts.since, facts.now, facts.best, facts.worst, facts.doses, facts.signs) == (
        None,
        None,
        None,
        None,
        (),
        (),
    )
    assert facts.days.elapsed == 0
