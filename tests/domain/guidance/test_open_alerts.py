"""What the window keeps showing after an alert's days, and what ends that."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from myotrack.domain.doses import DecidedBy
from myotrack.domain.guidance.knowledge import DEFAULT_KNOWLEDGE, Knowledge
from myotrack.domain.guidance.readings import ComparedWith, RecoveryReading, Worsening
from myotrack.domain.guidance.rules import alerts, open_alerts
from myotrack.domain.medicines import Role
from myotrack.domain.scales import Severity
from myotrack.domain.signs import ActionTaken, Grade, WarningSign
from tests.builders import a_provenance, an_answer, day
from tests.domain.guidance.said import (
    CATALOGUE,
    CLONAZEPAM,
    celsius,
    cut,
    days_of,
    diary,
    doctor_told,
    extra,
    free,
    kidneys,
    missed,
    planned,
    pump,
    refill_due,
    sleepy,
    stopped,
    taking,
    ticked,
    twitches,
)

ON_BACLOFEN = taking(60)
LONG_AGO = twitches(3, -100)
LATER = 60
"""Long after every alert's own days."""


def shown(
    *facts: Any,
    on: int = LATER,
    knowledge: Knowledge = DEFAULT_KNOWLEDGE,
    recovery: RecoveryReading | None = None,
) -> dict[str, date]:
    """What the window shows on a day: rule and since when."""
    return {a.rule: a.since for a in open_alerts(diary(*facts, on=on), knowledge, recovery)}


SIGNS: list[tuple[str, list[Any], list[Any]]] = [
    ("R1", [], [WarningSign.SEIZURE]),
    ("R6", [], [WarningSign.PUMP_ALARM]),
    ("R10", [ON_BACLOFEN], [WarningSign.PARANOIA]),
    ("R10b", [], [WarningSign.AGITATION]),
    ("R12", [], [WarningSign.WORSE_THAN_USUAL]),
    ("R5", [pump()], [WarningSign.RIGIDITY]),
    ("R5", [taking(60), cut(50, -1)], [WarningSign.RIGIDITY]),
    ("R7", [celsius("34", action_taken=ActionTaken.CALLED_DOCTOR)], [WarningSign.SLEEPINESS]),
    ("R8", [ON_BACLOFEN, extra(0)], [WarningSign.FAINT]),
]


@pytest.mark.parametrize(("rule", "facts", "signs"), SIGNS)
def test_an_alert_on_a_sign_stays_until_the_person_says_what_was_done(
    rule: str, facts: list[Any], signs: list[WarningSign]
) -> None:
    def ticks(action: ActionTaken | None) -> list[Any]:
        return [*facts, *(ticked(sign, action_taken=action) for sign in signs)]

    for unanswered in (None, ActionTaken.NOTHING_YET):
        assert shown(*ticks(unanswered))[rule] == day(0)
    for answer in (ActionTaken.CALLED_EMERGENCY, ActionTaken.CALLED_DOCTOR, ActionTaken.RESCUE_INSTRUCTIONS):
        assert rule in shown(*ticks(answer), on=1)
        assert rule not in shown(*ticks(answer))
    assert rule not in shown(*ticks(ActionTaken.ENTERED_BY_MISTAKE), on=1)


@pytest.mark.parametrize(("rule", "facts", "signs"), SIGNS)
def test_an_answer_to_the_alert_of_a_sign_ends_it_too(rule: str, facts: list[Any], signs: list[WarningSign]) -> None:
    ticks = [*facts, *(ticked(sign) for sign in signs)]
    assert rule not in shown(*ticks, an_answer(day(0), rule))
    assert rule in shown(*ticks, an_answer(day(-1), rule)), "it was given before"
    assert rule in shown(*ticks, an_answer(day(LATER + 1), rule)), "it is not given yet"
    assert rule in shown(*ticks, an_answer(day(0), "R3")), "it was about another rule"
    assert rule in shown(*ticks, an_answer(day(0), rule), on=1), "it still stands"


