"""Files that SQLite has open in this process: whatever else reads one must not close it before SQLite does.

On POSIX a lock belongs to the process. Closing any descriptor of a file takes away every lock that the process has on
it, also those that SQLite holds for a transaction that is under way (https://sqlite.org/howtocorrupt.html, 2.2). So
all connections to files of diaries are made here, and all reading of such files as bytes is done here.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO

_BLOCK = 4096
"""Bytes that are read at a time where some can't be: a page of SQLite, a sector of most disks."""

_Identity = tuple[int, int]
"""Device and number of a file: it may have several names."""


class _Held:
    """Which files SQLite has open, and the descriptors that wait until it has closed them."""

    def __init__(self) -> None:
        self._mutex = Lock()
        self._connections: Counter[_Identity] = Counter()
        self._waiting: dict[_Identity, list[int]] = {}

    def begin(self, path: Path) -> _Identity | None:
        """Note one connection more to the file at `path`, before it is made; None when there is no such file."""
        with suppress(OSError):
            held = _identity(path.stat())
            with self._mutex:
                self._connections[held] += 1
            return held
        return None

    def end(self, held: _Identity | None) -> None:
        """Note that such a connection is closed; after the last one, what waited is closed as well."""
        if held is None:
            return
        with self._mutex:
            self._connections[held] -= 1
            if not self._connections[held]:
                del self._connections[held]
                for descriptor in self._waiting.pop(held, ()):
                    os.close(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a descriptor, as soon as that takes no lock away."""
        with self._mutex:
            held = _identity(os.fstat(descriptor))
            if held in self._connections and sys.platform != "win32":  # there, a lock belongs to its handle
                self._waiting.setdefault(held, []).append(descriptor)
            else:
                os.close(descriptor)


_HELD = _Held()
"""For the whole process, as the locks are."""


class HoldingConnection(sqlite3.Connection):
    """A connection that says when it is closed."""

    held: _Identity | None = None

    def close(self) -> None:
        """Let go of the file."""
        super().close()
        held, self.held = self.held, None
        _HELD.end(held)


def connect_to(path: Path, mode: str, **options: Any) -> sqlite3.Connection:
    """Return a connection to the file at `path`, which is there; `mode` is that of SQLite's addresses: ro or rw.

    What follows it (ro&immutable=1) are further words of such an address.
    """
    held = _HELD.begin(path)
    try:
        address = f"{path.resolve().as_uri()}?mode={mode}"
        connection = sqlite3.connect(address, uri=True, factory=HoldingConnection, **options)
    except BaseException:
        _HELD.end(held)
        raise
    connection.held = held
    return connection


@contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """Give the bytes of a file that may be open through SQLite; raise OSError."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
    try:
        with open(descriptor, "rb", closefd=False) as file:
            yield file
    finally:
        _HELD.close(descriptor)


def copy_bytes(source: Path, target: Path) -> None:
    """Copy the bytes of a file, which may be open through SQLite, over another one, which isn't; raise OSError."""
    with reading(source) as read, target.open("wb") as written:
        shutil.copyfileobj(read, written)


def copy_readable(source: Path, target: Path) -> bool:
    """Copy what can be read of a file over another one, and zeros for the rest; return whether all could be read.

    Raise OSError when nothing can be read, or the copy can't be written.
    """
    refused: OSError | None = None
    some = False
    with reading(source) as read, target.open("wb") as written:
        size = os.fstat(read.fileno()).st_size
        for at in range(0, size, _BLOCK):
            length = min(_BLOCK, size - at)
            try:
                part = _read_at(read.fileno(), length, at)
                some = True
            except OSError as error:  # a part of the disk that is worn out; what lies around it is whole
                part, refused = b"", error
            written.write(part.ljust(length, b"\0"))
    if refused is not None and not some:
        raise refused
    return refused is None


def _read_at(descriptor: int, length: int, at: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(descriptor, length, at)
    os.lseek(descriptor, at, os.SEEK_SET)
    return os.read(descriptor, length)


def _identity(found: os.stat_result) -> _Identity:
    return found.st_dev, found.st_ino
