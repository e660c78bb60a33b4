"""Looking for damage: SQLite's own checks, a checksum per row that finds a bit they don't, and a history that fits."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from myotrack.storage.history import same_state
from myotrack.storage.inventory import ABOUT_AND_HISTORY
from myotrack.storage.known_tables import unlike
from myotrack.storage.rows import DamagedRow, as_json, columns
from myotrack.storage.snapshot import rows_of, snapshot, tables_of
from myotrack.storage.verified import row_fits

_Key = tuple[str, str]
"""Table and row id."""

_ID_COLUMN = {"about": "key", "history": "row_id"}
"""The column that says which row is meant, where it is not `id`."""


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
    """Check the whole diary file, of this or an earlier version, without writing to it.

    It reads the file with a connection of its own, so that it may run in any thread while the diary is open, and keeps
    a writer waiting only as long as the file takes to read. What a crash left half-written is first taken back, as on
    every opening. Raise DiaryError when the file can't even be read.
    """
    with snapshot(path) as connection:
        return examine(connection)


def examine(connection: sqlite3.Connection) -> CheckReport:
    """Check the file behind a `snapshot`, or one with an open transaction; sqlite3.Error when it can't be read."""
    said = connection.execute("PRAGMA integrity_check").fetchall()
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    complaints = [str(line) for (line,) in said if line != "ok"]
    complaints += [f"{orphan[0]} {orphan[1]}: foreign key" for orphan in orphans]
    complaints += unlike(connection, connection.execute("PRAGMA user_version").fetchone()[0])
    tables = tables_of(connection)
    rows: dict[_Key, Mapping[str, Any]] = {}
    changed: dict[_Key, None] = {}
    for table in tables:
        for row in rows_of(connection, table):
            key = (table, str(row.get(_ID_COLUMN.get(table, "id"))))
            if "checksum" in row and not row_fits(table, row):
                changed[key] = None
            if table not in ABOUT_AND_HISTORY:
                rows[key] = row
    if "history" in tables:
        changed |= dict.fromkeys(_misfits(connection, rows, frozenset(changed)))
    return CheckReport(len(rows), tuple(complaints), tuple(changed))


def _misfits(
    connection: sqlite3.Connection, rows: Mapping[_Key, Mapping[str, Any]], known: frozenset[_Key]
) -> Iterable[_Key]:
    """Return the rows whose earlier values don't join: each state stands where it began and where it ended."""
    last: dict[_Key, str | None] = {}
    broken: dict[str, None] = {}
    entries = connection.execute('SELECT subject, row_id, "before", "after" FROM history ORDER BY seq')
    for subject, row_id, before, after in entries:
        # What stood before the first entry is nothing, or a draft that has no history of its own.
        if not same_state(last.get((subject, row_id), before), before):
            broken[str(row_id)] = None
        last[(subject, row_id)] = after
    for key, state in last.items():
        row = rows.get(key)
        if key not in known and not same_state(state, None if row is None else _state(row)):
            broken[str(key[1])] = None
    return [("history", row_id) for row_id in broken]


def _state(row: Mapping[str, Any]) -> str:
    """Return a row as the history has it; bytes where a text was are like no state at all."""
    try:
        return as_json(columns(row))
    except DamagedRow:
        return ""
