"""DiaryCare: everything that is done to the file of the diary: opening, checking, backups, putting back, moving."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from myotrack import paths
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.i18n import _
from myotrack.services.clock import Clock
from myotrack.services.open_diary import OpenDiary
from myotrack.services.preferences import PreferencesFile
from myotrack.storage.connection import file_problem
from myotrack.ui.diary_lock import CALL
from myotrack.ui.keeping.diary_door import DiaryDoor
from myotrack.ui.keeping.job import Jobs
from myotrack.ui.keeping.second_window import bring_forward, call_first_window
from myotrack.words.personal_text import shown_path

if TYPE_CHECKING:
    from myotrack.services.backup_list import Backup
    from myotrack.ui.keeping.copying import Copying
    from myotrack.ui.keeping.findings import Findings
    from myotrack.ui.keeping.rescuing import Rescuing
    from myotrack.ui.keeping.restoring import Restoring
    from myotrack.ui.main_window import MainWindow


LATER_MS = 300
"""After a diary was shown, this long until it is looked after, ms: what that needs is loaded then."""


class DiaryCare(QObject):
    """What is wrong with a file is said in the window, never raised; the diary that was open stays open then."""

    other_wanted = Signal()
    """Let the person choose another diary."""
    backed_up = Signal(object)
    """There is one backup more; carries its Path."""

    def __init__(self, window: MainWindow, preferences: PreferencesFile, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._clock = clock
        self._rescuing: Rescuing | None = None
        self._look: tuple[Backup, Path, Path] | None = None
        self._restoring: Restoring | None = None
        self.first_window_came = False
        """Whether another window that has the diary came to the front in place of this one."""
        self.door = DiaryDoor(preferences, clock, self)
        self.door.opened.connect(self._opened)
        self.door.called.connect(self._come_forward)
        self.jobs = Jobs(self)
        """Work of the pages beside the window."""
        self._findings: Findings | None = None
        self._copying: Copying | None = None

    @property
    def diary(self) -> OpenDiary | None:
        """The diary that is open."""
        return self.door.diary

    @property
    def findings(self) -> Findings:
        """Who looks after the open diary; made once the window is there."""
        if self._findings is None:
            from myotrack.ui.keeping.findings import Findings

            self._findings = findings = Findings(self._window, self._preferences, self._clock)
            findings.ways_out_wanted.connect(self._show_ways_out)
            findings.copy_wanted.connect(self.copying.save_copy)
            findings.move_wanted.connect(self.move)
            findings.background.backed_up.connect(self.backed_up)
        return self._findings

    def open(self, path: Path, *, create: bool = False) -> bool:
        """Open the diary at `path`; return whether another one is open now than before."""
        if self.diary is not None and not self._window.may_leave():
            return False
        before = self.diary
        with self.telling():
            self.door.open(path, create=create)
        return self.diary is not before

    def finish_start(self) -> None:
        """Do what could wait until the window was there: no copy of a diary stays behind where nobody looks for it."""
        with self.telling():
            self.door.forget_old_looks()

    def leave(self) -> None:
        """Stop what is done beside the window, and let go of the diary."""
        if self._findings is not None:
            self._findings.background.stop()
        self.jobs.wait()
        if self._rescuing is not None:
            self._rescuing.stop()
        self.door.leave()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Say what went wrong with a file in here, and go on."""
        try:
            yield
        except DiaryError as problem:
            self._cannot_open(problem)
        except OSError as error:
            self._cannot_open(file_problem(error, str(error.filename or "")))

    def show_rescue(self, sentence: str, problem: DiaryError | None, *, goes_back: bool = False) -> None:
        """Show the screen with the ways out; with `goes_back` one leads back to the diary that is open."""
        if self._rescuing is None:
            from myotrack.ui.keeping.rescuing import Rescuing

            self._rescuing = rescuing = Rescuing(self._window, self._clock)
            rescuing.open_wanted.connect(self._open_instead)
            rescuing.other_wanted.connect(self.other_wanted)
            rescuing.rescued.connect(self._go_on_in_rescued)
            rescuing.copy_wanted.connect(self.copying.save_copy_of)
            rescuing.look_wanted.connect(self.look_at)
            rescuing.restore_wanted.connect(self.ask_to_restore)
        self._rescuing.show(sentence, problem, goes_back=goes_back)

    def show_rescue_of(self, problem: DiaryError, *, goes_back: bool = False) -> None:
        """Say why a diary does not open, and show the ways out."""
        from myotrack.ui.keeping.said import what_is_wrong

        self.show_rescue(what_is_wrong(problem), problem, goes_back=goes_back)

    # ------------------------------------------------------------- backups

    def look_at(self, backup: Backup, back_to: Path, place: Path) -> None:
        """Show a backup; nothing can be changed in it. It can be put at `place`; the way back leads to `back_to`."""
        from myotrack.ui.keeping import said

        if self.diary is not None and not self._window.may_leave():
            return
        try:
            self.door.look_at(backup.path)
        except DiaryError as problem:
            self._window.show_problem(problem)
            return
        self._look = (backup, back_to, place)
        self._window.above.notices.say(said.looking(backup, self._restore_looked_at, self._stop_looking))

    def ask_to_restore(self, backup: Backup, path: Path, instead_of: Path | None = None) -> None:
        """Show what putting a backup at `path` would change, and do it after a hold.

        In another place than the diary that it is `instead_of`, it is the one that opens by itself from then on.
        """
        self.restoring.ask(backup, path, instead_of)

    @property
    def restoring(self) -> Restoring:
        """Who puts backups back; made when it is wanted."""
        if self._restoring is None:
            from myotrack.ui.keeping.restoring import Restoring

            self._restoring = Restoring(self, self._window, self._preferences, self._clock)
        return self._restoring

    def _restore_looked_at(self) -> None:
        if self._look is not None:
            backup, back_to, place = self._look
            self.ask_to_restore(backup, place, instead_of=back_to)

    def _stop_looking(self) -> None:
        if self._look is None:
            return
        _backup, back_to, _place = self._look
        try:
            self.door.open(back_to)
        except DiaryError as problem:
            # What a backup was looked at for: the diary itself can't be opened.
            self.show_rescue_of(problem)

    # ------------------------------------------------------------- copies

    @property
    def copying(self) -> Copying:
        """Who copies a diary to another place; made when it is wanted."""
        if self._copying is None:
            from myotrack.ui.keeping.copying import Copying

            self._copying = Copying(self._window, self._path)
            self._copying.copied.connect(self._go_on_in_copy)
        return self._copying

    def move(self) -> None:
        """Copy the open diary to a place where it is better kept, and go on there."""
        self.copying.move()

    def _go_on_in_rescued(self, rescued: Path) -> None:
        if self.diary is None or self._window.may_leave(goes_along=True):
            self._go_on_in(rescued)

    def _go_on_in_copy(self, copy: Path) -> None:
        from myotrack.storage.files import journal_of

        before = self.diary
        self._go_on_in(copy)
        if before is not None and self.diary is before:
            with self.telling():
                for part in (copy, journal_of(copy)):
                    part.unlink(missing_ok=True)

    def _go_on_in(self, copy: Path) -> None:
        """What would be lost was asked; what is typed comes along, also where it could not be written down."""
        from myotrack.ui.keeping import said
        from myotrack.ui.keeping.typed_watch import TypedWatch

        before, path_before = self.diary, self._path()
        was_backup = before is not None and before.store.is_looked_at
        TypedWatch.look_everywhere(self._window)
        with self.telling():
            self.door.open(copy)
        if self.diary is before:
            return
        if not was_backup:  # an old copy must not take the place of the diary that opens by itself
            self.remember(copy)
        if before is not None and path_before is not None:
            self.look_after_now()
            self.findings.moved_from(before.typed)
            self._window.above.notices.say(said.moved(copy, path_before))

    def _opened(self, diary: OpenDiary) -> None:
        if self._findings is not None:
            self._findings.background.stop()
            self._findings.hold_back(diary)
        if self._rescuing is not None:
            self._rescuing.stop()
        self._window.set_diary(diary)
        if self._findings is not None or diary.store.read_only:
            self.findings.look_after(diary)
        else:
            QTimer.singleShot(LATER_MS, self, self.look_after_now)

    def look_after_now(self) -> None:
        """Look after the diary that was just opened, without waiting for a quiet moment."""
        if self._findings is None and self.diary is not None:
            self.findings.look_after(self.diary)

    def heard_of_damage(self, problem: DiaryError) -> None:
        """Something could not be read, or a file could not be used: when it is the open diary, that is said above."""
        if self.diary is not None and problem.path == str(self.diary.store.path) and not problem.details.get("paused"):
            self.findings.heard_of_damage(self.diary, problem)

    def _show_ways_out(self) -> None:
        path = self._path()
        if path is not None and self._window.may_leave(signs_wait=True):
            problem = DiaryError(DiaryProblem.DAMAGED, str(path))
            self.show_rescue_of(problem, goes_back=True)

    # ------------------------------------------------------------- opening

    def _open_instead(self, path: Path, create: bool) -> None:
        if self.open(path, create=create) and create:
            self.remember(path)

    def _cannot_open(self, problem: DiaryError) -> None:
        call = problem.details.get(CALL)
        if isinstance(call, Path) and call_first_window(call):
            if not self._window.isVisible():
                self.first_window_came = True
                return
            self._window.say(_("This diary is open in another window, which was brought to the front."))
            return
        if self.diary is not None:
            self._window.show_problem(problem)
        else:
            self.show_rescue_of(problem)

    def _come_forward(self) -> None:
        bring_forward(self._window)
        self._window.say(_("MyoTrack was opened once more. This is the window that was open already."))

    def remember(self, path: Path) -> None:
        """From now on this is the diary that opens by itself."""
        try:
            usual = path == paths.default_diary()
            self._preferences.change(last_diary="" if usual else str(path))
        except OSError:
            self._window.say(
                _("Next time, open it by hand: {path}. The file of the settings could not be written.").format(
                    path=shown_path(str(path))
                )
            )

    def _path(self) -> Path | None:
        return None if self.diary is None else self.diary.store.path
