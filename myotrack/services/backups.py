"""Copies of the diary: making one, putting one back, and checking a file."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.backup import copy_diary
from myotrack.storage.check import CheckReport, check_diary
from myotrack.storage.connection import translated
from myotrack.storage.files import put_in_place, unfinished_file


def back_up(diary: Path, folder: Path, now: datetime) -> Path:
    """Make a verified copy of a diary in `folder`, named after the diary and the time; return it. Raise DiaryError."""
    target = _free_name(diary, folder, now)
    copy_diary(diary, target)
    return target


def _free_name(diary: Path, folder: Path, now: datetime) -> Path:
    with translated(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = now.strftime("%Y-%m-%d-%H%M%S")
    target = folder / f"{diary.stem}-{stamp}.myotrack"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{diary.stem}-{stamp}-{number}.myotrack"
    return target


def back_up_to(diary: Path, target: Path) -> None:
    """Make a verified copy of a diary at `target`; raise DiaryError, also when something is there already."""
    if target.exists():
        raise DiaryError(DiaryProblem.ALREADY_EXISTS, str(target))
    copy_diary(diary, target)


def restore(backup: Path, diary: Path, safety_folder: Path, now: datetime) -> Path | None:
    """Put a backup in the place of a diary that isn't open; a diary already there, damaged or not, is copied first.

    Return that safety copy, or None when there was no diary. Raise DiaryError; the old diary is then untouched.
    """
    safety = _set_aside(diary, safety_folder, now) if diary.exists() else None
    copy_diary(backup, diary)
    return safety


def _set_aside(diary: Path, folder: Path, now: datetime) -> Path:
    try:
        return back_up(diary, folder, now)
    except DiaryError as error:
        if error.problem is not DiaryProblem.DAMAGED:
            raise
    # A damaged diary is what restoring is for; what is left of it is kept byte for byte.
    target = _free_name(diary, folder, now)
    with translated(target), unfinished_file(target) as unfinished:
        shutil.copyfile(diary, unfinished)
        put_in_place(unfinished, target)
    return target


def check(diary: Path) -> CheckReport:
    """Look for damage in a diary file without writing to it; raise DiaryError when it can't be read at all."""
    return check_diary(diary)
