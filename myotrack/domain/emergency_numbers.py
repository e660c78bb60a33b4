"""The numbers to call in an emergency, per country, and which of them to show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OtherLine:
    """A further number that helps in this country, and what it is."""

    name: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyNumber:
    """What to call in one country; `numbers` are alternatives, the first one is shown largest.

    `verified` and `poison_verified` say whether the number was seen in `source`; a number from memory is not verified.
    """

    country: str
    """ISO 3166-1 alpha-2 code, "EU" for the European Union, "" when the country is not known."""
    name: str
    numbers: tuple[str, ...]
    verified: bool
    source: str
    checked_on: date | None
    poison_line: str | None = None
    poison_verified: bool = False
    other: tuple[OtherLine, ...] = ()
    note: str = ""
    also_called: tuple[str, ...] = ()
    """Other usual names to find it by, those of its members too."""
    members: tuple[str, ...] = ()
    """Codes of the countries that this entry stands for when they have none of their own."""

    @property
    def is_known(self) -> bool:
        """Whether it belongs to a country; if not, the words "or your local emergency number" go with it."""
        return self.country != ""


UNKNOWN_COUNTRY = EmergencyNumber(
    country="",
    name="",
    numbers=("112", "911"),
    verified=False,
    source="a choice made for this diary",
    checked_on=None,
)
"""Shown when the country is not known, or not in the list. Needs no file: it must be there when a file is damaged."""


def choose(known: Iterable[EmergencyNumber], country: str | None) -> EmergencyNumber:
    """Return what to call in `country` (ISO 3166-1 alpha-2, any case); `UNKNOWN_COUNTRY` when it is not in `known`."""
    code = (country or "").strip().upper()
    if not code:
        return UNKNOWN_COUNTRY
    listed = tuple(known)
    own = (number for number in listed if number.country == code)
    shared = (number for number in listed if code in number.members)
    return next(own, None) or next(shared, UNKNOWN_COUNTRY)
