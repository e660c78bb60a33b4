"""R1–R8, to be read by a clinician: what is in the diary → every rule that fires, and at which tier.

Day 0 is the day on which the rules are asked. A rule that is not named must not fire.
"""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from myotrack.domain.guidance.alerts import Tier
from myotrack.domain.medicines import Role, Route, Unit
from myotrack.domain.signs import ActionTaken, Grade, WarningSign
from tests.domain.guidance.said import (
    CAREGIVER,
    EMERGENCY,
    TOLD_LONG_AGO,
    URGENT,
    a_provenance_by,
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
    stopped,
    taking,
    ticked,
    twitches,
)

Case = tuple[str, list[Any], dict[str, Tier]]

ON_BACLOFEN = taking(60)
RIGID = ticked(WarningSign.RIGIDITY)
FEVER = celsius("38.0")
MISTAKE: dict[str, Any] = {"action_taken": ActionTaken.ENTERED_BY_MISTAKE}

RED_SIGNS: list[Case] = [
    ("a seizure", [ticked(WarningSign.SEIZURE)], {"R1": EMERGENCY}),
    ("a seizure, ticked by mistake", [ticked(WarningSign.SEIZURE, **MISTAKE)], {}),
    ("very hard to stay awake", [sleepy(Grade.HARD_TO_STAY_AWAKE)], {"R2": EMERGENCY}),
    ("cannot be woken", [sleepy(Grade.CANNOT_BE_WOKEN)], {"R2": EMERGENCY}),
    ("sleepiness, how bad was not said", [sleepy(None)], {"R2": EMERGENCY}),
    ("drowsy", [sleepy(Grade.DROWSY)], {}),
    ("breathing slow, shallow or difficult", [ticked(WarningSign.BREATHING)], {"R3": EMERGENCY}),
    ("severe confusion", [confused(Grade.SEVERE)], {"R4": EMERGENCY}),
    ("confusion, how bad was not said", [confused(None)], {"R4": EMERGENCY}),
    ("mild confusion, no baclofen", [confused(Grade.MILD)], {}),
    (
        "all four at once",
        [ticked(WarningSign.SEIZURE), sleepy(None), ticked(WarningSign.BREATHING), confused(Grade.SEVERE)],
        {"R1": EMERGENCY, "R2": EMERGENCY, "R3": EMERGENCY, "R4": EMERGENCY},
    ),
    (
        "severe confusion on baclofen stays with R4",
        [ON_BACLOFEN, confused(Grade.SEVERE)],
        {"R4": EMERGENCY},
    ),
    (
        "a seizure ticked by the caregiver, while the patient's answers speak of a good day",
        [
            taking(60),
            TOLD_LONG_AGO,
            twitches(0),
            ticked(WarningSign.SEIZURE, provenance=a_provenance_by(CAREGIVER)),
        ],
        {"R1": EMERGENCY},
    ),
    ("signs that no rule looks at alone", [ticked(WarningSign.VOMITING), ticked(WarningSign.FALL),
      ticked(WarningSign.ANXIETY), ticked(WarningSign.SHAKING), ticked(WarningSign.SPASMS_WORSE),
      ticked(WarningSign.FAINT), RIGID], {}),
]  # fmt: skip

