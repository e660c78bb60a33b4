"""Which number is shown: the country's own, the European one, or both of the widest known ones."""

from __future__ import annotations

from datetime import date

import pytest

from myotrack.domain.emergency_numbers import UNKNOWN_COUNTRY, EmergencyNumber, choose


def a_number(country: str, *numbers: str, members: tuple[str, ...] = ()) -> EmergencyNumber:
    return EmergencyNumber(
        country=country,
        name=country,
        numbers=numbers,
        verified=True,
        source="a page",
        checked_on=date(2026, 11, 22),
        members=members,
    )


EUROPE = a_number("EU", "112", members=("FI", "PT"))
FINLAND = a_number("FI", "112")
AMERICA = a_number("US", "911")
KNOWN = (EUROPE, FINLAND, AMERICA)


@pytest.mark.parametrize(("country", "expected"), [("US", AMERICA), ("us", AMERICA), (" Us ", AMERICA), ("EU", EUROPE)])
def test_a_listed_country_has_its_own_number(country: str, expected: EmergencyNumber) -> None:
    assert choose(KNOWN, country) is expected


def test_a_countrys_own_entry_comes_before_the_shared_one() -> None:
    assert choose(KNOWN, "FI") is FINLAND


def test_a_member_without_an_entry_of_its_own_has_the_shared_one() -> None:
    assert choose(KNOWN, "PT") is EUROPE


@pytest.mark.parametrize("country", [None, "", "  ", "XX", "Finland"])
def test_an_unknown_country_shows_112_and_911(country: str | None) -> None:
    chosen = choose(KNOWN, country)
    assert chosen is UNKNOWN_COUNTRY
    assert chosen.numbers == ("112", "911")
    assert not chosen.is_known


def test_with_no_list_at_all_there_is_still_a_number() -> None:
    assert choose((), "US").numbers == ("112", "911")
