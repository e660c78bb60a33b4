"""What a diary file holds, counted, so that a copy can be compared with it and a person can tell two files apart."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from myotrack.storage.snapshot import rows_of, tables_of

ABOUT_AND_HISTORY = frozenset({"about", "change", "history"})
"""Tables that hold no facts themselves, in every version."""

_OBSERVED = ("check_in", "count_session", "sign_report")
"""Tables whose facts make a day one on which something was observed."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """A diary file in numbers: schema version, the diary's own id, rows of each table, and days with observations.

    `digest` is the SHA-256 of everything in it; two files with the same one hold the same.
    """

    version: int
    diary_id: str
    rows: Mapping[str, int]
    days: int
    first_day: str | None
    last_day: str | None
    digest: str

    @property
    def facts(self) -> int:
        """How many facts there are, earlier values not counted."""
        return sum(number for table, number in self.rows.items() if table not in ABOUT_AND_HISTORY)

    @property
    def changes(self) -> int:
        """How many changes were made: it counts up whatever the clock says."""
        return self.rows.get("change", 0)


def inventory(connection: sqlite3.Connection) -> Inventory:
    """Return what the file behind a `snapshot` holds; sqlite3.Error is raised when it can't be read to its end."""
    rows: dict[str, int] = {}
    days: set[str] = set()
    diary_id = ""
    whole = sha256()
    for table in tables_of(connection):
        whole.update(f"{table}\n".encode("utf-8", "surrogatepass"))
        rows[table] = 0
        for row in rows_of(connection, table):
            rows[table] += 1
            whole.update(json.dumps(row, default=repr).encode() + b"\n")
            if table in _OBSERVED:
                days.add(str(row.get("day")))
            elif table == "about" and row.get("key") == "id":
                diary_id = str(row.get("value"))
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return Inventory(
        version=version,
        diary_id=diary_id,
        rows=rows,
        days=len(days),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        digest=whole.hexdigest(),
    )
