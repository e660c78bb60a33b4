"""Keeps two windows from the same diary, and never keeps one window from it."""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path

from PySide6.QtCore import QLockFile

from myotrack import paths
from myotrack.domain.errors import DiaryError, DiaryProblem

_WAIT_MS = 100

_log = logging.getLogger(__name__)


class DiaryLock:
    """The lock on one diary file, under whatever name it is opened; what a crash left behind does not count."""

    def __init__(self, path: Path) -> None:
        """Take the lock; raise DiaryError when another window has it.

        Where no lock can be made (a full disk, a folder that can't be written to) the diary opens all the same:
        SQLite keeps two writers apart, and a person must be able to read.
        """
        self._real = os.fsencode(os.path.realpath(path))
        self._file: QLockFile | None = None
        try:
            folder = paths.state_folder()
        except OSError:
            _log.warning("no folder for the lock of the diary")
            return
        lock = QLockFile(str(folder / f"{hashlib.sha256(self._real).hexdigest()[:32]}.lock"))
        lock.setStaleLockTime(0)
        if lock.tryLock(_WAIT_MS):
            self._file = lock
        elif lock.error() is QLockFile.LockError.LockFailedError:
            raise DiaryError(DiaryProblem.LOCKED, str(path))
        else:
            _log.warning("the lock of the diary could not be made")

    def is_of(self, path: Path) -> bool:
        """Whether this is the lock of the file at `path`, however it is written."""
        return self._real == os.fsencode(os.path.realpath(path))

    def release(self) -> None:
        """Let another window have the diary."""
        if self._file is not None:
            self._file.unlock()
