"""What putting a backup in the place of a diary would change, before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services.backup_list import refuse_changed
from myotrack.storage.backup_signs import backup_is_not_written, is_backup
from myotrack.storage.check import examine
from myotrack.storage.compare import Difference, difference
from myotrack.storage.connection import translated
from myotrack.storage.inventory import Inventory, inventory
from myotrack.storage.snapshot import snapshot


@dataclass(frozen=True, slots=True)
class RestorePlan:
    """What a restore would do to a diary."""

    backup: Path
    diary: Path
    holds: Inventory
    """What the backup holds."""
    now: Inventory | None
    """What the diary holds; None when it isn't there or can't be read."""
    unreadable: DiaryProblem | None
    """Why the diary can't be read; what is left of it would be kept byte for byte."""
    change: Difference
    """The days and facts that would be added, removed and changed; against nothing when the diary can't be read."""

    @property
    def last_day(self) -> date | None:
        """The last day with observations in the backup."""
        return None if self.holds.last_day is None else date.fromisoformat(self.holds.last_day)


def plan_restore(backup: Path, diary: Path) -> RestorePlan:
    """Return what putting `backup` in the place of `diary` would change; nothing is written.

    Raise DiaryError when the backup can't be used (its own problem, and its path), or when the diary is one that a
    restore would refuse to replace: itself a backup, not a diary, of a newer version, locked, or out of reach.
    """
    if is_backup(diary):
        raise backup_is_not_written(diary)
    return compared(backup, diary)


def compared(backup: Path, diary: Path) -> RestorePlan:
    """Return in what `backup` differs from `diary`, which may be a backup as well. Raise DiaryError as above."""
    with translated(backup):
        refuse_changed(backup)
    with snapshot(backup) as then:
        if not examine(then).sound:
            raise DiaryError(DiaryProblem.DAMAGED, str(backup))
        holds = inventory(then)
        try:
            with snapshot(diary) as now:
                held = inventory(now)
                change = difference(now, then)
        except DiaryError as error:
            if error.path != str(diary) or error.problem not in (DiaryProblem.MISSING, DiaryProblem.DAMAGED):
                raise
            unreadable = error.problem if error.problem is DiaryProblem.DAMAGED else None
            return RestorePlan(backup, diary, holds, None, unreadable, difference(None, then))
    return RestorePlan(backup, diary, holds, held, None, change)
