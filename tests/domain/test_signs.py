from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.signs import GRADES, ActionTaken, Grade, SignUnit, WarningSign, is_red
from tests.builders import a_sign

RED = {
    (WarningSign.SEIZURE, None),
    (WarningSign.BREATHING, None),
    (WarningSign.SLEEPINESS, None),
    (WarningSign.SLEEPINESS, Grade.HARD_TO_STAY_AWAKE),
    (WarningSign.SLEEPINESS, Grade.CANNOT_BE_WOKEN),
    (WarningSign.CONFUSION, None),
    (WarningSign.CONFUSION, Grade.SEVERE),
}
"""The guidance's emergency signs, and the two that have grades with the grade left open."""


def test_exactly_the_four_signs_are_red_and_only_at_an_emergency_grade() -> None:
    every = {(sign, grade) for sign in WarningSign for grade in (None, *GRADES.get(sign, ()))}
    assert {(sign, grade) for sign, grade in every if is_red(sign, grade)} == RED
    assert len(every) == len(WarningSign) + 5


@pytest.mark.parametrize(
    ("value", "unit", "celsius"),
    [
        ("38", SignUnit.CELSIUS, "38"),
        ("38.0", SignUnit.CELSIUS, "38.0"),
        ("100.4", SignUnit.FAHRENHEIT, "38"),  # (100.4 − 32) × 5/9 = 68.4 × 5/9 = 342/9
        ("95", SignUnit.FAHRENHEIT, "35"),  # 63 × 5/9
        ("98.6", SignUnit.FAHRENHEIT, "37"),  # 66.6 × 5/9
        ("77", SignUnit.FAHRENHEIT, "25"),
        ("113", SignUnit.FAHRENHEIT, "45"),
    ],
)
def test_a_temperature_in_fahrenheit_is_exactly_the_same_in_celsius(value: str, unit: SignUnit, celsius: str) -> None:
    assert a_sign(sign=WarningSign.TEMPERATURE, value=Decimal(value), unit=unit).celsius == Decimal(celsius)


def test_a_temperature_just_under_100_4_fahrenheit_is_below_38_celsius() -> None:
    report = a_sign(sign=WarningSign.TEMPERATURE, value=Decimal("100.3"), unit=SignUnit.FAHRENHEIT)
    assert report.celsius is not None
    assert Decimal("37.94") < report.celsius < Decimal(38)


def test_there_is_no_temperature_where_none_was_measured() -> None:
    assert a_sign(sign=WarningSign.TEMPERATURE).celsius is None
    assert a_sign(sign=WarningSign.FAST_PULSE, value=Decimal(120), unit=SignUnit.BPM).celsius is None


@pytest.mark.parametrize(
    ("sign", "unit", "low", "high"),
    [
        (WarningSign.TEMPERATURE, SignUnit.CELSIUS, "25", "45"),
        (WarningSign.TEMPERATURE, SignUnit.FAHRENHEIT, "77", "113"),
        (WarningSign.FAST_PULSE, SignUnit.BPM, "20", "300"),
        (WarningSign.LOW_BLOOD_PRESSURE, SignUnit.MMHG, "30", "300"),
    ],
)
def test_a_measured_value_is_taken_up_to_its_ends_and_refused_beyond(
    sign: WarningSign, unit: SignUnit, low: str, high: str
) -> None:
    for text in (low, high):
        assert a_sign(sign=sign, value=Decimal(text), unit=unit).value == Decimal(text)
    for value in (Decimal(low) - Decimal("0.1"), Decimal(high) + Decimal("0.1"), Decimal("NaN"), Decimal("Infinity")):
        with pytest.raises(InvalidEntry) as refused:
            a_sign(sign=sign, value=value, unit=unit)
        assert (refused.value.field, refused.value.reason) == ("value", Reason.OUT_OF_RANGE)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"sign": WarningSign.SLEEPINESS, "grade": Grade.SEVERE}, "grade"),
        ({"sign": WarningSign.CONFUSION, "grade": Grade.DROWSY}, "grade"),
        ({"sign": WarningSign.SEIZURE, "grade": Grade.SEVERE}, "grade"),
        ({"sign": WarningSign.TEMPERATURE, "value": Decimal(38)}, "unit"),
        ({"sign": WarningSign.TEMPERATURE, "value": Decimal(38), "unit": SignUnit.BPM}, "unit"),
        ({"sign": WarningSign.SEIZURE, "value": Decimal(38), "unit": SignUnit.CELSIUS}, "unit"),
        ({"sign": WarningSign.VOMITING, "note": "\x00"}, "note"),
    ],
)
def test_a_grade_or_a_unit_of_another_sign_is_refused(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        a_sign(**fields)
    assert refused.value.field == field


def test_only_what_was_entered_by_mistake_does_not_count() -> None:
    mistakes = {action for action in ActionTaken if not a_sign(action_taken=action).counts}
    assert mistakes == {ActionTaken.ENTERED_BY_MISTAKE}
    assert a_sign().counts
