"""Looking for damage: SQLite's own checks, a checksum per row that finds a bit they don't, and a history that fits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, select

from myotrack.storage.connection import finish_interrupted, make_engine, translated
from myotrack.storage.header import read_header
from myotrack.storage.rows import as_json, checksum, columns
from myotrack.storage.tables import FACT_TABLES, HISTORY, RECORD_TABLES

_Key = tuple[str, str]
"""Table and row id."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a full check found: facts looked at, SQLite's complaints, and rows whose checksum or history is wrong."""

    rows: int
    complaints: tuple[str, ...]
    changed_rows: tuple[tuple[str, str], ...]
    """Table name and row id of every row that was changed by something other than this program.

    The table is "history" where an earlier value of the row is not whole, "change" where it can't be relied on when
    and by whom something was written (the id is that of the change), and "about" for what the file says of itself.
    """

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.complaints and not self.changed_rows


def check_diary(path: Path) -> CheckReport:
    """Check the whole diary file without writing to it; raise DiaryError when it can't even be read.

    What a crash left half-written is first taken back, as on every opening.
    """
    read_header(path)
    finish_interrupted(path)
    engine = make_engine(path, read_only=True, any_text=True)
    try:
        with translated(path), engine.connect() as connection:
            said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            rows = dict(_rows(connection))
            changed = [key for key, values in rows.items() if not _fits(key[0], values)]
            changed += dict.fromkeys([*_changed_records(connection), *_misfits(connection, rows, frozenset(changed))])
    finally:
        engine.dispose()
    complaints = tuple(str(line) for line in said if line != "ok")
    complaints += tuple(f"{orphan[0]} {orphan[1]}: foreign key" for orphan in orphans)
    return CheckReport(len(rows), complaints, tuple(changed))


def _rows(connection: Connection) -> Iterator[tuple[_Key, Mapping[str, Any]]]:
    for table in FACT_TABLES:
        for row in connection.execute(select(table)).mappings():
            yield (table.name, str(row["id"])), cast("Mapping[str, Any]", row)


def _fits(table: str, row: Mapping[str, Any]) -> bool:
    try:
        return bool(row["checksum"] == checksum(table, row))
    except (TypeError, ValueError):  # bytes where a text was, or a text that is none
        return False


def _changed_records(connection: Connection) -> Iterator[_Key]:
    """Return the rows beside the facts whose checksum does not fit."""
    for table, key in RECORD_TABLES.items():
        for row in connection.execute(select(table)).mappings():
            if not _fits(table.name, cast("Mapping[str, Any]", row)):
                yield (table.name, str(row[key]))


def _misfits(connection: Connection, rows: Mapping[_Key, Mapping[str, Any]], known: frozenset[_Key]) -> Iterable[_Key]:
    """Return the rows whose earlier values don't join: each state stands where it began and where it ended."""
    last: dict[_Key, str | None] = {}
    broken: dict[str, None] = {}
    table = HISTORY
    entries = select(table.c.subject, table.c.row_id, table.c.before, table.c.after).order_by(table.c.seq)
    for subject, row_id, before, after in connection.execute(entries):
        # What stood before the first entry is nothing, or a draft that has no history of its own.
        if not _same(last.get((subject, row_id), before), before):
            broken[str(row_id)] = None
        last[(subject, row_id)] = after
    for key, state in last.items():
        row = rows.get(key)
        if key not in known and not _same(state, None if row is None else as_json(columns(row))):
            broken[str(key[1])] = None
    return [(HISTORY.name, row_id) for row_id in broken]


def _same(one: str | None, other: str | None) -> bool:
    """Whether two states agree; one may have more columns than the other, as a later version of the program adds."""
    if one is None or other is None or one == other:
        return one == other
    try:
        fewer, more = sorted((json.loads(one), json.loads(other)), key=len)
        return all(column in more and more[column] == value for column, value in fewer.items())
    except (AttributeError, TypeError, ValueError):
        return False
