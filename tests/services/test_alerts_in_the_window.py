"""What the window shows: an urgent alert goes when it was answered, and says what is new since yesterday."""

from __future__ import annotations

from decimal import Decimal

import pytest

from myotrack.domain.alert_news import News
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.guidance.alerts import Tier
from myotrack.domain.health import TOLD_ABOUT_TWITCHES, HealthFactKind
from myotrack.domain.medicines import BACLOFEN, Medicine, Role
from myotrack.domain.signs import ActionTaken, WarningSign
from myotrack.services.medicines import Dose
from tests.services.opened import TODAY, Opened, day

NONE = Dose(daily_dose=Decimal(0))


@pytest.fixture
def baclofen(it: Opened) -> Medicine:
    dose = Dose(daily_dose=Decimal(60), role=Role.SUSPECTED)
    return it.diary.medicines.add("Baclofen", catalogue_key=BACLOFEN, since=day(-60), dose=dose)


def rules(it: Opened) -> list[str]:
    return [alert.rule for alert in it.diary.guidance.current()]


def news(it: Opened) -> dict[str, News]:
    return {shown.alert.rule: shown.news for shown in it.diary.guidance.with_news()}


def test_a_stop_goes_from_the_window_when_it_was_answered_and_comes_back_with_undo(
    it: Opened, baclofen: Medicine
) -> None:
    it.diary.medicines.change_dose(baclofen.id, TODAY, NONE)
    assert rules(it) == ["R9"]
    it.diary.guidance.answer_alert("R9", ActionTaken.NOTHING_YET)
    assert rules(it) == ["R9"]
    it.diary.guidance.answer_alert("R9", ActionTaken.CALLED_DOCTOR)
    assert rules(it) == []
    assert [answer.action_taken for answer in it.diary.guidance.answers()] == [
        ActionTaken.NOTHING_YET,
        ActionTaken.CALLED_DOCTOR,
    ]
    it.diary.recorder.undo()
    assert rules(it) == ["R9"]


def test_what_was_said_before_saving_has_answered_it_already(it: Opened, baclofen: Medicine) -> None:
    it.diary.medicines.change_dose(baclofen.id, day(-2), NONE, prescriber_knows=True)
    assert rules(it) == []


def test_a_dose_missed_after_the_answer_asks_again(it: Opened, baclofen: Medicine) -> None:
    it.diary.medicines.dose_event(baclofen.id, day(-1), DoseEventKind.MISSED)
    it.diary.medicines.dose_event(baclofen.id, TODAY, DoseEventKind.MISSED)
    it.diary.guidance.answer_alert("R9", ActionTaken.CALLED_DOCTOR)
    assert rules(it) == []
    it.clock.turn_to(day(1))
    it.diary.medicines.dose_event(baclofen.id, day(1), DoseEventKind.MISSED)
    assert rules(it) == ["R9"]


def test_a_baclofen_stop_nobody_answered_stays_as_long_as_it_takes(it: Opened, baclofen: Medicine) -> None:
    it.diary.medicines.change_dose(baclofen.id, TODAY, NONE)
    it.clock.turn_to(day(200))
    assert rules(it) == ["R9"]


def test_an_urgent_sign_goes_when_something_was_done_and_an_emergency_stays_its_days(
    it: Opened, baclofen: Medicine
) -> None:
    urgent = it.diary.guidance.make_report(WarningSign.AGITATION)
    red = it.diary.guidance.make_report(WarningSign.SEIZURE)
    for report in (urgent, red):
        it.diary.guidance.save_sign(report)
        it.diary.guidance.say_what_was_done(report.id, ActionTaken.CALLED_EMERGENCY)
    assert rules(it) == ["R1"]


def test_new_twitches_go_when_a_doctor_was_told(it: Opened, baclofen: Medicine) -> None:
    it.diary.diary.answer(TODAY, twitch_count=4)
    assert "R11" in rules(it)
    it.diary.medicines.set_health(HealthFactKind.DOCTOR_TOLD, TOLD_ABOUT_TWITCHES)
    assert not {"R11", "R11b"} & set(rules(it))


def test_what_is_new_since_yesterday_is_said(it: Opened, baclofen: Medicine) -> None:
    it.diary.medicines.dose_event(baclofen.id, day(-2), DoseEventKind.MISSED)
    it.diary.medicines.dose_event(baclofen.id, day(-1), DoseEventKind.MISSED)
    assert news(it) == {"R9": News.SAME}
    it.diary.medicines.dose_event(baclofen.id, TODAY, DoseEventKind.MISSED)
    assert news(it) == {"R9": News.MORE}
    it.diary.guidance.save_sign(it.diary.guidance.make_report(WarningSign.AGITATION))
    assert news(it) == {"R9": News.MORE, "R10b": News.NEW}


def test_a_tier_that_rose_is_worse_than_yesterday(it: Opened, baclofen: Medicine) -> None:
    it.diary.guidance.save_sign(it.diary.guidance.make_report(WarningSign.HALLUCINATIONS, day=day(-1)))
    assert news(it) == {"R10": News.SAME}
    it.diary.medicines.change_dose(baclofen.id, TODAY, NONE)
    assert news(it)["R10"] is News.WORSE
    assert it.diary.guidance.current()[0].tier is Tier.EMERGENCY


def test_a_quiet_diary_has_nothing_to_compare(it: Opened) -> None:
    assert it.diary.guidance.with_news() == ()
