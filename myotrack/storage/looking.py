"""A backup that is opened to be looked at: read into memory and brought up to date there, never written to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Engine

from myotrack.domain.errors import DiaryProblem
from myotrack.storage.backup_signs import backup_is_not_written
from myotrack.storage.connection import make_engine, raw_connection, translated
from myotrack.storage.header import read_header
from myotrack.storage.known_tables import refuse_unsound
from myotrack.storage.snapshot import snapshot
from myotrack.storage.store import Store
from myotrack.storage.tables import SCHEMA_VERSION
from myotrack.storage.writer import Stamp, Writer

if TYPE_CHECKING:
    from sqlalchemy import Connection

_W = TypeVar("_W", bound=Writer)


class StoreToLookAt(Store):
    """What a backup holds. Whoever wants to write gets a DiaryError that says why not."""

    def __init__(self, engine: Engine, path: Path) -> None:
        super().__init__(engine, path, read_only=True)
        self.paused = DiaryProblem.READ_ONLY

    @property
    def is_looked_at(self) -> bool:
        """That nothing is ever written to it."""
        return True

    @contextmanager
    def _writing(self, _kind: type[_W], _stamp: Stamp) -> Iterator[_W]:
        if self.path is not None:
            raise backup_is_not_written(self.path)
        yield from ()


def look_at(path: Path) -> StoreToLookAt:
    """Open the backup at `path`, of this or an earlier version, to be looked at; its file is only read.

    Raise DiaryError when it can't be read, isn't a diary of this or an earlier version, or is too damaged.
    """
    version = read_header(path).version
    engine = make_engine(None, foreign_keys=False)  # an upgrade in batch mode would delete cascaded children
    try:
        with snapshot(path) as copy, translated(path), engine.connect() as connection:
            copy.backup(raw_connection(connection))
            _bring_up_to_date(connection, version, path)
    except BaseException:
        engine.dispose()
        raise
    return StoreToLookAt(engine, path)


def _bring_up_to_date(connection: Connection, version: int, path: Path) -> None:
    refuse_unsound(raw_connection(connection), version, path)
    if version < SCHEMA_VERSION:
        from myotrack.storage.migrate import upgrade_in  # Alembic costs as much as the rest of the start

        upgrade_in(connection, version, path)
