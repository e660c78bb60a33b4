"""What the banner says: its tier in words, the facts it rests on, and what can be done about it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from myotrack.domain.guidance.alerts import Alert, SignEvidence, Tier
from myotrack.domain.guidance.evidence import NewTwitches
from myotrack.domain.signs import SignReport, WarningSign
from myotrack.ui.banner_lines import banner_lines, one_answer_each
from tests.builders import DAY, a_sign

SEIZURE: SignReport = a_sign(sign=WarningSign.SEIZURE)


def _alert(rule: str, tier: Tier) -> Alert:
    evidence = NewTwitches(DAY, None) if rule.startswith("R11") else SignEvidence(SEIZURE)
    return Alert(rule, tier, DAY, (evidence,))


@pytest.mark.parametrize(
    ("rule", "tier", "title", "action"),
    [
        ("R1", Tier.EMERGENCY, "Get medical help now", "Open the card"),
        ("R10", Tier.URGENT, "Tell your doctor today", "What was done…"),
        ("R11", Tier.URGENT, "Tell your doctor today", "My doctor knows"),
        ("R15", Tier.DISCUSS, "Take this to your next appointment", "What was done…"),
        ("R18", Tier.INFO, "Please note", "What was done…"),
    ],
)
def test_each_tier_says_what_to_do(rule: str, tier: Tier, title: str, action: str) -> None:
    (line,) = banner_lines([_alert(rule, tier)], [], DAY)
    assert (line.tier, line.title, line.action) == (tier.name, title, action)
    assert line.text


def test_a_red_sign_that_is_not_saved_comes_first_and_opens_the_card() -> None:
    lines = banner_lines([_alert("R1", Tier.EMERGENCY)], [SEIZURE], DAY)
    assert [line.title for line in lines] == ["Not saved in the diary yet", "Get medical help now"]
    assert lines[0].tier == "EMERGENCY"
    assert lines[0].action == "Open the card"


def test_an_alert_that_rests_on_doses_alone_has_no_button_that_leads_nowhere() -> None:
    (line,) = banner_lines([Alert("R9", Tier.URGENT, DAY, (NewTwitches(DAY, None),))], [], DAY)
    assert line.action == ""


def test_what_one_answer_settles_is_one_line_with_all_its_facts() -> None:
    first = Alert("R11", Tier.URGENT, DAY, (NewTwitches(DAY, None),))
    second = Alert("R11b", Tier.URGENT, DAY, (NewTwitches(DAY, None), SignEvidence(SEIZURE)))
    sign = _alert("R10", Tier.URGENT)

    told = one_answer_each([first, sign, second])

    assert [alert.rule for alert in told] == ["R11", "R10"]
    assert told[0].evidence == (NewTwitches(DAY, None), SignEvidence(SEIZURE))


def test_a_line_of_another_tier_stays_by_itself() -> None:
    told = one_answer_each([_alert("R11", Tier.URGENT), _alert("R11b", Tier.DISCUSS)])
    assert [alert.tier for alert in told] == [Tier.URGENT, Tier.DISCUSS]


def test_a_line_whose_button_was_pressed_says_so_and_has_no_button_any_more() -> None:
    (line,) = banner_lines([_alert("R11", Tier.URGENT)], [], DAY, told=DAY)
    assert line.action == ""
    assert line.text.endswith("A doctor knows of the twitches: written down on 3 March.")


def test_what_a_doctor_knew_before_does_not_answer_for_twitches_after_it() -> None:
    (line,) = banner_lines([_alert("R11", Tier.URGENT)], [], DAY, told=DAY - timedelta(days=30))
    assert line.action == "My doctor knows"
