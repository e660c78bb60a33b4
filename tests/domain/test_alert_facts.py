"""An alert goes when every fact of it that asks was answered, and asks again for each fact that comes after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from myotrack.domain.alert_facts import asking, fact_id, is_answered
from myotrack.domain.alert_news import News, news_of
from myotrack.domain.answers import AlertAnswer
from myotrack.domain.doses import DoseEvent, DoseEventKind
from myotrack.domain.guidance.alerts import Alert, SignEvidence, Tier
from myotrack.domain.guidance.evidence import (
    DoctorNotTold,
    DoseEventEvidence,
    DoseMove,
    Evidence,
    KidneyEvidence,
    MoveKind,
    NewTwitches,
    OnTheList,
    PlanBreak,
    PlanNotKept,
    RefillDue,
    Taken,
    TwitchesLogged,
    WorseningEvidence,
)
from myotrack.domain.guidance.readings import ComparedWith, Worsening
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.signs import ActionTaken, SignReport, WarningSign
from tests.builders import DAY, a_dose_change, a_medicine, a_plan_step, a_provenance, a_sign

BACLOFEN = a_medicine()
STOP = DoseMove(MoveKind.STOPPED, BACLOFEN, a_dose_change(DAY, 0), None)


def day(number: int) -> date:
    return DAY + timedelta(days=number)


def an_answer(number: int = 0, action: ActionTaken = ActionTaken.CALLED_DOCTOR, hours: int = 1) -> AlertAnswer:
    """An answer about R9, written down some hours after the usual moment."""
    said = a_provenance()
    return AlertAnswer(
        id=f"{number} {hours}",
        day=day(number),
        rule="R9",
        action_taken=action,
        provenance=replace(said, entered_at=said.entered_at + timedelta(days=number, hours=hours)),
    )


def a_missed_dose(number: int = 0, hours: int = 0) -> DoseEventEvidence:
    said = a_provenance()
    event = DoseEvent(
        id=f"missed {number} {hours}",
        medicine_id=BACLOFEN.id,
        day=day(number),
        kind=DoseEventKind.MISSED,
        provenance=replace(said, entered_at=said.entered_at + timedelta(days=number, hours=hours)),
    )
    return DoseEventEvidence(BACLOFEN, event)


def an_alert(*evidence: Evidence, rule: str = "R9", tier: Tier = Tier.URGENT) -> Alert:
    return Alert(rule, tier, DAY, evidence)


def refill(passed: bool) -> RefillDue:
    fact = HealthFact(
        id="refill", day=DAY, kind=HealthFactKind.PUMP_REFILL_DUE, value=DAY.isoformat(), provenance=a_provenance()
    )
    return RefillDue(fact, passed=passed)


def worsening(since: int, last: int) -> WorseningEvidence:
    return WorseningEvidence(
        Worsening(
            since=day(since),
            day=day(last),
            window_days=7,
            compared_with=ComparedWith.DAYS_BEFORE,
            mean=9.0,
            mean_before=3.0,
        )
    )


def ticked(action: ActionTaken | None = None) -> SignReport:
    return replace(a_sign(sign=WarningSign.HALLUCINATIONS), action_taken=action)


def test_what_is_told_beside_a_fact_does_not_ask() -> None:
    kidney = HealthFact(id="k", day=DAY, kind=HealthFactKind.KIDNEY, value="reduced", provenance=a_provenance())
    beside = (
        Taken(BACLOFEN, a_dose_change(DAY, 60)),
        OnTheList(BACLOFEN, DAY),
        KidneyEvidence(kidney),
        DoctorNotTold(DAY),
        refill(passed=False),
    )
    assert asking(an_alert(*beside, STOP, refill(passed=True))) == (STOP, refill(passed=True))


def test_an_answer_settles_the_facts_before_it_and_none_after_it() -> None:
    alert = an_alert(STOP, a_missed_dose(0, hours=0))
    assert is_answered(alert, [an_answer()], DAY)
    assert not is_answered(an_alert(STOP, a_missed_dose(0, hours=2)), [an_answer()], DAY)
    assert not is_answered(an_alert(STOP, a_missed_dose(1)), [an_answer()], day(1))
    assert is_answered(an_alert(STOP, a_missed_dose(1)), [an_answer(), an_answer(1)], day(1))
    assert not is_answered(an_alert(a_missed_dose(1)), [an_answer(0, hours=100)], day(1))
    assert not is_answered(an_alert(a_missed_dose(0)), [an_answer(0, hours=-1)], DAY)


def test_an_answer_of_another_rule_or_of_a_later_day_settles_nothing() -> None:
    assert not is_answered(an_alert(STOP), [replace(an_answer(), rule="R16")], DAY)
    assert not is_answered(an_alert(STOP), [an_answer(1)], DAY)
    assert not is_answered(an_alert(STOP), [], DAY)


def test_nothing_yet_asks_on_also_after_something_was_done() -> None:
    nothing = an_answer(0, ActionTaken.NOTHING_YET, hours=2)
    assert not is_answered(an_alert(STOP), [nothing], DAY)
    assert not is_answered(an_alert(STOP), [an_answer(), nothing], DAY)
    assert is_answered(an_alert(STOP), [nothing, an_answer(0, hours=3)], DAY)


def test_a_plan_that_was_not_kept_is_answered_like_a_stop() -> None:
    broken = PlanNotKept(PlanBreak.BELOW, STOP, a_plan_step(DAY, 50))
    assert is_answered(an_alert(broken), [an_answer()], DAY)
    assert not is_answered(an_alert(broken), [an_answer(0, hours=-1)], DAY)


def test_a_plan_typed_in_after_the_answer_asks_again() -> None:
    said = a_provenance()
    later = replace(said, entered_at=said.entered_at + timedelta(hours=2))
    old, new = a_plan_step(DAY, 50), a_plan_step(DAY, 40, provenance=later)
    for broken in (PlanNotKept(PlanBreak.BELOW, STOP, new), PlanNotKept(PlanBreak.LARGER, STOP, old, new)):
        assert not is_answered(an_alert(broken), [an_answer(0, hours=1)], DAY)
        assert is_answered(an_alert(broken), [an_answer(0, hours=2)], DAY)


@pytest.mark.parametrize(
    ("action", "settled"),
    [
        (None, False),
        (ActionTaken.NOTHING_YET, False),
        (ActionTaken.CALLED_DOCTOR, True),
        (ActionTaken.RESCUE_INSTRUCTIONS, True),
    ],
)
def test_a_ticked_sign_is_answered_by_what_was_done_about_it(action: ActionTaken | None, settled: bool) -> None:
    assert is_answered(an_alert(SignEvidence(ticked(action)), rule="R10"), [], DAY) is settled
    both = an_alert(SignEvidence(ticked(action)), SignEvidence(replace(ticked(), id="two")), rule="R10")
    assert not is_answered(both, [], DAY)


def test_an_answer_about_the_rule_settles_a_ticked_sign_of_before_it() -> None:
    alert = an_alert(SignEvidence(ticked()))
    assert is_answered(alert, [an_answer()], DAY)
    assert not is_answered(alert, [an_answer(0, hours=-1)], DAY)


def test_twitches_are_answered_when_a_doctor_was_told_since() -> None:
    alert = an_alert(NewTwitches(DAY, None), rule="R11")
    logged = an_alert(TwitchesLogged(day(-3), DAY, 2), DoctorNotTold(DAY), rule="R11b")
    for each in (alert, logged):
        assert not is_answered(each, [], DAY)
        assert not is_answered(each, [], DAY, told=day(-1))
        assert is_answered(each, [], DAY, told=DAY)
    assert is_answered(an_alert(NewTwitches(DAY, None)), [an_answer()], DAY)


def test_a_worsening_that_goes_on_asks_again_after_a_week() -> None:
    answers = [an_answer(1)]
    assert is_answered(an_alert(worsening(0, 1)), answers, day(1))
    assert is_answered(an_alert(worsening(1, 7)), answers, day(7))
    assert not is_answered(an_alert(worsening(0, 8)), answers, day(8))
    assert not is_answered(an_alert(worsening(2, 2)), answers, day(2))


def test_the_same_fact_keeps_its_id_when_it_is_corrected() -> None:
    report = ticked()
    assert fact_id(SignEvidence(report)) == fact_id(SignEvidence(replace(report, note="again"))) == report.id
    broken = PlanNotKept(PlanBreak.BELOW, STOP, a_plan_step(DAY, 50))
    assert fact_id(STOP) == fact_id(broken) == STOP.change.id
    assert fact_id(a_missed_dose()) == "missed 0 0"
    assert fact_id(worsening(0, 1)) == fact_id(worsening(0, 5)) != fact_id(worsening(1, 5))
    assert fact_id(NewTwitches(DAY, None)) != fact_id(NewTwitches(day(1), None))
    assert fact_id(refill(passed=True)) == f"refill {DAY.isoformat()}"
    assert fact_id(DoctorNotTold(DAY)) == fact_id(DoctorNotTold(day(1)))


def test_news_since_yesterday() -> None:
    today = an_alert(STOP)
    assert news_of(today, []) is News.NEW
    assert news_of(today, [an_alert(STOP, rule="R16")]) is News.NEW
    assert news_of(today, [an_alert(STOP)]) is News.SAME
    assert news_of(today, [an_alert(STOP, a_missed_dose())]) is News.SAME
    assert news_of(an_alert(STOP, a_missed_dose()), [an_alert(STOP)]) is News.MORE
    assert news_of(an_alert(STOP, Taken(BACLOFEN, a_dose_change(DAY, 60))), [an_alert(STOP)]) is News.SAME
    assert news_of(an_alert(STOP, tier=Tier.EMERGENCY), [today]) is News.WORSE
    assert news_of(an_alert(STOP, tier=Tier.DISCUSS), [today]) is News.SAME
    assert news_of(an_alert(STOP, tier=Tier.EMERGENCY), [today, an_alert(STOP, tier=Tier.EMERGENCY)]) is News.SAME
