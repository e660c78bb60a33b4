"""Which rules look at which sign: what signs.toml says, and what the rules do."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from myotrack.domain.guidance.rules import reports_of
from myotrack.domain.signs import GRADES, Grade, SignReport, SignUnit, WarningSign
from myotrack.resources.guidance import load_signs
from tests.domain.guidance.said import (
    celsius,
    cut,
    extra,
    free,
    pump,
    sleepy,
    standing,
    stopped,
    taking,
    ticked,
    twitches,
)

CONTEXTS: list[list[Any]] = [
    [],
    [taking(60)],
    [taking(60), cut(50, -1)],
    [taking(60), pump()],
    [taking(60), extra(0)],
    [celsius("34", id="cold")],
    [sleepy(Grade.DROWSY, id="drowsy")],
]
"""What else is in the diary: nothing, baclofen, less of it, a pump, an extra dose, a low temperature, drowsiness."""

TWITCHING: list[list[Any]] = [
    [taking(60)],
    [twitches(3, -60), taking(50, -100, "sertraline"), stopped(-40, "sertraline")],
    [twitches(3, -60), *free(-7, -1), taking(50, -3, "sertraline")],
]
"""Diaries in which a sign that is twitches makes a rule stand: on baclofen, long after a stop, after a new medicine."""


def reports(sign: WarningSign) -> list[SignReport]:
    values = ("34", "39") if sign is WarningSign.TEMPERATURE else ()
    return [
        *(ticked(sign, grade=grade, id="it") for grade in (None, *GRADES.get(sign, ()))),
        *(ticked(sign, value=Decimal(value), unit=SignUnit.CELSIUS, id="it") for value in values),
    ]


@pytest.mark.parametrize("sign", WarningSign)
def test_the_text_names_every_rule_that_looks_at_a_sign(sign: WarningSign) -> None:
    looking: set[str] = set()
    for context in CONTEXTS:
        for report in reports(sign):
            looking |= {rule for rule, alert in standing(*context, report).items() if report in reports_of(alert)}
    for context in TWITCHING:
        with_it = standing(*context, ticked(sign)).keys() - standing(*context).keys()
        looking |= {"R11", "R11b", "R14", "R16"} & with_it
    assert set(load_signs()[sign].rules) == looking
