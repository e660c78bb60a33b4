"""What a file is, read from its first 100 bytes, so that a foreign file is never opened, let alone written to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.connection import translated
from myotrack.storage.held_files import reading
from myotrack.storage.tables import APPLICATION_ID, SCHEMA_VERSION

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


@dataclass(frozen=True, slots=True)
class Header:
    """Schema version of a diary file."""

    version: int


def read_header(path: Path) -> Header:
    """Return the header of the diary at `path`; raise DiaryError when it can't be read, or is foreign or newer.

    The offsets (60: user_version, 68: application_id, big-endian) are those of the SQLite file format, section 1.3.
    """
    with translated(path):
        head = first_bytes(path)
    application = int.from_bytes(head[68:72], "big")
    if len(head) < _HEADER_BYTES or not head.startswith(_MAGIC) or application != APPLICATION_ID:
        raise DiaryError(DiaryProblem.NOT_A_DIARY, str(path))
    version = int.from_bytes(head[60:64], "big")
    if version > SCHEMA_VERSION:
        raise DiaryError(DiaryProblem.NEWER, str(path), version=version, known=SCHEMA_VERSION)
    return Header(version)


def first_bytes(path: Path) -> bytes:
    """Return the header of the file at `path`, whatever it is; raise DiaryError or OSError when none can be read."""
    with readable(path), reading(path) as file:
        return file.read(_HEADER_BYTES)


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Raise DiaryError where `path` is no file, or when it may not be read inside this."""
    try:
        if path.is_dir():
            raise DiaryError(DiaryProblem.A_FOLDER, str(path))
        if not path.exists():
            raise DiaryError(DiaryProblem.MISSING, str(path))
        if not path.is_file():
            raise DiaryError(DiaryProblem.NOT_A_DIARY, str(path))  # reading a pipe would wait for ever
        yield
    except PermissionError as error:
        raise DiaryError(DiaryProblem.UNREADABLE, str(path)) from error
