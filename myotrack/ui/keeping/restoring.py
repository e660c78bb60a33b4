"""Restoring: puts a backup in the place of a diary, and takes that back; each shows first what it would change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from myotrack.domain.errors import DiaryError
from myotrack.services.backups import folder_beside, restore
from myotrack.services.clock import Clock
from myotrack.services.preferences import PreferencesFile
from myotrack.services.restore_plan import plan_restore
from myotrack.services.taking_back import TakingBack, plan_taking_back
from myotrack.ui.keeping import said
from myotrack.ui.keeping.restore_sheet import RestoreSheet
from myotrack.ui.keeping.take_back_sheet import TakeBackSheet, entry_name
from myotrack.ui.keeping.waiting_strip import WaitingStrip

if TYPE_CHECKING:
    from myotrack.services.backup_list import Backup
    from myotrack.ui.keeping.care import DiaryCare
    from myotrack.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file that is to take the place of the diary at `path`."""

    backup: Path
    path: Path
    opens_from_now_on: bool = False
    """Whether it is the one that opens by itself from then on."""
    takes_back: Path | None = None
    """The backup that was put there before, if this takes that back."""


class Restoring(QObject):
    """Made when it is wanted for the first time."""

    def __init__(self, care: DiaryCare, window: MainWindow, preferences: PreferencesFile, clock: Clock) -> None:
        super().__init__(care)
        self._care, self._window = care, window
        self._preferences, self._clock = preferences, clock
        self._wanted: _Wanted | None = None
        self._can_take_back: _Wanted | None = None

    def ask(self, backup: Backup, path: Path, instead_of: Path | None = None) -> None:
        """Show what putting a backup at `path` would change, and do it after a hold.

        In another place than the diary that it is `instead_of`, it is the one that opens by itself from then on.
        """
        try:
            plan = plan_restore(backup.path, path)
        except DiaryError as problem:
            self._window.show_problem(problem)
            return
        self._wanted = _Wanted(backup.path, path, opens_from_now_on=instead_of not in (None, path))
        self._open(RestoreSheet(backup, plan, self._preferences.current.hold_ms, parent=self._window))

    def _ask_to_take_back(self) -> None:
        """Show what taking the last restore back would change, and what was entered since; do it after a hold."""
        wanted = self._can_take_back
        if wanted is None or (found := self._plan_taking_back(wanted)) is None:
            return
        self._wanted = wanted
        names, hold_ms = self._medicine_names(), self._preferences.current.hold_ms
        self._open(TakeBackSheet(found, names, hold_ms, parent=self._window))

    def _open(self, sheet: RestoreSheet | TakeBackSheet) -> None:
        sheet.confirmed.connect(self._restore)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _plan_taking_back(self, wanted: _Wanted) -> TakingBack | None:
        if wanted.takes_back is None:
            return None
        try:
            return plan_taking_back(wanted.backup, wanted.path, wanted.takes_back)
        except DiaryError as problem:
            self._window.show_problem(problem)
            return None

    def _restore(self) -> None:
        wanted, diary = self._wanted, self._care.diary
        if wanted is None:
            return
        if diary is not None and not self._window.may_leave(signs_wait=wanted.path == diary.store.path):
            return
        found, names = None, self._medicine_names()
        if wanted.takes_back is not None and (found := self._plan_taking_back(wanted)) is None:
            return
        self._care.findings.forget()
        action = partial(restore, wanted.backup, wanted.path, folder_beside(wanted.path), self._clock())
        try:
            before = self._care.door.while_closed(wanted.path, action)
        except DiaryError as problem:
            self._could_not(problem, was_open=diary is not None)
            return
        self._care.findings.background.keep_all()
        if wanted.opens_from_now_on:
            self._care.remember(wanted.path)
        self._wanted = None
        self._can_take_back = None if before is None else _Wanted(before, wanted.path, takes_back=wanted.backup)
        notice = said.restored(wanted.path, before, self._ask_to_take_back)
        if before is not None and wanted.takes_back is not None:
            notice = said.taken_back(before, self._ask_to_take_back)
        self._window.above.notices.say(notice)
        if found is not None and found.goes_along:
            self._take_along(found, names)

    def _take_along(self, found: TakingBack, names: dict[str, str]) -> None:
        """What was entered since the restore waits in the diary that is there again, and is saved at once if it can."""
        diary = self._care.diary
        if diary is None or not found.since:
            return
        words = {each.change.id: entry_name(each, names) for each in found.since}
        try:
            diary.recorder.waiting.let_wait([each.change for each in found.since], words)
        except DiaryError as problem:
            self._window.show_problem(problem)
            return
        if self._window.waiting is None:
            self._window.waiting = WaitingStrip(self._window, diary, self._preferences, self._clock)
        self._window.waiting.try_again(patiently=True)

    def _could_not(self, problem: DiaryError, *, was_open: bool) -> None:
        if not was_open or self._care.diary is not None:
            self._window.show_problem(problem)
            return
        # The damaged diary is taken back: it opens as little as before, and the ways out are there again.
        self._window.forget_diary()
        self._care.show_rescue_of(problem)
        self._window.say(said.damaged_is_back())

    def _medicine_names(self) -> dict[str, str]:
        """The names of the medicines of the open diary, by id; none where they can't be read."""
        diary = self._care.diary
        if diary is None:
            return {}
        try:
            return {medicine.id: medicine.name for medicine in diary.medicines.all()}
        except DiaryError as problem:
            self._window.show_problem(problem)
            return {}
