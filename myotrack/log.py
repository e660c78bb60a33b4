"""A log for repairs that can be shown to a stranger: it never holds a word that a person wrote in the diary.

A record keeps its constant message; holes are filled with numbers only; an exception is told by its type and the
places it went through, never by its message, its arguments or the source lines.
"""

from __future__ import annotations

import datetime as dt
import logging
import logging.handlers
import os
import traceback
from io import TextIOWrapper
from pathlib import Path

_LARGEST_BYTES = 256 * 1024
_EARLIER_FILES = 2
_WITHHELD = "[…]"
_PACKAGE_PARENT = Path(__file__).resolve().parents[1]


def install(file: Path) -> logging.Handler:
    """Write the log to `file` and return the handler for `remove`.

    The file (0600) and its folder are made with the first record; where that can't be, nothing is logged.
    """
    handler = _PrivateFile(file, maxBytes=_LARGEST_BYTES, backupCount=_EARLIER_FILES, encoding="utf-8", delay=True)
    handler.setFormatter(WordlessFormatter())
    logging.getLogger().addHandler(handler)
    logging.getLogger("myotrack").setLevel(logging.INFO)
    return handler


def remove(handler: logging.Handler) -> None:
    """Stop writing to what `install` returned and close its file."""
    logging.getLogger().removeHandler(handler)
    handler.close()


def without_words(error: BaseException) -> str:
    """Return type and places of `error` and of what caused it, without any text that it carries."""
    parts = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = traceback.extract_tb(current.__traceback__)
        places = [f"    {_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
        parts.append("\n".join([f"  {type(current).__module__}.{type(current).__qualname__}", *places]))
        hidden = current.__suppress_context__
        current = current.__cause__ or (None if hidden else current.__context__)
    return "\n  caused by\n".join(parts)


class WordlessFormatter(logging.Formatter):
    """Formats a record without anything that could be a person's text."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, and the places of the exception under it."""
        moment = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")
        line = f"{moment} {record.levelname} {record.name}: {_message(record)}"
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else f"{line}\n{without_words(error)}"


class _PrivateFile(logging.handlers.RotatingFileHandler):
    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return open(self.baseFilename, "a", encoding=self.encoding, opener=_open_private)

    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing: a full or read-only disk is told to the person by what failed, not by the log."""


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _message(record: logging.LogRecord) -> str:
    if not isinstance(record.msg, str):
        return type(record.msg).__qualname__
    if not record.args:
        return record.msg
    try:
        if isinstance(record.args, tuple):
            return record.msg % tuple(_harmless(argument) for argument in record.args)
        return record.msg % {name: _harmless(value) for name, value in record.args.items()}
    except (TypeError, ValueError, KeyError):
        # A hole made for a number ("%d") that was given a text.
        return record.msg


def _harmless(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | float) else _WITHHELD


def _short(filename: str) -> str:
    # The folders above the package can hold the person's name.
    path = Path(filename)
    if path.is_relative_to(_PACKAGE_PARENT):
        return path.relative_to(_PACKAGE_PARENT).as_posix()
    return "/".join(path.parts[-2:])
