"""R10 and the signs that stand alone (R10b), to be read by a clinician: what is in the diary → every rule that fires.

Day 0 is the day on which the rules are asked. A rule that is not named must not fire.
"""

from __future__ import annotations

from typing import Any

import pytest

from myotrack.domain.guidance.alerts import Tier
from myotrack.domain.guidance.rules import reports_of
from myotrack.domain.signs import ActionTaken, Grade, WarningSign
from tests.builders import a_medicine
from tests.domain.guidance.said import (
    EMERGENCY,
    URGENT,
    celsius,
    confused,
    cut,
    extra,
    fahrenheit,
    fired,
    missed,
    pump,
    refill_due,
    sleepy,
    standing,
    stopped,
    taking,
    ticked,
)

Case = tuple[str, list[Any], dict[str, Tier]]

ON_BACLOFEN = taking(60)
SEES_THINGS = ticked(WarningSign.HALLUCINATIONS)
MISTAKE: dict[str, Any] = {"action_taken": ActionTaken.ENTERED_BY_MISTAKE}

MIND: list[Case] = [
    ("hallucinations on baclofen", [ON_BACLOFEN, SEES_THINGS], {"R10": URGENT}),
    ("paranoia on baclofen", [ON_BACLOFEN, ticked(WarningSign.PARANOIA)], {"R10": URGENT}),
    ("mild confusion on baclofen", [ON_BACLOFEN, confused(Grade.MILD)], {"R10": URGENT}),
    ("severe confusion on baclofen", [ON_BACLOFEN, confused(Grade.SEVERE)], {"R4": EMERGENCY}),
    ("confusion on baclofen, how bad was not said", [ON_BACLOFEN, confused(None)], {"R4": EMERGENCY}),
    ("hallucinations, ticked by mistake", [ON_BACLOFEN, ticked(WarningSign.HALLUCINATIONS, **MISTAKE)], {}),
    ("hallucinations, no medicine", [SEES_THINGS], {}),
    ("hallucinations on sertraline", [taking(50, medicine="sertraline"), SEES_THINGS], {}),
    ("hallucinations after severe confusion",
     [ON_BACLOFEN, confused(Grade.SEVERE, -1), SEES_THINGS], {"R4": EMERGENCY, "R10": URGENT}),
    ("hallucinations with a pump", [pump(), SEES_THINGS], {"R10": URGENT}),
    ("baclofen on the list, without a dose", [a_medicine(), SEES_THINGS], {"R10": URGENT}),
    ("baclofen begun the day after", [taking(60, since=0), ticked(WarningSign.HALLUCINATIONS, -1)], {}),
    ("baclofen stopped 7 days before", [ON_BACLOFEN, stopped(-7), SEES_THINGS], {"R10": URGENT}),
    ("baclofen stopped 8 days before", [ON_BACLOFEN, stopped(-8), SEES_THINGS], {}),
    ("stopped 8 days before, a cut 7 days before that", [ON_BACLOFEN, cut(30, -15), stopped(-8), SEES_THINGS], {}),
    ("tablets stopped 8 days before, the pump goes on", [ON_BACLOFEN, pump(), stopped(-8), SEES_THINGS],
     {"R10": URGENT}),
    ("between two periods on baclofen", [ON_BACLOFEN, stopped(-60), taking(40, 1), SEES_THINGS], {}),
    ("in the second period on baclofen", [ON_BACLOFEN, stopped(-60), taking(40, -30), SEES_THINGS], {"R10": URGENT}),
    ("hallucinations 6 days ago", [ON_BACLOFEN, ticked(WarningSign.HALLUCINATIONS, -6)], {"R10": URGENT}),
    ("hallucinations 7 days ago", [ON_BACLOFEN, ticked(WarningSign.HALLUCINATIONS, -7)], {}),
]  # fmt: skip

MIND_WITH_MORE: list[Case] = [
    ("together with a stop 2 days before", [ON_BACLOFEN, stopped(-2), SEES_THINGS], {"R9": URGENT, "R10": EMERGENCY}),
    ("together with a stop 6 days before", [ON_BACLOFEN, stopped(-6), SEES_THINGS], {"R9": URGENT, "R10": EMERGENCY}),
    ("a stop 7 days before stands no more", [ON_BACLOFEN, stopped(-7), SEES_THINGS], {"R10": URGENT}),
    ("two missed doses the day before", [ON_BACLOFEN, missed(-1), missed(-1, id="b"), SEES_THINGS],
     {"R9": URGENT, "R10": EMERGENCY}),
    ("one missed dose", [ON_BACLOFEN, missed(-1), SEES_THINGS], {"R10": URGENT}),
    ("the stop came 6 days after the hallucinations",
     [ON_BACLOFEN, stopped(0), ticked(WarningSign.HALLUCINATIONS, -6)], {"R9": URGENT, "R10": EMERGENCY}),
    ("the stop came 7 days after the hallucinations",
     [ON_BACLOFEN, stopped(0), ticked(WarningSign.HALLUCINATIONS, -7)], {"R9": URGENT}),
    ("2 days after both, still an emergency",
     [ON_BACLOFEN, stopped(-4), ticked(WarningSign.HALLUCINATIONS, -2)], {"R9": URGENT, "R10": EMERGENCY}),
    ("3 days after both, urgent again",
     [ON_BACLOFEN, stopped(-4), ticked(WarningSign.HALLUCINATIONS, -3)], {"R9": URGENT, "R10": URGENT}),
    ("with fever and a pump", [pump(), celsius("38.2"), SEES_THINGS], {"R5": EMERGENCY, "R10": EMERGENCY}),
    ("fever and a pump 2 days before", [pump(), celsius("38.2", -2), SEES_THINGS],
     {"R5": EMERGENCY, "R10": EMERGENCY}),
    ("fever and a pump 3 days before: R5 stands no more", [pump(), celsius("38.2", -3), SEES_THINGS],
     {"R10": URGENT, "R10b": URGENT}),
    ("fever without a change", [ON_BACLOFEN, celsius("38.2"), SEES_THINGS], {"R10": URGENT, "R10b": URGENT}),
]  # fmt: skip

