from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.domain.guidance.alerts import Alert, SignEvidence, Tier
from myotrack.domain.guidance.red_signs import RULE_OF_SIGN, red_alerts
from myotrack.domain.guidance.rules import alerts, open_alerts, reports_of
from myotrack.domain.signs import GRADES, ActionTaken, Grade, SignReport, WarningSign, is_red
from tests.builders import a_check_in, a_count_session, a_dose_change, a_dose_event, a_sign, a_timeline, day

S = WarningSign

RED_SIGNS = [
    ("R1", S.SEIZURE, None),
    ("R2", S.SLEEPINESS, Grade.HARD_TO_STAY_AWAKE),
    ("R2", S.SLEEPINESS, Grade.CANNOT_BE_WOKEN),
    ("R2", S.SLEEPINESS, None),
    ("R3", S.BREATHING, None),
    ("R4", S.CONFUSION, Grade.SEVERE),
    ("R4", S.CONFUSION, None),
]


def rules_on(as_of: date, *signs: SignReport) -> list[tuple[str, Tier, date]]:
    return [(a.rule, a.tier, a.since) for a in alerts(a_timeline(*signs, as_of=as_of))]


@pytest.mark.parametrize(("rule", "sign", "grade"), RED_SIGNS)
def test_a_red_sign_is_an_emergency_on_its_day_and_the_two_after(rule: str, sign: S, grade: Grade | None) -> None:
    report = a_sign(day(0), sign, grade=grade)
    stands = [(rule, Tier.EMERGENCY, day(0))]
    assert [rules_on(day(n), report) for n in range(-1, 4)] == [[], stands, stands, stands, []]


@pytest.mark.parametrize(
    ("sign", "grade"),
    [
        (S.SLEEPINESS, Grade.DROWSY),
        (S.CONFUSION, Grade.MILD),
        *[(sign, None) for sign in S if sign not in (*RULE_OF_SIGN, S.PUMP_ALARM, S.PUMP_REFILL_MISSED)],
    ],
)
def test_a_sign_that_is_not_red_raises_no_emergency(sign: S, grade: Grade | None) -> None:
    timeline = a_timeline(a_sign(day(0), sign, grade=grade), as_of=day(0))
    assert [a for a in open_alerts(timeline) if a.tier is Tier.EMERGENCY] == []


def test_a_sign_entered_by_mistake_never_counts_and_saying_what_was_done_ends_nothing_early() -> None:
    mistake = a_sign(day(0), S.SEIZURE, action_taken=ActionTaken.ENTERED_BY_MISTAKE)
    assert rules_on(day(0), mistake) == []
    assert open_alerts(a_timeline(mistake, as_of=day(30))) == ()
    for action in set(ActionTaken) - {ActionTaken.ENTERED_BY_MISTAKE}:
        report = a_sign(day(0), S.SEIZURE, action_taken=action)
        assert len(rules_on(day(2), report)) == 1
        assert rules_on(day(3), report) == []


def test_reports_of_one_sign_are_one_alert_dated_at_the_first_with_each_as_evidence() -> None:
    evening = a_sign(day(0), S.SEIZURE, at=time(21, 0), id="evening")
    morning = a_sign(day(0), S.SEIZURE, at=time(7, 0), id="morning")
    no_time = a_sign(day(0), S.SEIZURE, id="no time")
    next_day = a_sign(day(1), S.SEIZURE, at=time(1, 0), id="next day")
    (alert,) = alerts(a_timeline(next_day, evening, no_time, morning, as_of=day(1)))
    assert alert == Alert(
        "R1", Tier.EMERGENCY, day(0), tuple(SignEvidence(r) for r in (no_time, morning, evening, next_day)), held=True
    )
    assert reports_of(alert)[-1] == next_day


def test_an_alert_that_began_earlier_is_dated_at_the_first_report_that_still_stands() -> None:
    old, new = a_sign(day(0), S.BREATHING, id="old"), a_sign(day(2), S.BREATHING, id="new")
    assert rules_on(day(2), old, new) == [("R3", Tier.EMERGENCY, day(0))]
    assert rules_on(day(3), old, new) == [("R3", Tier.EMERGENCY, day(2))]


def test_the_newest_emergency_stands_first_and_rules_of_one_day_in_their_order() -> None:
    signs = [
        a_sign(day(0), S.SEIZURE),
        a_sign(day(1), S.CONFUSION, grade=Grade.SEVERE),
        a_sign(day(1), S.BREATHING),
    ]
    assert [rule for rule, _, _ in rules_on(day(1), *signs)] == ["R3", "R4", "R1"]


