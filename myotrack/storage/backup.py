"""Copies of a diary that are verified before they count, and putting one back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.connection import finish_interrupted, translated
from myotrack.storage.files import put_in_place, unfinished_file
from myotrack.storage.header import read_header


def copy_diary(source: Path, target: Path) -> None:
    """Make a verified copy of the diary at `source`, also while it is open; `target` is replaced in one step.

    Raise DiaryError when the source isn't a diary, either can't be read or written, or the copy isn't sound.
    """
    read_header(source)
    finish_interrupted(source)
    if target.is_dir():
        raise DiaryError(DiaryProblem.A_FOLDER, str(target))
    with translated(target), unfinished_file(target) as unfinished:
        with (
            translated(source),
            closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as live,
            closing(sqlite3.connect(unfinished)) as copy,
        ):
            # One read transaction: a writer can't come between, and a locked file is an error instead of a long wait.
            live.execute("BEGIN")
            live.execute("SELECT count(*) FROM sqlite_schema")
            live.backup(copy)
            counts = _counts(live)
        with closing(sqlite3.connect(unfinished)) as copy:
            sound = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok" and _counts(copy) == counts
        if not sound:
            raise DiaryError(DiaryProblem.DAMAGED, str(source))
        put_in_place(unfinished, target)


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}
