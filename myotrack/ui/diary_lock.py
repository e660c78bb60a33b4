"""Keeps two windows from the same diary, and never keeps one window from it."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from PySide6.QtCore import QLockFile

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services.window_lock import lock_place, take_away_left_over

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
            place = lock_place(path)
        except OSError:
            _log.warning("no folder for the lock of the diary")
            return
        call = place.with_suffix(".call")
        lock = QLockFile(str(place))
        lock.setStaleLockTime(0)
        if lock.tryLock(_WAIT_MS) or (take_away_left_over(place) and lock.tryLock(_WAIT_MS)):
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
