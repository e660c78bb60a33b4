"""Opening the file: pragmas, transactions that are really atomic, and errors turned into what went wrong.

The choices and their measurements are in the design's reliability notes; docs/decisions/ has the short form.
"""

from __future__ import annotations

import errno
import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.backup_signs import is_backup
from myotrack.storage.files import begins_a_journal, journal_of
from myotrack.storage.held_files import connect_to
from myotrack.storage.rows import DamagedRow

BEGIN_OPTION = "myotrack_begin"
"""Execution option of a connection: how its transaction begins."""

USUAL_WAIT_MS = 5000
"""How long another program that holds the file is waited for, ms, unless the store is told otherwise."""

_PRAGMAS = (
    f"busy_timeout={USUAL_WAIT_MS}",
    "foreign_keys=ON",
    "synchronous=EXTRA",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
)

_PROBLEM_OF_CODE = {
    sqlite3.SQLITE_BUSY: DiaryProblem.LOCKED,
    sqlite3.SQLITE_LOCKED: DiaryProblem.LOCKED,
    sqlite3.SQLITE_FULL: DiaryProblem.DISK_FULL,
    sqlite3.SQLITE_READONLY: DiaryProblem.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: DiaryProblem.DAMAGED,
    sqlite3.SQLITE_NOTADB: DiaryProblem.NOT_A_DIARY,
    sqlite3.SQLITE_CANTOPEN: DiaryProblem.UNREACHABLE,
    sqlite3.SQLITE_IOERR: DiaryProblem.UNREACHABLE,
    sqlite3.SQLITE_PERM: DiaryProblem.READ_ONLY,
}

_PROBLEM_OF_EXTENDED_CODE = {
    # SQLite looks before each transaction whether the file under the name is still the one it opened.
    sqlite3.SQLITE_READONLY_DBMOVED: DiaryProblem.MOVED,
}

_CODE_IN_COMPLAINT = re.compile(r"error code[= ](\d+)")
_NOT_READ = "failed to get page"
"""How SQLite's check tells that a page could not be read."""

_PROBLEM_OF_ERRNO = {
    errno.ENOSPC: DiaryProblem.DISK_FULL,
    errno.EDQUOT: DiaryProblem.DISK_FULL,
    errno.EACCES: DiaryProblem.READ_ONLY,
    errno.EPERM: DiaryProblem.READ_ONLY,
    errno.EROFS: DiaryProblem.READ_ONLY,
}


def make_engine(
    path: Path | None, *, read_only: bool = False, foreign_keys: bool = True, any_text: bool = False
) -> Engine:
    """Return an engine with one connection to the file at `path` (None: in memory).

    With `any_text`, bytes that are no UTF-8 are read as lone surrogates instead of being an error.
    """
    extra = ["fullfsync=1"] if sys.platform == "darwin" else []
    if not foreign_keys:
        extra.append("foreign_keys=OFF")
    if not read_only:
        extra.append("journal_mode=TRUNCATE")

    def connect() -> sqlite3.Connection:
        if path is None:
            raw = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        else:
            mode = "ro" if read_only else "rw"
            raw = connect_to(path, mode, isolation_level=None, timeout=5, check_same_thread=False)
        try:
            for pragma in (*_PRAGMAS, *extra):
                raw.execute(f"PRAGMA {pragma}")
        except (sqlite3.Error, UnicodeDecodeError):
            raw.close()
            raise
        if any_text:
            raw.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
        return raw

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(BEGIN_OPTION, "BEGIN"))


@contextmanager
def translated(path: Path | None) -> Iterator[None]:
    """Turn what SQLite or the system says into a DiaryError that names the file and the problem."""
    name = str(path) if path is not None else ":memory:"
    try:
        yield
    except DBAPIError as error:
        raise DiaryError(_problem(error.orig), name) from error
    except sqlite3.Error as error:
        raise DiaryError(_problem(error), name) from error
    except (DamagedRow, UnicodeDecodeError) as error:  # SQLite's own complaints can quote bytes that are no text
        raise DiaryError(DiaryProblem.DAMAGED, name) from error
    except OSError as error:
        raise file_problem(error, name) from error


def file_problem(error: OSError, name: str) -> DiaryError:
    """Return what the system's complaint about the file or folder `name` means."""
    return DiaryError(_PROBLEM_OF_ERRNO.get(error.errno or 0, DiaryProblem.UNREACHABLE), name)


def raw_connection(connection: Connection) -> sqlite3.Connection:
    """Return the driver's connection: what it is asked is part of the open transaction."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def problem_of_complaint(said: str) -> DiaryProblem:
    """Return what it means that SQLite's own check of a file complains: that it is damaged, or can't be read."""
    if _NOT_READ in said:
        return DiaryProblem.UNREACHABLE
    code = _CODE_IN_COMPLAINT.search(said)
    return DiaryProblem.DAMAGED if code is None else _PROBLEM_OF_CODE.get(int(code[1]) & 0xFF, DiaryProblem.DAMAGED)


def finish_interrupted(path: Path) -> None:
    """Let SQLite take back what a crash left half-written in the diary at `path`; nothing happens to a whole one.

    A file that can only be read is left alone, and a backup. Raise DiaryError when it can't be put right.
    """
    journal = journal_of(path)
    with translated(path):
        if is_backup(path):
            if begins_a_journal(journal):
                raise DiaryError(DiaryProblem.DAMAGED, str(path))
            return
        if not journal.exists() or not journal.stat().st_size or not os.access(path, os.W_OK):
            return
        engine = make_engine(path)
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
        finally:
            engine.dispose()


def _problem(error: BaseException | None) -> DiaryProblem:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and isinstance(error, sqlite3.OperationalError):
        return DiaryProblem.DAMAGED  # the driver's own complaint: a text that is no UTF-8
    if not isinstance(code, int):
        raise TypeError("not an error of the file") from error
    return _PROBLEM_OF_EXTENDED_CODE.get(code) or _PROBLEM_OF_CODE.get(code & 0xFF, DiaryProblem.DAMAGED)