def test_the_last_thing_that_was_said_counts() -> None:
    facts = [ON_BACLOFEN, stopped(0)]
    nothing_yet, called = ActionTaken.NOTHING_YET, ActionTaken.CALLED_DOCTOR
    assert "R9" in shown(*facts, an_answer(day(1), "R9", nothing_yet))
    assert "R9" not in shown(*facts, an_answer(day(1), "R9", nothing_yet), an_answer(day(2), "R9", called))
    assert "R9" in shown(*facts, an_answer(day(2), "R9", nothing_yet), an_answer(day(1), "R9", called))
    later = a_provenance(day(1), late=True)
    again = an_answer(day(1), "R9", nothing_yet, provenance=later, id="0")
    assert "R9" in shown(*facts, an_answer(day(1), "R9", called), again), "of one day the last one entered"


def test_two_signs_of_one_alert_both_want_an_answer() -> None:
    called = ActionTaken.CALLED_DOCTOR
    assert "R7" in shown(celsius("34"), sleepy(Grade.DROWSY))
    assert "R7" in shown(celsius("34", action_taken=called), sleepy(Grade.DROWSY))
    assert "R7" in shown(celsius("34"), sleepy(Grade.DROWSY, action_taken=called))
    assert "R7" not in shown(celsius("34", action_taken=called), sleepy(Grade.DROWSY, action_taken=called))


def test_an_emergency_of_r10_is_urgent_again_in_the_window_after_its_days() -> None:
    facts = [ON_BACLOFEN, stopped(-2), ticked(WarningSign.HALLUCINATIONS)]
    tiers = {a.rule: a.tier.name for a in open_alerts(diary(*facts, on=11))}
    assert tiers == {"R9": "URGENT", "R10": "URGENT"}


BACLOFEN_FACTS: list[tuple[str, list[Any]]] = [
    ("R9", [ON_BACLOFEN, stopped(0)]),
    ("R9", [ON_BACLOFEN, planned(60, -9), cut(50, 0)]),
    ("R9", [ON_BACLOFEN, missed(-1), missed(0)]),
    ("R11", [ON_BACLOFEN, twitches(1)]),
    ("R11", [ON_BACLOFEN, LONG_AGO, *free(-14, -1), twitches(1)]),
    ("R11b", [ON_BACLOFEN, LONG_AGO, twitches(1, -6)]),
    ("R16", [ON_BACLOFEN, LONG_AGO, *free(-7, -1), taking(50, -3, "sertraline"), twitches(1)]),
]


@pytest.mark.parametrize(("rule", "facts"), BACLOFEN_FACTS)
def test_an_urgent_alert_about_baclofen_stays_until_there_is_an_answer(rule: str, facts: list[Any]) -> None:
    assert rule in shown(*facts)
    assert rule not in {a.rule for a in alerts(diary(*facts, on=LATER))}
    assert rule not in shown(*facts, an_answer(day(0), rule))
    assert rule in shown(*facts, an_answer(day(-1), rule))
    assert rule in shown(*facts, an_answer(day(LATER + 1), rule))
    assert rule not in shown(*facts, an_answer(day(LATER), rule))


@pytest.mark.parametrize(("rule", "facts"), [case for case in BACLOFEN_FACTS if case[0] != "R9"])
def test_telling_a_doctor_of_the_twitches_ends_what_is_about_twitches(rule: str, facts: list[Any]) -> None:
    assert rule not in shown(*facts, doctor_told(20))
    assert rule in shown(*facts, doctor_told(20), on=19)


def test_an_earlier_word_to_a_doctor_does_not_end_new_twitches() -> None:
    new_again = [ON_BACLOFEN, LONG_AGO, *free(-14, -1), twitches(1)]
    assert "R11" in shown(*new_again, doctor_told(-50))
    assert "R11" not in shown(ON_BACLOFEN, twitches(1), doctor_told(-50))


def test_a_stop_is_shown_until_the_medicine_is_taken_again_or_whoever_decided_knew_it() -> None:
    assert shown(ON_BACLOFEN, stopped(0)) == {"R9": day(0)}
    assert shown(ON_BACLOFEN, stopped(0), taking(20, 8)) == {}
    assert shown(ON_BACLOFEN, stopped(0), taking(20, 8), on=7) == {"R9": day(0)}
    assert shown(ON_BACLOFEN, stopped(0), taking(20, 8), stopped(30)) == {"R9": day(30)}
    assert shown(ON_BACLOFEN, stopped(0, decided_by=DecidedBy.PRESCRIBER)) == {}
    assert shown(ON_BACLOFEN, stopped(0, decided_by=DecidedBy.EMERGENCY_TEAM)) == {}
    assert shown(ON_BACLOFEN, stopped(0, decided_by=DecidedBy.ME_WITHOUT_ADVICE)) == {"R9": day(0)}


