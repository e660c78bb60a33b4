"""The warning signs a person can tick, with grade or value, and what was done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.provenance import Provenance
from myotrack.domain.text_limits import NOTE_LIMIT, checked_text


class WarningSign(StrEnum):
    """Every sign of the guidance (clinical.md §2), each once, whatever column of the table it stands in."""

    SEIZURE = "seizure"
    SLEEPINESS = "sleepiness"
    BREATHING = "breathing"
    CONFUSION = "confusion"
    HALLUCINATIONS = "hallucinations"
    PARANOIA = "paranoia"
    AGITATION = "agitation"
    ANXIETY = "anxiety"
    SPASMS_WORSE = "spasms_worse"
    RIGIDITY = "rigidity"
    SHAKING = "shaking"
    TWITCHES_ALL_OVER = "twitches_all_over"
    WORSE_THAN_USUAL = "worse_than_usual"
    FAST_PULSE = "fast_pulse"
    TEMPERATURE = "temperature"
    FAINT = "faint"
    LOW_BLOOD_PRESSURE = "low_blood_pressure"
    ITCHING_TINGLING = "itching_tingling"
    VOMITING = "vomiting"
    FALL = "fall"
    PUMP_ALARM = "pump_alarm"
    PUMP_REFILL_MISSED = "pump_refill_missed"


class Grade(StrEnum):
    """How far sleepiness or confusion goes."""

    DROWSY = "drowsy"
    HARD_TO_STAY_AWAKE = "hard_to_stay_awake"
    CANNOT_BE_WOKEN = "cannot_be_woken"
    MILD = "mild"
    SEVERE = "severe"


class SignUnit(StrEnum):
    """What the value of a sign is measured in."""

    CELSIUS = "C"
    FAHRENHEIT = "F"
    BPM = "bpm"
    MMHG = "mmHg"


class ActionTaken(StrEnum):
    """What was done about a sign."""

    CALLED_EMERGENCY = "called_emergency"
    CALLED_DOCTOR = "called_doctor"
    RESCUE_INSTRUCTIONS = "rescue_instructions"
    NOTHING_YET = "nothing_yet"
    ENTERED_BY_MISTAKE = "entered_by_mistake"
    """Stays in the record; no rule counts it."""


GRADES: dict[WarningSign, tuple[Grade, ...]] = {
    WarningSign.SLEEPINESS: (Grade.DROWSY, Grade.HARD_TO_STAY_AWAKE, Grade.CANNOT_BE_WOKEN),
    WarningSign.CONFUSION: (Grade.MILD, Grade.SEVERE),
}

VALUE_LIMITS: dict[tuple[WarningSign, SignUnit], tuple[Decimal, Decimal]] = {
    (WarningSign.TEMPERATURE, SignUnit.CELSIUS): (Decimal(25), Decimal(45)),
    (WarningSign.TEMPERATURE, SignUnit.FAHRENHEIT): (Decimal(77), Decimal(113)),
    (WarningSign.FAST_PULSE, SignUnit.BPM): (Decimal(20), Decimal(300)),
    (WarningSign.LOW_BLOOD_PRESSURE, SignUnit.MMHG): (Decimal(30), Decimal(300)),
}
"""Values outside these ends are slips of the keyboard, not measurements (design choice)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignReport:
    """One ticked sign: diary day, local time if known, grade or value, and what was done."""

    id: str
    day: date
    sign: WarningSign
    provenance: Provenance
    at: time | None = None
    grade: Grade | None = None
    value: Decimal | None = None
    unit: SignUnit | None = None
    action_taken: ActionTaken | None = None
    note: str = ""

    def __post_init__(self) -> None:
        checked_text("note", self.note, NOTE_LIMIT)
        allowed = GRADES.get(self.sign, ())
        if self.grade is not None and self.grade not in allowed:
            raise InvalidEntry("grade", self.grade, Reason.NOT_ONE_OF, choices=tuple(g.value for g in allowed))
        self._check_value()

    def _check_value(self) -> None:
        if self.value is None:
            return
        units = tuple(unit.value for sign, unit in VALUE_LIMITS if sign is self.sign)
        if self.unit is None or self.unit.value not in units:
            raise InvalidEntry("unit", self.unit, Reason.NOT_ONE_OF, choices=units)
        low, high = VALUE_LIMITS[(self.sign, self.unit)]
        if not self.value.is_finite() or not low <= self.value <= high:
            raise InvalidEntry("value", self.value, Reason.OUT_OF_RANGE, low=low, high=high)

    @property
    def counts(self) -> bool:
        """Whether rules look at it: everything but what was entered by mistake."""
        return self.action_taken is not ActionTaken.ENTERED_BY_MISTAKE

    @property
    def celsius(self) -> Decimal | None:
        """The temperature in °C, or None when none was measured."""
        if self.sign is not WarningSign.TEMPERATURE or self.value is None:
            return None
        return (self.value - 32) * 5 / 9 if self.unit is SignUnit.FAHRENHEIT else self.value


def is_red(sign: WarningSign, grade: Grade | None) -> bool:
    """Whether this is one of the four emergency signs of the guidance, at an emergency grade.

    Source: baclofen-muscle-twitches.txt, "Seek emergency care for severe symptoms"; clinical.md R1–R4. A red sign
    whose grade was left open counts as red: the person could not say how bad it was.
    """
    if sign in (WarningSign.SEIZURE, WarningSign.BREATHING):
        return True
    if sign is WarningSign.SLEEPINESS:
        return grade is not Grade.DROWSY
    if sign is WarningSign.CONFUSION:
        return grade is not Grade.MILD
    return False
