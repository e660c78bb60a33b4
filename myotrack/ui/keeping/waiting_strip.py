"""WaitingStrip: says above the page what is not saved yet, and tries again by itself until it is."""

from __future__ import annotations

import logging
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from myotrack.domain.errors import DiaryError
from myotrack.i18n import _
from myotrack.services.known_as import KnownAs
from myotrack.services.open_diary import OpenDiary
from myotrack.services.waiting import WaitingEntries, WaitingEntry
from myotrack.ui.keeping import waiting_words
from myotrack.ui.keeping.notices import Notice
from myotrack.words.diary_problems import diary_problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from myotrack.services.clock import Clock
    from myotrack.services.preferences import PreferencesFile
    from myotrack.ui.keeping.unsaved_sheet import UnsavedSheet
    from myotrack.ui.main_window import MainWindow

WAITING, ELSEWHERE, REFUSED, OVERTAKEN = "waiting", "waiting elsewhere", "refused", "overtaken"
"""Keys of the notices."""

RETRY_MS = 10_000
"""How often what waits is tried again, ms."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Left:
    """What waits for a diary that is not open: by what that is known, and what it is called."""

    known_as: KnownAs
    title: str
    waiting: WaitingEntries


class WaitingStrip(QObject):
    """For one window, made when something could not be saved for the first time."""

    def __init__(self, window: MainWindow, diary: OpenDiary, preferences: PreferencesFile, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._clock = clock
        self._problem: DiaryError | None = None
        self._left: list[_Left] = []
        self._not_saved: dict[str, tuple[WaitingEntry, ...]] = {}
        """What did not get into the diary, by the key of the notice that says so."""
        self._is_given_up = False
        self._sheet: UnsavedSheet | None = None
        self.retry = QTimer(self)
        self.retry.setInterval(RETRY_MS)
        self.retry.timeout.connect(self.try_again)
        window.installEventFilter(self)
        self._know(diary)

    def use(self, diary: OpenDiary | None) -> None:
        """Another diary is open, or none: what waits stays with its own, and goes into this one if it is that."""
        if self._diary is not None and not self._diary.is_sample:
            waiting = self._diary.recorder.waiting
            waiting.give_up_unread()
            if waiting:
                self._left.append(_Left(self._diary.known_as, self._title, waiting))
        self._know(diary)
        self._take_over()
        self.try_again()

    def say(self, problem: DiaryError) -> None:
        """Something could not be saved."""
        self._problem = problem
        self.show()

    def entries(self) -> tuple[WaitingEntry, ...]:
        """Return all that would be lost if the window closed now."""
        return (*self._elsewhere(), *self._waiting())

    def has_unread(self) -> bool:
        """Whether something waits that would be lost with another diary: the file could not even be read."""
        return self._diary is not None and self._diary.recorder.waiting.has_unread

    def try_again(self, *, patiently: bool = False) -> bool:
        """Save what waits for the open diary, and return whether nothing waits any more for any.

        Unless `patiently`, another program that holds the file is not waited for.
        """
        diary = self._diary
        if diary is not None and diary.recorder.waiting:
            waited = self._waiting()
            try:
                with nullcontext() if patiently else diary.store.without_waiting():
                    diary.recorder.waiting.save()
            except DiaryError as problem:
                _log.info("what was entered could not be saved yet (%s)", problem.problem.value)
                self._problem = problem
            else:
                self.show()
                self._say_saved(diary, [entry for entry in waited if not self._is_not_saved(entry)])
        self.show()
        return not self.entries()

    def show(self) -> None:
        """Say what waits now; nothing when nothing does."""
        today = self._today()
        self._say_not_saved(today)
        waiting, elsewhere = self._waiting(), self._elsewhere()
        sentence = ""
        if waiting:
            sentence = " ".join(part for part in (waiting_words.waiting_sentence(waiting, today), self._why()) if part)
        self._say(WAITING, sentence, can_try=True)
        if elsewhere:
            titles = tuple(dict.fromkeys(self._title_of(left) for left in self._left))
            sentence = waiting_words.elsewhere_sentence(elsewhere, titles, today)
        self._say(ELSEWHERE, sentence if elsewhere else "", can_try=False)
        if self._diary is None or not self._diary.recorder.waiting:
            self.retry.stop()
        elif not self.retry.isActive():
            self.retry.start()

    def may_close(self) -> bool:
        """Whether nothing is lost when the window closes; if something is, that is asked, and a hold gives it up."""
        if self._is_given_up or self.try_again(patiently=True):
            return True
        if self._sheet is not None:
            return False
        from myotrack.ui.keeping.unsaved_sheet import UnsavedSheet

        hold_ms = self._preferences.current.hold_ms
        self._sheet = sheet = UnsavedSheet(self.entries(), self._why(), self._today(), hold_ms, parent=self._window)
        sheet.primary_clicked.connect(self._try_to_close)
        sheet.confirmed.connect(self._give_up)
        sheet.finished.connect(self._sheet_closed)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window comes to the front: somebody may have made room."""
        if event.type() == QEvent.Type.WindowActivate and self.retry.isActive():
            self.try_again()
        return super().eventFilter(watched, event)

    def _know(self, diary: OpenDiary | None) -> None:
        self._diary = diary
        self._title = "" if diary is None or diary.store.path is None else diary.store.path.stem

    def _take_over(self) -> None:
        """What was entered in this diary when it was open before waits in it again."""
        diary = self._diary
        if diary is None or diary.is_sample or diary.store.is_looked_at:
            return
        for left in tuple(self._left):
            if left.known_as.is_same(diary.known_as):
                try:
                    diary.recorder.waiting.take_over(left.waiting)
                except DiaryError as problem:
                    self._problem = problem
                else:
                    self._left.remove(left)

    def _waiting(self) -> tuple[WaitingEntry, ...]:
        return () if self._diary is None else self._diary.recorder.waiting.entries()

    def _elsewhere(self) -> tuple[WaitingEntry, ...]:
        return tuple(entry for left in self._left for entry in left.waiting.entries())

    def _title_of(self, left: _Left) -> str:
        """What a diary is called that is not open; not by its name where another one lies in its place now."""
        is_replaced = self._diary is not None and self._diary.known_as.place == left.known_as.place
        return waiting_words.diary_before() if is_replaced else left.title

    def _why(self) -> str:
        return "" if self._problem is None else diary_problem(self._problem)

    def _today(self) -> date:
        return self._clock().date()

    def _say(self, key: str, sentence: str, *, can_try: bool) -> None:
        notices = self._window.above.notices
        if sentence:
            actions = ((_("Try again"), self._ask_again),) if can_try else ()
            notices.say(Notice(key, sentence, actions, tone="urgent", can_close=False))
        else:
            notices.drop(key)

    def _say_not_saved(self, today: date) -> None:
        """Say what was given up, and what another program wrote over, until that is closed."""
        if self._diary is None:
            return
        notices, waiting = self._window.above.notices, self._diary.recorder.waiting
        for key, found, in_words in (
            (REFUSED, waiting.refused(), waiting_words.refused_sentence),
            (OVERTAKEN, waiting.overtaken(), waiting_words.overtaken_sentence),
        ):
            if found:
                entries = (*(self._not_saved[key] if notices.says(key) else ()), *found)
                self._not_saved[key] = entries
                notices.say(Notice(key, in_words(entries, today), tone="urgent"))

    def _is_not_saved(self, entry: WaitingEntry) -> bool:
        return any(entry in entries for entries in self._not_saved.values())

    def _say_saved(self, diary: OpenDiary, saved: Sequence[WaitingEntry]) -> None:
        if not saved:
            self._window.foot.clear()  # there it stands as kept, and it is not any more
            return
        sentence = waiting_words.saved_sentence(saved, self._today())
        self._window.foot.say_saved(sentence, can_undo=diary.recorder.last_done() is not None)

    def _ask_again(self) -> None:
        self.try_again(patiently=True)
        if self._waiting():
            self._window.say_trouble(_("Still not saved. {why}").format(why=self._why()))

    def _try_to_close(self) -> None:
        if self._sheet is None:
            return
        if self.try_again(patiently=True):
            self._sheet.accept()
            self._window.close()
        else:
            self._sheet.show_problem(_("Still not saved. {why}").format(why=self._why()))

    def _sheet_closed(self) -> None:
        self._sheet = None

    def _give_up(self) -> None:
        self._is_given_up = True
        self._window.close()
        self._is_given_up = False  # if it stayed open for something else, what waits then is asked about anew
