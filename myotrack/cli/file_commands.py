"""myotrack check, backup, restore and rescue: what is done with a diary's file as a whole."""

from __future__ import annotations

import argparse
from pathlib import Path

from myotrack.cli.damage import ways_on
from myotrack.cli.printed import CouldNotError, say
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.i18n import _, ngettext
from myotrack.services import backups
from myotrack.services.backup_list import is_kept_damaged
from myotrack.services.clock import system_clock
from myotrack.services.rescue import rescue as rescue_diary
from myotrack.services.restore_plan import RestorePlan, plan_restore
from myotrack.services.window_lock import OpenInWindowError, no_window_has
from myotrack.words.personal_text import shown_path
from myotrack.words.rescue_words import rescue_losses, rescued_words
from myotrack.words.restore_words import backup_holds, diary_cannot_be_read, restore_changes


def check(arguments: argparse.Namespace) -> int:
    """Look for damage in a diary, without writing to it."""
    diary: Path = arguments.diary
    try:
        report = backups.check(diary)
    except DiaryError as problem:
        if problem.problem is DiaryProblem.DAMAGED:
            raise CouldNotError(ways_on(diary)) from problem
        raise
    if not report.sound:
        raise CouldNotError(ways_on(diary))
    say(
        ngettext(
            "{path} is sound: {number} fact was checked.", "{path} is sound: {number} facts were checked.", report.rows
        ).format(path=shown_path(str(diary)), number=report.rows)
    )
    return 0


def back_up(arguments: argparse.Namespace) -> int:
    """Make a verified copy of a diary."""
    diary: Path = arguments.diary
    target: Path | None = arguments.output
    if target is None:
        target = backups.back_up(diary, backups.folder_beside(diary), system_clock())
    else:
        backups.back_up_to(diary, target)
    say(_("The copy is {path}.").format(path=shown_path(str(target))))
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup in the place of a diary; what was there is kept as a backup of its own.

    Says first what would change, and with --dry-run nothing more. A window may not have the diary open: it would go on
    with the file that was there before.
    """
    if arguments.dry_run:
        _tell_restore(arguments)
        say(_("Nothing was written (--dry-run)."))
        return 0
    try:
        with no_window_has(arguments.output):
            _restore(arguments)
    except OpenInWindowError as error:
        raise CouldNotError(_("This diary is open in a window of MyoTrack. Close it there first.")) from error
    return 0


def _restore(arguments: argparse.Namespace) -> None:
    diary: Path = arguments.output
    _tell_restore(arguments)
    kept = backups.restore(arguments.backup, diary, backups.folder_beside(diary), system_clock())
    say(_("Restored {path}.").format(path=shown_path(str(diary))))
    if kept is not None:
        say(_("What was there before: {path}.").format(path=shown_path(str(kept))))


def _tell_restore(arguments: argparse.Namespace) -> None:
    if is_kept_damaged(arguments.backup):
        say(_("This is a damaged diary that was kept as it was; it is put back just so."))
    else:
        _tell(plan_restore(arguments.backup, arguments.output))


def rescue(arguments: argparse.Namespace) -> int:
    """Make a new diary of what can be read out of a damaged one."""
    into: Path = arguments.output
    report = rescue_diary(arguments.diary, into, system_clock)
    say(rescued_words(report.facts, report.days, report.last_day, shown_path(str(into))))
    said = rescue_losses(
        lost=report.lost,
        perhaps_earlier=report.perhaps_earlier,
        unnamed_medicines=report.unnamed_medicines,
        complete=report.complete,
        earlier_lost=report.earlier_lost,
        earlier_undated=report.earlier_undated,
        lost_days=report.lost_days,
    )
    say(*said)
    return 0


def _tell(plan: RestorePlan) -> None:
    say(backup_holds(plan.holds.days, plan.last_day))
    if plan.unreadable is not None:
        say(diary_cannot_be_read())
    elif plan.now is not None:
        change = plan.change
        say(
            restore_changes(
                added=len(change.days_added),
                removed=len(change.days_removed),
                changed=len(change.days_changed),
                facts=change.facts_added + change.facts_removed + change.facts_changed,
            )
        )
