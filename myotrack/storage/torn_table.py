"""Reads a table of which some pages may be unreadable: from both ends, and what lies between row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

MOST_TRIED = 50_000
"""Row numbers that are tried one by one at most; a diary of ten years has 10,000 rows in its largest table."""


class TornTable:
    """One table of a file; `complete` says after reading whether every row that is in it can have been seen."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name.replace('"', '""')
        self.complete = True

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give every row that can be read, by the names of its columns; their order is none."""
        if not self._is_there():
            self.complete = False
            return
        last = 0
        for number, row in self._scan("ASC"):
            last = number
            yield row
        if self.complete:
            return
        backwards = list(self._scan("DESC", above=last))
        yield from (row for _, row in backwards)
        end = min((number for number, _ in backwards), default=self._highest() + 1)
        for number in range(last + 1, min(end, last + MOST_TRIED)):
            yield from (row for _, row in self._asked("WHERE rowid = ?", number))

    def _scan(self, direction: str, above: int = 0) -> Iterator[tuple[int, dict[str, Any]]]:
        found = iter(self._asked(f"WHERE rowid > ? ORDER BY rowid {direction}", above))
        yield from found

    def _asked(self, clause: str, number: int) -> Iterator[tuple[int, dict[str, Any]]]:
        """Give the rows of a query until it ends or the file does; a part that can't be read makes it incomplete."""
        try:
            cursor = self._connection.execute(f'SELECT rowid, * FROM "{self._name}" {clause}', (number,))
            names = [column[0] for column in cursor.description[1:]]
            for row in cursor:
                yield row[0], dict(zip(names, row[1:], strict=True))
        except sqlite3.Error:
            self.complete = False

    def _is_there(self) -> bool:
        try:
            self._connection.execute(f'SELECT 1 FROM "{self._name}" LIMIT 0')
        except sqlite3.Error:
            return False
        return True

    def _highest(self) -> int:
        """Return the highest row number, or one that is surely high enough when it can't be read."""
        try:
            highest = self._connection.execute(f'SELECT max(rowid) FROM "{self._name}"').fetchone()[0]
        except sqlite3.Error:
            return MOST_TRIED
        return highest or 0
