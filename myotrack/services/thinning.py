"""Which automatic backups may go: by how many there are of each period, never by how old one is.

Anki's rule: every backup of the two last days, then the last one of each of 12 days, 10 weeks and 9 months. A day is
one on which there is a backup, in the order in which they were made: a clock that is wrong by fifty years, or a
computer that was off for a year, takes nothing away.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from myotrack.services.backup_list import Backup, Why, list_backups
from myotrack.services.backup_order import newest_first
from myotrack.storage.backup_signs import manifest_of
from myotrack.storage.files import forget_unfinished, make_private

ALL_OF_DAYS, DAILY, WEEKLY, MONTHLY = 2, 12, 10, 9
"""Source: Anki's manual, "Backups"; its two days are those of the calendar."""

_AUTOMATIC = frozenset({Why.DAILY, Why.BEFORE_IMPORT, Why.BEFORE_RESTORE, Why.BEFORE_BULK_EDIT})
"""What a person made, what an upgrade began with and what nobody knows is never taken away."""


def to_thin(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Return the backups that may go, the one made last first; one that isn't sound neither goes nor counts."""
    found = newest_first(backup for backup in backups if backup.why in _AUTOMATIC and backup.sound)
    diaries = dict.fromkeys(backup.diary_id for backup in found)
    gone = {b for diary in diaries for b in _of_one_diary([b for b in found if b.diary_id == diary])}
    return tuple(backup for backup in found if backup in gone)


def thin(folder: Path) -> tuple[Path, ...]:
    """Take away the backups that the rule lets go, and what a crash left unfinished there; return the backups' files.

    What is left belongs to this person alone from then on (0700, 0600), where it was copied with other rights.

    Called once, when the program starts, and never later: after a restore nothing goes until the next start, so that
    the good copy is still there when the restored one turns out to be the wrong one. Safe in any thread.
    """
    gone = []
    found = list_backups(folder)
    for place in (folder, *(backup.path for backup in found)):
        make_private(place)
    for backup in to_thin(found):
        with suppress(OSError):  # it is tried again at the next start
            backup.path.unlink()
            gone.append(backup.path)
            manifest_of(backup.path).unlink(missing_ok=True)
    with suppress(OSError):
        forget_unfinished(folder)
    return tuple(gone)


def _of_one_diary(newest_first: list[Backup]) -> Iterable[Backup]:
    recent: set[date] = set()
    days: set[date] = set()
    weeks: set[tuple[int, int]] = set()
    months: set[tuple[int, int]] = set()
    daily, weekly, monthly = DAILY, WEEKLY, MONTHLY
    for backup in newest_first:
        day = backup.made_at.date()
        week, month = day.isocalendar()[:2], (day.year, day.month)
        if day in recent or len(recent) < ALL_OF_DAYS:
            recent.add(day)
        elif daily and day not in days:
            daily -= 1
        elif weekly and not daily and week not in weeks:
            weekly -= 1
        elif monthly and not daily and not weekly and month not in months:
            monthly -= 1
        else:
            yield backup
            continue
        days.add(day)
        weeks.add(week)
        months.add(month)
