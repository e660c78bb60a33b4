"""Picking a substance: found by key, by the beginning of any of its names, by class, and in spite of a slip."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.domain.catalogue import (
    Catalogue,
    CatalogueEntry,
    Code,
    Elimination,
    Figure,
    Organ,
    Statement,
    StopKind,
    Stopping,
)


def an_entry(key: str, drug_class: str = "opioid", **fields: Any) -> CatalogueEntry:
    ordinary: dict[str, Any] = {
        "key": key,
        "name": key,
        "drug_class": drug_class,
        "half_life": Figure(2, 4, "h", "a label", verified=True),
        "elimination": Elimination((Organ.LIVER,), "liver"),
        "stopping": Stopping(StopKind.NO_TAPER, "no taper", "a label", verified=True),
        "atc": (Code("N02AA01"),),
        "myoclonus": Statement("case reports", verified=False),
    }
    return CatalogueEntry(**{**ordinary, **fields})


BACLOFEN = an_entry("baclofen", "GABA-B agonist", brands=("Lioresal", "Ozobax"))
SERTRALINE = an_entry("sertraline", "SSRI", group="antidepressant")
CITALOPRAM = an_entry("citalopram", "SSRI", group="antidepressant")
ESCITALOPRAM = an_entry("escitalopram", "SSRI", group="antidepressant")
PETHIDINE = an_entry("meperidine", also_called=("pethidine",))
TRANEXAMIC = an_entry("tranexamic-acid", "antifibrinolytic", name="tranexamic acid")
SMALL = Catalogue((BACLOFEN, SERTRALINE, CITALOPRAM, ESCITALOPRAM, PETHIDINE, TRANEXAMIC))


def keys(text: str, limit: int = 8) -> list[str]:
    return [entry.key for entry in SMALL.search(text, limit)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bac", ["baclofen"]),
        ("BACLOFEN", ["baclofen"]),
        ("  baclofen ", ["baclofen"]),
        ("lior", ["baclofen"]),
        ("peth", ["meperidine"]),
        ("acid", ["tranexamic-acid"]),
        ("acid tran", ["tranexamic-acid"]),
        ("ssri", ["citalopram", "escitalopram", "sertraline"]),
        ("antidep", ["citalopram", "escitalopram", "sertraline"]),
        ("ssri sert", ["sertraline"]),
        ("gaba", ["baclofen"]),
    ],
)
def test_a_beginning_of_a_name_a_brand_a_word_or_a_class_is_enough(typed: str, found: list[str]) -> None:
    assert keys(typed) == found


@pytest.mark.parametrize(
    "typed", ["baclofin", "baclfen", "bacclofen", "bacolfen", "bakl", "baclophen", "báclofen", "liorezal"]
)
def test_a_spelling_mistake_still_finds_it(typed: str) -> None:
    assert keys(typed) == ["baclofen"]


@pytest.mark.parametrize("typed", ["", "   ", "-", "x", "zzzzzz", "diazepam", "bkl", "tac"])
def test_what_is_nothing_like_a_name_finds_nothing(typed: str) -> None:
    assert keys(typed) == []


def test_a_name_that_fits_leaves_no_room_for_one_that_is_only_similar() -> None:
    assert keys("citalopram") == ["citalopram"]


def test_the_very_name_comes_first_then_names_that_begin_with_it_then_other_names() -> None:
    lithium, carbonate = an_entry("lithium"), an_entry("carbonate", brands=("Lithium-X",))
    longer = an_entry("lithium-citrate", name="lithium citrate")
    found = Catalogue((carbonate, longer, lithium)).search("lithium")
    assert [entry.key for entry in found] == ["lithium", "lithium-citrate", "carbonate"]


def test_no_more_are_given_than_asked_for() -> None:
    assert keys("ssri", limit=2) == ["citalopram", "escitalopram"]
    assert keys("ssri", limit=0) == []


def test_a_text_of_a_megabyte_is_answered_like_its_beginning() -> None:
    assert keys("baclofen" + " " * 1_000_000) == ["baclofen"]
    assert keys("x" * 1_000_000) == []


@given(st.text(max_size=60))
def test_any_typed_text_gives_an_answer_without_an_error(typed: str) -> None:
    assert len(SMALL.search(typed, 3)) <= 3


@given(st.sampled_from(SMALL.entries), st.data())
def test_every_beginning_of_a_name_finds_its_entry(entry: CatalogueEntry, data: st.DataObject) -> None:
    length = data.draw(st.integers(1, len(entry.name)))
    assert entry in SMALL.search(entry.name[:length])


def test_an_entry_is_found_by_its_key_and_an_unknown_key_is_nothing() -> None:
    assert SMALL.find("baclofen") is BACLOFEN
    assert SMALL.find("from a newer version") is None
    assert SMALL.find(None) is None


def test_only_one_kind_of_stopping_is_flagged_as_never_suddenly() -> None:
    flagged = [
        kind
        for kind in StopKind
        if an_entry("a", stopping=Stopping(kind, "words", "source", verified=False)).never_stop_suddenly
    ]
    assert flagged == [StopKind.NEVER_SUDDENLY]


def test_an_entry_lists_the_figures_it_has_and_no_others() -> None:
    renal = Figure(10, 20, "h", "a label", verified=False)
    assert an_entry("a", severe_renal_half_life=renal).figures == (BACLOFEN.half_life, renal)
