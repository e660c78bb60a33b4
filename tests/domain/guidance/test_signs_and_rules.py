"""Which rules look at which sign: what signs.toml says, and what the rules do."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from myotrack.domain.guidance.rules import reports_of
from myotrack.domain.signs import GRADES, Grade, SignReport, SignUnit, WarningSign
from myotrack.resources.guidance import load_signs
from tests.domain.guidance.said import celsius, cut, extra, pump, sleepy, standing, taking, ticked

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
    twitches = {"R11", "R11b"} & (standing(taking(60), ticked(sign)).keys() - standing(taking(60)).keys())
    assert set(load_signs()[sign].rules) == looking | twitches
