"""Keeps a spreadsheet from running a person's text as a formula, in a way that can be taken back exactly.

A text that begins with a dangerous character, or with apostrophes and then one, is written with one more apostrophe
in front; reading takes one off again. So `=1+1` is written `'=1+1`, and `'=1+1` is written `''=1+1`; no other text
changes.
"""

from __future__ import annotations

import re

_DANGEROUS = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_DISARMED = re.compile("''*[=+\\-@\t\r\n＝＋－＠]")


def disarmed(text: str) -> str:
    """Return personal text as it is written into a cell."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def rearmed(cell: str) -> str:
    """Return the personal text that a cell stands for; undoes `disarmed`."""
    return cell[1:] if _DISARMED.match(cell) else cell


def one_kind_of_line_end(text: str) -> str:
    """Return the text with `\\n` at the end of each line, however it came."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
