"""Whom to call, in sentences; a number that nobody checked never looks like one that was."""

from __future__ import annotations

import pytest

from myotrack.domain.emergency_numbers import UNKNOWN_COUNTRY, EmergencyNumber, choose
from myotrack.domain.preferences import Preferences
from myotrack.resources.guidance import load_emergency_numbers, load_texts
from myotrack.words.emergency_numbers import card_says, listed_number, number_in_use

KNOWN = load_emergency_numbers()


@pytest.mark.parametrize("number", KNOWN, ids=lambda number: number.country)
def test_every_entry_of_the_list_says_its_source_its_day_and_what_was_not_checked(number: EmergencyNumber) -> None:
    lines = listed_number(number)

    assert f"Source: {number.source}" in lines
    assert any(line.startswith("Looked up on") for line in lines)
    assert ("(not checked)" in lines[0]) is not number.verified
    if number.poison_line:
        (line,) = [line for line in lines if line.startswith("Poison line in the list")]
        assert ("(not checked)" in line) is not number.poison_verified


def test_without_a_country_both_numbers_and_the_local_one_are_named() -> None:
    assert "112 and 911" in listed_number(UNKNOWN_COUNTRY)[0]
    said = card_says(number_in_use(KNOWN, Preferences()), load_texts())
    assert said == ("The emergency card says: “Call 112 or 911, or your local emergency number, now”",)


def test_an_own_number_stands_before_the_list_and_counts_as_checked() -> None:
    settings = Preferences(country="DE", emergency_number="0118 999", poison_line="0800 1")

    in_use = number_in_use(KNOWN, settings)

    assert (in_use.numbers, in_use.verified) == (("0118 999",), True)
    assert (in_use.poison_line, in_use.poison_verified) == ("0800 1", True)
    assert in_use.name == choose(KNOWN, "DE").name


def test_an_unchecked_poison_line_is_marked_where_the_card_is_quoted() -> None:
    said = card_says(number_in_use(KNOWN, Preferences(country="DE")), load_texts())

    assert said[1] == "Poison line: \u2068030 19240\u2069 (not checked)"