ALONE: list[Case] = [
    ("fast pulse", [ticked(WarningSign.FAST_PULSE)], {"R10b": URGENT}),
    ("low blood pressure", [ticked(WarningSign.LOW_BLOOD_PRESSURE)], {"R10b": URGENT}),
    ("agitation", [ticked(WarningSign.AGITATION)], {"R10b": URGENT}),
    ("agitation, ticked by mistake", [ticked(WarningSign.AGITATION, **MISTAKE)], {}),
    ("38.0 °C", [celsius("38.0")], {"R10b": URGENT}),
    ("37.9 °C", [celsius("37.9")], {}),
    ("35.0 °C", [celsius("35.0")], {}),
    ("34.9 °C", [celsius("34.9")], {"R10b": URGENT}),
    ("100.4 °F", [fahrenheit("100.4")], {"R10b": URGENT}),
    ("100.3 °F", [fahrenheit("100.3")], {}),
    ("95.0 °F", [fahrenheit("95.0")], {}),
    ("94.9 °F", [fahrenheit("94.9")], {"R10b": URGENT}),
    ("fever or low temperature, not measured", [ticked(WarningSign.TEMPERATURE)], {"R10b": URGENT}),
    ("itching or tingling", [ticked(WarningSign.ITCHING_TINGLING)], {}),
    ("itching or tingling on tablets", [ON_BACLOFEN, ticked(WarningSign.ITCHING_TINGLING)], {}),
    ("itching or tingling with a pump", [pump(), ticked(WarningSign.ITCHING_TINGLING)], {"R10b": URGENT}),
    ("itching or tingling, and a day to refill the pump",
     [refill_due(9), ticked(WarningSign.ITCHING_TINGLING)], {"R10b": URGENT}),
    ("37.0 °C and itching without a pump, and agitation after them",
     [celsius("37", -1), ticked(WarningSign.ITCHING_TINGLING, -1), ticked(WarningSign.AGITATION)], {"R10b": URGENT}),
    ("fast pulse 6 days ago", [ticked(WarningSign.FAST_PULSE, -6)], {"R10b": URGENT}),
    ("fast pulse 7 days ago", [ticked(WarningSign.FAST_PULSE, -7)], {}),
    ("said better by R5", [pump(), celsius("38.5")], {"R5": EMERGENCY}),
    ("said better by R7", [celsius("34.9"), sleepy(Grade.DROWSY)], {"R7": EMERGENCY}),
    ("said better by R8", [ON_BACLOFEN, extra(0), ticked(WarningSign.LOW_BLOOD_PRESSURE)], {"R8": EMERGENCY}),
    ("another sign than the one R8 rests on",
     [ON_BACLOFEN, extra(0), ticked(WarningSign.LOW_BLOOD_PRESSURE), ticked(WarningSign.FAST_PULSE)],
     {"R8": EMERGENCY, "R10b": URGENT}),
    ("when R5 stands no more, the fever does", [pump(), celsius("38.5", -3)], {"R10b": URGENT}),
]  # fmt: skip


def ids(cases: list[Case]) -> list[str]:
    return [words for words, _, _ in cases]


@pytest.mark.parametrize(("words", "facts", "expected"), MIND, ids=ids(MIND))
def test_a_changed_mind_on_baclofen_is_urgent(words: str, facts: list[Any], expected: dict[str, Tier]) -> None:
    assert fired(*facts) == expected, words


@pytest.mark.parametrize(("words", "facts", "expected"), MIND_WITH_MORE, ids=ids(MIND_WITH_MORE))
def test_a_changed_mind_together_with_r5_or_r9_is_an_emergency(
    words: str, facts: list[Any], expected: dict[str, Tier]
) -> None:
    assert fired(*facts) == expected, words


@pytest.mark.parametrize(("words", "facts", "expected"), ALONE, ids=ids(ALONE))
def test_some_signs_are_urgent_alone(words: str, facts: list[Any], expected: dict[str, Tier]) -> None:
    assert fired(*facts) == expected, words


def test_only_the_sign_that_is_not_told_already_stands_under_r10b() -> None:
    facts = [taking(60), extra(0), ticked(WarningSign.LOW_BLOOD_PRESSURE), ticked(WarningSign.FAST_PULSE)]
    assert [report.sign for report in reports_of(standing(*facts)["R10b"])] == [WarningSign.FAST_PULSE]
