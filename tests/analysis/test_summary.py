from __future__ import annotations

from myotrack.analysis.summary import summary
from myotrack.domain.medicines import Role
from myotrack.domain.signs import WarningSign
from tests.builders import DAY, a_check_in, a_dose_change, a_sign, a_timeline, day


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
    assert recovery.suppressants == ("during", "after")


def test_an_unknown_medicine_has_no_name() -> None:
    assert summary(a_timeline(), DAY).medicine_name("gone") == ""
