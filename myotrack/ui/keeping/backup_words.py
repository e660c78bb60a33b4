"""A backup in words: when it was made and why, what is in it, and whether it is still whole."""

from __future__ import annotations

from datetime import date

from myotrack.i18n import _, ngettext
from myotrack.services.backup_list import Backup, Why
from myotrack.words.dates import clock_time, day_with_year


def backup_in_words(backup: Backup) -> str:
    """Return a line as in "14 March 2026, 20:14 · made once a day · 96 days, the last one 13 March 2026"."""
    return " · ".join((made_at(backup), why_words(backup.why), days_words(backup)))


def made_at(backup: Backup) -> str:
    """Return when it was made, by the clock of that moment."""
    return _("{day}, {time}").format(day=day_with_year(backup.made_at.date()), time=clock_time(backup.made_at))


def days_words(backup: Backup) -> str:
    """Return how many days with entries are in it, and the last one."""
    if backup.kept_damaged:
        return _("not known")
    days = ngettext("{count} day", "{count} days", backup.days).format(count=backup.days)
    last = _day(backup.last_day)
    return days if last is None else _("{days}, the last one {day}").format(days=days, day=day_with_year(last))


def why_words(why: Why) -> str:
    """Return why it was made."""
    return {
        Why.DAILY: _("made once a day"),
        Why.BY_HAND: _("made by you"),
        Why.BEFORE_UPGRADE: _("made before an upgrade"),
        Why.BEFORE_IMPORT: _("made before an import"),
        Why.BEFORE_RESTORE: _("made before a backup was put back"),
        Why.BEFORE_BULK_EDIT: _("made before many entries were changed"),
        Why.UNKNOWN: _("found in the folder"),
    }[why]


def sound_words(backup: Backup) -> str:
    """Return whether it is whole."""
    if backup.kept_damaged:
        return _("damaged, kept as it was")
    return _("whole") if backup.sound else _("damaged")


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        return None
