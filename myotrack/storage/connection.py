"""Opening the file: pragmas, transactions that are really atomic, and errors turned into what went wrong.

The choices and their measurements are in the design's reliability notes; docs/decisions/ has the short form.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from myotrack.domain.errors import DiaryError, DiaryProblem

BEGIN_OPTION = "myotrack_begin"
"""Execution option of a connection: how its transaction begins."""

_PRAGMAS = (
    "busy_timeout=5000",
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


def make_engine(path: Path | None, *, read_only: bool = False, foreign_keys: bool = True) -> Engine:
    """Return an engine with one connection to the file at `path` (None: in memory)."""

    def connect() -> sqlite3.Connection:
        if path is None:
            raw = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        else:
            mode = "ro" if read_only else "rw"
            address = f"file:{quote(path.resolve().as_posix())}?mode={mode}"
            raw = sqlite3.connect(address, uri=True, isolation_level=None, timeout=5, check_same_thread=False)
        for pragma in _PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")
        if not foreign_keys:
            raw.execute("PRAGMA foreign_keys=OFF")
        if not read_only:
            raw.execute("PRAGMA journal_mode=TRUNCATE")
        if sys.platform == "darwin":
            raw.execute("PRAGMA fullfsync=1")
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
    except PermissionError as error:
        raise DiaryError(DiaryProblem.READ_ONLY, name) from error
    except OSError as error:
        raise DiaryError(DiaryProblem.UNREACHABLE, name) from error


def _problem(error: BaseException | None) -> DiaryProblem:
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        raise TypeError("not an error of the file") from error
    return _PROBLEM_OF_CODE.get(code & 0xFF, DiaryProblem.DAMAGED)
