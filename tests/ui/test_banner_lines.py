"""What the banner says: its tier in words, the facts it rests on, and what can be done about it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from myotrack.domain.alert_news import News
from myotrack.domain.guidance.alerts import Alert, SignEvidence, Tier
from myotrack.domain.guidance.evidence import NewTwitches
from myotrack.domain.signs import SignReport, WarningSign
from myotrack.services.alerts import ShownAlert
from myotrack.ui.banner_lines import banner_lines, one_answer_each
from tests.builders import DAY, a_sign

SEIZURE: SignReport = a_sign(sign=WarningSign.SEIZURE)


def _alert(rule: str, tier: Tier, news: News = News.SAME) -> ShownAlert:
    evidence = NewTwitches(DAY, None) if rule.startswith("R11") else SignEvidence(SEIZURE)
    return ShownAlert(Alert(rule, tier, DAY, (evidence,)), news)


@pytest.mark.parametrize(
    ("rule", "tier", "title", "action"),
    [
        ("R1", Tier.EMERGENCY, "Get medical help now", "Open the card"),
        ("R10", Tier.URGENT, "Tell your doctor today", "What was done…"),
        ("R11", Tier.URGENT, "Tell your doctor today", "My doctor knows"),
        ("R9", Tier.URGENT, "Tell your doctor today", "What was done…"),
        ("R15", Tier.DISCUSS, "Take this to your next appointment", ""),
        ("R18", Tier.INFO, "Please note", ""),
    ],
)
def test_each_tier_says_what_to_do(rule: str, tier: Tier, title: str, action: str) -> None:
    (line,) = banner_lines([_alert(rule, tier)], [], DAY)
    assert (line.tier, line.title, line.action) == (tier.name, title, action)
    assert line.text


def test_a_red_sign_that_is_not_saved_comes_first_and_opens_the_card() -> None:
    lines = banner_lines([_alert("R1", Tier.EMERGENCY)], [SEIZURE], DAY)
    assert [line.headline for line in lines] == [
        "Emergency · Get medical help now · Not saved in the diary yet",
        "Emergency · Get medical help now",
    ]
    assert lines[0].tier == "EMERGENCY"
    assert lines[0].action == "Open the card"


@pytest.mark.parametrize(
    ("news", "said"),
    [
        (News.SAME, "Urgent · Tell your doctor today"),
        (News.NEW, "Urgent · Tell your doctor today · New today"),
        (News.WORSE, "Urgent · Tell your doctor today · Worse than yesterday"),
        (News.MORE, "Urgent · Tell your doctor today · More than yesterday"),
    ],
)
def test_what_is_new_since_yesterday_is_said_in_words(news: News, said: str) -> None:
    (line,) = banner_lines([_alert("R10", Tier.URGENT, news)], [], DAY)
    assert line.headline == said


def test_of_many_facts_the_newest_are_told_and_how_many_more_there_are() -> None:
    facts = tuple(NewTwitches(DAY + timedelta(days=number), None) for number in range(7))
    (line,) = banner_lines([ShownAlert(Alert("R9", Tier.URGENT, DAY, facts), News.SAME)], [], DAY)
    assert line.is_shortened
    assert line.text.endswith("And 3 more facts.")
    assert "9 March" in line.text
    assert "3 March" not in line.text


def test_what_one_answer_settles_is_one_line_with_all_its_facts() -> None:
    first = ShownAlert(Alert("R11", Tier.URGENT, DAY, (NewTwitches(DAY, None),)), News.SAME)
    second = ShownAlert(Alert("R11b", Tier.URGENT, DAY, (NewTwitches(DAY, None), SignEvidence(SEIZURE))), News.NEW)
    sign = _alert("R10", Tier.URGENT)

    told = one_answer_each([first, sign, second])

    assert [each.alert.rule for each in told] == ["R11", "R10"]
    assert told[0].alert.evidence == (NewTwitches(DAY, None), SignEvidence(SEIZURE))
    assert told[0].news is News.NEW


def test_a_line_of_another_tier_stays_by_itself() -> None:
    told = one_answer_each([_alert("R11", Tier.URGENT), _alert("R11b", Tier.DISCUSS)])
    assert [each.alert.tier for each in told] == [Tier.URGENT, Tier.DISCUSS]
