from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.domain.actions import Action
from myotrack.domain.answers import AlertAnswer
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.guidance.alerts import Tier
from myotrack.domain.guidance.evidence import NewTwitches
from myotrack.domain.guidance.rules import reports_of
from myotrack.domain.medicines import BACLOFEN
from myotrack.domain.signs import ActionTaken, Grade, SignReport, SignUnit, WarningSign
from myotrack.services.changes import Change
from myotrack.services.medicines import Dose
from tests.services.opened import NOW, TODAY, Opened, day, opened


def emergencies(it: Opened) -> list[set[str]]:
    return [{r.id for r in reports_of(a)} for a in it.diary.guidance.current() if a.tier is Tier.EMERGENCY]


def test_a_ticked_sign_is_of_now_and_is_not_saved_before_it_is_saved(it: Opened) -> None:
    report = it.diary.guidance.make_report(WarningSign.SEIZURE)
    assert (report.day, report.at, report.provenance.entered_at) == (TODAY, time(20, 14), NOW)
    assert (it.diary.guidance.signs(), it.told) == ((), [])
    it.diary.guidance.save_sign(report)
    assert it.diary.guidance.signs() == (report,)
    assert it.told == [Change.SIGNS]
    assert emergencies(it) == [{report.id}]


def test_saving_a_sign_twice_is_harmless(it: Opened) -> None:
    report = it.diary.guidance.make_report(WarningSign.SEIZURE)
    it.diary.guidance.save_sign(report)
    it.diary.guidance.save_sign(report)
    assert it.diary.guidance.signs() == (report,)
    assert it.told == [Change.SIGNS]


def test_a_sign_of_an_earlier_day_has_no_time_unless_it_is_said(it: Opened) -> None:
    report = it.diary.guidance.make_report(WarningSign.FALL, day=day(-2))
    assert (report.day, report.at) == (day(-2), None)
    assert it.diary.guidance.make_report(WarningSign.FALL, day=day(-2), at=time(7, 0)).at == time(7, 0)
    assert it.diary.guidance.make_report(WarningSign.FALL, at=time(7, 0)).at == time(7, 0)


@pytest.mark.parametrize(
    ("on", "reason"), [(day(1), Reason.IN_THE_FUTURE), (date(1899, 12, 31), Reason.TOO_EARLY)], ids=str
)
def test_a_sign_on_a_day_to_come_or_before_1900_is_refused(it: Opened, on: date, reason: Reason) -> None:
    moved = replace(it.diary.guidance.make_report(WarningSign.FALL), day=on)
    for write in (
        lambda: it.diary.guidance.make_report(WarningSign.FALL, day=on),
        lambda: it.diary.guidance.save_sign(moved),
    ):
        with pytest.raises(InvalidEntry) as refused:
            write()
        assert refused.value.reason is reason
    assert it.diary.guidance.signs() == ()


def test_a_measured_value_goes_with_its_sign(it: Opened) -> None:
    report = it.diary.guidance.make_report(
        WarningSign.TEMPERATURE, value=Decimal("100.4"), unit=SignUnit.FAHRENHEIT, note="by mouth"
    )
    it.diary.guidance.save_sign(report)
    (kept,) = it.diary.guidance.signs()
    assert (kept.celsius, kept.note) == (Decimal(38), "by mouth")


def test_a_correction_keeps_the_sign_and_its_earlier_value(it: Opened) -> None:
    report = it.diary.guidance.make_report(WarningSign.CONFUSION, grade=Grade.SEVERE)
    it.diary.guidance.save_sign(report)
    milder = replace(report, grade=Grade.MILD, note="on second thoughts")
    it.diary.guidance.save_sign(milder)
    assert it.diary.guidance.signs() == (milder,)
    assert emergencies(it) == []
    assert [edit.before for edit in it.diary.diary.history(TODAY).edits] == [None, report]
    it.diary.recorder.undo()
    assert emergencies(it) == [{report.id}]


def test_what_was_done_is_kept_with_the_sign_and_a_mistake_stays_on_record(it: Opened) -> None:
    report = it.diary.guidance.make_report(WarningSign.BREATHING)
    it.diary.guidance.save_sign(report)
    for action in ActionTaken:
        assert it.diary.guidance.say_what_was_done(report.id, action).action_taken is action
        assert emergencies(it) == ([] if action is ActionTaken.ENTERED_BY_MISTAKE else [{report.id}])
    assert [s.id for s in it.diary.guidance.signs()] == [report.id]
    with pytest.raises(InvalidEntry) as refused:
        it.diary.guidance.say_what_was_done("nobody's", ActionTaken.CALLED_DOCTOR)
    assert refused.value.reason is Reason.NOT_FOUND


def test_undoing_a_ticked_sign_leaves_it_on_record_as_a_mistake(it: Opened) -> None:
    report = it.diary.guidance.make_report(WarningSign.SEIZURE)
    it.diary.guidance.save_sign(report)
    it.diary.recorder.undo()
    assert [s.action_taken for s in it.diary.guidance.signs()] == [ActionTaken.ENTERED_BY_MISTAKE]
    assert emergencies(it) == []
    it.diary.recorder.redo()
    assert it.diary.guidance.signs() == (report,)


def test_a_red_sign_stands_for_its_days_and_until_somebody_says_what_was_done(it: Opened) -> None:
    report = it.diary.guidance.make_report(WarningSign.SEIZURE)
    it.diary.guidance.save_sign(report)
    for number in (0, 1, 2, 3, 90):
        it.clock.turn_to(day(number))
        assert emergencies(it) == [{report.id}]
    it.diary.guidance.say_what_was_done(report.id, ActionTaken.CALLED_EMERGENCY)
    assert emergencies(it) == []
    it.clock.turn_to(day(2))
    assert emergencies(it) == [{report.id}]


