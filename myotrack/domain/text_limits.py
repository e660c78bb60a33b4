"""What a person's own text may hold: any script and emoji, but no control characters, up to a limit."""

from __future__ import annotations

import unicodedata

from myotrack.domain.errors import InvalidEntry, Reason

NOTE_LIMIT = 20_000
"""Characters in a note; a 10 MB note freezes a text box for seconds (reliability.md §2)."""

NAME_LIMIT = 200
"""Characters in a name, a one-line answer or a question."""

_ALLOWED_CONTROLS = frozenset("\n\t")


def checked_text(field: str, text: str, limit: int) -> str:
    """Return `text` with line ends made `\\n`; raise InvalidEntry when it is too long or holds control characters."""
    clean = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(clean) > limit:
        raise InvalidEntry(field, len(clean), Reason.TOO_LONG, limit=limit)
    if any(unicodedata.category(c) in ("Cc", "Cs") and c not in _ALLOWED_CONTROLS for c in clean):
        raise InvalidEntry(field, None, Reason.CONTROL_CHARACTERS)
    return clean


def checked_name(field: str, text: str) -> str:
    """Return a one-line name without outer spaces; raise InvalidEntry when it is empty, too long or has line breaks."""
    clean = text.strip()
    if not clean:
        raise InvalidEntry(field, text, Reason.MISSING)
    checked_text(field, clean, NAME_LIMIT)
    if "\t" in clean or len(clean.splitlines()) > 1:
        raise InvalidEntry(field, None, Reason.CONTROL_CHARACTERS)
    return clean
