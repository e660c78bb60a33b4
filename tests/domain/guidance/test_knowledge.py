"""Which medicines are baclofen, and which must never be stopped suddenly."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest

from myotrack.domain.catalogue import Catalogue
from myotrack.domain.guidance.knowledge import DEFAULT_KNOWLEDGE, Knowledge, Substance, knowledge_from
from myotrack.resources.catalogue import load_catalogue
from tests.builders import a_medicine

SHIPPED = knowledge_from(load_catalogue())


@pytest.mark.parametrize("name", ["Baclofen", "LIORESAL 10", "Ozobax", "lyvispah granules", "baclofène", "Baklofen"])
def test_baclofen_is_known_by_its_names_and_its_brands(name: str) -> None:
    assert SHIPPED.is_baclofen(a_medicine(name))
    assert SHIPPED.never_stop_suddenly(a_medicine(name))


@pytest.mark.parametrize("name", ["clonazepam", "Rivotril", "Keppra 500", "valproic acid", "L-Dopa", "Sinemet"])
def test_the_flags_of_the_catalogue_count_by_name_too(name: str) -> None:
    assert SHIPPED.never_stop_suddenly(a_medicine(name))
    assert not SHIPPED.is_baclofen(a_medicine(name))
    assert not DEFAULT_KNOWLEDGE.never_stop_suddenly(a_medicine(name))


@pytest.mark.parametrize("name", ["sertraline", "cefepime", "vitamin D", "acid", "sodium", "bacl"])
def test_other_names_are_neither(name: str) -> None:
    assert not SHIPPED.is_baclofen(a_medicine(name))
    assert not SHIPPED.never_stop_suddenly(a_medicine(name))


def test_every_flag_counts_whether_its_source_was_seen_or_not() -> None:
    flagged = [entry for entry in load_catalogue().entries if entry.never_stop_suddenly]
    assert {entry.stopping.verified for entry in flagged} == {True, False}
    for entry in load_catalogue().entries:
        medicine = a_medicine("pills", catalogue_key=entry.key)
        assert SHIPPED.never_stop_suddenly(medicine) == entry.never_stop_suddenly, entry.key
        assert SHIPPED.is_baclofen(medicine) == (entry.key == "baclofen"), entry.key
    assert "baclofen" not in {substance.key for substance in SHIPPED.never_stop}, "it is named once"


def test_without_a_catalogue_baclofen_is_still_known() -> None:
    empty = knowledge_from(Catalogue(()))
    assert empty == Knowledge()
    assert empty.is_baclofen(a_medicine("Baclofen"))
    assert empty.never_stop_suddenly(a_medicine("x", catalogue_key="baclofen"))


def test_the_label_maximum_is_80_mg_and_the_day_starts_when_it_is_told() -> None:
    assert SHIPPED.baclofen_oral_maximum_mg == Decimal(80)
    assert (SHIPPED.day_start, knowledge_from(load_catalogue(), time(4)).day_start) == (time(0), time(4))


def test_a_name_counts_as_whole_words_only() -> None:
    substance = Substance("valproate", ("valproic acid",))
    assert substance.is_in(a_medicine("Valproic-Acid 300mg"))
    assert not substance.is_in(a_medicine("valproic"))
    assert not substance.is_in(a_medicine("valproic acidic"))
    assert not substance.is_in(a_medicine("isovalproic acid"))
    assert not substance.is_in(a_medicine("acid valproic"))
