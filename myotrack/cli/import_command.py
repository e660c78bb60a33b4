"""myotrack import: says what it would do, then does all of it or nothing."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from myotrack.cli.opened import opened, settings
from myotrack.cli.printed import CouldNotError, say
from myotrack.exchange.bundle import read_bundle
from myotrack.exchange.places import place_words, refusal_words
from myotrack.i18n import _, ngettext
from myotrack.resources.guidance import load_sources, load_texts
from myotrack.services.backups import folder_beside
from myotrack.services.clock import system_clock
from myotrack.services.import_plan import Conflict, ImportPlan
from myotrack.services.imported_alerts import told_of_import
from myotrack.services.imports import Imports, import_into_new
from myotrack.words.fact_words import fact_name
from myotrack.words.import_words import conflict_sentence, import_outcome
from myotrack.words.imported_alerts import imported_alert_lines
from myotrack.words.personal_text import shown_path

logger = logging.getLogger(__name__)

MOST_SHOWN = 100
"""Refused rows, and conflicts, that are listed one by one."""


def import_files(arguments: argparse.Namespace) -> int:
    """Import files into a diary, made if it is missing; with --dry-run only say what would happen."""
    diary: Path = arguments.diary
    files = read_bundle(arguments.files)
    is_new = not diary.exists()
    with opened(None if is_new else diary) as held:
        imports, today = Imports(held.recorder), held.recorder.today()
        plan = imports.plan(files, replaces=arguments.replace)
        _tell(plan)
        if plan.refused and not arguments.skip_refused:
            raise CouldNotError(_refusal(len(plan.refused), dry_run=arguments.dry_run))
        if arguments.dry_run:
            say(_("Nothing was written (--dry-run)."))
            _tell_rules(plan, today)
            return 0
        if not is_new:
            if plan.changes_anything:
                done = imports.apply(plan, folder_beside(diary), skip_refused=arguments.skip_refused)
                _tell_done(diary, done.backup)
                _tell_rules(plan, today)
            else:
                say(_("Nothing was written: {path} needs nothing of it.").format(path=shown_path(str(diary))))
            return 0
    chosen = settings()
    import_into_new(
        diary,
        system_clock,
        plan,
        skip_refused=arguments.skip_refused,
        author=chosen.writer,
        day_start=chosen.day_start,
    )
    say(_("Made the diary {path}.").format(path=shown_path(str(diary))))
    _tell_rules(plan, today)
    return 0


def _tell(plan: ImportPlan) -> None:
    say(
        import_outcome(
            plan.rows,
            plan.writes,
            already_there=plan.already_there,
            conflicts=len(plan.conflicts),
            refused=len(plan.refused),
        )
    )
    _list([refusal_words(refused) for refused in plan.refused])
    _list([_conflict_words(conflict, plan) for conflict in plan.conflicts])


def _conflict_words(conflict: Conflict, plan: ImportPlan) -> str:
    named = fact_name(conflict.imported, plan.medicine_names)
    return conflict_sentence(place_words(conflict.place), named, replaced=plan.replaces)


def _list(lines: Sequence[str]) -> None:
    say(*(f"  {line}" for line in lines[:MOST_SHOWN]))
    rest = len(lines) - MOST_SHOWN
    if rest > 0:
        say("  " + ngettext("and {number} more", "and {number} more", rest).format(number=rest))


def _tell_done(diary: Path, backup: Path | None) -> None:
    say(_("Imported into {path}.").format(path=shown_path(str(diary))))
    if backup is not None:
        say(_("The diary as it was before: {backup}.").format(backup=shown_path(str(backup))))


def _tell_rules(plan: ImportPlan, today: date) -> None:
    """Say what the imported facts make the rules say; it comes after what was asked for, and never in its way."""
    try:
        told = told_of_import(plan, today, settings().day_start)
        stops = ((told.of_baclofen(only=True), True), (told.of_baclofen(only=False), False))
        lines = imported_alert_lines(
            told.standing, told.waiting, told.longer_ago(), stops, load_texts(), load_sources(), today
        )
    except Exception:
        # The import is done (or, tried out, was read): that is what the exit status is about.
        logger.exception("the rules could not be asked about an import")
        lines = (_("What the rules say of these rows could not be found out; the window shows what stands."),)
    say(*lines)


def _refusal(number: int, *, dry_run: bool) -> str:
    if dry_run:
        return ngettext(
            "Nothing would be imported, because {number} row is refused; --skip-refused would leave it out.",
            "Nothing would be imported, because {number} rows are refused; --skip-refused would leave them out.",
            number,
        ).format(number=number)
    return ngettext(
        "Nothing was imported, because {number} row is refused; mend it, or leave it out with --skip-refused.",
        "Nothing was imported, because {number} rows are refused; mend them, or leave them out with --skip-refused.",
        number,
    ).format(number=number)
