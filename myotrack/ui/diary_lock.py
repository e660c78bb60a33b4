"""Keeps two windows from the same diary, and never keeps one window from it."""

from __future__ import annotations

import hashlib
import logging
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLockFile

from myotrack import paths
from myotrack.domain.errors import DiaryError, DiaryProblem

CALL = "call"
"""Key in the details of the DiaryError of a diary that another window has: the file that calls that window forward."""

_WAIT_MS = 100

_log = logging.getLogger(__name__)


class DiaryLock:
    """The lock on one diary file, under whatever name it is opened; what a crash left behind does not count."""

    def __init__(self, path: Path) -> None:
        """Take the lock; raise DiaryError, with the file that calls it in `details`, when another window has it.

        Where no lock can be made (a full disk, a folder that can't be written to) the diary opens all the same:
        SQLite keeps two writers apart, and a person must be able to read.
        """
        self._real = os.fsencode(os.path.realpath(path))
        self._file: QLockFile | None = None
        self.call: Path | None = None
        """The file beside the lock that a second window leaves; None where no lock could be made."""
        try:
            folder = paths.state_folder()
        except OSError:
            _log.warning("no folder for the lock of the diary")
            return
        place = folder / f"{hashlib.sha256(self._real).hexdigest()[:32]}.lock"
        call = place.with_suffix(".call")
        lock = QLockFile(str(place))
        lock.setStaleLockTime(0)
        if lock.tryLock(_WAIT_MS) or (_is_left_over(place) and lock.tryLock(_WAIT_MS)):
            self._file, self.call = lock, call
        elif lock.error() is QLockFile.LockError.LockFailedError:
            raise DiaryError(DiaryProblem.LOCKED, str(path), **{CALL: call})
        else:
            _log.warning("the lock of the diary could not be made")

    def is_of(self, path: Path) -> bool:
        """Whether this is the lock of the file at `path`, however it is written."""
        return self._real == os.fsencode(os.path.realpath(path))

    def release(self) -> None:
        """Let another window have the diary."""
        if self._file is not None:
            self._file.unlock()


def _is_left_over(place: Path) -> bool:
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
        if not os.path.samestat(os.fstat(file), place.stat()):
            return False  # somebody else took it away first, and this is the lock of a living program
        place.unlink()
    except OSError:
        return False
    finally:
        os.close(file)
    return True