def test_only_the_same_medicine_by_the_same_route_takes_up_what_was_stopped() -> None:
    assert "R9" in shown(ON_BACLOFEN, stopped(0), pump(90, 8))
    assert "R9" in shown(ON_BACLOFEN, pump(80), stopped(0), pump(90, 8))
    for other in ("Baclofen 10 mg", "baclofen at night"):
        assert "R9" in shown(ON_BACLOFEN, stopped(0), taking(10, medicine=other), taking(20, 8, medicine=other))
    assert "R9" in shown(taking(60, -90), stopped(-60), taking(60, -50), stopped(0))


def test_a_cut_is_taken_back_by_a_rise() -> None:
    assert "R9" in shown(ON_BACLOFEN, planned(60, -9), cut(50, 0), cut(45, 3, decided_by=DecidedBy.PRESCRIBER))
    assert "R9" not in shown(ON_BACLOFEN, planned(60, -9), cut(50, 0), cut(60, 3))


def test_without_baclofen_what_rests_on_doses_or_twitches_goes_after_its_days() -> None:
    clonazepam = taking(2, medicine=CLONAZEPAM)
    facts = [clonazepam, stopped(0, CLONAZEPAM), twitches(1), taking(50, -3, "sertraline"), *free(-8, -1)]
    assert set(shown(*facts, knowledge=CATALOGUE, on=6)) == {"R9", "R11", "R16"}
    assert shown(*facts, knowledge=CATALOGUE, on=7) == {}


def test_what_is_to_be_talked_about_or_to_be_known_goes_when_it_stands_no_more() -> None:
    facts = [
        twitches(3, -100),
        taking(100),
        stopped(-40, role=Role.SUSPECTED, medicine="sertraline"),
        taking(50, -90, medicine="sertraline", role=Role.SUSPECTED),
        kidneys("reduced"),
        *days_of(-20, -7, severity=Severity(1)),
        *days_of(-6, 0, severity=Severity(3)),
        doctor_told(-100),
    ]
    assert set(shown(*facts, on=0)) == {"R12b", "R13", "R14", "R15", "R18"}
    assert set(shown(*facts, cut(60, 3), kidneys("normal", 5), on=LATER)) == set()


def test_a_refill_that_is_past_stays_as_long_as_it_is() -> None:
    assert shown(refill_due(-1)) == {"R6": day(0)}
    assert shown(refill_due(-1), refill_due(90, entered=20)) == {}


def test_twitches_no_doctor_knows_of_are_shown_since_they_were_last_unknown() -> None:
    facts = [ON_BACLOFEN, LONG_AGO, doctor_told(-99), *free(-14, -1), twitches(1), twitches(2, 5)]
    assert shown(*facts)["R11b"] == day(0)
    assert "R11b" not in shown(*facts, an_answer(day(11), "R11b"))
    assert "R11b" in shown(*facts, an_answer(day(10), "R11b")), "it stood until day 11"


def worsening(since: int, last: int) -> Worsening:
    return Worsening(
        since=day(since),
        day=day(last),
        window_days=7,
        compared_with=ComparedWith.BASELINE,
        mean=20.0,
        mean_before=10.0,
    )


def test_the_alarm_of_the_analysis_stays_for_baclofen_until_there_is_an_answer() -> None:
    alarm = RecoveryReading(alarm=worsening(-2, 0))
    assert shown(ON_BACLOFEN, recovery=alarm) == {"R12": day(-2)}
    assert shown(ON_BACLOFEN, an_answer(day(0), "R12"), recovery=alarm) == {}
    assert shown(ON_BACLOFEN, an_answer(day(-1), "R12"), recovery=alarm) == {"R12": day(-2)}
    assert shown(recovery=alarm) == {}
    assert shown(recovery=alarm, on=6) == {"R12": day(-2)}
