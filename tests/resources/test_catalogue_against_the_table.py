"""The shipped catalogue against the table of substances that it was made from; and what the rules take from it."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

from myotrack.domain.catalogue import Catalogue, CatalogueEntry, Figure
from myotrack.domain.guidance.knowledge import knowledge_from
from myotrack.resources.catalogue import load_catalogue

TABLE = Path(__file__).parents[1] / "data" / "guidance" / "substances.csv"

with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))

ENTRIES = load_catalogue().entries

PAIRS = list(zip(ROWS, ENTRIES, strict=True))

BY_NAME = pytest.mark.parametrize(("row", "entry"), PAIRS, ids=[entry.key for entry in ENTRIES])


def ends(row: dict[str, str], low: str, high: str) -> tuple[float, float] | None:
    return (float(row[low]), float(row[high])) if row[low] else None


def ends_of(figure: Figure | None) -> tuple[float, float] | None:
    return None if figure is None else (figure.low, figure.high)


@BY_NAME
def test_name_and_class_are_those_of_the_table(row: dict[str, str], entry: CatalogueEntry) -> None:
    assert (entry.listed_as or entry.name) == row["generic_name"]
    assert (entry.listed_class or entry.drug_class) == row["class"]


@BY_NAME
def test_every_half_life_is_that_of_the_table(row: dict[str, str], entry: CatalogueEntry) -> None:
    assert ends_of(entry.half_life) == ends(row, "t_half_h_low", "t_half_h_high")
    severe = ends(row, "t_half_severe_renal_low_h", "t_half_severe_renal_high_h")
    assert ends_of(entry.severe_renal_half_life) == severe
    metabolite = ends(row, "metabolite_t_half_low_h", "metabolite_t_half_high_h")
    assert ends_of(entry.metabolite_half_life) == metabolite


@BY_NAME
def test_what_removes_it_is_in_the_words_of_the_table(row: dict[str, str], entry: CatalogueEntry) -> None:
    assert entry.elimination.words == row["elimination_organ"]
    named = {"liver", "kidney", "bile"} & set(re.findall(r"[a-z]+", row["elimination_organ"].lower()))
    assert {organ.value for organ in entry.elimination.organs} >= named


@BY_NAME
def test_it_is_flagged_exactly_when_the_table_says_yes_or_never(row: dict[str, str], entry: CatalogueEntry) -> None:
    assert entry.never_stop_suddenly == row["abrupt_stop_danger"].startswith(("YES", "NEVER"))
    # "V" is the table's mark for "verified"; the catalogue writes the word.
    assert entry.stopping.words == re.sub(r"\(V ", "(verified: ", row["abrupt_stop_danger"])


@BY_NAME
def test_the_codes_are_those_of_the_table(row: dict[str, str], entry: CatalogueEntry) -> None:
    codes = re.findall(r"[A-Z]\d{2}[A-Z]{2}\d{2}", row["atc"].partition("(")[0])
    assert [code.code for code in entry.atc] == codes
    assert (entry.rxcui.code if entry.rxcui else "–") == row["rxcui"].split()[0]


def test_no_rule_rests_on_a_figure() -> None:
    """With every figure turned into nonsense, what the rules are handed is the same."""
    nonsense = Figure(999, 999, "h", "nobody", verified=False)
    entries = tuple(
        replace(entry, half_life=nonsense, severe_renal_half_life=None, metabolite_half_life=nonsense)
        for entry in ENTRIES
    )
    assert knowledge_from(Catalogue(entries)) == knowledge_from(load_catalogue())


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("bac", "baclofen"),
        ("baclofeb", "baclofen"),
        ("balcofen", "baclofen"),
        ("Lioresol", "baclofen"),
        ("Gablofen", "baclofen"),
        ("Keppra", "levetiracetam"),
        ("Kepra", "levetiracetam"),
        ("Neurotin", "gabapentin"),
        ("Zoloff", "sertraline"),
        ("Cipralex", "escitalopram"),
        ("morfine", "morphine"),
    ],
)
def test_typing_finds_names_brands_and_their_misspellings(typed: str, key: str) -> None:
    assert load_catalogue().search(typed)[0].key == key


@pytest.mark.parametrize(
    "typed", ["opioid", "opio", "fluoroquinolone", "SSRI", "benzodiazepine", "antiseizure", "MAOI"]
)
def test_typing_a_class_finds_its_members(typed: str) -> None:
    found = load_catalogue().search(typed, limit=50)
    assert len(found) > 1
    wanted = [e for e in ENTRIES if re.search(rf"\b{typed}", f"{e.drug_class} {e.group}", re.IGNORECASE)]
    assert {entry.key for entry in found} == {entry.key for entry in wanted}
