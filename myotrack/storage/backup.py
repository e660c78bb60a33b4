"""Copies of a diary that are verified before they count, and putting one back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.check import examine
from myotrack.storage.connection import translated
from myotrack.storage.files import put_in_place, require_space, unfinished_file
from myotrack.storage.inventory import Inventory, inventory
from myotrack.storage.snapshot import snapshot


def copy_diary(source: Path, target: Path) -> Inventory:
    """Make a verified copy of the diary at `source`, also while it is open; `target` is replaced in one step.

    Return what the copy holds. It counts only when it was read once more from the disk: sound to SQLite, every row
    fits its checksum, and everything is there that was read from `source`.
    Raise DiaryError, which names the file that it is about, when the source isn't a diary or isn't sound, either can't
    be read or written, or there is less room than three times the diary. What stood at `target` is then as it was.
    """
    with snapshot(source) as live:
        if not examine(live).sound:
            raise DiaryError(DiaryProblem.DAMAGED, str(source))
        held = inventory(live)
        if target.is_dir():
            raise DiaryError(DiaryProblem.A_FOLDER, str(target))
        with translated(target):
            require_space(target, source.stat().st_size)
            with unfinished_file(target) as unfinished:
                with closing(sqlite3.connect(unfinished)) as copy:
                    live.backup(copy)
                if not _holds(unfinished, held):
                    raise DiaryError(DiaryProblem.UNREACHABLE, str(target))
                put_in_place(unfinished, target)
    return held


def _holds(path: Path, held: Inventory) -> bool:
    """Whether a file, read from the disk, is whole and holds just that: equal rows have equal checksums."""
    try:
        with snapshot(path) as copy:
            return copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok" and inventory(copy) == held
    except DiaryError:
        return False
