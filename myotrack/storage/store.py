"""One diary file, open: read it as values, write to it in transactions that keep every earlier value."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.backup_signs import is_backup
from myotrack.storage.connection import (
    BEGIN_OPTION,
    USUAL_WAIT_MS,
    finish_interrupted,
    make_engine,
    raw_connection,
    translated,
)
from myotrack.storage.files import make_private, real_place, unfinished_file
from myotrack.storage.header import read_header
from myotrack.storage.known_tables import refuse_foreign, refuse_unsound
from myotrack.storage.new_place import put_in_new_place
from myotrack.storage.others import OtherWriters
from myotrack.storage.reader import Reader
from myotrack.storage.rows import with_checksum
from myotrack.storage.tables import ABOUT, APPLICATION_ID, METADATA, SCHEMA_VERSION
from myotrack.storage.verified import WholeTables, verified
from myotrack.storage.writer import Stamp, Writer, stands_after_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from myotrack.storage.past import PastWriter
    from myotrack.storage.waiting import Waiting, WaitingChange

_W = TypeVar("_W", bound=Writer)


class Store:
    """An open diary file (or one in memory, for tests and drafts of a diary that has no file yet)."""

    def __init__(self, engine: Engine, path: Path | None, *, read_only: bool) -> None:
        self._engine = engine
        self._could_only_be_read = read_only
        self._waiting: Waiting | None = None
        self.path = path
        self.read_only = read_only
        self.keeps = False
        """Whether what is written now stays in memory."""
        self.paused: DiaryProblem | None = None
        """Why nothing may be written for now, although it could be: damage was found, or it is a look at a backup."""
        self._wait_ms = USUAL_WAIT_MS
        self._whole = WholeTables()
        self.others = OtherWriters()
        """Who else writes in the file."""

    def wait_at_most(self, wait_ms: int) -> None:
        """From now on wait this long, ms, for another program that holds the file; then DiaryError says LOCKED."""
        self._wait_ms = wait_ms
        self._set_wait(wait_ms)

    @contextmanager
    def without_waiting(self) -> Iterator[None]:
        """Inside this, another program that holds the file is an error at once."""
        self._set_wait(0)
        try:
            yield
        finally:
            self._set_wait(self._wait_ms)

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Give a reader on one consistent state of the diary, with what waits in it.

        Raise DiaryError when the file can't be read.
        """
        engine, whole = (
            (self._engine, self._whole) if self._waiting is None else (self._waiting.engine, self._waiting.whole)
        )
        with translated(self.path), engine.connect() as connection:
            yield Reader(connection, whole)

    def write(self, stamp: Stamp) -> AbstractContextManager[Writer]:
        """Give a writer inside one transaction: on leaving everything is on disk, or nothing was written.

        Raise DiaryError when the file can't be written.
        """
        if self.keeps and self._waiting is not None:
            return self._written_into_what_waits(self._waiting, stamp)
        return self._writing(Writer, stamp)

    @contextmanager
    def _written_into_what_waits(self, waiting: Waiting, stamp: Stamp) -> Iterator[Writer]:
        with translated(self.path), waiting.write(stamp) as writer:
            yield writer

    def fill_with_past(self, stamp: Stamp) -> AbstractContextManager[PastWriter]:
        """Give a writer for a new diary that is made of what was rescued; as `write` does."""
        from myotrack.storage.past import PastWriter

        return self._writing(PastWriter, stamp)

    @contextmanager
    def _writing(self, kind: type[_W], stamp: Stamp) -> Iterator[_W]:
        if self.read_only and not self._may_be_written_by_now():
            raise DiaryError(DiaryProblem.READ_ONLY, str(self.path))
        if self.paused is not None:
            raise DiaryError(self.paused, str(self.path), paused=True)
        with translated(self.path), self._engine.connect() as connection:
            connection.execution_options(**{BEGIN_OPTION: "BEGIN IMMEDIATE"})
            writer, is_written = kind(connection, self._whole, stamp), False
            try:
                with connection.begin():
                    self.others.notice(connection)
                    yield writer
                    self.others.wrote(writer.change_id)
                    is_written = True
            except DBAPIError:
                if not (is_written and stands_after_all(connection, writer)):
                    raise

    @property
    def is_looked_at(self) -> bool:
        """Whether it is a backup that is only looked at: nothing is ever written to it."""
        return self.paused is DiaryProblem.READ_ONLY

    @property
    def waiting(self) -> Sequence[WaitingChange]:
        """What was written while `keeping` and is not in the file yet, in the order in which it was done."""
        return () if self._waiting is None else tuple(self._waiting.changes)

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Inside this, what is written waits in memory, in a copy of the diary that is read from then on.

        Raise DiaryError when the file can't be read, or when it is only looked at.
        """
        if self.is_looked_at:
            raise DiaryError(DiaryProblem.READ_ONLY, str(self.path), paused=True)
        if self._waiting is None:
            self._waiting = self._copy(())
        self.keeps = True
        try:
            yield
        finally:
            self.keeps = False
            self._forget_if_nothing_waits()

    def wait_with(self, changes: Sequence[WaitingChange]) -> None:
        """Let these wait, and nothing else; one that does not fit the file is left out.

        Raise DiaryError when the file can't be read.
        """
        before, self._waiting = self._waiting, self._copy(changes) if changes else None
        if before is not None:
            before.close()
        self._forget_if_nothing_waits()

    def has_arrived(self, change: WaitingChange) -> None:
        """Take one from those that wait: it is in the file now."""
        if self._waiting is not None:
            self._waiting.changes.remove(change)
            self._forget_if_nothing_waits()

    def _copy(self, changes: Sequence[WaitingChange]) -> Waiting:
        from myotrack.storage.waiting import Waiting, copy_in_memory  # most days nothing waits

        with translated(self.path):
            return Waiting(copy_in_memory(self._engine), changes)

    def _forget_if_nothing_waits(self) -> None:
        if self._waiting is not None and not self._waiting.changes:
            self._waiting.close()
            self._waiting = None

    def _may_be_written_by_now(self) -> bool:
        """Open a file for writing that could only be read so far, if that is allowed now."""
        if self.path is None or not self._could_only_be_read or not _is_writable(self.path):
            return False
        with translated(self.path):
            before, self._engine = self._engine, make_engine(self.path)
        before.dispose()
        self._could_only_be_read = self.read_only = False
        self._set_wait(self._wait_ms)
        return True

    def about(self) -> Mapping[str, str]:
        """Return what the file says of itself."""
        with translated(self.path), self._engine.connect() as connection:
            return {row["key"]: row["value"] for row in verified(ABOUT, connection.execute(select(ABOUT)))}

    def _set_wait(self, wait_ms: int) -> None:
        with translated(self.path), self._engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={wait_ms:d}")

    def close(self) -> None:
        """Let go of the file; what waits is still known."""
        self._engine.dispose()
        if self._waiting is not None:
            self._waiting.close()


def create_store(path: Path | None, about: Mapping[str, str]) -> Store:
    """Make a new, empty diary file at `path` (None: in memory) that says `about` of itself, and open it.

    Raise DiaryError when something is there already or the folder can't be written. The file appears under its name
    only when it is complete.
    """
    if path is None:
        engine = make_engine(None)
        _make_tables(engine, about)
        return Store(engine, None, read_only=False)
    with translated(path):
        if path.exists() or path.is_symlink():
            raise DiaryError(DiaryProblem.ALREADY_EXISTS, str(path))
    with translated(path), unfinished_file(path) as unfinished:
        engine = make_engine(unfinished)
        try:
            _make_tables(engine, about)
        finally:
            engine.dispose()
        put_in_new_place(unfinished, path)
    return open_store(path)


def open_store(path: Path, keep_old: Callable[[Path], object] | None = None) -> Store:
    """Open the diary file at `path`; an older one is migrated first, one that can't be written opens read-only.

    A backup is opened to be looked at: it is neither migrated nor written to.
    Before a migration `keep_old` is told to copy the file; without it, the copy is made beside the file.
    Raise DiaryError when it is missing, a folder, not a diary, newer than this program, locked or damaged.
    """
    if is_backup(path):
        from myotrack.storage.looking import look_at

        return look_at(path)
    refuse_foreign(path, read_header(path).version)
    finish_interrupted(path)
    header = read_header(path)  # an upgrade that was interrupted is undone only now
    writable = _is_writable(path)
    if header.version < SCHEMA_VERSION:
        _opened(path, header.version, read_only=True).dispose()
        if not writable:
            raise DiaryError(DiaryProblem.READ_ONLY, str(path))
        from myotrack.storage.migrate import upgrade  # Alembic costs as much as the rest of the start

        (keep_old or _keep_beside)(path)
        upgrade(path, header.version)
    engine = _opened(path, SCHEMA_VERSION, read_only=not writable)
    if writable:
        make_private(path)
    return Store(engine, path, read_only=not writable)


def _opened(path: Path, version: int, *, read_only: bool) -> Engine:
    """Return an engine of a file whose tables are those of a version and whose pages are sound; raise DiaryError."""
    with translated(path):
        engine = make_engine(path, read_only=read_only)
        try:
            with engine.connect() as connection:
                refuse_unsound(raw_connection(connection), version, path)
        except (SQLAlchemyError, sqlite3.Error, UnicodeDecodeError, DiaryError):
            engine.dispose()
            raise
    return engine


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(real_place(path).parent, os.W_OK)


def _keep_beside(path: Path) -> None:
    from myotrack.storage.backup import copy_diary

    copy_diary(path, path.with_name(f"{path.stem}-before-version-{SCHEMA_VERSION}{path.suffix}"))


def _make_tables(engine: Engine, about: Mapping[str, str]) -> None:
    with engine.connect() as connection:
        connection.execution_options(**{BEGIN_OPTION: "BEGIN IMMEDIATE"})
        with connection.begin():
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
            METADATA.create_all(connection)
            for key, value in about.items():
                connection.execute(insert(ABOUT).values(with_checksum(ABOUT, {"key": key, "value": value})))
