"""By what a file is known for a backup: nothing is ever written to one, whoever opens it and for whatever."""

from __future__ import annotations

import re
from pathlib import Path

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.files import real_place

BESIDE = "backups"
"""Name of the folder beside a diary that its backups go to."""

STAMP = re.compile(r"-(\d{4}-\d\d-\d\d-\d{6})(?:-\d+)?$")
"""What stands behind the name of the diary in the name of a backup."""

_MARK = b'"myotrack_backup"'
_MARK_WITHIN = 64


def manifest_of(backup: Path) -> Path:
    """Return where the manifest of a backup stands."""
    return backup.with_name(f"{backup.name}.json")


def is_backup(path: Path) -> bool:
    """Whether the file at `path` is a backup: by its manifest, or by its name in a folder of backups."""
    place = real_place(path)
    return (place.parent.name == BESIDE and STAMP.search(place.stem) is not None) or _has_manifest(place)


def backup_is_not_written(path: Path) -> DiaryError:
    """Return what is wrong when somebody wants to write to the backup at `path`."""
    return DiaryError(DiaryProblem.READ_ONLY, str(path), backup=True, paused=True)


def _has_manifest(place: Path) -> bool:
    manifest = manifest_of(place)
    try:
        if not manifest.is_file():
            return False
        with manifest.open("rb") as file:
            return _MARK in file.read(_MARK_WITHIN)
    except OSError:  # what can't be read tells nothing
        return False
