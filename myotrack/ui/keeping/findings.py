"""Findings: what is found out about the file of the open diary, said above the page until it is dealt with."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services.clock import Clock
from myotrack.services.open_diary import OpenDiary
from myotrack.services.preferences import PreferencesFile
from myotrack.ui.keeping import said
from myotrack.ui.keeping.background import Background, backups_folder

if TYPE_CHECKING:
    from myotrack.domain.shared_places import SharedPlace
    from myotrack.services.typed_drafts import TypedDrafts
    from myotrack.storage.check import CheckReport
    from myotrack.ui.keeping.unsaved import Unsaved
    from myotrack.ui.main_window import MainWindow


class Findings(QObject):
    """Damage stops all writing until the person goes on; everything else is only told."""

    ways_out_wanted = Signal()
    copy_wanted = Signal()
    move_wanted = Signal()

    def __init__(self, window: MainWindow, preferences: PreferencesFile, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._diary: OpenDiary | None = None
        self._damage: tuple[Path, CheckReport | DiaryError] | None = None
        self._goes_on: Path | None = None
        """A damaged diary in which the person goes on writing."""
        self._unsaved: Unsaved | None = None
        self.background = Background(clock, self)
        self.background.damaged.connect(self._say_damage)
        self.background.backup_failed.connect(self._say_no_backup)
        self.background.backed_up.connect(self._has_backup)
        self.background.shared.connect(self._say_shared)

    def hold_back(self, diary: OpenDiary) -> None:
        """This diary is about to be shown: if damage of it is known, nothing is written to it, not even what waits."""
        if self._damage is not None and self._damage[0] == diary.store.path and not diary.store.is_looked_at:
            diary.store.paused = DiaryProblem.DAMAGED

    def look_after(self, diary: OpenDiary) -> None:
        """This diary is open now; what is known of its file stays known while it is opened again."""
        self._diary = diary
        if diary.store.read_only and diary.store.is_looked_at:
            self._window.above.notices.say(said.backup_is_open(self.copy_wanted.emit))
        elif diary.store.read_only:
            self._window.above.notices.say(said.read_only(self.copy_wanted.emit))
            diary.feed.listen(self._look_whether_it_can_be_written)
        if self._damage is not None and self._damage[0] == diary.store.path:
            self._say_damage(self._damage[1])
        if diary.typed.left_over():
            self._say_left_over(diary)
        self.background.watch(diary)

    def heard_of_damage(self, diary: OpenDiary, problem: DiaryError) -> None:
        """Something in this diary is not as it was written, as reading it showed; the check may find out more."""
        self._diary = diary
        if self._damage is None and diary.store.path != self._goes_on:
            self._say_damage(problem)

    def moved_from(self, before: TypedDrafts) -> None:
        """The diary that is open lay elsewhere until now, and `before` is what was typed in it there."""
        if self._diary is not None:
            self._diary.typed.take_over_from(before)
            if self._diary.typed.left_over():
                self._say_left_over(self._diary)

    def forget(self) -> None:
        """Another file is about to take the place of the diary."""
        self.background.stop()
        self._damage = self._goes_on = None

    def _say_left_over(self, diary: OpenDiary) -> None:
        from myotrack.ui.keeping.unsaved import Unsaved

        self._unsaved = self._unsaved or Unsaved(self._window, self._preferences)
        self._unsaved.look_after(diary)

    def _say_damage(self, found: CheckReport | DiaryError) -> None:
        if self._diary is not None and self._diary.store.path is not None:
            self._damage = (self._diary.store.path, found)
            if self._diary.store.is_looked_at:  # a backup: nobody goes on writing in one
                self._window.above.notices.say(said.damaged_backup(self.ways_out_wanted.emit))
                return
            self._diary.store.paused = DiaryProblem.DAMAGED
            self._window.above.notices.say(said.damaged(found, self.ways_out_wanted.emit, self._ask_to_go_on))

    def _look_whether_it_can_be_written(self, _change: object) -> None:
        """A diary that could only be read was written to: from now on it is looked after like any other."""
        diary, notices = self._diary, self._window.above.notices
        if diary is not None and not diary.store.read_only and notices.says(said.READ_ONLY):
            notices.drop(said.READ_ONLY)
            self.background.watch(diary)

    def _ask_to_go_on(self) -> None:
        from myotrack.ui.keeping.go_on_sheet import GoOnSheet

        sheet = GoOnSheet(self._preferences.current.hold_ms, parent=self._window)
        sheet.confirmed.connect(self._go_on)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _go_on(self) -> None:
        from myotrack.services.backups import keep_as_it_is

        if self._diary is None or self._diary.store.path is None:
            return
        path = self._diary.store.path
        try:
            kept = keep_as_it_is(path, backups_folder(path), self._diary.recorder.now())
        except DiaryError as problem:
            self._window.show_problem(problem)
            return
        self._damage, self._goes_on = None, path
        self._diary.store.paused = None
        self._window.above.notices.drop(said.DAMAGED)
        self._window.try_again()
        self._window.say(said.kept_before_going_on(kept))

    def _say_no_backup(self, problem: Exception) -> None:
        if self._diary is not None and self._diary.store.path is not None:
            if not isinstance(problem, DiaryError):
                problem = DiaryError(DiaryProblem.UNREACHABLE, str(backups_folder(self._diary.store.path)))
            self._window.above.notices.say(said.no_backup(problem))

    def _has_backup(self) -> None:
        self._window.above.notices.drop(said.NO_BACKUP)

    def _say_shared(self, place: SharedPlace) -> None:
        """Once for each diary: told again at every start, it would not be read any more."""
        if self._diary is not None and self._preferences.current.told_shared != str(self._diary.store.path):
            self._window.above.notices.say(said.shared(place, self.move_wanted.emit, self._leave_it_there))

    def _leave_it_there(self) -> None:
        if self._diary is not None:
            with suppress(OSError):  # it is told again next time
                self._preferences.change(told_shared=str(self._diary.store.path))
        self._window.above.notices.drop(said.SHARED)
