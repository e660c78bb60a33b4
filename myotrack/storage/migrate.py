"""Bringing an older diary file up to date: change it in one transaction, verify it in there, then commit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.check import examine
from myotrack.storage.connection import BEGIN_OPTION, make_engine, raw_connection, translated
from myotrack.storage.files import require_space
from myotrack.storage.migrations import v0001, v0002
from myotrack.storage.snapshot import tables_of
from myotrack.storage.tables import APPLICATION_ID

MIGRATIONS: dict[int, Callable[[Operations], None]] = {1: v0001.upgrade, 2: v0002.upgrade}
"""What makes each schema version out of the one before it."""


def upgrade(path: Path, version: int) -> None:
    """Bring the diary at `path` from schema `version` to the newest; whoever calls it has a copy of the old file.

    All of it is one transaction, and it is committed only when SQLite finds nothing wrong, no table has lost a row,
    and every row fits its checksum.
    Raise DiaryError when it can't be read or written, when there is less room than three times the diary, or when the
    result fails its checks; the file is then as it was.
    """
    with translated(path):
        require_space(path, path.stat().st_size)
        engine = make_engine(path, foreign_keys=False)  # batch mode would delete cascaded children
        try:
            with engine.connect() as connection:
                upgrade_in(connection, version, path)
        finally:
            engine.dispose()


def upgrade_in(connection: Connection, version: int, path: Path) -> None:
    """Bring what is behind a connection without foreign keys up to date, as `upgrade` does; `path` is its name."""
    connection.execution_options(**{BEGIN_OPTION: "BEGIN IMMEDIATE"})
    with connection.begin():
        before = _row_counts(connection)
        for target in range(version + 1, max(MIGRATIONS) + 1):
            migrate_to(connection, target)
        after = _row_counts(connection)
        lost = any(after.get(table, 0) < number for table, number in before.items())
        if lost or not examine(raw_connection(connection)).sound:
            raise DiaryError(DiaryProblem.DAMAGED, str(path))


def migrate_to(connection: Connection, target: int) -> None:
    """Run one migration inside the connection's open transaction and note the new version in it."""
    MIGRATIONS[target](Operations(MigrationContext.configure(connection)))
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={target}")


def _row_counts(connection: Connection) -> dict[str, int]:
    tables = tables_of(raw_connection(connection))
    return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in tables}
