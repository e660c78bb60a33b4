"""myotrack check, backup and restore: what is done with a diary's file as a whole."""

from __future__ import annotations

import argparse
from pathlib import Path

from myotrack import paths
from myotrack.cli.printed import CouldNotError, say
from myotrack.i18n import _, ngettext
from myotrack.services import backups
from myotrack.services.clock import system_clock
from myotrack.words.personal_text import shown_path


def check(arguments: argparse.Namespace) -> int:
    """Look for damage in a diary, without writing to it."""
    diary: Path = arguments.diary
    report = backups.check(diary)
    if not report.sound:
        raise CouldNotError(
            _("{path} is damaged; restore a backup of it (myotrack restore).").format(path=shown_path(str(diary)))
        )
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
        # Asked first, so that a diary that is not there leaves no folder behind.
        target = backups.back_up(diary, paths.backups_folder(), system_clock())
    else:
        backups.back_up_to(diary, target)
    say(_("The copy is {path}.").format(path=shown_path(str(target))))
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup in the place of a diary; what was there is kept as a backup of its own."""
    diary: Path = arguments.output
    kept = backups.restore(arguments.backup, diary, paths.backups_folder(), system_clock())
    say(_("Restored {path}.").format(path=shown_path(str(diary))))
    if kept is not None:
        say(_("What was there before: {path}.").format(path=shown_path(str(kept))))
    return 0
