from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

import pytest

from myotrack.domain.checkins import Activity, CheckInStatus, Circumstance, DayState, Excuse, Region
from myotrack.domain.counting import Position
from myotrack.domain.doses import DecidedBy, DoseEventKind
from myotrack.domain.guidance.alerts import Tier
from myotrack.domain.health import HealthFactKind, Kidney, Liver
from myotrack.domain.medicines import MedicineKind, Role, Route, Unit
from myotrack.domain.provenance import Author, Source
from myotrack.domain.scales import FrequencyBand, Interference, Severity
from myotrack.domain.signs import ActionTaken, Grade, SignUnit, WarningSign
from myotrack.words import labels, medicine_labels, sign_labels

LABELS: list[tuple[type[Enum], Callable[[Any], str]]] = [
    (DayState, labels.state_label),
    (CheckInStatus, labels.status_label),
    (Excuse, labels.excuse_label),
    (FrequencyBand, labels.band_label),
    (Severity, labels.severity_label),
    (Interference, labels.interference_label),
    (Region, labels.region_label),
    (Circumstance, labels.circumstance_label),
    (Activity, labels.activity_label),
    (Position, labels.position_label),
    (Author, labels.author_label),
    (Source, labels.source_label),
    (MedicineKind, medicine_labels.kind_label),
    (Role, medicine_labels.role_label),
    (Route, medicine_labels.route_label),
    (DecidedBy, medicine_labels.decided_by_label),
    (DoseEventKind, medicine_labels.dose_event_label),
    (HealthFactKind, medicine_labels.health_fact_label),
    (Kidney, medicine_labels.kidney_label),
    (Liver, medicine_labels.liver_label),
    (MedicineKind, medicine_labels.none_taken_label),
    (WarningSign, sign_labels.sign_label),
    (Grade, sign_labels.grade_label),
    (ActionTaken, sign_labels.action_label),
    (Tier, sign_labels.tier_label),
]


@pytest.mark.parametrize(("kind", "label"), LABELS, ids=lambda found: getattr(found, "__name__", ""))
def test_every_value_has_a_word_of_its_own_that_can_stand_alone(kind: type[Enum], label: Callable[[Any], str]) -> None:
    words = [label(member) for member in kind]
    assert len(set(words)) == len(words)
    assert all(word and word[0].isupper() and "_" not in word for word in words)


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        (FrequencyBand, labels.band_hint),
        (Severity, labels.severity_hint),
        (Interference, labels.interference_hint),
        (Unit, medicine_labels.unit_label),
        (SignUnit, sign_labels.sign_unit_label),
        (Grade, sign_labels.grade_in_sentence),
    ],
)
def test_every_value_has_its_hint_or_unit(kind: type[Enum], hint: Callable[[Any], str]) -> None:
    words = [hint(member) for member in kind]
    assert all(not word or not word[0].isupper() or word == "IU" or word.startswith("I ") for word in words)


def test_a_persons_own_word_for_a_severity_comes_first() -> None:
    own = ("", "a flutter", "  ", "", "")
    assert labels.severity_label(Severity.BARELY_VISIBLE, own) == "a flutter"
    assert labels.severity_label(Severity.VISIBLE, own) == "Visible"
    assert labels.severity_label(Severity.VISIBLE, ()) == "Visible"


def test_one_of_a_thing_is_not_many() -> None:
    assert medicine_labels.unit_label(Unit.TABLETS, amount_is_one=True) == "tablet"
    assert medicine_labels.unit_label(Unit.TABLETS) == "tablets"


def test_what_was_not_said_has_a_word_too() -> None:
    assert labels.position_label(None) == "Not said"
    assert medicine_labels.decided_by_label(None) == "Not said"
