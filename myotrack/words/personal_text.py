"""Puts a person's own text inside our sentences so that it can't disturb them."""

from __future__ import annotations

import unicodedata

_FIRST_STRONG_ISOLATE = "\u2068"
_POP_ISOLATE = "\u2069"
_LONGEST_QUOTE = 60


def isolated(text: str) -> str:
    """Return personal text on one line and between bidi isolates, so that right-to-left names keep our word order."""
    return f"{_FIRST_STRONG_ISOLATE}{_one_line(text)}{_POP_ISOLATE}"


def quoted(text: str) -> str:
    """Return text that was refused, in quotation marks, isolated and cut to 60 characters."""
    shown = _one_line(text)
    if len(shown) > _LONGEST_QUOTE:
        shown = shown[:_LONGEST_QUOTE] + "…"
    return f"“{isolated(shown)}”"


def shown_path(path: str) -> str:
    """Return a file's name for a sentence: isolated, with anything that a terminal would obey made visible."""
    return isolated("".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") else c for c in path))


def _one_line(text: str) -> str:
    """Return the text without line breaks and without controls that would end our isolate early or turn the line."""
    unbroken = "".join(" " if c in "\n\r\t\u2028\u2029" else c for c in text)
    return "".join(c for c in unbroken if unicodedata.bidirectional(c) not in _BIDI_CONTROLS)


_BIDI_CONTROLS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
