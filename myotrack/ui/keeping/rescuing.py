"""Rescuing: what the buttons of the rescue screen do."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from myotrack import paths
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.i18n import _
from myotrack.services.backup_list import Backup, newest_good_backup
from myotrack.services.backups import folders_of
from myotrack.services.clock import Clock
from myotrack.storage.backup_signs import is_backup
from myotrack.ui.keeping.copy_sheet import free_place
from myotrack.ui.keeping.job import Job
from myotrack.ui.keeping.rescue_screen import RescueScreen
from myotrack.ui.keeping.ways_out import Way, ways_out

if TYPE_CHECKING:
    from myotrack.services.rescue import RescueReport
    from myotrack.ui.main_window import MainWindow


class Rescuing(QObject):
    """Shows the screen for one problem after the other; who listens opens, restores and copies."""

    open_wanted = Signal(object, bool)
    """A Path, and whether it is to be made when it is missing."""
    rescued = Signal(object)
    """The Path of a new diary with what could be read."""
    other_wanted = Signal()
    copy_wanted = Signal(object)
    """A Path."""
    look_wanted = Signal(object, object, object)
    """A Backup, the Path to go back to, and the Path that the backup could be put at."""
    restore_wanted = Signal(object, object, object)
    """A Backup, the Path that it is put at, and that of the diary that it is instead of."""

    def __init__(self, window: MainWindow, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._problem: DiaryProblem | None = None
        self._path: Path | None = None
        self._screen: RescueScreen | None = None
        self._search: Job | None = None
        self._rescue_job: Job | None = None
        self._new: Path | None = None

    def show(self, sentence: str, problem: DiaryError | None, *, goes_back: bool = False) -> None:
        """Show what is wrong, and the ways out; None is a mistake of the program itself.

        With `goes_back` the diary is open all the same, and one way leads back to it.
        """
        self.stop()
        self._problem = None if problem is None else problem.problem
        self._path = Path(problem.path) if problem is not None and problem.path else None
        ways = _ways(self._problem, self._path)
        if goes_back:
            ways = (*ways, Way.TRY_AGAIN)
        self._screen = screen = RescueScreen(sentence, ways, self._path, goes_back=goes_back)
        screen.try_again.connect(self._try_again)
        screen.save_copy.connect(self._save_copy)
        screen.look_asked.connect(self._look)
        screen.restore_asked.connect(self._restore)
        screen.rescue_asked.connect(self._rescue)
        screen.open_other.connect(self.other_wanted)
        screen.start_new.connect(self._start_new)
        screen.said.connect(self._window.say)
        self._window.show_alone(screen)
        if Way.BACKUP in ways and self._path is not None:
            self._search = Job(partial(newest_good_backup, self._path, *folders_of(self._path)), self)
            self._search.done.connect(self._found)
            self._search.start()

    def stop(self) -> None:
        """Look for no backups any more."""
        self._screen = None
        if self._search is not None:
            self._search.wait()
            self._search.deleteLater()
            self._search = None
        if self._rescue_job is not None:
            self._rescue_job.wait()

    def _found(self, backup: Backup | None) -> None:
        if self._screen is not None and self._window.shown_widget() is self._screen:
            self._screen.show_backup(backup)

    def _try_again(self) -> None:
        if self._path is not None:
            self.open_wanted.emit(self._path, False)

    def _save_copy(self) -> None:
        self.copy_wanted.emit(self._path)

    def _rescue(self) -> None:
        from myotrack.services.rescue import rescue

        if self._path is None or (self._rescue_job is not None and self._rescue_job.isRunning()):
            return
        folder = self._path.parent.parent if is_backup(self._path) else self._path.parent
        if not os.access(folder, os.W_OK):
            with suppress(OSError):
                folder = paths.data_folder()
        into = free_place(folder, f"{self._path.stem}-rescued")
        self._window.say(_("The file is being read. This may take a minute."))
        self._rescue_job = Job(partial(rescue, self._path, into, self._clock), self)
        self._rescue_job.done.connect(self._tell_rescued)
        self._rescue_job.failed.connect(self._window.show_problem)
        self._rescue_job.start()

    def _tell_rescued(self, report: RescueReport) -> None:
        from myotrack.ui.keeping.rescued_sheet import RescuedSheet

        self._new = report.path
        self._window.say(_("What could be read is in a new diary."))
        sheet = RescuedSheet(report, parent=self._window)
        sheet.open_wanted.connect(self._open_rescued)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _open_rescued(self) -> None:
        if self._new is not None:
            self.rescued.emit(self._new)

    def _look(self, backup: Backup) -> None:
        if self._path is not None:
            self.look_wanted.emit(backup, self._path, self._place(self._path))

    def _restore(self, backup: Backup) -> None:
        if self._path is not None:
            self.restore_wanted.emit(backup, self._place(self._path), self._path)

    def _place(self, path: Path) -> Path:
        """Where a backup goes: in place of the diary; a file that is perhaps somebody else's is left, so beside it."""
        place = path
        if self._problem is not DiaryProblem.DAMAGED and (place.exists() or place.is_symlink()):
            place = free_place(place.parent, f"{place.stem}-from-backup")
        return place

    def _start_new(self) -> None:
        """Begin a new diary beside the one that can't be opened; nothing is overwritten."""
        stamp = self._clock().strftime("%Y-%m-%d-%H%M%S")
        try:
            place = paths.data_folder() / f"diary-{stamp}.myotrack"
        except OSError as error:
            self._window.say_trouble(_no_home(error))
            return
        self.open_wanted.emit(place, True)


def _ways(problem: DiaryProblem | None, path: Path | None) -> tuple[Way, ...]:
    """Return the ways out that make sense: nothing is put in the place of a backup."""
    never: tuple[Way, ...] = ()
    if path is None:
        never = tuple(way for way in Way if way not in (Way.OTHER, Way.NEW))
    elif is_backup(path):
        never = (Way.BACKUP,)
    return tuple(way for way in ways_out(problem) if way not in never)


def _no_home(error: OSError) -> str:
    from myotrack.storage.connection import file_problem
    from myotrack.words.diary_problems import diary_problem

    return diary_problem(file_problem(error, str(error.filename or "")))