FEVER_AFTER_A_CHANGE: list[Case] = [
    ("38.0 °C, baclofen cut 7 days ago", [ON_BACLOFEN, cut(50, -7), FEVER], {"R5": EMERGENCY}),
    ("38.0 °C, baclofen cut 8 days ago", [ON_BACLOFEN, cut(50, -8), FEVER], {"R10b": URGENT}),
    ("38.0 °C, baclofen cut today", [ON_BACLOFEN, cut(50, 0), FEVER], {"R5": EMERGENCY}),
    ("37.9 °C, baclofen cut yesterday", [ON_BACLOFEN, cut(50, -1), celsius("37.9")], {}),
    ("100.4 °F is 38.0 °C", [ON_BACLOFEN, cut(50, -1), fahrenheit("100.4")], {"R5": EMERGENCY}),
    ("100.3 °F is not", [ON_BACLOFEN, cut(50, -1), fahrenheit("100.3")], {}),
    (
        "a temperature was ticked and not measured, baclofen cut yesterday",
        [ON_BACLOFEN, cut(50, -1), ticked(WarningSign.TEMPERATURE)],
        {"R5": EMERGENCY},
    ),
    ("rigid, baclofen cut yesterday", [ON_BACLOFEN, cut(50, -1), RIGID], {"R5": EMERGENCY}),
    (
        "rigid, ticked by mistake",
        [ON_BACLOFEN, cut(50, -1), ticked(WarningSign.RIGIDITY, **MISTAKE)],
        {},
    ),
    ("rigid, baclofen stopped 7 days ago", [ON_BACLOFEN, stopped(-7), RIGID], {"R5": EMERGENCY}),
    ("rigid, baclofen stopped 8 days ago", [ON_BACLOFEN, stopped(-8), RIGID], {}),
    ("rigid, the diary only knows that baclofen was stopped", [stopped(-7), RIGID], {"R5": EMERGENCY}),
    ("rigid, one dose of baclofen missed 7 days ago", [ON_BACLOFEN, missed(-7), RIGID], {"R5": EMERGENCY}),
    ("rigid, one dose of baclofen missed 8 days ago", [ON_BACLOFEN, missed(-8), RIGID], {}),
    ("rigid, an extra dose is no missed dose", [ON_BACLOFEN, extra(-1), RIGID], {}),
    ("rigid, baclofen raised yesterday", [ON_BACLOFEN, cut(70, -1), RIGID], {}),
    ("rigid, nothing changed", [ON_BACLOFEN, RIGID], {}),
    ("rigid yesterday, the dose was missed today", [ON_BACLOFEN, ticked(WarningSign.RIGIDITY, -1), missed(0)],
     {"R5": EMERGENCY}),
    ("rigid 2 days before the missed dose: it still stood", [ON_BACLOFEN, ticked(WarningSign.RIGIDITY, -2), missed(0)],
     {"R5": EMERGENCY}),
    ("rigid 3 days before the missed dose", [ON_BACLOFEN, ticked(WarningSign.RIGIDITY, -3), missed(0)], {}),
    ("rigid, another medicine was cut", [taking(50, medicine="sertraline"), cut(25, -1, "sertraline"), RIGID], {}),
    ("37.0 °C in the morning, 38.5 °C in the evening",
     [ON_BACLOFEN, cut(50, -1), celsius("37", at=time(8)), celsius("38.5", at=time(20), id="evening")],
     {"R5": EMERGENCY}),
    ("60 mg to 59,000 µg is a cut", [ON_BACLOFEN, cut(59_000, -1, unit=Unit.UG), RIGID], {"R5": EMERGENCY}),
    ("60 mg to 60,000 µg is none", [ON_BACLOFEN, cut(60_000, -1, unit=Unit.UG), RIGID], {}),
    ("tablets can't be compared with mg", [ON_BACLOFEN, cut(3, -1, unit=Unit.TABLETS), RIGID], {}),
    ("rigid with a pump, nothing changed", [pump(), RIGID], {"R5": EMERGENCY}),
    ("38.0 °C with a pump, nothing changed", [pump(), FEVER], {"R5": EMERGENCY}),
    ("37.9 °C with a pump", [pump(), celsius("37.9")], {}),
    ("rigid with a pump for another medicine, baclofen as tablets",
     [ON_BACLOFEN, pump(medicine="morphine"), RIGID], {"R5": EMERGENCY}),
    ("rigid with a pump for another medicine, no baclofen", [pump(medicine="morphine"), RIGID], {}),
    ("rigid, baclofen, and a day to refill the pump", [ON_BACLOFEN, refill_due(30), RIGID], {"R5": EMERGENCY}),
    ("rigid, baclofen, and the pump was stopped since its refill was written down",
     [ON_BACLOFEN, pump(), pump(0, -30), refill_due(10, entered=-90), RIGID], {}),
    ("rigid, baclofen, and a day to refill a pump that was written down after the stop of one",
     [ON_BACLOFEN, pump(), pump(0, -90), refill_due(10, entered=-30), RIGID], {"R5": EMERGENCY}),
    ("rigid, a day to refill the pump, no baclofen", [refill_due(30), RIGID], {}),
    ("rigid, the pump was stopped 8 days ago", [ON_BACLOFEN, pump(), pump(0, -8), RIGID], {}),
    ("pump and tablets: only the tablets were cut", [pump(), ON_BACLOFEN, cut(50, -3), RIGID], {"R5": EMERGENCY}),
    ("a second period on baclofen, cut in the first one",
     [ON_BACLOFEN, cut(30, -100), stopped(-90), taking(60, -30), RIGID], {}),
]  # fmt: skip

