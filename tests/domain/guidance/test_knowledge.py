"""Which medicines are baclofen, and which must never be stopped suddenly."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest

from myotrack.domain.catalogue import Catalogue
from myotrack.domain.guidance.knowledge import DEFAULT_KNOWLEDGE, Knowledge, Substance, knowledge_from
from myotrack.resources.catalogue import load_catalogue
from tests.builders import a_medicine


def shipped() -> Knowledge:
    return knowledge_from(load_catalogue())


@pytest.mark.parametrize(
    "name",
    ["Baclofen", "LIORESAL 10", "Ozobax", "lyvispah granules", "baclofène", "Baklofen", "Gablofen (pump)", "Kemstro"],
)
def test_baclofen_is_known_by_its_names_and_its_brands(name: str) -> None:
    assert shipped().is_baclofen(a_medicine(name))
    assert shipped().never_stop_suddenly(a_medicine(name))


@pytest.mark.parametrize(
    "name",
    [
        "baclofin",
        "baclofn",
        "bacloffen",
        "abaclofen",
        "aclofen",
        "balcofen 10 mg",
        "abclofen",
        "baclofne",
        "Baclophen",
        "Lioresol",
        "gablofin 2000",
    ],
)
def test_one_slip_of_the_keyboard_silences_no_rule_about_baclofen(name: str) -> None:
    assert shipped().is_baclofen(a_medicine(name))


@pytest.mark.parametrize(
    "name", ["arbaclofen", "baclo", "baclfin", "balcofin", "vaclofin", "boclofan", "nebaclofex", "czobax", "fenbaclo"]
)
def test_two_slips_or_a_short_name_are_another_word(name: str) -> None:
    assert not shipped().is_baclofen(a_medicine(name))


def test_no_other_substance_of_the_catalogue_is_taken_for_misspelt_baclofen() -> None:
    for entry in load_catalogue().entries:
        for name in (entry.name, *entry.also_called, *entry.brands):
            assert shipped().is_baclofen(a_medicine(name)) == (entry.key == "baclofen"), name


def test_other_substances_are_not_guessed_because_some_differ_by_a_letter() -> None:
    assert not shipped().never_stop_suddenly(a_medicine("clonazepan"))


def test_a_name_of_seven_letters_may_hold_a_slip_and_one_of_six_may_not() -> None:
    substance = Substance("x", ("kemstro", "ozobax"), forgiving=True)
    assert substance.is_in(a_medicine("kenstro"))
    assert not substance.is_in(a_medicine("ozobex"))


@pytest.mark.parametrize("name", ["clonazepam", "Rivotril", "Keppra 500", "valproic acid", "L-Dopa", "Sinemet"])
def test_the_flags_of_the_catalogue_count_by_name_too(name: str) -> None:
    assert shipped().never_stop_suddenly(a_medicine(name))
    assert not shipped().is_baclofen(a_medicine(name))
    assert not DEFAULT_KNOWLEDGE.never_stop_suddenly(a_medicine(name))


@pytest.mark.parametrize("name", ["sertraline", "cefepime", "vitamin D", "acid", "sodium", "bacl"])
def test_other_names_are_neither(name: str) -> None:
    assert not shipped().is_baclofen(a_medicine(name))
    assert not shipped().never_stop_suddenly(a_medicine(name))


def test_every_flag_counts_whether_its_source_was_seen_or_not() -> None:
    flagged = [entry for entry in load_catalogue().entries if entry.never_stop_suddenly]
    assert {entry.stopping.verified for entry in flagged} == {True, False}
    for entry in load_catalogue().entries:
        medicine = a_medicine("pills", catalogue_key=entry.key)
        assert shipped().never_stop_suddenly(medicine) == entry.never_stop_suddenly, entry.key
        assert shipped().is_baclofen(medicine) == (entry.key == "baclofen"), entry.key
    assert "baclofen" not in {substance.key for substance in shipped().never_stop}, "it is named once"


def test_without_a_catalogue_baclofen_is_still_known() -> None:
    empty = knowledge_from(Catalogue(()))
    assert empty == Knowledge()
    assert empty.is_baclofen(a_medicine("Baclofen"))
    assert empty.never_stop_suddenly(a_medicine("x", catalogue_key="baclofen"))


def test_the_label_maximum_is_80_mg_and_the_day_starts_when_it_is_told() -> None:
    assert shipped().baclofen_oral_maximum_mg == Decimal(80)
    assert (shipped().day_start, knowledge_from(load_catalogue(), time(4)).day_start) == (time(0), time(4))


def test_a_name_counts_as_whole_words_only() -> None:
    substance = Substance("valproate", ("valproic acid",))
    assert substance.is_in(a_medicine("Valproic-Acid 300mg"))
    assert not substance.is_in(a_medicine("valproic"))
    assert not substance.is_in(a_medicine("valproic acidic"))
    assert not substance.is_in(a_medicine("isovalproic acid"))
    assert not substance.is_in(a_medicine("acid valproic"))
    assert not substance.is_in(a_medicine("valproic acit")), "it forgives no slip"
