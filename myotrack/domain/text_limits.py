"""What a person's own text may hold: any script and emoji, but no control characters, up to a limit."""

from __future__ import annotations

import re
import unicodedata

from myotrack.domain.errors import InvalidEntry, Reason

NOTE_LIMIT = 20_000
"""Characters in a note; a 10 MB note freezes a text box for seconds (reliability.md §2)."""

NAME_LIMIT = 200
"""Characters in a name, a one-line answer or a question."""

_INVISIBLE = frozenset({"Cf", "Mn", "Zl", "Zp", "Zs"})
"""Marks that show nothing by themselves: a name of nothing else could not be told from another."""

_ALLOWED_CONTROLS = frozenset("\n\t")


_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def without_controls(text: str, *, line_break: str) -> str:
    """Return pasted text without what `checked_text` refuses; whatever ended a line there is `line_break` here."""
    lines = _LINE_ENDS.split(text)
    return line_break.join("".join(c for c in line if not _is_refused(c)) for line in lines)


def checked_text(field: str, text: str, limit: int) -> str:
    """Return `text` with line ends made `\\n`; raise InvalidEntry when it is too long or holds control characters."""
    clean = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    if len(clean) > limit:
        raise InvalidEntry(field, len(clean), Reason.TOO_LONG, limit=limit)
    # What can be printed holds none; asking that of every character takes longer than reading a diary.
    if not clean.isprintable() and any(_is_refused(c) for c in clean):
        raise InvalidEntry(field, None, Reason.CONTROL_CHARACTERS)
    return clean


def checked_name(field: str, text: str) -> str:
    """Return a one-line name without outer spaces; raise InvalidEntry when it is empty, too long or has line breaks."""
    clean = text.strip()
    if all(unicodedata.category(c) in _INVISIBLE for c in clean):
        raise InvalidEntry(field, text, Reason.MISSING)
    checked_text(field, clean, NAME_LIMIT)
    if "\t" in clean or len(clean.splitlines()) > 1:
        raise InvalidEntry(field, None, Reason.CONTROL_CHARACTERS)
    return clean


def _is_refused(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs") and character not in _ALLOWED_CONTROLS
