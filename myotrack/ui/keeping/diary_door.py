"""DiaryDoor: which diary is open; the one before is let go only when the next one is there."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from myotrack import paths
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services.clock import Clock
from myotrack.services.open_diary import OpenDiary, open_diary
from myotrack.services.preferences import PreferencesFile
from myotrack.storage.connection import file_problem
from myotrack.ui.diary_lock import DiaryLock
from myotrack.ui.keeping.second_window import CallWatch

WAIT_MS = 1000
"""How long the window waits for another program that holds the diary, ms: longer looks as if it had stopped."""

_T = TypeVar("_T")


class DiaryDoor(QObject):
    """Opens diaries under their lock. Every method raises DiaryError, and the diary that was open then stays open."""

    opened = Signal(object)
    """An OpenDiary, already in use; the one before is closed right after."""
    called = Signal()
    """A second window asked for the diary that is open here."""

    def __init__(self, preferences: PreferencesFile, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._clock = clock
        self._lock: DiaryLock | None = None
        self.diary: OpenDiary | None = None
        self._looked_at: Path | None = None
        self._calls = CallWatch(self)
        self._calls.called.connect(self.called)

    def open(self, path: Path, *, create: bool = False) -> None:
        """Open the diary at `path`, making it first when `create` is set and it is missing."""
        with _plainly(), self._locked(path) as lock:
            self._use(self._open(path, create=create), lock)

    def open_sample(self) -> None:
        """Open the SAMPLE diary, made afresh so that it ends today."""
        with _plainly():
            path = paths.demo_folder() / "SAMPLE.myotrack"
            with self._locked(path) as lock:
                from myotrack.services.demo_diary import fill_with_sample

                path.unlink(missing_ok=True)
                diary = open_diary(path, self._clock, create=True, sample=True)
                fill_with_sample(diary.store, self._clock())
                self._use(diary, lock)

    def look_at(self, backup: Path) -> None:
        """Open a copy of a backup in which nothing can be changed; the copy goes when another diary is opened."""
        with _plainly():
            looks = paths.state_folder() / "look"
            # A folder for each: an older backup is brought up to date in it, which leaves a copy of its own.
            copy = looks / backup.stem / f"{backup.stem}.myotrack"
            _clear_left_over(looks)
            with self._locked(copy) as lock:
                from myotrack.services.backups import back_up_to

                copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                copy.unlink(missing_ok=True)
                back_up_to(backup, copy)
                self._looked_at = copy
                self._use(self._open(copy, create=False), lock, paused=DiaryProblem.READ_ONLY)

    def forget_old_looks(self) -> None:
        """Take away the copies of backups that a window left which was killed while it looked at them."""
        with _plainly():
            _clear_left_over(paths.state_folder() / "look")

    def while_closed(self, path: Path, action: Callable[[], _T]) -> _T:
        """Do something to the file at `path` that nobody may have open, under its lock, and open it afterwards.

        When the action fails, the diary that was open is opened again. Where what is there afterwards can't be opened,
        no diary is open any more.
        """
        with _plainly(), self._locked(path) as lock:
            was_open = self.diary is not None and lock is self._lock
            if self.diary is not None and was_open:
                self.diary.close()
            try:
                result = action()
            except (DiaryError, OSError):
                if was_open:
                    self._use(self._open(path, create=False), lock)
                raise
            try:
                self._use(self._open(path, create=False), lock)
            except DiaryError:
                if was_open:
                    self.diary = None
                    self._let_go()
                raise
            return result

    def leave(self) -> None:
        """Let go of the diary and of its lock."""
        if self.diary is not None:
            self.diary.close()
        self._let_go()

    def _let_go(self) -> None:
        self._calls.watch(None)
        self._forget_look(None)
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _open(self, path: Path, *, create: bool) -> OpenDiary:
        chosen = self._preferences.current
        return open_diary(path, self._clock, create=create, author=chosen.writer, day_start=chosen.day_start)

    def _use(self, diary: OpenDiary, lock: DiaryLock, *, paused: DiaryProblem | None = None) -> None:
        before, old_lock = self.diary, self._lock
        diary.store.wait_at_most(WAIT_MS)
        diary.store.paused = paused or diary.store.paused
        self.diary, self._lock = diary, lock
        self._calls.watch(lock.call)
        self.opened.emit(diary)
        if before is not None:
            before.close()
        if old_lock is not None and old_lock is not lock:
            old_lock.release()
        self._forget_look(diary.store.path)

    def _forget_look(self, path: Path | None) -> None:
        """Take the copy of a backup away that was looked at, unless it is the one at `path`."""
        if self._looked_at is not None and self._looked_at != path:
            shutil.rmtree(self._looked_at.parent, ignore_errors=True)
            self._looked_at = None

    @contextmanager
    def _locked(self, path: Path) -> Iterator[DiaryLock]:
        """Give the lock of a diary; unless the diary is in use at the end, it is let go."""
        held = self._lock
        lock = held if held is not None and held.is_of(path) else DiaryLock(path)
        try:
            yield lock
        finally:
            if lock is not self._lock:
                lock.release()


def _clear_left_over(looks: Path) -> None:
    """Take away what was looked at and is open nowhere now: a window that was killed leaves it."""
    for folder in tuple(looks.iterdir()) if looks.is_dir() else ():
        with suppress(DiaryError):
            DiaryLock(folder / f"{folder.name}.myotrack").release()
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _plainly() -> Iterator[None]:
    """Turn what the system says of a file into a DiaryError."""
    try:
        yield
    except OSError as error:
        raise file_problem(error, str(error.filename or "")) from error
