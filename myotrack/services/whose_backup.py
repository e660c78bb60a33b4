"""Which backups are of a diary: a folder may hold those of several, and those of another person are never offered."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from myotrack.services.backup_order import newest_first
from myotrack.storage.backup_signs import STAMP
from myotrack.storage.files import real_place
from myotrack.storage.own_id import own_id

if TYPE_CHECKING:
    from myotrack.services.backup_list import Backup


def own_backups(diary: Path, backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Return those of these backups that are of the diary at `diary`, the one made last first.

    They are told by the diary's own id. Where nothing in the file proves one any more, it is that of the last backup
    that was made of the file in this place. Where none tells that either, those count that bear its name and lie in
    the folder beside it: of others with its name, nobody knows whose they are.
    """
    found = newest_first(backups)
    place = real_place(diary)
    diary_id = own_id(place) or next((b.diary_id for b in found if b.diary_id and b.of == place), "")
    if diary_id:
        return tuple(b for b in found if b.diary_id == diary_id or (not b.diary_id and _is_from(place, b)))
    return tuple(b for b in found if _is_from(place, b))


def written_place(diary: Path, folder: Path) -> str:
    """Return how a manifest in `folder` names the file: by the way from there, because sticks change their names."""
    place = real_place(diary)
    try:
        return Path(os.path.relpath(place, real_place(folder))).as_posix()
    except ValueError:  # another disk, where disks have letters
        return place.as_posix()


def read_place(written: str, folder: Path) -> Path:
    """Return the file that a manifest in `folder` speaks of."""
    return real_place(real_place(folder) / written)


def _is_from(place: Path, backup: Backup) -> bool:
    """Whether a backup was made of the file in this place; one that does not say so, by its name and folder."""
    if backup.of is not None:
        return backup.of == place
    is_beside = real_place(backup.path.parent).parent == place.parent
    return is_beside and STAMP.sub("", backup.path.stem) == place.stem
