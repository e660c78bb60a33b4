from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from myotrack.domain.guidance.alerts import SignEvidence
from myotrack.domain.provenance import Author
from myotrack.domain.signs import Grade, SignUnit, WarningSign
from myotrack.words.evidence import evidence_sentence, sign_sentence
from tests.builders import DAY, a_provenance, a_sign


def test_a_ticked_sign_is_told_with_day_time_and_who() -> None:
    by_caregiver = a_provenance(by=Author.CAREGIVER)
    sign = a_sign(DAY, WarningSign.SEIZURE, at=time(21, 10), provenance=by_caregiver)
    assert evidence_sentence(SignEvidence(sign)) == "Seizure was ticked on 3 March at 21:10 (by the caregiver)."
    assert sign_sentence(a_sign(DAY, WarningSign.SEIZURE)) == "Seizure was ticked on 3 March."


def test_how_bad_it_was_is_said_also_when_nobody_said_it() -> None:
    graded = a_sign(DAY, WarningSign.SLEEPINESS, grade=Grade.CANNOT_BE_WOKEN)
    assert sign_sentence(graded) == "Sleepiness (cannot be woken) was ticked on 3 March."
    for sign, name in ((WarningSign.SLEEPINESS, "Sleepiness"), (WarningSign.CONFUSION, "Confusion")):
        assert sign_sentence(a_sign(DAY, sign)) == f"{name} (how bad was not said) was ticked on 3 March."


def test_a_measured_sign_has_its_value() -> None:
    hot = a_sign(DAY, WarningSign.TEMPERATURE, value=Decimal("38.50"), unit=SignUnit.CELSIUS)
    assert sign_sentence(hot) == "Fever or low temperature (38.5 °C) was ticked on 3 March."


def test_the_year_is_said_when_it_is_another_one() -> None:
    assert sign_sentence(a_sign(DAY, WarningSign.FALL), date(2027, 1, 2)) == "Fall was ticked on 3 March 2026."
