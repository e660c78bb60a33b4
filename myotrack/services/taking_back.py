"""What taking a restore back would change, and what was entered since it, which goes along."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from myotrack.services.backup_list import is_kept_damaged
from myotrack.services.restore_plan import RestorePlan, compared, plan_restore
from myotrack.storage.connection import translated
from myotrack.storage.since import changes_since, fact_of
from myotrack.storage.subjects.subject import Fact
from myotrack.storage.waiting import WaitingChange


@dataclass(frozen=True, slots=True)
class EnteredSince:
    """One change that was made after a backup was put back, and the facts that it is about."""

    change: WaitingChange
    about: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class TakingBack:
    """What would happen; `plan` is None for a damaged diary, which goes back byte for byte and can't be compared."""

    plan: RestorePlan | None
    since: tuple[EnteredSince, ...]
    goes_along: bool
    """Whether what was entered since is entered there as well; else it stays in the backup that is made first."""


def plan_taking_back(before: Path, diary: Path, restored: Path) -> TakingBack:
    """Return what putting `before`, the diary as it was, in the place of `diary` would change; nothing is written.

    `restored` is the backup that was put there. Raise DiaryError when a file can't be read, or `before` can't be used.
    """
    since = _entered_since(diary, before, restored)
    if _is_kept_damaged(before):
        return TakingBack(None, since, goes_along=False)
    plan = plan_restore(before, diary)
    is_same = plan.now is not None and plan.now.diary_id == plan.holds.diary_id
    if is_same and restored.is_file():
        plan = compared(before, restored)  # what was entered since goes along: it makes no difference
    return TakingBack(plan, since, goes_along=is_same)


def _entered_since(diary: Path, *copies: Path) -> tuple[EnteredSince, ...]:
    """Return the changes that stand in `diary` and in none of its copies, oldest first."""
    known = [copy for copy in copies if copy.is_file() and not _is_kept_damaged(copy)]
    changes = changes_since(diary, known)
    with translated(diary):
        return tuple(EnteredSince(change, tuple(fact_of(row) for row in change.rows)) for change in changes)


def _is_kept_damaged(copy: Path) -> bool:
    with translated(copy):
        return is_kept_damaged(copy)
