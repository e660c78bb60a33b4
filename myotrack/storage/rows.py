"""How single values are written into columns and read back, and the checksum that finds a flipped bit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypedDict, TypeVar

from sqlalchemy import Table

from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.storage.tables import FactRow

Plain = str | int | None
"""What a column holds."""

_E = TypeVar("_E", bound=StrEnum)


class DamagedRow(Exception):
    """A row, or an earlier state of one, that no fact can be made of: something other than this program wrote it."""


class ProvenanceColumns(TypedDict):
    """The columns of a fact that say where it comes from."""

    entered_utc: str
    entered_offset: int
    entered_by: str
    source: str
    checksum: str


def utc_text(moment: datetime) -> str:
    """Return the instant of an aware moment as UTC text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def offset_minutes(moment: datetime) -> int:
    """Return the offset from UTC in minutes of an aware moment; raise ValueError for a naive one."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment needs its offset from UTC")
    return int(offset.total_seconds() // 60)


def moment(utc: str, offset: int) -> datetime:
    """Return the aware local moment of a stored instant and offset (minutes)."""
    return datetime.fromisoformat(utc).astimezone(_zone(offset))


@lru_cache(maxsize=256)
def _zone(offset: int) -> timezone:
    return timezone(timedelta(minutes=offset))


def provenance_columns(provenance: Provenance) -> ProvenanceColumns:
    """Return the provenance as columns, and room for the checksum that the writer puts there."""
    return {
        "entered_utc": utc_text(provenance.entered_at),
        "entered_offset": offset_minutes(provenance.entered_at),
        "entered_by": provenance.entered_by.value,
        "source": provenance.source.value,
        "checksum": "",
    }


def provenance_of(row: FactRow) -> Provenance:
    """Return the provenance of a stored fact."""
    return Provenance(
        moment(row["entered_utc"], row["entered_offset"]), Author(row["entered_by"]), Source(row["source"])
    )


def time_text(at: time | None) -> str | None:
    """Return a local time of day as text, to the minute unless it has seconds, or None."""
    if at is None:
        return None
    return at.isoformat(timespec="auto" if at.second or at.microsecond else "minutes")


def time_of(text: str | None) -> time | None:
    """Return a stored local time of day, or None."""
    return None if text is None else time.fromisoformat(text)


def stored_day(text: str) -> date:
    """Return a day read from the file; raise DamagedRow when it is none."""
    try:
        return day_of(text)
    except (ValueError, TypeError) as error:
        raise DamagedRow from error


def day_of(text: str) -> date:
    """Return a stored day."""
    return date.fromisoformat(text)


def decimal_text(number: Decimal) -> str:
    """Return a number as plain text without exponent or trailing zeros."""
    text = f"{abs(number) if number == 0 else number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def optional_decimal_text(number: Decimal | None) -> str | None:
    """Return a number as plain text, or None."""
    return None if number is None else decimal_text(number)


def decimal_of(text: str | None) -> Decimal | None:
    """Return a stored number, or None."""
    return None if text is None else Decimal(text)


def enum_of(kind: type[_E], text: str | None) -> _E | None:
    """Return the member of an enum stored as text, or None."""
    return None if text is None else kind(text)


def set_text(members: Iterable[StrEnum]) -> str:
    """Return a set of enum members as one text, in a fixed order."""
    return " ".join(sorted(member.value for member in members))


def set_of(kind: type[_E], text: str) -> frozenset[_E]:
    """Return the set of enum members stored as one text."""
    return frozenset([kind(word) for word in text.split()]) if text else frozenset()


def columns(row: Mapping[str, Any]) -> dict[str, Plain]:
    """Return all columns of a row but the checksum."""
    return {column: value for column, value in row.items() if column != "checksum"}


def as_json(values: Mapping[str, Plain]) -> str:
    """Return columns as JSON whose bytes depend on nothing but the values; raise DamagedRow for bytes in a column."""
    try:
        return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    except TypeError as error:
        raise DamagedRow from error


def checksum(table: str, row: Mapping[str, Any]) -> str:
    """Return the checksum of a table's name and a row's columns: 16 hex digits of SHA-256."""
    return hashlib.sha256(f"{table}:{as_json(columns(row))}".encode()).hexdigest()[:16]


def with_checksum(table: Table, row: Mapping[str, Any]) -> dict[str, Plain]:
    """Return all columns of a row of this table with the checksum that belongs to them."""
    return {**columns(row), "checksum": checksum(table.name, row)}