PUMP: list[Case] = [
    ("pump alarm", [ticked(WarningSign.PUMP_ALARM)], {"R6": EMERGENCY}),
    ("pump alarm, ticked by mistake", [ticked(WarningSign.PUMP_ALARM, **MISTAKE)], {}),
    ("pump refill missed", [ticked(WarningSign.PUMP_REFILL_MISSED)], {"R6": EMERGENCY}),
    ("the pump is due today", [pump(), refill_due(0)], {}),
    ("the pump was due yesterday", [pump(), refill_due(-1)], {"R6": EMERGENCY}),
    ("the pump was due 200 days ago", [pump(), refill_due(-200, entered=-300)], {"R6": EMERGENCY}),
    ("it was due yesterday, a new day is written down", [pump(), refill_due(-1), refill_due(60, entered=-1)], {}),
    ("no pump dose is written down, but it was due yesterday", [refill_due(-1)], {"R6": EMERGENCY}),
    ("the pump was stopped before it was due", [pump(), pump(0, -30), refill_due(-20)], {}),
    ("the pump was stopped on the day it was due", [pump(), pump(0, -20), refill_due(-20)], {}),
    ("a pump was stopped, and a day to refill one is written down later",
     [pump(), pump(0, -60), refill_due(-20, entered=-40)], {"R6": EMERGENCY}),
    ("another medicine by pump was stopped, and a day to refill it is written down later",
     [pump(0, -60, medicine="morphine"), refill_due(-20, entered=-40)], {"R6": EMERGENCY}),
    ("a day to refill it is written down on the day of the stop",
     [pump(), pump(0, -60), refill_due(-20, entered=-60)], {"R6": EMERGENCY}),
    ("the pump was stopped after it was due", [pump(), pump(0, -19), refill_due(-20)], {"R6": EMERGENCY}),
    ("the pump was stopped, and is in use again",
     [pump(), pump(0, -30), pump(90, -10), refill_due(-20)], {"R6": EMERGENCY}),
    ("the pump was stopped and in use again when it was due, and stopped since",
     [pump(), pump(0, -50), pump(90, -40), pump(0, -15), refill_due(-20)], {"R6": EMERGENCY}),
    ("the diary begins with the stop of the pump, before it was due", [pump(0, -30), refill_due(-20)], {}),
    ("the first pump dose came after it was due, and was stopped",
     [pump(90, -15), pump(0, -10), refill_due(-20)], {"R6": EMERGENCY}),
    ("the tablets were stopped, not the pump", [ON_BACLOFEN, stopped(-30), refill_due(-20)], {"R6": EMERGENCY}),
    ("the pump dose was lowered before it was due", [pump(), pump(80, -30), refill_due(-20)], {"R6": EMERGENCY}),
]  # fmt: skip

COLD: list[Case] = [
    ("34.9 °C and drowsy", [celsius("34.9"), sleepy(Grade.DROWSY)], {"R7": EMERGENCY}),
    ("35.0 °C and drowsy", [celsius("35.0"), sleepy(Grade.DROWSY)], {}),
    ("94.9 °F is below 35.0 °C", [fahrenheit("94.9"), sleepy(Grade.DROWSY)], {"R7": EMERGENCY}),
    ("95.0 °F is 35.0 °C", [fahrenheit("95.0"), sleepy(Grade.DROWSY)], {}),
    ("34.9 °C, sleepy, how bad was not said", [celsius("34.9"), sleepy(None)], {"R2": EMERGENCY, "R7": EMERGENCY}),
    ("34.9 °C, very hard to stay awake",
     [celsius("34.9"), sleepy(Grade.HARD_TO_STAY_AWAKE)], {"R2": EMERGENCY, "R7": EMERGENCY}),
    ("34.9 °C, not drowsy", [celsius("34.9")], {"R10b": URGENT}),
    ("34.9 °C, drowsy by mistake", [celsius("34.9"), sleepy(Grade.DROWSY, **MISTAKE)], {"R10b": URGENT}),
    ("a temperature that was not measured, drowsy",
     [ticked(WarningSign.TEMPERATURE), sleepy(Grade.DROWSY)], {"R10b": URGENT}),
    ("38.5 °C, drowsy", [celsius("38.5"), sleepy(Grade.DROWSY)], {"R10b": URGENT}),
    ("34.9 °C just before midnight, drowsy just after it",
     [celsius("34.9", -1, at=time(23, 50)), sleepy(Grade.DROWSY, 0, at=time(0, 10))], {"R7": EMERGENCY}),
    ("36.0 °C in the morning, 34.9 °C in the evening, drowsy",
     [celsius("36", at=time(8)), celsius("34.9", at=time(20), id="evening"), sleepy(Grade.DROWSY)],
     {"R7": EMERGENCY}),
    ("34.9 °C, drowsy 2 days before", [celsius("34.9"), sleepy(Grade.DROWSY, -2)], {"R7": EMERGENCY}),
    ("34.9 °C, drowsy 3 days before", [celsius("34.9"), sleepy(Grade.DROWSY, -3)], {"R10b": URGENT}),
    ("drowsy, 34.9 °C 3 days before", [celsius("34.9", -3), sleepy(Grade.DROWSY)], {"R10b": URGENT}),
]  # fmt: skip

