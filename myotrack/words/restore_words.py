"""What bringing a backup back would change, in sentences that count."""

from __future__ import annotations

from datetime import date

from myotrack.i18n import _, ngettext
from myotrack.words.dates import day_with_year


def backup_holds(days: int, last: date | None) -> str:
    """Return what a backup holds: how many days, and up to which."""
    if last is None:
        return _("The backup holds no days.")
    words = ngettext("The backup holds {number} day: {last}.", "The backup holds {number} days, up to {last}.", days)
    return words.format(number=days, last=day_with_year(last))


def restore_changes(*, added: int, removed: int, changed: int, facts: int) -> str:
    """Return which days come back, go away and change when it takes the place of the diary; `facts` of any kind."""
    parts = []
    if added:
        parts.append(ngettext("{number} day comes back", "{number} days come back", added).format(number=added))
    if removed:
        parts.append(ngettext("{number} day goes away", "{number} days go away", removed).format(number=removed))
    if changed:
        parts.append(ngettext("{number} day changes", "{number} days change", changed).format(number=changed))
    if parts:
        return _("Against the diary as it is: {changes}.").format(changes=", ".join(parts))
    if facts:
        return ngettext(
            "Against the diary as it is: no day changes, but {number} other entry does.",
            "Against the diary as it is: no day changes, but {number} other entries do.",
            facts,
        ).format(number=facts)
    return _("Against the diary as it is: nothing that you entered changes.")


def diary_cannot_be_read() -> str:
    """Return what a restore means where the diary itself is damaged."""
    return _("The diary itself can't be read; what is left of it is kept among the backups.")
