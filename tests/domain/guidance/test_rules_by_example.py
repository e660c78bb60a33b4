"""Every line of docs/rules-by-example.md, asked of the rules: a clinician reads the file, this test holds it true."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from myotrack.domain.checkins import CheckIn, CheckInStatus, Region
from myotrack.domain.doses import DoseChange, DoseEvent, DoseEventKind, PlanStep
from myotrack.domain.guidance.knowledge import knowledge_from
from myotrack.domain.guidance.rules import RULES, alerts
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.medicines import Role, Route, Unit
from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.domain.scales import FrequencyBand, Interference, Severity
from myotrack.domain.signs import ActionTaken, Grade, SignReport, SignUnit, WarningSign
from myotrack.resources.catalogue import load_catalogue
from tests.builders import AN_OFFSET, DAY, a_timeline
from tests.domain.guidance.examples import Example, Row, examples

BANDS = {"0": FrequencyBand.NONE, "1-5": FrequencyBand.FEW}


@pytest.mark.parametrize("example", examples(), ids=lambda example: f"{example.section}: {example.words}")
def test_the_rules_say_of_every_line_what_it_says(example: Example) -> None:
    timeline = a_timeline(*_facts(example), as_of=DAY)
    found = {alert.rule: alert.tier.name for alert in alerts(timeline, knowledge_from(load_catalogue()))}
    assert found == example.fires
    assert not found.keys() & set(example.not_these)


def test_every_rule_has_lines_in_which_it_fires_and_lines_in_which_it_must_not() -> None:
    ids = {rule.id for rule in RULES}
    fires = {rule for example in examples() for rule in example.fires}
    silent = {rule for example in examples() for rule in example.not_these}
    assert fires == ids
    assert silent >= ids - {"R3"}, "breathing has no grade, and so no line in which it must not fire"
    assert silent <= ids


def test_no_line_stands_there_twice() -> None:
    words = [example.words for example in examples()]
    assert sorted(line for line in set(words) if words.count(line) > 1) == []


def _facts(example: Example) -> list[Any]:
    made = {"doses": _dose, "plan": _step, "check-ins": _check_in, "signs": _sign, "facts": _health}
    return [made[table](row, number) for table, rows in example.tables.items() for number, row in enumerate(rows)]


def _provenance(number: int, by: Author = Author.PATIENT) -> Provenance:
    """In the order of the lines, as an import does."""
    return Provenance(datetime.combine(DAY, time(20), AN_OFFSET) + timedelta(seconds=number), by, Source.IMPORTED)


def _at(row: Row) -> time | None:
    return time.fromisoformat(row["time"]) if row["time"] else None


def _dose(row: Row, number: int) -> DoseChange | DoseEvent:
    words: dict[str, Any] = {
        "id": f"dose-{number}",
        "medicine_id": row["medicine"],
        "day": date.fromisoformat(row["date"]),
        "provenance": _provenance(number),
        "at": _at(row),
        "unit": Unit(row["unit"] or "mg"),
        "route": Route(row["route"] or "oral"),
    }
    if row["kind"]:
        return DoseEvent(kind=DoseEventKind(row["kind"]), **words)
    return DoseChange(daily_dose=Decimal(row["daily_dose"]), role=Role(row["role"] or "other"), **words)


def _step(row: Row, number: int) -> PlanStep:
    return PlanStep(
        id=f"plan-{number}",
        medicine_id=row["medicine"],
        from_day=date.fromisoformat(row["from_date"]),
        planned_daily_dose=Decimal(row["planned_daily_dose"]),
        provenance=_provenance(number),
        unit=Unit(row["unit"]),
    )


def _check_in(row: Row, number: int) -> CheckIn:
    return CheckIn(
        id=f"check-in-{number}",
        day=date.fromisoformat(row["date"]),
        provenance=_provenance(number, Author(row["entered_by"])),
        status=CheckInStatus(row.get("status", "answered")),
        twitch_count=int(row["twitch_count"]) if "twitch_count" in row else None,
        frequency_band=BANDS[row["frequency_band"]] if "frequency_band" in row else None,
        severity=Severity(int(row["severity"])) if "severity" in row else None,
        interference=Interference(int(row["interference"])) if "interference" in row else None,
        regions=frozenset({Region(row["regions"])} if "regions" in row else ()),
    )


def _sign(row: Row, number: int) -> SignReport:
    return SignReport(
        id=f"sign-{number}",
        day=date.fromisoformat(row["date"]),
        sign=WarningSign(row["sign"]),
        provenance=_provenance(number),
        at=_at(row),
        grade=Grade(row["grade"]) if row["grade"] else None,
        value=Decimal(row["value"]) if row["value"] else None,
        unit=SignUnit(row["unit"]) if row["unit"] else None,
        action_taken=ActionTaken(row["action_taken"]) if row["action_taken"] else None,
    )


def _health(row: Row, number: int) -> HealthFact:
    return HealthFact(
        id=f"fact-{number}",
        day=date.fromisoformat(row["date"]),
        kind=HealthFactKind(row["fact"]),
        value=row["value"],
        provenance=_provenance(number),
    )
