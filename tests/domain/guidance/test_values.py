"""The values that rules are made of: tiers, findings, and what several findings make together."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import FrozenInstanceError, fields, is_dataclass
from datetime import time
from typing import Any

import pytest

from myotrack.domain import guidance
from myotrack.domain.guidance.alerts import STANDING_DAYS, Alert, Finding, Tier, event, merged, state
from myotrack.domain.guidance.evidence import (
    DoctorNotTold,
    DoseEventEvidence,
    DoseMove,
    Evidence,
    KidneyEvidence,
    MoveKind,
    NewTwitches,
    PlanBreak,
    PlanNotKept,
    RefillDue,
    Scale,
    SevereDays,
    SignEvidence,
    Taken,
    WorseningEvidence,
    evidence_order,
)
from myotrack.domain.guidance.facts import Facts
from myotrack.domain.guidance.knowledge import Knowledge
from myotrack.domain.guidance.readings import ComparedWith, RecoveryReading, Worsening
from myotrack.domain.signs import WarningSign
from tests.builders import a_medicine, day
from tests.domain.guidance.said import kidneys, missed, planned, refill_due, taking, ticked


def values() -> list[type]:
    modules = [
        importlib.import_module(f"{guidance.__name__}.{m.name}") for m in pkgutil.iter_modules(guidance.__path__)
    ]
    found = {v for module in modules for v in vars(module).values() if isinstance(v, type) and is_dataclass(v)}
    return sorted((v for v in found if v.__module__.startswith(guidance.__name__)), key=lambda v: v.__name__)


@pytest.mark.parametrize("value", values(), ids=lambda value: value.__name__)
def test_a_value_never_changes_and_holds_nothing_it_does_not_name(value: type) -> None:
    blank: Any = object.__new__(value)
    with pytest.raises(FrozenInstanceError):
        setattr(blank, fields(value)[0].name, 1)
    assert hasattr(blank, "__dict__") == (value is Facts)


def test_a_higher_tier_is_worse() -> None:
    assert [tier.value for tier in (Tier.INFO, Tier.DISCUSS, Tier.URGENT, Tier.EMERGENCY)] == [1, 2, 3, 4]


def test_how_long_a_sign_or_an_event_stands_is_as_the_clinical_notes_say() -> None:
    assert {tier.name: days for tier, days in STANDING_DAYS.items()} == {
        "EMERGENCY": 2,
        "URGENT": 6,
        "DISCUSS": 6,
        "INFO": 6,
    }


TOLD, NEW = DoctorNotTold(day(0)), NewTwitches(day(0), None)


def test_an_event_stands_as_long_as_its_tier_and_a_state_until_the_day_that_asks() -> None:
    assert event(Tier.DISCUSS, day(0), NEW, TOLD) == Finding(
        tier=Tier.DISCUSS,
        day=day(0),
        last=day(6),
        evidence=(NEW, TOLD),
        unanswered=False,
        held=False,
        poison_line=False,
    )
    assert state(Tier.INFO, day(0), day(9), NEW) == Finding(tier=Tier.INFO, day=day(0), last=day(9), evidence=(NEW,))
    blank = Finding(tier=Tier.INFO, day=day(0), last=day(9), evidence=())
    assert (blank.unanswered, blank.held, blank.poison_line) == (False, False, False)
    assert [blank.stands(day(n)) for n in (-1, 0, 9, 10)] == [False, True, True, False]


@pytest.mark.parametrize("value", [Finding, Knowledge, Worsening, RecoveryReading])
def test_what_has_many_parts_is_written_out_by_name(value: type) -> None:
    assert all(field.kw_only for field in fields(value))


def test_the_findings_of_a_rule_are_one_alert_with_every_fact_once() -> None:
    seizure = SignEvidence(ticked(WarningSign.SEIZURE, 2))
    first = event(Tier.URGENT, day(2), seizure, TOLD)
    second = event(Tier.EMERGENCY, day(1), TOLD, held=True, poison_line=True)
    assert merged("R", [first, second]) == Alert("R", Tier.EMERGENCY, day(1), (TOLD, seizure), True, True)
    assert merged("R", [first]) == Alert("R", Tier.URGENT, day(2), (TOLD, seizure), poison_line=False, held=False)
    assert merged("R", []) is None
    plain = Alert("R", Tier.INFO, day(0), ())
    assert (plain.poison_line, plain.held) == (False, False)


AT = time(21, 10)
WORSENING = Worsening(
    since=day(-5), day=day(-3), window_days=7, compared_with=ComparedWith.BASELINE, mean=9.0, mean_before=3.0
)
CHANGE, EVENT = taking(60, -9, at=AT), missed(-2, AT)
MOVE = DoseMove(MoveKind.STARTED, a_medicine(), CHANGE, None)


@pytest.mark.parametrize(
    ("evidence", "on", "at"),
    [
        (SignEvidence(ticked(WarningSign.SEIZURE, -1, at=AT)), -1, AT),
        (MOVE, -9, AT),
        (PlanNotKept(PlanBreak.BELOW, MOVE, planned(60, -90)), -9, AT),
        (DoseEventEvidence(a_medicine(), EVENT), -2, AT),
        (Taken(a_medicine(), CHANGE), -9, None),
        (RefillDue(refill_due(30), passed=False), 30, None),
        (KidneyEvidence(kidneys("reduced", -7)), -7, None),
        (SevereDays(Scale.SEVERITY, 3, (day(-6), day(-5), day(0))), -6, None),
        (WorseningEvidence(WORSENING), -3, None),
        (NEW, 0, None),
    ],
)
def test_every_fact_has_its_day_and_its_time_where_there_is_one(evidence: Evidence, on: int, at: time | None) -> None:
    assert (evidence.day, evidence.at) == (day(on), at)


def test_facts_stand_in_order_of_day_and_time_and_those_without_a_time_first() -> None:
    morning, evening = (SignEvidence(ticked(WarningSign.SEIZURE, at=time(hour))) for hour in (7, 19))
    untimed, earlier = SignEvidence(ticked(WarningSign.SEIZURE)), SignEvidence(ticked(WarningSign.SEIZURE, -1, at=AT))
    assert sorted([evening, untimed, morning, earlier], key=evidence_order) == [earlier, untimed, morning, evening]