def test_the_red_signs_alone_can_be_asked_for() -> None:
    signs = (a_sign(day(0), S.SEIZURE), a_sign(day(1), S.BREATHING), a_sign(day(1), S.FAST_PULSE))
    assert [a.rule for a in red_alerts(a_timeline(*signs, as_of=day(2)))] == ["R3", "R1"]
    assert [a.rule for a in red_alerts(a_timeline(*signs, as_of=day(3)))] == ["R3"]
    assert red_alerts(a_timeline(*signs, as_of=day(4))) == ()


@pytest.mark.parametrize("action", [None, ActionTaken.NOTHING_YET])
@pytest.mark.parametrize("later", [0, 2, 3, 400])
def test_a_red_sign_nobody_has_answered_stays_open_in_the_window(action: ActionTaken | None, later: int) -> None:
    report = a_sign(day(0), S.SEIZURE, action_taken=action)
    (alert,) = open_alerts(a_timeline(report, as_of=day(later)))
    assert (alert.rule, alert.tier, reports_of(alert)) == ("R1", Tier.EMERGENCY, (report,))


@pytest.mark.parametrize(
    "action", [ActionTaken.CALLED_EMERGENCY, ActionTaken.CALLED_DOCTOR, ActionTaken.RESCUE_INSTRUCTIONS]
)
def test_an_answered_red_sign_leaves_the_window_after_its_days(action: ActionTaken) -> None:
    report = a_sign(day(0), S.SEIZURE, action_taken=action)
    assert [len(open_alerts(a_timeline(report, as_of=day(n)))) for n in (0, 2, 3)] == [1, 1, 0]


def test_an_unanswered_sign_and_one_that_stands_are_one_alert_that_shows_each_once() -> None:
    old, new = a_sign(day(0), S.SEIZURE, id="old"), a_sign(day(10), S.SEIZURE, id="new")
    shown = open_alerts(a_timeline(old, new, as_of=day(11)))
    assert [[r.id for r in reports_of(alert)] for alert in shown] == [["old", "new"]]


@st.composite
def _reports(draw: st.DrawFn) -> SignReport:
    sign = draw(st.sampled_from(S) | st.sampled_from([S.SEIZURE, S.SLEEPINESS, S.BREATHING, S.CONFUSION]))
    return a_sign(
        day(draw(st.integers(0, 8))),
        sign,
        grade=draw(st.sampled_from([None, *GRADES.get(sign, ())])),
        at=draw(st.none() | st.times()),
        action_taken=draw(st.none() | st.sampled_from(ActionTaken)),
        id=f"sign-{draw(st.integers(0, 10**6))}",
    )


_OTHER_FACTS = st.lists(
    st.builds(
        lambda build, number: build(day(number)),
        st.sampled_from([a_check_in, a_count_session, a_dose_change, a_dose_event]),
        st.integers(0, 8),
    ),
    max_size=6,
)


@given(st.lists(_reports(), max_size=8, unique_by=lambda r: r.id), _OTHER_FACTS, st.integers(0, 8))
def test_no_sequence_of_facts_hides_a_red_sign_on_its_day(
    signs: list[SignReport], others: list[object], number: int
) -> None:
    as_of = day(number)
    timeline = a_timeline(signs, others, as_of=day(8)).until(as_of)
    red = {r.id for r in signs if r.day == as_of and is_red(r.sign, r.grade) and r.counts}
    for found in (alerts(timeline), open_alerts(timeline)):
        emergencies = [a for a in found if a.rule in RULE_OF_SIGN.values()]
        assert {a.tier for a in emergencies} <= {Tier.EMERGENCY}
        evidence = [r.id for a in emergencies for r in reports_of(a)]
        assert red <= set(evidence)
        assert len(evidence) == len(set(evidence)), "each sign is told once"
        assert all(r.day <= as_of and r.counts for a in found for r in reports_of(a))


@given(
    st.lists(_reports(), max_size=8, unique_by=lambda r: r.id).flatmap(
        lambda s: st.tuples(st.just(s), st.permutations(s))
    )
)
def test_the_order_in_which_signs_are_held_changes_no_alert(both: tuple[list[SignReport], list[SignReport]]) -> None:
    held, shuffled = (
        [(a.rule, a.since, {r.id for r in reports_of(a)}) for a in open_alerts(a_timeline(signs, as_of=day(8)))]
        for signs in both
    )
    assert sorted(held, key=repr_of) == sorted(shuffled, key=repr_of)


def repr_of(alert: tuple[str, date, set[str]]) -> tuple[str, date, list[str]]:
    return (alert[0], alert[1], sorted(alert[2]))