def test_a_sign_of_a_day_that_is_tomorrow_again_still_shows(it: Opened) -> None:
    it.clock.turn_to(day(0), time(2, 0))
    report = it.diary.guidance.make_report(WarningSign.SEIZURE)
    it.diary.guidance.save_sign(report)
    it.diary.recorder.day_start = time(4, 0)
    assert it.diary.recorder.today() == day(-1)
    assert emergencies(it) == [{report.id}]
    it.diary.guidance.say_what_was_done(report.id, ActionTaken.CALLED_EMERGENCY)
    assert emergencies(it) == [{report.id}]


_TICKED = st.tuples(
    st.sampled_from([WarningSign.SEIZURE, WarningSign.BREATHING, WarningSign.SLEEPINESS, WarningSign.FALL]),
    st.integers(-4, 0),
    st.none() | st.sampled_from(ActionTaken),
)


@given(st.lists(_TICKED, max_size=6), st.booleans())
def test_however_signs_were_ticked_and_answered_a_red_one_of_today_is_an_emergency(
    ticked: list[tuple[WarningSign, int, ActionTaken | None]], one_more: bool
) -> None:
    it = opened()
    if one_more:
        ticked = [*ticked, (WarningSign.SEIZURE, 0, None)]
    red = set()
    for sign, number, action in ticked:
        report: SignReport = it.diary.guidance.make_report(sign, day=day(number))
        it.diary.guidance.save_sign(report)
        if action is not None:
            it.diary.guidance.say_what_was_done(report.id, action)
        if sign is not WarningSign.FALL and number == 0 and action is not ActionTaken.ENTERED_BY_MISTAKE:
            red.add(report.id)
    shown = set().union(*emergencies(it))
    assert red <= shown
    it.diary.close()


def stop_baclofen(it: Opened, on: date) -> None:
    it.diary.medicines.add(BACLOFEN, since=day(-40), dose=Dose(daily_dose=Decimal(60)), stopped=on)


def rules(it: Opened) -> set[str]:
    return {alert.rule for alert in it.diary.guidance.current()}


def test_a_stop_of_baclofen_waits_until_it_is_said_what_was_done(it: Opened) -> None:
    stop_baclofen(it, day(-20))
    assert "R9" in rules(it), "long after its own days"
    it.diary.guidance.answer_alert("R9", ActionTaken.NOTHING_YET)
    assert "R9" in rules(it)
    it.clock.now += timedelta(minutes=1)
    it.told.clear()

    answer = it.diary.guidance.answer_alert("R9", ActionTaken.CALLED_DOCTOR, note="she said: 5 mg a week")

    assert (answer.day, answer.rule, answer.provenance.entered_at) == (TODAY, "R9", NOW + timedelta(minutes=1))
    assert it.told == [Change.SIGNS]
    assert it.all(AlertAnswer)[-1] == answer
    assert "R9" not in rules(it)
    assert [edit.after for edit in it.diary.diary.history(TODAY).edits][-1] == answer


def test_an_answer_can_be_taken_back_and_the_warning_waits_again(it: Opened) -> None:
    stop_baclofen(it, day(-20))
    answer = it.diary.guidance.answer_alert("R9", ActionTaken.CALLED_DOCTOR)
    done = it.diary.recorder.undo()
    assert done is not None
    assert done.action is Action.ALERT_ANSWER
    assert (it.all(AlertAnswer), "R9" in rules(it)) == ((), True)
    it.diary.recorder.redo()
    assert (it.all(AlertAnswer), "R9" in rules(it)) == ((answer,), False)


def test_an_answer_is_about_a_rule_that_there_is_and_never_a_mistake(it: Opened) -> None:
    for rule, action, field in (
        ("R99", ActionTaken.CALLED_DOCTOR, "rule"),
        ("R9", ActionTaken.ENTERED_BY_MISTAKE, "action_taken"),
    ):
        with pytest.raises(InvalidEntry) as refused:
            it.diary.guidance.answer_alert(rule, action)
        assert refused.value.field == field
    assert (it.all(AlertAnswer), it.told) == ((), [])


def test_an_answer_about_a_red_sign_counts_at_the_opening_too(it: Opened) -> None:
    it.diary.guidance.save_sign(it.diary.guidance.make_report(WarningSign.SEIZURE, day=day(-10)))
    assert [alert.rule for alert in it.diary.guidance.red()] == ["R1"]
    it.diary.guidance.answer_alert("R1", ActionTaken.CALLED_EMERGENCY)
    assert it.diary.guidance.red() == ()


def test_twitches_of_years_ago_keep_the_first_ones_of_this_year_from_being_called_the_first_ever(it: Opened) -> None:
    it.diary.diary.answer(TODAY - timedelta(days=900), twitch_count=3)
    for before in range(1, 21):
        it.diary.diary.answer(TODAY - timedelta(days=before), twitch_count=0)
    it.diary.diary.answer(TODAY, twitch_count=2)

    (new,) = [alert for alert in it.diary.guidance.current() if alert.rule == "R11"]
    (evidence,) = new.evidence
    assert isinstance(evidence, NewTwitches)
    assert evidence.after is not None
    assert evidence.after.days == 20


def test_at_the_opening_the_four_red_signs_are_said_without_reading_the_days(it: Opened) -> None:
    it.diary.diary.answer(TODAY, twitch_count=2)
    it.diary.guidance.save_sign(it.diary.guidance.make_report(WarningSign.SEIZURE))

    assert [alert.rule for alert in it.diary.guidance.red()] == ["R1"]
    assert {alert.rule for alert in it.diary.guidance.current()} >= {"R1", "R11"}
