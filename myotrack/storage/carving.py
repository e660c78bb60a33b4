"""Finds rows in the bare pages of a file whose tables can't be reached any more (SQLite file format, sections 1.5–2.1).

Every page that looks like a leaf of a table is read cell by cell, and what fits the columns and the checksum of a table
is a row of it: the checksum holds the table's name, so that nothing else can be taken for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from myotrack.storage.tables import METADATA
from myotrack.storage.verified import row_fits

PAGE = 4096
"""Bytes of a page in every diary: SQLite's own choice since 2016."""

_LEAF = 0x0D
_LARGEST_LOCAL = PAGE - 35
_SMALLEST_LOCAL = (PAGE - 12) * 32 // 255 - 23
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_LARGEST_ROW = 10_000_000
"""Bytes; a note has at most 20,000 characters, a counting session 100,000 presses."""

_COLUMNS = {name: table.c.keys() for name, table in METADATA.tables.items()}


def carved_rows(data: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the table and the columns of every whole row in the bytes of a file; one that was moved comes twice."""
    for start in range(0, len(data) - PAGE + 1, PAGE):
        for number, values in _cells(data, start):
            yield from _rows(number, values)


def _rows(number: int, values: list[Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for table, columns in _COLUMNS.items():
        if len(columns) != len(values):
            continue
        row = dict(zip(columns, values, strict=True))
        if row.get("seq", 0) is None:
            row["seq"] = number  # a whole number that is the key stands in front of the row and not in it
        if row_fits(table, row):
            yield table, row


def _cells(data: bytes, start: int) -> Iterator[tuple[int, list[Any]]]:
    """Give the row number and the values of every cell of a page that can be one."""
    head = start + (100 if start == 0 else 0)
    if data[head] != _LEAF:
        return
    cells = int.from_bytes(data[head + 3 : head + 5], "big")
    for place in range(head + 8, min(head + 8 + 2 * cells, start + PAGE - 1), 2):
        cell = start + int.from_bytes(data[place : place + 2], "big")
        try:
            size, at = _varint(data, cell)
            number, at = _varint(data, at)
            if 0 < size <= _LARGEST_ROW:
                yield number, _values(_payload(data, at, size))
        except (IndexError, ValueError):  # it was no cell
            continue


def _payload(data: bytes, at: int, size: int) -> bytes:
    """Return the bytes of a row, which may go on in other pages."""
    if size <= _LARGEST_LOCAL:
        return data[at : at + size]
    local = _SMALLEST_LOCAL + (size - _SMALLEST_LOCAL) % (PAGE - 4)
    if local > _LARGEST_LOCAL:
        local = _SMALLEST_LOCAL
    parts = [data[at : at + local]]
    left, link = size - local, at + local
    while left > 0:
        page = (int.from_bytes(data[link : link + 4], "big") - 1) * PAGE
        if not 0 < page <= len(data) - PAGE:
            raise ValueError(page)
        parts.append(data[page + 4 : page + 4 + min(left, PAGE - 4)])
        left, link = left - (PAGE - 4), page
    return b"".join(parts)


def _values(payload: bytes) -> list[Any]:
    end, at = _varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values = []
    for kind in kinds:
        size = _INTEGER_BYTES.get(kind, (kind - 12) // 2 if kind >= 12 else 0)
        part = payload[at : at + size]
        if len(part) != size:
            raise ValueError(kind)
        values.append(_value(kind, part))
        at += size
    return values


def _value(kind: int, part: bytes) -> Any:
    if kind in _INTEGER_BYTES:
        return int.from_bytes(part, "big", signed=True)
    if kind in (8, 9):
        return kind - 8
    if kind >= 13 and kind % 2:
        return part.decode()
    if kind == 0:
        return None
    raise ValueError(kind)  # a diary holds no other kind of value


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number of up to nine bytes that stands at a place, and the place behind it."""
    number = 0
    for place in range(at, at + 8):
        number = number << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return number, place + 1
    return number << 8 | data[at + 8], at + 9
