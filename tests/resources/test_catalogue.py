"""The shipped catalogue: complete, every figure with its source, codes well formed, quick to search."""

from __future__ import annotations

import re

import pytest

from myotrack.domain.catalogue import CatalogueEntry, StopKind
from myotrack.domain.medicines import BACLOFEN
from myotrack.resources.catalogue import load_catalogue

ENTRIES = load_catalogue().entries


def entry(key: str) -> CatalogueEntry:
    found = load_catalogue().find(key)
    assert found is not None
    return found


def test_the_87_substances_are_there_each_once() -> None:
    assert len(ENTRIES) == 87
    assert len({e.key for e in ENTRIES}) == 87
    assert len({e.name for e in ENTRIES}) == 87


def test_a_key_is_a_slug() -> None:
    assert [e.key for e in ENTRIES if not re.fullmatch(r"[a-z]+(-[a-z]+)*", e.key)] == []


def test_the_medicine_of_the_guidance_is_in_it_with_what_the_table_says() -> None:
    baclofen = entry(BACLOFEN)
    assert (baclofen.half_life.low, baclofen.half_life.high, baclofen.half_life.unit) == (2.5, 6.8, "h")
    assert baclofen.never_stop_suddenly
    assert baclofen.stopping.verified
    assert baclofen.listed_as == "baclofen (oral)"
    assert baclofen.rxcui is not None
    assert baclofen.rxcui.code == "1292"


@pytest.mark.parametrize("e", ENTRIES, ids=lambda e: e.key)
def test_every_figure_is_a_range_with_its_unit_and_a_source(e: CatalogueEntry) -> None:
    for figure in e.figures:
        assert 0 < figure.low <= figure.high
        assert figure.unit == ("share" if figure is e.elimination.unchanged else "h")
        assert figure.source.strip()
    if e.elimination.unchanged is not None:
        assert e.elimination.unchanged.high < 1
        assert f"{e.elimination.unchanged.high:.0%}".rstrip("%") in e.elimination.words


@pytest.mark.parametrize("e", ENTRIES, ids=lambda e: e.key)
def test_nothing_recalled_or_without_a_source_counts_as_verified(e: CatalogueEntry) -> None:
    doubtful = re.compile(r"recalled|weak secondary|no source named|second-hand")
    statements = [s for s in (e.impairment, e.metabolite, e.myoclonus) if s is not None]
    sourced = [(s.words, s.verified) for s in statements]
    sourced += [(f.source, f.verified) for f in e.figures if f is not e.half_life]
    sourced += [(e.stopping.source, e.stopping.verified)]
    assert [words for words, verified in sourced if verified and doubtful.search(words)] == []


def test_a_half_life_with_a_recalled_part_is_unverified_but_where_that_part_is_not_an_end_of_the_range() -> None:
    mixed = [e.key for e in ENTRIES if e.half_life.verified and "recalled" in e.half_life.source]
    assert mixed == ["vigabatrin", "baclofen"]


def test_the_rxnorm_code_is_digits_and_only_piracetam_has_none() -> None:
    assert [e.key for e in ENTRIES if e.rxcui is None] == ["piracetam"]
    codes = [e.rxcui.code for e in ENTRIES if e.rxcui is not None]
    assert [code for code in codes if not re.fullmatch(r"\d{2,7}", code)] == []
    assert len(set(codes)) == len(codes)


def test_every_entry_has_atc_codes_of_the_right_form() -> None:
    codes = [code.code for e in ENTRIES for code in e.atc]
    assert all(e.atc for e in ENTRIES)
    assert [code for code in codes if not re.fullmatch(r"[A-Z]\d{2}[A-Z]{2}\d{2}", code)] == []


def test_gabapentin_and_pregabalin_have_their_new_codes_first() -> None:
    assert entry("gabapentin").atc[0].code == "N02BF01"
    assert entry("pregabalin").atc[0].code == "N02BF02"


def test_every_entry_says_what_removes_it() -> None:
    assert [e.key for e in ENTRIES if not e.elimination.organs] == []


def test_the_words_yes_and_never_are_flagged_and_no_others() -> None:
    for e in ENTRIES:
        assert e.never_stop_suddenly == e.stopping.words.startswith(("YES", "NEVER")), e.key
    assert {e.stopping.kind for e in ENTRIES} == set(StopKind)


def test_the_suppressants_of_the_guidance_are_marked() -> None:
    marked = {e.key for e in ENTRIES if e.suppressant}
    assert {"clonazepam", "levetiracetam", "valproate"} <= marked
    assert "baclofen" not in marked


def test_no_name_belongs_to_two_substances() -> None:
    names = [name.casefold() for e in ENTRIES for name in {e.name, *e.also_called, *e.brands}]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Lioresal", "baclofen"),
        ("baclofin", "baclofen"),
        ("pethidine", "meperidine"),
        ("acyclovir", "aciclovir"),
        ("gabapentn", "gabapentin"),
        ("valproic", "valproate"),
        ("Klonopin", "clonazepam"),
        ("cyclosporin", "ciclosporin"),
        ("levetiracetem", "levetiracetam"),
        ("levodopa", "levodopa"),
        ("levodopa/carbidopa", "levodopa"),
    ],
)
def test_the_first_thing_found_is_the_one_that_was_meant(typed: str, key: str) -> None:
    assert load_catalogue().search(typed)[0].key == key


def test_every_name_finds_its_own_substance_first_when_typed_in_full() -> None:
    for e in ENTRIES:
        for name in (e.name, *e.also_called, *e.brands):
            assert load_catalogue().search(name)[0] is e, name
