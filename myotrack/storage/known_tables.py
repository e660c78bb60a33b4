"""Whether a file has the tables of a diary: the four bytes that name the program can stand in any file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Integer

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.connection import make_engine, problem_of_complaint, raw_connection
from myotrack.storage.tables import METADATA, SCHEMA_VERSION

_Columns = Mapping[str, tuple[str, bool, bool]]
"""Name → kind, whether it must hold something, whether it is the key."""


def refuse_foreign(path: Path, version: int) -> None:
    """Raise DiaryError (NOT_A_DIARY) when the file at `path` has no table of a diary of this version.

    It is read as it lies on the disk, with no lock and nothing taken back: nothing is written, and no file appears
    beside it. What can't be read at all is left to whoever opens it.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as raw:
            foreign = is_foreign(raw, version)
    except (sqlite3.Error, UnicodeDecodeError):
        return
    if foreign:
        raise DiaryError(DiaryProblem.NOT_A_DIARY, str(path))


def is_foreign(connection: sqlite3.Connection, version: int) -> bool:
    """Whether no table is as this version has it; damage leaves some, another program has none."""
    known = _known(version)
    found = _found(connection, known)
    return not any(found.get(name) == columns for name, columns in known.items())


def unlike(connection: sqlite3.Connection, version: int) -> Iterator[str]:
    """Complain about each table and column that a diary of this version has and the file has not."""
    known = _known(version)
    found = _found(connection, known)
    for name, columns in known.items():
        if name not in found:
            yield f"{name}: no such table"
            continue
        for column, kind in columns.items():
            if found[name].get(column) != kind:
                yield f"{name}: no such column {column}"
        yield from (f"{name}: one column too many" for column in found[name] if column not in columns)
    if not 0 < version <= SCHEMA_VERSION:
        yield f"no version has the number {version}"


def refuse_unsound(connection: sqlite3.Connection, version: int, path: Path) -> None:
    """Raise DiaryError unless the tables are those of a version and SQLite finds all pages sound; sqlite3.Error too.

    What SQLite finds wrong hides rows: an index that lost one, a page that is in no table any more.
    """
    if any(unlike(connection, version)):
        raise DiaryError(DiaryProblem.DAMAGED, str(path))
    (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        raise DiaryError(problem_of_complaint(str(said)), str(path))


@lru_cache(maxsize=SCHEMA_VERSION + 1)
def _known(version: int) -> Mapping[str, _Columns]:
    """Return the tables of a version; a number that none has is taken for today's, as damage could have made it."""
    if 0 < version < SCHEMA_VERSION:
        return _made_by_migrations(version)
    return {
        name: {
            column.name: (
                "INTEGER" if isinstance(column.type, Integer) else "VARCHAR",
                not column.nullable,
                column.primary_key,
            )
            for column in table.c
        }
        for name, table in METADATA.tables.items()
    }


def _made_by_migrations(version: int) -> Mapping[str, _Columns]:
    from myotrack.storage.migrate import migrate_to  # Alembic is loaded for older files alone

    engine = make_engine(None)
    try:
        with engine.begin() as connection:
            for target in range(1, version + 1):
                migrate_to(connection, target)
            raw = raw_connection(connection)
            return _found(raw, _table_names(raw))
    finally:
        engine.dispose()


def _found(connection: sqlite3.Connection, names: Iterable[str]) -> dict[str, _Columns]:
    """Return those of these tables that are in a file; nothing is asked about what another program may have there."""
    asked = 'SELECT name, type, "notnull", pk FROM pragma_table_info(?)'
    there = _table_names(connection)
    return {
        name: {
            column: (kind, bool(needed), bool(key)) for column, kind, needed, key in connection.execute(asked, [name])
        }
        for name in names
        if name in there
    }


def _table_names(connection: sqlite3.Connection) -> frozenset[str]:
    return frozenset(name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"))
