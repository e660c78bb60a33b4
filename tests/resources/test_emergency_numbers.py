"""The shipped emergency numbers: every country with a source, the day it was checked, and what was not seen."""

from __future__ import annotations

import re
from datetime import date

import pytest

from myotrack.domain.emergency_numbers import EmergencyNumber, choose
from myotrack.resources.guidance import load_emergency_numbers

NUMBERS = load_emergency_numbers()


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number.country)
def test_a_country_has_numbers_to_dial_a_source_and_the_day_it_was_checked(number: EmergencyNumber) -> None:
    assert re.fullmatch(r"[A-Z]{2}", number.country)
    assert number.numbers
    dialled = [*number.numbers, *(line.number for line in number.other)]
    dialled += [number.poison_line] if number.poison_line else []
    assert [n for n in dialled if not re.fullmatch(r"[\d -]+", n)] == []
    assert number.source.strip()
    assert number.checked_on is not None
    assert date(2026, 1, 1) <= number.checked_on


def test_a_country_is_listed_once() -> None:
    codes = [number.country for number in NUMBERS]
    assert len(set(codes)) == len(codes)


def test_what_is_only_from_memory_is_not_called_verified() -> None:
    for number in NUMBERS:
        everything_seen = number.verified and (number.poison_line is None or number.poison_verified)
        assert everything_seen != ("from memory" in number.source.lower()), number.country


@pytest.mark.parametrize(
    ("country", "numbers", "poison_line"),
    [
        ("US", ("911",), "1-800-222-1222"),
        ("CA", ("911",), "1-844-764-7669"),
        ("GB", ("999", "112"), None),
        ("FI", ("112",), "0800 147 111"),
        ("AU", ("000",), "13 11 26"),
        ("NZ", ("111",), "0800 764 766"),
        ("IE", ("112", "999"), "01 809 2166"),
        ("DE", ("112",), "030 19240"),
        ("FR", ("112", "15"), "01 40 05 48 48"),
        ("ES", ("112",), "91 562 04 20"),
        ("CH", ("144", "112"), "145"),
        ("IN", ("112",), None),
        ("ZA", ("112", "10177"), "0861 555 777"),
        ("JP", ("119",), None),
        ("PT", ("112",), None),
    ],
)
def test_the_numbers_are_those_of_the_design(country: str, numbers: tuple[str, ...], poison_line: str | None) -> None:
    chosen = choose(NUMBERS, country)
    assert (chosen.numbers, chosen.poison_line) == (numbers, poison_line)


def test_the_union_has_27_members() -> None:
    assert len(set(choose(NUMBERS, "EU").members)) == 27