EXTRA_DOSE: list[Case] = [
    ("an extra dose alone", [ON_BACLOFEN, extra(0)], {}),
    ("an extra dose and a seizure", [ON_BACLOFEN, extra(0), ticked(WarningSign.SEIZURE)],
     {"R1": EMERGENCY, "R8": EMERGENCY}),
    ("an extra dose, very hard to stay awake", [ON_BACLOFEN, extra(0), sleepy(Grade.HARD_TO_STAY_AWAKE)],
     {"R2": EMERGENCY, "R8": EMERGENCY}),
    ("an extra dose and slow breathing", [ON_BACLOFEN, extra(0), ticked(WarningSign.BREATHING)],
     {"R3": EMERGENCY, "R8": EMERGENCY}),
    ("an extra dose and severe confusion", [ON_BACLOFEN, extra(0), confused(Grade.SEVERE)],
     {"R4": EMERGENCY, "R8": EMERGENCY}),
    ("an extra dose and faint", [ON_BACLOFEN, extra(0), ticked(WarningSign.FAINT)], {"R8": EMERGENCY}),
    ("an extra dose and low blood pressure", [ON_BACLOFEN, extra(0), ticked(WarningSign.LOW_BLOOD_PRESSURE)],
     {"R8": EMERGENCY}),
    ("an extra dose and drowsy", [ON_BACLOFEN, extra(0), sleepy(Grade.DROWSY)], {}),
    ("an extra dose and faint, ticked by mistake",
     [ON_BACLOFEN, extra(0), ticked(WarningSign.FAINT, **MISTAKE)], {}),
    ("a missed dose and faint", [ON_BACLOFEN, missed(0), ticked(WarningSign.FAINT)], {}),
    ("an extra dose 2 days ago, faint", [ON_BACLOFEN, extra(-2), ticked(WarningSign.FAINT)], {"R8": EMERGENCY}),
    ("an extra dose 3 days ago, faint", [ON_BACLOFEN, extra(-3), ticked(WarningSign.FAINT)], {}),
    ("faint 2 days ago, an extra dose", [ON_BACLOFEN, extra(0), ticked(WarningSign.FAINT, -2)], {"R8": EMERGENCY}),
    ("faint 3 days ago, an extra dose", [ON_BACLOFEN, extra(0), ticked(WarningSign.FAINT, -3)], {}),
    ("an extra dose of another medicine, faint",
     [taking(50, medicine="sertraline"), extra(0, medicine="sertraline"), ticked(WarningSign.FAINT)],
     {"R8": EMERGENCY}),
    ("an extra dose by pump, faint",
     [pump(), extra(0, route=Route.INTRATHECAL_PUMP), ticked(WarningSign.FAINT)], {"R8": EMERGENCY}),
]  # fmt: skip


def ids(cases: list[Case]) -> list[str]:
    return [words for words, _, _ in cases]


@pytest.mark.parametrize(("words", "facts", "expected"), RED_SIGNS, ids=ids(RED_SIGNS))
def test_the_four_red_signs_are_emergencies_whoever_takes_what(
    words: str, facts: list[Any], expected: dict[str, Tier]
) -> None:
    assert fired(*facts) == expected, words


@pytest.mark.parametrize(("words", "facts", "expected"), FEVER_AFTER_A_CHANGE, ids=ids(FEVER_AFTER_A_CHANGE))
def test_fever_or_rigidity_after_less_baclofen_or_with_a_pump_is_an_emergency(
    words: str, facts: list[Any], expected: dict[str, Tier]
) -> None:
    found = fired(*facts)
    found.pop("R9", None)  # what the change alone means is another table
    assert found == expected, words


@pytest.mark.parametrize(("words", "facts", "expected"), PUMP, ids=ids(PUMP))
def test_a_pump_that_gives_alarm_or_is_past_its_refill_is_an_emergency(
    words: str, facts: list[Any], expected: dict[str, Tier]
) -> None:
    assert fired(*facts) == expected, words


@pytest.mark.parametrize(("words", "facts", "expected"), COLD, ids=ids(COLD))
def test_a_low_temperature_with_drowsiness_is_an_emergency(
    words: str, facts: list[Any], expected: dict[str, Tier]
) -> None:
    assert fired(*facts) == expected, words


@pytest.mark.parametrize(("words", "facts", "expected"), EXTRA_DOSE, ids=ids(EXTRA_DOSE))
def test_an_extra_dose_with_a_red_sign_faintness_or_low_blood_pressure_is_an_emergency(
    words: str, facts: list[Any], expected: dict[str, Tier]
) -> None:
    assert fired(*facts) == expected, words


def test_what_a_medicine_was_taken_for_does_not_matter_to_an_emergency() -> None:
    for role in Role:
        assert "R5" in fired(taking(60, role=role), cut(50, -1, role=role), RIGID)
