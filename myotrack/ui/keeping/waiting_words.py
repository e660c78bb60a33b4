"""What is said of entries that are not saved yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from myotrack.i18n import _, ngettext
from myotrack.services.waiting import WaitingEntry
from myotrack.words.dates import clock_time, day_and_time

MOST_NAMED = 3
"""So many are named, the last ones; the others are counted."""


def entry_words(entry: WaitingEntry, today: date) -> str:
    """Return one entry with the time at which it was made, as in "severity 2 (20:14)"."""
    at = entry.at
    when = clock_time(at) if at.date() == today else day_and_time(at.date(), at.time(), today)
    return _("{what} ({when})").format(what=entry.what, when=when)


def waiting_sentence(entries: Sequence[WaitingEntry], today: date) -> str:
    """Return how many entries wait, what they are, and what becomes of them."""
    return ngettext(
        "{count} entry is not saved yet: {what}. It is kept in this window, and tried again by itself.",
        "{count} entries are not saved yet: {what}. They are kept in this window, and tried again by themselves.",
        len(entries),
    ).format(count=len(entries), what=named(entries, today))


def elsewhere_sentence(entries: Sequence[WaitingEntry], names: Sequence[str], today: date) -> str:
    """Return what waits for diaries that are not open."""
    return ngettext(
        "{count} entry of {diary} is not saved yet: {what}. It waits until that diary is open again.",
        "{count} entries of {diary} are not saved yet: {what}. They wait until that diary is open again.",
        len(entries),
    ).format(count=len(entries), diary=", ".join(names), what=named(entries, today))


def diary_before() -> str:
    """Return what a diary is called in whose place another one lies now."""
    return _("the diary that was in this place before")


def saved_sentence(entries: Sequence[WaitingEntry], today: date) -> str:
    """Return that what waited is on disk."""
    return _("Saved now: {what}.").format(what=named(entries, today))


def refused_sentence(entries: Sequence[WaitingEntry], today: date) -> str:
    """Return what could not be saved because the diary has changed since, so that it is looked at."""
    return _("Not saved: {what}. It does not fit the diary any more. Please look, and enter it again.").format(
        what=named(entries, today)
    )


def overtaken_sentence(entries: Sequence[WaitingEntry], today: date) -> str:
    """Return what was pressed before another program wrote something else in its place."""
    return _(
        "Not saved as you entered it: {what}. Another program wrote something else there after you, and that stands. "
        "Please look, and enter yours again if it is the right one."
    ).format(what=named(entries, today))


def named(entries: Sequence[WaitingEntry], today: date) -> str:
    """Return the last entries in words, and how many there are before them."""
    words = [entry_words(entry, today) for entry in entries[-MOST_NAMED:]]
    if len(entries) > MOST_NAMED:
        words.insert(0, ngettext("{number} more", "{number} more", len(entries) - MOST_NAMED))
        words[0] = words[0].format(number=len(entries) - MOST_NAMED)
    return "; ".join(words)
