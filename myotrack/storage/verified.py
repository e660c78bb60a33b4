"""Rows are compared with their checksum as they are read, so that what is not as it was written is never shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from json import JSONEncoder
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, CursorResult, Table

from myotrack.storage.rows import DamagedRow

_quoted = JSONEncoder(ensure_ascii=False).encode

_OTHER = "?"

Fits = Callable[[tuple[Any, ...]], bool]
"""Whether the values of a row fit the checksum among them."""


@lru_cache(maxsize=128)
def fits(table: str, names: tuple[str, ...]) -> Fits:
    """Return what compares the rows of a table, given as tuples of these columns, with their checksum.

    It comes to the same as `rows.checksum`, in a third of the time: what is the same in every row is put together once.
    """
    order = sorted((name, place) for place, name in enumerate(names) if name != "checksum")
    places = [place for _, place in order]
    pick = itemgetter(*places) if len(places) > 1 else lambda values: [values[place] for place in places]
    given = names.index("checksum")
    form = f"{table}:{{{','.join(f'{_quoted(name)}:%s' for name, _ in order)}}}"

    def compared(values: tuple[Any, ...]) -> bool:
        texts = [
            _quoted(value)
            if value.__class__ is str
            else "null"
            if value is None
            else int.__repr__(value)
            if value.__class__ is int
            else _OTHER  # no column holds another kind of value, so that it fits no checksum
            for value in pick(values)
        ]
        try:
            return bool(sha256((form % tuple(texts)).encode()).hexdigest()[:16] == values[given])
        except UnicodeEncodeError:  # bytes that are no text, read as lone surrogates
            return False

    return compared


def row_fits(table: str, row: Mapping[str, Any]) -> bool:
    """Whether a row fits its checksum; one without a checksum fits none."""
    return "checksum" in row and fits(table, tuple(row))(tuple(row.values()))


def verified(table: Table, found: CursorResult[Any]) -> Iterator[dict[str, Any]]:
    """Give the rows of a query for all columns of a table; raise DamagedRow at one that is not as it was written."""
    names = tuple(found.keys())
    for values in whole_rows(table.name, found):
        yield dict(zip(names, values, strict=True))


def whole_rows(table: str, found: CursorResult[Any]) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a query for all columns of a table, as tuples; raise DamagedRow at one that is another now.

    The query is closed with it: as long as one is open that was not read to its end, SQLite keeps other programs from
    writing, and whoever keeps the error keeps the query.
    """
    with closing(found):
        whole = fits(table, tuple(found.keys()))
        for row in found:
            values = tuple(row)
            if not whole(values):
                raise DamagedRow(table)
            yield values


@dataclass(frozen=True, slots=True)
class FileState:
    """What another program can change between two reads: two of them are equal when none wrote in between.

    SQLite counts for each connection by itself, so that it belongs to it: the file, opened anew, is another one, and
    so is the copy in memory in which something waits.
    """

    connection: object
    data_version: int


def file_state(connection: Connection) -> FileState:
    """Return the state that is read in the open transaction; what this connection writes itself does not change it."""
    version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
    return FileState(connection.connection.driver_connection, version)


class WholeTables:
    """Which tables of an open file were read to their end, every row fitting its checksum.

    A question that SQL answers by counting or comparing reads rows that nobody sees; it may be asked of such a table.
    """

    def __init__(self) -> None:
        self._state: FileState | None = None
        self._tables: set[str] = set()

    def require(self, connection: Connection, tables: Iterable[Table]) -> None:
        """Read these tables unless they were read since another program last wrote; raise DamagedRow."""
        state = file_state(connection)
        if state != self._state:
            self._state = state
            self._tables.clear()
        for table in tables:
            if table.name in self._tables:
                continue
            for _row in whole_rows(table.name, connection.exec_driver_sql(f'SELECT * FROM "{table.name}"')):
                pass
            self._tables.add(table.name)
