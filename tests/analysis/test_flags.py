from __future__ import annotations

from myotrack.analysis.flags import FlagKind, day_flags
from myotrack.domain.medicines import Role
from myotrack.domain.signs import ActionTaken, Grade, WarningSign
from tests.builders import DAY, a_check_in, a_dose_change, a_dose_event, a_sign, a_timeline, an_appointment, day


def test_one_flag_a_day_with_the_weightiest_thing_first() -> None:
    timeline = a_timeline(
        an_appointment(DAY), a_sign(DAY), a_dose_event(DAY), a_sign(DAY, WarningSign.SEIZURE), a_dose_event(day(2))
    )

    first, second = day_flags(timeline, DAY, day(9), None)

    assert (first.day, first.kind, [s.sign for s in first.signs]) == (
        DAY, FlagKind.EMERGENCY_SIGN, [WarningSign.SEIZURE, WarningSign.HALLUCINATIONS],
    )  # fmt: skip
    assert (len(first.visits), len(first.events)) == (1, 1)
    assert (second.day, second.kind) == (day(2), FlagKind.DOSE_EVENT)


def test_drowsiness_is_a_sign_and_not_an_emergency() -> None:
    timeline = a_timeline(a_sign(DAY, WarningSign.SLEEPINESS, grade=Grade.DROWSY))

    assert day_flags(timeline, DAY, DAY, None)[0].kind is FlagKind.SIGN


def test_a_sign_entered_by_mistake_has_no_flag() -> None:
    timeline = a_timeline(a_sign(DAY, action_taken=ActionTaken.ENTERED_BY_MISTAKE), a_check_in(DAY, 3))

    assert day_flags(timeline, DAY, DAY, None) == ()


def test_changes_of_other_medicines_are_flags_and_those_of_day_0_are_not() -> None:
    timeline = a_timeline(
        a_dose_change(day(-9), 60),
        a_dose_change(DAY, 0),
        a_dose_change(day(1), 1, "clonazepam", Role.SUPPRESSANT),
        a_dose_change(day(3), 1, "clonazepam", Role.SUPPRESSANT, id="again"),
        a_dose_change(day(5), 0, "clonazepam", Role.SUPPRESSANT),
        a_check_in(day(9), 1),
    )

    found = day_flags(timeline, DAY, day(9), "baclofen")

    assert [(f.day, f.kind) for f in found] == [(day(1), FlagKind.CHANGE), (day(5), FlagKind.CHANGE)]
    assert found[0].changes[0].before is None
    assert found[1].changes[0].before is not None


def test_a_planned_visit_after_the_shown_days_has_no_flag() -> None:
    timeline = a_timeline(an_appointment(day(20)), a_check_in(DAY, 1), as_of=day(1))

    assert day_flags(timeline, DAY, day(1), None) == ()
