"""What a command says of a damaged diary: that it is one, and both ways on."""

from __future__ import annotations

from pathlib import Path

from myotrack.cli.printed import complain
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.i18n import _, ngettext
from myotrack.services.backups import check
from myotrack.storage.check import CheckReport
from myotrack.words.personal_text import shown_path


def ways_on(path: Path) -> str:
    """Return that a diary is damaged, with both ways on."""
    return _(
        "{path} is damaged; restore a backup of it (myotrack restore), or save what can be read of it "
        "(myotrack rescue)."
    ).format(path=shown_path(str(path)))


def warn_of_damage(diary: Path) -> None:
    """Say on standard error when what was just read out of a diary may not be what was written into it.

    The numbers stand all the same. It is said last, so that it is not scrolled away.
    """
    try:
        report = check(diary)
    except DiaryError as problem:
        if problem.problem is DiaryProblem.DAMAGED:
            complain(_may_be_wrong(diary, None))
        return  # a diary that is away or held by now was read a moment ago
    if not report.sound:
        complain(_may_be_wrong(diary, report))


def _may_be_wrong(diary: Path, report: CheckReport | None) -> str:
    path = shown_path(str(diary))
    if report is None or report.complaints:
        return _(
            "What was read may be wrong or missing: {path} is damaged (see myotrack check; myotrack restore or "
            "myotrack rescue leads on)."
        ).format(path=path)
    return ngettext(
        "What was read may be wrong: {count} entry in {path} is not as it was written (see myotrack check; myotrack "
        "restore or myotrack rescue leads on).",
        "What was read may be wrong: {count} entries in {path} are not as they were written (see myotrack check; "
        "myotrack restore or myotrack rescue leads on).",
        len(report.changed_rows),
    ).format(count=len(report.changed_rows), path=path)
