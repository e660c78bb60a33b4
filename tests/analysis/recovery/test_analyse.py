from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from myotrack.analysis.day_zero import DayZero, day_zeros, default_day_zero
from myotrack.analysis.enough_data import Lack
from myotrack.analysis.recovery.analyse import recovery_analysis
from myotrack.analysis.recovery.values import Ground, RecoveryAnalysis, Verdict
from myotrack.domain.guidance.quiet import QuietKind
from myotrack.domain.medicines import Role
from myotrack.domain.scales import Severity
from tests.builders import DAY, a_check_in, a_dose_change, a_timeline, daily_counts, day

BEFORE = [22, 18, 25, 19, 31, 20, 17, 24, 28, 16, 21, 19, 26, 23]


def _analysis(
    before: list[int | None], after: list[int | None], *facts: Any, as_of: int | None = None
) -> RecoveryAnalysis:
    timeline = a_timeline(
        a_dose_change(day(-60), 60),
        a_dose_change(DAY, 0),
        daily_counts(day(-len(before)), before),
        daily_counts(DAY, after),
        *facts,
        as_of=day(len(after) - 1 if as_of is None else as_of),
    )
    zero = default_day_zero(day_zeros(timeline))
    assert zero is not None
    return recovery_analysis(timeline, zero)


def _halving_every(days: float, length: int, start: float = 20) -> list[int | None]:
    return [round(start * 2 ** (-number / days)) for number in range(length)]


def test_a_fall_that_halves_every_4_days_is_improving_with_the_truth_in_its_interval() -> None:
    found = _analysis([*BEFORE], _halving_every(4, 15))

    assert found.fit is not None
    truth = 100 * (1 - sum(2 ** (-number / 4) for number in range(8, 15)) / 7)
    assert found.fit.percent_fewer.low < truth < found.fit.percent_fewer.high
    assert (found.verdict, found.grounds) == (Verdict.IMPROVING, (Ground.THREE_READINGS,))


def test_three_days_before_are_too_few_and_it_is_said_of_what() -> None:
    found = _analysis([20, 22, 19], _halving_every(4, 15))

    assert found.verdict is Verdict.NOT_ENOUGH_DATA
    assert [shortage.lack for shortage in found.shortages] == [Lack.BASELINE_DAYS]
    assert found.fit is None
    assert found.workings is None


def test_the_course_is_told_for_logged_days_alone_and_never_after_the_last_one() -> None:
    after = _halving_every(4, 15)
    after[3] = after[4] = None

    found = _analysis([*BEFORE], after, as_of=16)

    assert found.fit is not None
    told = [fitted.day for fitted in found.fit.course]
    assert told == [day(number) for number in range(-14, 15) if number not in (3, 4)]
    assert all(fitted.level.low <= fitted.level.mid <= fitted.level.high for fitted in found.fit.course)


def test_n_of_n_days_counts_the_days_up_to_today() -> None:
    found = _analysis([*BEFORE], _halving_every(4, 15), as_of=16)

    assert (found.days_since, found.days_after, found.logged_after) == (16, 17, 15)


@pytest.mark.parametrize(("before_start", "needed"), [([20, 0, 0, 0, 20], 9), ([20, 0, 0, 20, 20], 7)])
def test_a_quiet_time_has_to_be_longer_where_quiet_times_were_usual(
    before_start: list[int | None], needed: int
) -> None:
    assert _analysis([*before_start, *BEFORE], [5] * 8).quiet_needed == needed


def test_an_older_day_0_is_analysed_with_the_days_before_it() -> None:
    timeline = a_timeline(
        a_dose_change(day(-60), 60),
        a_dose_change(day(-40), 30),
        a_dose_change(DAY, 0),
        daily_counts(day(-54), [20] * 70),
    )
    older, newer = day_zeros(timeline)

    assert recovery_analysis(timeline, older).before.last == day(-41)
    assert recovery_analysis(timeline, newer).before.first == DAY - timedelta(days=28)
    assert isinstance(older, DayZero)


def test_twitch_free_days_are_resolved_only_when_they_are_more_than_was_usual() -> None:
    before: list[int | None] = [20, 0, 0, 0, 0, 20, *BEFORE]
    needed = 12

    assert _analysis(before, [9, 4, *[0] * (needed - 1)]).verdict is not Verdict.RESOLVED
    found = _analysis(before, [9, 4, *[0] * needed])
    assert (found.verdict, found.quiet.since) == (Verdict.RESOLVED, day(2))


def test_an_alarm_ends_a_quiet_time() -> None:
    found = _analysis([*BEFORE], [9, 4, *[0] * 12, 90, 90])

    assert found.worsening.alarm is not None
    assert found.quiet.kind is QuietKind.RELAPSED
    assert (found.verdict, found.grounds) == (Verdict.WORSE, (Ground.ALARM,))


def test_severity_is_compared_around_this_day_0() -> None:
    rated = [a_check_in(day(on), 20, severity=Severity.OFF_BALANCE) for on in range(-10, 0)]
    milder = [a_check_in(day(on), 5, severity=Severity.BARELY_VISIBLE) for on in range(10)]

    found = _analysis([], [], rated, milder, as_of=9).severity

    assert (found.before.median, found.recent.median, found.nap) == (4, 1, 1)


def test_suppressants_are_told_from_the_first_day_of_the_baseline_on() -> None:
    taken = a_dose_change(day(-90), 1, "clonazepam", Role.SUPPRESSANT)
    stopped = a_dose_change(day(-20), 0, "clonazepam", Role.SUPPRESSANT)

    found = _analysis([*BEFORE], [9] * 10, taken, stopped)

    assert [(use.first, use.last, use.changed) for use in found.suppressants] == [(day(-28), day(-21), True)]


def test_a_twitch_day_after_a_quiet_time_is_told_beside_the_verdict() -> None:
    found = _analysis([*BEFORE], [9, 4, *[0] * 12, 3, 0])

    assert found.verdict is Verdict.RESOLVED
    assert found.twitch_days_since_quiet == (day(14),)
    assert _analysis([*BEFORE], [9, 4, *[0] * 12, 3, 4, 5]).twitch_days_since_quiet == ()
