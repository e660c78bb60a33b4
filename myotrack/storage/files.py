"""Files that appear under their name only when they are complete and on disk."""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from myotrack.domain.errors import DiaryError, DiaryProblem

ROOM_FOR_A_REWRITE = 3
"""How many times its size must be free before a file is written anew: the copy, its journal, and room to go on."""

_LEFTOVER = re.compile(r"\..+\.myotrack(\.json)?\.[0-9a-f]{8}\.new(-journal)?")
"""Names that `unfinished_file` gives beside a diary."""

_AT_WORK_S = 3600

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
"""First bytes of a rollback journal (SQLite file format, section 3)."""


def real_place(path: Path) -> Path:
    """Return where a file lies that may be named by a link, whether it is there or not."""
    return Path(os.path.realpath(path))


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the rollback journal of the file at `path`: beside the file itself and not a link."""
    place = real_place(path)
    return place.with_name(f"{place.name}-journal")


def require_space(target: Path, size: int) -> None:
    """Raise DiaryError (disk full, with the bytes that are missing) unless a file of `size` bytes has room enough.

    Raise OSError when the folder of `target` isn't there.
    """
    missing = size * ROOM_FOR_A_REWRITE - shutil.disk_usage(target.parent).free
    if missing > 0:
        raise DiaryError(DiaryProblem.DISK_FULL, str(target), needed=missing)


@contextmanager
def unfinished_file(path: Path) -> Iterator[Path]:
    """Give an empty private file (0600) beside `path` to write into; it is gone afterwards unless put in place.

    Where `path` is a link it lies beside the file that is meant.
    """
    place = real_place(path)
    unfinished = place.with_name(f".{place.name}.{uuid4().hex[:8]}.new")
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield unfinished
    finally:
        for leftover in (unfinished, journal_of(unfinished)):
            leftover.unlink(missing_ok=True)


def forget_unfinished(folder: Path, name: str = "") -> tuple[Path, ...]:
    """Take away the unfinished diaries and manifests that a crash left in `folder`, and return them.

    Those of the file `name` go also where that does not end as diaries do.
    One that was written to in the last hour may be another program's that is still at it. The hour is told by the
    clock of the file system itself. Raise OSError.
    """
    own = re.compile(rf"\.{re.escape(name)}\.[0-9a-f]{{8}}\.new(-journal)?")
    names = (_LEFTOVER.fullmatch, own.fullmatch)
    found = [path for path in folder.iterdir() if any(fits(path.name) for fits in names) and path.is_file()]
    if not found:
        return ()
    with unfinished_file(folder / "now.myotrack") as fresh:
        now = fresh.stat().st_mtime
    old = tuple(path for path in found if abs(now - path.stat().st_mtime) > _AT_WORK_S)
    for path in old:
        path.unlink()
    return old


def put_in_place(unfinished: Path, path: Path) -> None:
    """Give a finished file its name, durably; whatever stood there is replaced in one step, and a link goes on."""
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    place = real_place(path)
    forget_journal(place)
    unfinished.replace(place)
    make_durable(place.parent)


def make_private_folder(folder: Path) -> None:
    """Make a folder that this person alone can look into (0700), durably, unless it is there. Raise OSError."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700)
        make_durable(folder.parent)
    else:
        make_private(folder)


def make_private(place: Path) -> None:
    """Take the rights of others to a file or folder away that is this person's own, where that can be done."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # a foreign file system has no modes to set, and it still serves
        found = place.stat()
        if stat.S_IMODE(found.st_mode) & 0o077 and found.st_uid == os.geteuid():
            place.chmod(0o700 if stat.S_ISDIR(found.st_mode) else 0o600)


def make_durable(folder: Path) -> None:
    """Have the names in a folder on disk."""
    if sys.platform != "win32":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def forget_journal(path: Path) -> None:
    """Take away the journal that a crash left of an earlier file at `path`: SQLite would play it into the new one."""
    journal = journal_of(path)
    if journal.is_file() and (not journal.stat().st_size or begins_a_journal(journal)):
        journal.unlink()


def begins_a_journal(journal: Path) -> bool:
    """Whether a crash may have left this file for SQLite to play back: it begins as its journals do. Raise OSError."""
    if not journal.is_file():
        return False
    with journal.open("rb") as file:
        return file.read(len(_JOURNAL_MAGIC)) == _JOURNAL_MAGIC
