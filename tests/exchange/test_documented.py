from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from myotrack.domain.checkins import DayState, Region
from myotrack.domain.counting import Position
from myotrack.domain.doses import DecidedBy, DoseEventKind
from myotrack.domain.health import HealthFactKind, Kidney, Liver
from myotrack.domain.medicines import MedicineKind, Role, Route, Unit
from myotrack.domain.provenance import Author, Source
from myotrack.domain.signs import ActionTaken, Grade, SignUnit, WarningSign
from myotrack.exchange.csv_format import KINDS
from myotrack.exchange.csv_rows.check_in_rows import BAND_WORDS
from myotrack.exchange.facts import KIND_OF_SECTION

ROOT = Path(__file__).parents[2]
CSV = (ROOT / "docs" / "csv.md").read_text(encoding="utf-8")
SUMMARY = (ROOT / "docs" / "summary-json.md").read_text(encoding="utf-8")

CODES: list[type[Enum]] = [
    DayState, Region, Position, DecidedBy, DoseEventKind, HealthFactKind, Kidney, Liver, MedicineKind, Role, Route,
    Unit, Author, Source, ActionTaken, Grade, SignUnit, WarningSign,
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_description_names_every_column_and_marks_the_required_ones(kind: Any) -> None:
    section = CSV.split(f"\n## {kind.name}\n")[1].split("\n## ")[0]
    for column in kind.columns:
        assert (f"**{column}**" if column in kind.required else column) in section
    assert section.count("**") == 2 * len(kind.required)


@pytest.mark.parametrize("codes", CODES, ids=lambda codes: codes.__name__)
def test_the_description_names_every_word_that_a_cell_can_hold(codes: type[Enum]) -> None:
    for member in codes:
        assert f"`{member.value}`" in CSV
    for word in BAND_WORDS.values():
        assert f"`{word}`" in CSV


def test_the_description_names_every_part_of_an_archive() -> None:
    for section in KIND_OF_SECTION:
        assert section in CSV.split("## The JSON archive")[1]


def test_the_contract_describes_every_field_of_the_summary() -> None:
    kept = json.loads((ROOT / "tests" / "data" / "summary" / "2026-03-17.json").read_text(encoding="utf-8"))

    def fields(value: Any, under: str) -> list[str]:
        if isinstance(value, list):
            return fields(value[0], f"{under}[]") if value else []
        if not isinstance(value, dict):
            return [under]
        return [found for key, one in value.items() for found in fields(one, f"{under}.{key}" if under else key)]

    rows = [line for line in SUMMARY.splitlines() if line.startswith("| ")]
    for field in fields(kept, ""):
        parent, _dot, name = field.rpartition(".")
        described = [row for row in rows if parent in row and name.removesuffix("[]") in row]
        assert described, field
