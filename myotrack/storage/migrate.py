"""Bringing an older diary file up to date: copy it, change it in one transaction, verify, then open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.backup import copy_diary
from myotrack.storage.connection import BEGIN_OPTION, make_engine, translated
from myotrack.storage.migrations import v0001, v0002
from myotrack.storage.tables import APPLICATION_ID

MIGRATIONS: dict[int, Callable[[Operations], None]] = {1: v0001.upgrade, 2: v0002.upgrade}
"""What makes each schema version out of the one before it."""


def upgrade(path: Path, version: int) -> Path:
    """Bring the diary at `path` from schema `version` to the newest; return the copy of the old file.

    Raise DiaryError when it can't be read or written, or when the result fails its checks; the file is then as it was.
    """
    copy = path.with_name(f"{path.stem}-before-version-{max(MIGRATIONS)}{path.suffix}")
    copy_diary(path, copy)
    with translated(path):
        engine = make_engine(path, foreign_keys=False)  # batch mode would delete cascaded children
        try:
            with engine.connect() as connection:
                connection.execution_options(**{BEGIN_OPTION: "BEGIN IMMEDIATE"})
                with connection.begin():
                    for target in range(version + 1, max(MIGRATIONS) + 1):
                        migrate_to(connection, target)
                    _verify(connection, path)
        finally:
            engine.dispose()
    return copy


def migrate_to(connection: Connection, target: int) -> None:
    """Run one migration inside the connection's open transaction and note the new version in it."""
    MIGRATIONS[target](Operations(MigrationContext.configure(connection)))
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={target}")


def _verify(connection: Connection, path: Path) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    said = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
    if broken is not None or said != "ok":
        raise DiaryError(DiaryProblem.DAMAGED, str(path))
