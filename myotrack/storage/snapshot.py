"""A diary file as it stands at one moment, read into memory: looking at it keeps nobody waiting and writes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from myotrack.storage.backup_signs import is_backup
from myotrack.storage.connection import finish_interrupted, translated
from myotrack.storage.header import read_header
from myotrack.storage.held_files import connect_to
from myotrack.storage.known_tables import refuse_foreign


@contextmanager
def snapshot(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to a copy, in memory, of the diary at `path`, also while it is open elsewhere.

    It has a connection of its own and may be used in any thread. Texts that are no UTF-8 are read as lone surrogates.
    Raise DiaryError, also for what goes wrong while it is looked at, when the file is foreign or newer, can't be read
    or is too damaged to be.
    """
    refuse_foreign(path, read_header(path).version)
    finish_interrupted(path)
    with translated(path), closing(sqlite3.connect(":memory:")) as copy:
        # A backup is read as it lies there: no lock, and what a crash left beside it is not played into it.
        with closing(connect_to(path, "ro&immutable=1" if is_backup(path) else "ro")) as live:
            # One read transaction: a writer can't come between, and a locked file is an error instead of a long wait.
            live.execute("BEGIN")
            live.execute("SELECT count(*) FROM sqlite_schema")
            live.backup(copy)
        copy.execute("PRAGMA cell_size_check=ON")
        copy.execute("PRAGMA trusted_schema=OFF")
        copy.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
        yield copy


def tables_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of all tables of a file, in alphabetical order."""
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    return tuple(name for (name,) in found if not name.startswith("sqlite_"))


def rows_of(connection: sqlite3.Connection, table: str) -> Iterator[dict[str, str | int | float | bytes | None]]:
    """Give every row of a table by the names of its columns, in the order in which they were first written."""
    quoted = table.replace('"', '""')
    found = connection.execute(f'SELECT * FROM "{quoted}" ORDER BY rowid')
    names = [column[0] for column in found.description]
    for row in found:
        yield dict(zip(names, row, strict=True))
