"""Copies of the diary: making one, putting one back, and checking a file. See also `backup_list` and `thinning`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from myotrack import paths
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services.backup_list import (
    Backup,
    Why,
    is_kept_damaged,
    list_backups,
    refuse_changed,
    write_manifest,
)
from myotrack.storage.backup import copy_diary
from myotrack.storage.backup_signs import BESIDE, backup_is_not_written, is_backup, manifest_of
from myotrack.storage.check import CheckReport, check_diary
from myotrack.storage.connection import translated
from myotrack.storage.files import (
    forget_unfinished,
    journal_of,
    make_private,
    put_in_place,
    real_place,
    unfinished_file,
)
from myotrack.storage.held_files import copy_bytes
from myotrack.storage.held_still import held_still
from myotrack.storage.inventory import Inventory, inventory
from myotrack.storage.snapshot import snapshot

MANY_CHANGES = 20
"""So many changes after the last backup another one is made, though the clock says that there is one of today."""


def folder_beside(diary: Path) -> Path:
    """Return the folder of backups that goes with a diary, beside the file that a link leads to; nothing is made."""
    return real_place(diary).parent / BESIDE


def folders_of(diary: Path) -> tuple[Path, ...]:
    """Return where backups of a diary may be: beside it and a link to it, and where commands once put all of them."""
    return tuple(dict.fromkeys((folder_beside(diary), diary.parent / BESIDE, paths.backups_place())))


def _other_folders(diary: Path, folder: Path) -> tuple[Path, ...]:
    return tuple(other for other in folders_of(diary) if real_place(other) != real_place(folder))


def back_up(diary: Path, folder: Path, now: datetime, why: Why = Why.BY_HAND) -> Path:
    """Make a verified copy of a diary in `folder`, named after the diary and the time, with its manifest; return it.

    Safe in any thread, also while the diary is open. Raise DiaryError, also for a diary that isn't sound.
    """
    with translated(diary):
        if not diary.exists():
            raise DiaryError(DiaryProblem.MISSING, str(diary))
        is_new = not folder.exists()
    try:
        target = _free_name(diary, folder, now)
        held = copy_diary(diary, target)
        with translated(target):
            write_manifest(target, why, now, held, diary, _other_folders(diary, folder))
        _forget_unfinished(diary)
    except DiaryError:
        if is_new:
            with suppress(OSError):
                folder.rmdir()  # an empty folder is no sign that there is a backup
        raise
    return target


def back_up_daily(diary: Path, folder: Path, now: datetime) -> Path | None:
    """Make the backup of the day and return it; None when it was made already, or nothing changed since the last one.

    A clock that shows the same day for ever keeps no diary from its backup: see `_is_due`.
    Safe in any thread, also while the diary is open. Raise DiaryError, also for a diary that isn't sound.
    """
    _forget_unfinished(diary)
    with snapshot(diary) as connection:
        held = inventory(connection)
    if not held.facts:
        return None
    mine = [backup for backup in list_backups(folder) if backup.diary_id == held.diary_id and backup.sound]
    return back_up(diary, folder, now, Why.DAILY) if _is_due(held, mine, now) else None


def _forget_unfinished(diary: Path) -> None:
    """Take away what a restore that was killed left beside the diary: it holds what was to be put back."""
    place = real_place(diary)
    with suppress(OSError):  # it is tried again with the next backup
        forget_unfinished(place.parent, place.name)


def _is_due(held: Inventory, mine: Sequence[Backup], now: datetime) -> bool:
    """Whether a diary needs another backup of the day; `mine` are its good ones, the last one first.

    That the last one bears today's date is believed, unless the clock went back behind it or much was entered since.
    """
    if not mine:
        return True
    if mine[0].digest == held.digest:
        return False
    daily = next((backup for backup in mine if backup.why is Why.DAILY), None)
    if daily is None or daily.made_at.date() != now.date():
        return True
    return now < mine[0].made_at or abs(held.changes - mine[0].changes) >= MANY_CHANGES


def _free_name(diary: Path, folder: Path, now: datetime) -> Path:
    with translated(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        make_private(folder)
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

    Of a link, the file that it leads to is meant. Return that safety copy, or None when there was no diary: restoring
    it takes the restore back, and one of a damaged diary goes back byte for byte. Nobody writes in between: what was
    saved by then is in the copy. Raise DiaryError; the old diary is then untouched. Thin no backups after it until the
    program starts anew.
    """
    diary = real_place(diary)
    if is_backup(diary):
        raise backup_is_not_written(diary)
    with translated(backup):
        refuse_changed(backup)
    with held_still(diary):
        return _restore(backup, diary, safety_folder, now)


def _restore(backup: Path, diary: Path, safety_folder: Path, now: datetime) -> Path | None:
    with translated(diary):
        before = diary.stat() if diary.exists() else None
        has_folder = safety_folder.exists()
    safety = None if before is None else _set_aside(diary, safety_folder, now)
    try:
        if is_kept_damaged(backup):
            _copy_bytes(backup, diary)
        else:
            copy_diary(backup, diary)
    except DiaryError:
        if before is not None and safety is not None:
            with suppress(OSError):
                _forget_safety(diary, before, safety)
                if not has_folder:
                    safety_folder.rmdir()
        raise
    return safety


def _forget_safety(diary: Path, before: os.stat_result, safety: Path) -> None:
    """Take the copy away that is of no use, as its diary stands where it stood: tried again, each takes more room."""
    if os.path.samestat(diary.stat(), before):
        for leftover in (safety, journal_of(safety), manifest_of(safety)):
            leftover.unlink(missing_ok=True)


def _set_aside(diary: Path, folder: Path, now: datetime) -> Path:
    try:
        return back_up(diary, folder, now, Why.BEFORE_RESTORE)
    except DiaryError as error:
        if error.problem is not DiaryProblem.DAMAGED:
            raise
    # A damaged diary is what restoring is for; what is left of it is kept byte for byte.
    return keep_as_it_is(diary, folder, now, Why.BEFORE_RESTORE)


def keep_as_it_is(diary: Path, folder: Path, now: datetime, why: Why = Why.BY_HAND) -> Path:
    """Keep a damaged diary among the backups byte for byte, and return where; raise DiaryError."""
    target = _free_name(diary, folder, now)
    _copy_bytes(diary, target)
    with translated(target):
        write_manifest(target, why, now, None, diary, _other_folders(diary, folder))
    return target


def _copy_bytes(source: Path, target: Path) -> None:
    """Put a file that is no sound diary in the place of another as it is; its journal comes after it.

    Before it, SQLite would play the journal into what still stands there, and putting a file in place takes the
    journal away that stands beside it.
    """
    with translated(target):
        for part, place in ((source, target), (journal_of(source), journal_of(target))):
            if part.is_file():
                with unfinished_file(place) as unfinished:
                    copy_bytes(part, unfinished)
                    put_in_place(unfinished, place)


def check(diary: Path) -> CheckReport:
    """Look for damage in a diary file without writing to it; raise DiaryError when it can't be read at all.

    Safe in any thread, also while the diary is open.
    """
    return check_diary(diary)
