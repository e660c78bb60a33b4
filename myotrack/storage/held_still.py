"""Holding a diary still while it is copied and another file is put in its place."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.connection import USUAL_WAIT_MS, translated
from myotrack.storage.header import read_header
from myotrack.storage.held_files import connect_to
from myotrack.storage.known_tables import refuse_foreign


@contextmanager
def held_still(path: Path, wait_ms: int = USUAL_WAIT_MS) -> Iterator[None]:
    """Inside this no other program writes to the diary at `path`; it can be read.

    One that is at it is waited for as long as `wait_ms`; then DiaryError says LOCKED.

    Whoever waited to write finds afterwards that the file was moved away, and says so. What nobody can write to (no
    file, no diary, too damaged, read-only) is not held; nor is anything on Windows, where no file can be put in the
    place of one that is open.
    """
    held = _hold(path, wait_ms)
    with nullcontext() if held is None else closing(held):
        yield


def _hold(path: Path, wait_ms: int) -> sqlite3.Connection | None:
    if sys.platform == "win32":
        return None
    try:
        refuse_foreign(path, read_header(path).version)
        with translated(path):
            return _begun(path, wait_ms)
    except DiaryError as error:
        if error.problem is DiaryProblem.LOCKED:
            raise
        return None


def _begun(path: Path, wait_ms: int) -> sqlite3.Connection:
    """Return a connection in a transaction that lets nobody else write; closed, it leaves everything as it was."""
    connection = connect_to(path, "rw", isolation_level=None, timeout=wait_ms / 1000)
    try:
        connection.execute("BEGIN IMMEDIATE")
    except BaseException:
        connection.close()
        raise
    return connection
