"""The order in which backups were made, also where they lie in several folders and a clock was wrong."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from myotrack.services.backup_list import Backup


def newest_first(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Return backups in the order in which they were made, the last one first.

    In one folder the running number decides, whatever the clock said. Each folder counts for itself, so that between
    folders it is the moment, unless one was made in the knowledge of the other: then it is the later one. A copy
    that has no number stands where its moment is.
    """
    rows = _rows(backups)
    found = []
    while rows:
        found.append(reduce(_later, (row[-1] for row in rows)))
        next(row for row in rows if row[-1] is found[-1]).pop()
        rows = [row for row in rows if row]
    return tuple(found)


def _rows(backups: Iterable[Backup]) -> list[list[Backup]]:
    """Return those of each folder, the numbered ones and the others apart, each row in its order."""
    rows: dict[tuple[Path, bool], list[Backup]] = {}
    for backup in backups:
        rows.setdefault((backup.path.parent, backup.number > 0), []).append(backup)
    return [sorted(rows[key], key=lambda b: (b.number, *_moment(b))) for key in sorted(rows)]


def _later(one: Backup, other: Backup) -> Backup:
    """Return the one of two from different rows that was made later."""
    knew, was_known = _knew(one, other), _knew(other, one)
    if knew != was_known:
        return one if knew else other
    return max(one, other, key=_moment)


def _knew(later: Backup, earlier: Backup) -> bool:
    """Whether a backup was made when the other one, of another folder, was there already."""
    return later.path.parent != earlier.path.parent and 0 < earlier.number <= later.after


def _moment(backup: Backup) -> tuple[float, str, str]:
    return backup.made_at.timestamp(), backup.path.name, str(backup.path)
