"""The lock that a window has on its diary, without Qt: for commands that must not change the file under a window.

A window makes it with QLockFile; whoever lives holds the file of the lock itself with `flock` as well, and that is
what counts here. A lock that is made here is an empty file that is held so: Qt never takes that for a left-over one.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from myotrack import paths

_TRIES = 3
"""How often a lock is tried whose file is taken away just then."""

_log = logging.getLogger(__name__)


class OpenInWindowError(Exception):
    """A window has the diary open."""


def lock_place(path: Path) -> Path:
    """Return where the lock of a diary lies, under whatever name it is opened; raise OSError without such a folder."""
    real = os.fsencode(os.path.realpath(path))
    return paths.state_folder() / f"{hashlib.sha256(real).hexdigest()[:32]}.lock"


@contextmanager
def no_window_has(path: Path) -> Iterator[None]:
    """Inside this no window opens the diary at `path`; raise OpenInWindowError when one has it open.

    Where no lock can be made (a full disk, a folder that can't be written to) it goes on, as a window does.
    """
    try:
        place = lock_place(path)
        held = _held(place)
    except OSError:
        _log.warning("the lock of the diary could not be made")
        yield
        return
    try:
        yield
    finally:
        if sys.platform != "win32":  # there it goes with its descriptor
            with suppress(OSError):
                place.unlink()
        os.close(held)


def _held(place: Path) -> int:
    """Hold the file of a lock, and return its descriptor; raise OpenInWindowError, OSError when it can't be made."""
    if sys.platform == "win32":
        return _held_on_windows(place)
    import fcntl

    for _try in range(_TRIES):
        file = os.open(place, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(file)
            raise OpenInWindowError from error
        except OSError:
            os.close(file)
            raise
        if _stands_at(file, place):
            return file
        os.close(file)
    raise OpenInWindowError


def _held_on_windows(place: Path) -> int:
    """Nobody takes a file away there that a living program holds; this one goes when its descriptor is closed."""
    try:
        place.unlink(missing_ok=True)
    except PermissionError as error:
        raise OpenInWindowError from error
    return os.open(place, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_TEMPORARY", 0), 0o600)


def take_away_left_over(place: Path) -> bool:
    """Take away the lock file of a killed program whose number another program has now; say whether it was one.

    Qt believes the number in the file; whoever lives also holds the file itself, and that ends with the program.
    """
    if sys.platform == "win32":
        return False  # Windows lets nobody take a file away that is held, and Qt sees to it
    import fcntl

    try:
        file = os.open(place, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not _stands_at(file, place):
            return False  # somebody else took it away first, and this is the lock of a living program
        place.unlink()
    except OSError:
        return False
    finally:
        os.close(file)
    return True


def _stands_at(file: int, place: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), place.stat())
    except FileNotFoundError:
        return False
