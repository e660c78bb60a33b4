"""Two notes about one day that were written at the same time: neither is lost."""

from __future__ import annotations


def both_notes(stored: str, known: str, typed: str) -> str:
    """Return the note to be stored when `typed` began while `known` stood there, and `stored` stands there now.

    What came in between stands first; what says nothing new is not said twice.
    """
    if stored in (known, "") or _says_all_of(typed, stored):
        return typed
    if _says_all_of(stored, typed):
        return stored
    return f"{stored}\n{typed}"


def _says_all_of(note: str, other: str) -> bool:
    """Whether each line of another note stands in a note."""
    return set(other.strip().splitlines()) <= set(note.splitlines())
