from __future__ import annotations

from myotrack.analysis.recovery.values import Verdict
from myotrack.analysis.summary import summary
from myotrack.analysis.told import standing_alarm
from myotrack.domain.guidance.evidence import WorseningEvidence
from myotrack.domain.guidance.readings import ComparedWith
from myotrack.domain.medicines import Role
from myotrack.domain.signs import WarningSign
from tests.builders import DAY, a_check_in, a_dose_change, a_sign, a_timeline, daily_counts, day


def test_what_came_later_is_not_known() -> None:
    timeline = a_timeline(
        a_check_in(day(-1), 5),
        a_check_in(day(3), 9),
        a_dose_change(day(-9), 60),
        a_dose_change(day(2), 0),
        a_sign(day(3), WarningSign.SEIZURE),
    )
    known = summary(timeline, DAY)
    assert (known.days.logged, known.days.last, known.recovery) == (1, DAY, None)
    assert "R1" not in {alert.rule for alert in known.alerts}
    later = summary(timeline, day(3))
    assert later.days.logged == 2
    assert "R1" in {alert.rule for alert in later.alerts}
    assert later.recovery is not None
    assert (later.recovery.day_zero.day, later.recovery.days_since) == (day(2), 1)


def test_no_suspected_medicine_reduced_means_no_recovery() -> None:
    taken_for_something_else = (a_dose_change(day(-9), 60, role=Role.OTHER), a_dose_change(DAY, 0, role=Role.OTHER))
    assert summary(a_timeline(taken_for_something_else), day(9)).recovery is None


def test_a_suppressant_counts_from_the_baseline_on_and_not_when_it_ended_before() -> None:
    def taken(name: str, first: int, last: int) -> tuple[object, ...]:
        return (
            a_dose_change(day(first), 1, medicine=name, role=Role.SUPPRESSANT),
            a_dose_change(day(last + 1), 0, medicine=name, role=Role.SUPPRESSANT),
        )

    timeline = a_timeline(
        a_dose_change(day(-90), 60), a_dose_change(DAY, 0), taken("before", -60, -29), taken("during", -60, -28),
        taken("after", 3, 5), as_of=day(9),
    )  # fmt: skip
    recovery = summary(timeline, day(9)).recovery
    assert recovery is not None
    assert [use.medicine_id for use in recovery.suppressants] == ["during", "after"]


def test_the_alerts_rest_on_the_reading_that_the_analysis_rests_on() -> None:
    rebound: list[int | None] = [10, 9, 11, 48, 55, 50, 61, 47, 52, 58]
    timeline = a_timeline(
        daily_counts(day(-20), [9, 11, 10, 8] * 5), daily_counts(DAY, rebound), a_dose_change(day(-90), 60),
        a_dose_change(DAY, 0),
    )  # fmt: skip
    for number in range(len(rebound) + 12):
        found = summary(timeline, day(number))
        assert found.recovery is not None
        alarmed = [
            evidence.worsening
            for alert in found.alerts
            if alert.rule == "R12"
            for evidence in alert.evidence
            if isinstance(evidence, WorseningEvidence)
        ]
        standing = standing_alarm(found.recovery)
        assert alarmed == ([] if standing is None else [standing])
        if standing is not None and not found.recovery.shortages:
            assert found.recovery.verdict is Verdict.WORSE


def test_without_a_day_0_the_alarm_compares_with_the_days_before() -> None:
    quiet_then_not = daily_counts(day(-40), [5, 6, 4, 5] * 10) + daily_counts(DAY, [44, 51, 40, 47, 52, 49, 46])
    found = summary(a_timeline(quiet_then_not), day(6))

    assert found.recovery is None
    (worse,) = [alert for alert in found.alerts if alert.rule == "R12"]
    (evidence,) = worse.evidence
    assert isinstance(evidence, WorseningEvidence)
    assert evidence.worsening.compared_with is ComparedWith.DAYS_BEFORE


def test_an_unknown_medicine_has_no_name() -> None:
    assert summary(a_timeline(), DAY).medicine_name("gone") == ""
