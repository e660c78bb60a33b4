"""Background: after the window is there, the whole diary is checked and its backup of the day is made, beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services.clock import Clock
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.keeping.job import Job
from myotrack.ui.one_shot import one_shot

if TYPE_CHECKING:
    from myotrack.domain.shared_places import SharedPlace
    from myotrack.storage.check import CheckReport

FIRST_MS = 1500
"""After a diary was opened, this long until it is checked, ms: the person's first presses come first."""

AFTER_CHANGE_MS = 5000
"""After the first change of a day, this long until the backup of the day, ms: more will be pressed first."""


_DAMAGE = frozenset({DiaryProblem.DAMAGED, DiaryProblem.NOT_A_DIARY})


@dataclass(frozen=True, slots=True)
class Looked:
    """What one round beside the window found; `number` tells the rounds apart."""

    number: int
    damage: CheckReport | DiaryError | None = None
    backup: Path | None = None
    shared: SharedPlace | None = None
    problem: Exception | None = None
    """Why the backup could not be made."""


class Background(QObject):
    """One round when a diary was opened and one after the first change of each day.

    `damaged` carries a CheckReport, or the DiaryError of a file that can't be read to its end; `backup_failed` an
    exception. Both come in the thread of the window, and only about the diary that is open then.
    """

    damaged = Signal(object)
    backup_failed = Signal(object)
    backed_up = Signal(object)
    """A Path."""
    shared = Signal(object)
    """The SharedPlace that the diary lies in."""

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._path: Path | None = None
        self._job: Job | None = None
        self._backed_up_on: date | None = None
        self._thins = True
        self._writes = False
        self._number = 0
        self._begin = one_shot(self, FIRST_MS, self._first_round)
        self._later = one_shot(self, AFTER_CHANGE_MS, self._backup_round)

    def watch(self, diary: OpenDiary) -> None:
        """Look after this diary from now on; a SAMPLE one, or one that can't be written to, needs no backup."""
        self.stop()
        store = diary.store
        if store.path is None or diary.is_sample or store.paused not in (None, DiaryProblem.DAMAGED):
            return
        self._path, self._backed_up_on = store.path, None
        if not store.read_only:
            diary.feed.listen(partial(self._heard, diary))
        self._writes = not store.read_only
        self._begin.start()

    def keep_all(self) -> None:
        """Thin no backups until the next start: one was just put back, and the good one must still be there."""
        self._thins = False

    def begin_now(self) -> None:
        """Do what is due now, without waiting for a quiet moment."""
        if self._begin.isActive():
            self._begin.stop()
            self._first_round()
        elif self._later.isActive():
            self._later.stop()
            self._backup_round()

    def is_idle(self) -> bool:
        """Whether nothing is being read or copied right now."""
        return self._job is None or self._job.isFinished()

    def wait(self) -> None:
        """Wait for what is being read or copied right now."""
        if self._job is not None:
            self._job.wait()

    def stop(self) -> None:
        """Look after none; wait for what is being read or copied right now."""
        self._path = None
        self._number += 1
        self._begin.stop()
        self._later.stop()
        self.wait()

    def _heard(self, diary: OpenDiary, _change: object) -> None:
        if diary.recorder.waiting:
            return  # it is not in the file yet
        if self._path is not None and self._backed_up_on != self._clock().date() and not self._later.isActive():
            self._later.start()

    def _first_round(self) -> None:
        self._run(checks=True)

    def _backup_round(self) -> None:
        # Whatever comes of it, once a day is enough: either it is made now, or it was made today already.
        self._backed_up_on = self._clock().date()
        self._run(checks=False)

    def _run(self, *, checks: bool) -> None:
        if self._path is None:
            return
        if self._job is not None:
            if self._job.isRunning():
                self._later.start()
                return
            self._job.deleteLater()
        thins = self._thins and checks
        self._number += 1
        work = partial(
            _round, self._number, self._path, self._clock(), checks=checks, backs_up=self._writes, thins=thins
        )
        self._job = Job(work, self)
        self._job.done.connect(self._done)
        self._job.start(Job.Priority.LowPriority)

    def _done(self, looked: object) -> None:
        if not isinstance(looked, Looked) or looked.number != self._number:
            return  # about the diary that was open before
        if looked.shared is not None:
            self.shared.emit(looked.shared)
        if looked.damage is not None:
            self.damaged.emit(looked.damage)
        elif looked.problem is not None:
            self.backup_failed.emit(looked.problem)
        if looked.backup is not None:
            self._backed_up_on = self._clock().date()
            self.backed_up.emit(looked.backup)


def backups_folder(diary: Path) -> Path:
    """Return where the backups of a diary go."""
    from myotrack.services.backups import folder_beside

    return folder_beside(diary)


def _round(number: int, path: Path, now: datetime, *, checks: bool, backs_up: bool, thins: bool) -> Looked:
    """Check, then back up, then thin; a diary that isn't sound gets no backup that would look like a good one."""
    from myotrack.services.backups import back_up_daily, check
    from myotrack.services.places import shared_place
    from myotrack.services.thinning import thin

    place = None
    if checks:
        place = shared_place(path)
        try:
            report = check(path)
        except DiaryError as problem:
            # A file that is away or held by another program is not damaged; saving says so when it matters.
            return Looked(number, problem if problem.problem in _DAMAGE else None, shared=place)
        if not report.sound:
            return Looked(number, report, shared=place)
    if not backs_up:
        return Looked(number, shared=place)
    try:
        backup = back_up_daily(path, backups_folder(path), now)
        if thins:
            thin(backups_folder(path))
    except (DiaryError, OSError) as problem:
        return Looked(number, shared=place, problem=problem)
    return Looked(number, backup=backup, shared=place)
