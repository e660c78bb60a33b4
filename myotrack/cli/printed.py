"""What a command says: facts on standard output, one sentence on standard error."""

from __future__ import annotations

import sys
import unicodedata


class UsageError(Exception):
    """Something was typed that is no command; the text is the sentence."""


class CouldNotError(Exception):
    """A command that could not do what it was asked; the text is the sentence."""


def say(*lines: str) -> None:
    """Print lines on standard output."""
    for line in lines:
        print(line)


def complain(sentence: str) -> None:
    """Print one sentence on standard error, after whatever was said before it, with nothing a terminal would obey."""
    sys.stdout.flush()
    print("".join("\ufffd" if unicodedata.category(c) == "Cc" else c for c in sentence), file=sys.stderr)
