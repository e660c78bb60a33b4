"""Single CSV cells as values and back. Strict on purpose: a number that could be read in two ways is refused.

Whole numbers and decimals are plain ASCII digits with at most one `.`: no sign but a minus (which is then out of
range), no spaces, thousands marks, exponents, leading zeros or other scripts' digits. An empty cell is None, never 0.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeVar

from myotrack.domain.diary_day import checked_planned_day
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.scales import checked_whole
from myotrack.domain.text_limits import NAME_LIMIT, checked_name, checked_text
from myotrack.exchange.spreadsheet_text import disarmed, one_kind_of_line_end, rearmed

_T = TypeVar("_T")

_WHOLE = re.compile(r"0|-?[1-9][0-9]*")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")
# A day, a time (the JSON archive keeps microseconds) and the distance from UTC.
_MOMENT = re.compile(rf"{_DAY.pattern}T{_TIME.pattern}(\.[0-9]{{6}})?(Z|[+-]{_TIME.pattern})?")

_MOST_DIGITS = 18
_LONGEST_DECIMAL = 100


def whole(field: str, cell: str, low: int, high: int) -> int | None:
    """Return a whole number from `low` to `high`, or None for an empty cell."""
    if not cell:
        return None
    if not _WHOLE.fullmatch(cell):
        raise InvalidEntry(field, cell, Reason.NOT_WHOLE)
    if len(cell) > _MOST_DIGITS:
        raise InvalidEntry(field, cell, Reason.OUT_OF_RANGE, low=low, high=high)
    return checked_whole(field, int(cell), low, high)


def decimal(field: str, cell: str) -> Decimal | None:
    """Return a decimal number of any size, or None for an empty cell."""
    if not cell:
        return None
    if not _DECIMAL.fullmatch(cell):
        raise InvalidEntry(field, cell, Reason.NOT_A_NUMBER)
    if len(cell) > _LONGEST_DECIMAL:
        raise InvalidEntry(field, len(cell), Reason.TOO_LONG, limit=_LONGEST_DECIMAL)
    return Decimal(cell)


def day(field: str, cell: str) -> date:
    """Return a day; an empty cell is missing."""
    if not cell:
        raise InvalidEntry(field, cell, Reason.MISSING)
    if not _DAY.fullmatch(cell):
        raise InvalidEntry(field, cell, Reason.NOT_A_DATE)
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise InvalidEntry(field, cell, Reason.NOT_A_DATE) from error


def clock(field: str, cell: str) -> time | None:
    """Return a time of day, or None for an empty cell; seconds are optional."""
    if not cell:
        return None
    if not _TIME.fullmatch(cell):
        raise InvalidEntry(field, cell, Reason.NOT_A_TIME)
    return time.fromisoformat(cell)


def minute(field: str, cell: str) -> time | None:
    """Return a time of day to the minute, which is how a diary keeps it, or None for an empty cell."""
    found = clock(field, cell)
    return None if found is None else found.replace(second=0)


def moment(field: str, cell: str) -> datetime | None:
    """Return a moment with its distance from UTC, or None for an empty cell; it may lie ahead of a clock gone wrong."""
    if not cell:
        return None
    if not _MOMENT.fullmatch(cell):
        raise InvalidEntry(field, cell, Reason.NOT_A_DATE)
    try:
        found = datetime.fromisoformat(cell)
    except ValueError as error:
        raise InvalidEntry(field, cell, Reason.NOT_A_DATE) from error
    if found.tzinfo is None:
        raise InvalidEntry(field, cell, Reason.NO_TIME_ZONE)
    checked_planned_day(field, found.date())
    return found


def one_of(field: str, cell: str, choices: Mapping[str, _T]) -> _T | None:
    """Return what the word in a cell stands for, or None for an empty cell; the sentence names every word."""
    if not cell:
        return None
    if cell not in choices:
        raise InvalidEntry(field, cell, Reason.NOT_ONE_OF, choices=tuple(choices))
    return choices[cell]


def required(field: str, value: _T | None) -> _T:
    """Return a value that must be there."""
    if value is None:
        raise InvalidEntry(field, None, Reason.MISSING)
    return value


def name(field: str, cell: str) -> str:
    """Return a person's own one-line text that must be there, without outer spaces."""
    return checked_name(field, rearmed(one_kind_of_line_end(cell)))


def line_of_text(field: str, cell: str) -> str:
    """Return a person's own short text, which may be empty."""
    return checked_text(field, rearmed(one_kind_of_line_end(cell)), NAME_LIMIT)


def text(field: str, cell: str, limit: int) -> str:
    """Return a person's own text, which may be empty."""
    return checked_text(field, rearmed(one_kind_of_line_end(cell)), limit)


def plain_decimal(value: Decimal | None) -> str:
    """Return a decimal as it is written: no exponent, no needless zeros; "" for None."""
    if value is None:
        return ""
    plain = format(value, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain == "-0" else plain


def plain_whole(value: int | None) -> str:
    """Return a whole number as it is written; "" for None."""
    return "" if value is None else str(int(value))


def plain_time(value: time | None) -> str:
    """Return a time as it is written: seconds only where there are any; "" for None."""
    if value is None:
        return ""
    return value.isoformat(timespec="seconds" if value.second else "minutes")


def plain_minute(value: time | None) -> str:
    """Return a time as it is written where a diary keeps minutes; "" for None."""
    return "" if value is None else value.isoformat(timespec="minutes")


def plain_text(value: str) -> str:
    """Return a person's own text as it is written."""
    return disarmed(one_kind_of_line_end(value))
