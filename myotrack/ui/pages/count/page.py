"""The Count page: choosing, counting, what came of it, and the sessions before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from myotrack.domain.counting import CountSession
from myotrack.domain.errors import DiaryError, InvalidEntry
from myotrack.i18n import _
from myotrack.services.changes import Change
from myotrack.services.typed_drafts import TypedDraft
from myotrack.ui.host import Host
from myotrack.ui.keeping.typed_watch import TypedWatch
from myotrack.ui.pages.count import sentences
from myotrack.ui.pages.count.pad import CountPad
from myotrack.ui.pages.count.result_card import ResultCard
from myotrack.ui.pages.count.run import CountRun, Stopwatch, start_stopwatch
from myotrack.ui.pages.count.sessions_card import SessionsCard
from myotrack.ui.pages.count.setup_card import SetupCard
from myotrack.ui.pages.count.unfinished_strip import UnfinishedStrip
from myotrack.ui.widgets.page import Page
from myotrack.words.dates import clock_time
from myotrack.words.lengths import counted

TICK_MS = 200
"""How often the time that is left is shown anew, ms."""

SETTLE_MS = 1200
"""How long the pad stays after the end, ms: a press that comes too late meets nothing it could press."""


class CountPage(Page):
    """While a session runs, the pad covers the page."""

    KEY = "count"
    SEES = frozenset({Change.COUNTS})

    def __init__(
        self, host: Host, parent: QWidget | None = None, *, stopwatch: Callable[[], Stopwatch] = start_stopwatch
    ) -> None:
        super().__init__(_("Count twitches live"), parent)
        self.set_subtitle(_("A count is kept apart from the number of the day: the two are never mixed."))
        self._host = host
        self._counting = host.diary.counting
        self._stopwatch = stopwatch
        self._run: CountRun | None = None
        self._ignored = 0
        self._ended = ""
        self.left_open = UnfinishedStrip(host)
        self.setup = SetupCard()
        self.setup.start_asked.connect(self._start)
        self.result = ResultCard(host.diary.typed)
        self.result.save_asked.connect(self._save_result)
        self.result.again_asked.connect(self._count_again)
        self.result.ignored_asked.connect(self._add_ignored)
        self.result.remove_asked.connect(self._remove)
        self._list = SessionsCard()
        self._list.chosen.connect(self._open_session)
        self.table = self._list.table
        for part in (self.left_open, self.setup, self.result, self._list):
            self.content.addWidget(part)
        self.pad = CountPad(self)
        self.pad.pressed.connect(self._press)
        self.pad.back_asked.connect(self._take_one_back)
        self.pad.ignored_asked.connect(self._count_ignored)
        self.pad.stop_asked.connect(self._stop)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.look_at_the_time)
        self._settle_timer = QTimer(self)
        self._settle_timer.setSingleShot(True)
        self._settle_timer.setInterval(SETTLE_MS)
        self._settle_timer.timeout.connect(self._show_result)

    def refresh(self) -> None:
        """Ask the diary again; raise DiaryError when it can't be read. What is being typed is not touched."""
        today = self._host.diary.diary.today()
        running = None if self._run is None else self._run.session.id
        sessions = self._counting.sessions()
        left_open = next((s for s in reversed(sessions) if not s.finished and s.id != running), None)
        self.left_open.show_session(left_open, today)
        self._list.show_sessions(sessions, today)
        self.setup.fit()
        self.setup.take_over(self._list.newest)
        hold_ms = self._host.preferences.current.hold_ms
        self.left_open.set_hold_ms(hold_ms)
        self.result.set_hold_ms(hold_ms)
        self._look_again_at_the_result(sessions)

    def save_typed(self) -> bool:
        """End a session that runs and save what was corrected, before the window closes; False when it can't be."""
        if self._run is not None and self._tick.isActive():
            self._end(_("Stopped, because another page was opened"))
        if self._settle_timer.isActive():
            self._show_result()
        return self._save_corrections() if self.result.session is not None else True

    def open_typed(self, draft: TypedDraft) -> TypedWatch | None:
        """Show the session again of which something was typed; None while another one can't be left."""
        session = next((s for s in self._counting.sessions() if s.finished and (s.id,) == draft.place.subject), None)
        if session is not None and self._run is None:
            self._open_session(session)
        shown = self.result.session
        return self.result.typed_watch if session is not None and shown is not None and shown.id == session.id else None

    def look_at_the_time(self) -> None:
        """Show where a session stands, and end one whose window has run out."""
        run = self._run
        if run is None:
            return
        self.pad.show_count(run.tally.count, run.tally.ignored, sentences.time_left(run.left_s(), run.elapsed_ms()))
        if self._tick.isActive() and run.is_over():
            self._end(_("Time is up"))

    def showEvent(self, event: QShowEvent) -> None:
        """The page opens with the focus on Start."""
        super().showEvent(event)
        if not event.spontaneous() and self.setup.isVisibleTo(self):
            self.setup.start.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is opened, or the window closes."""
        if not event.spontaneous():
            self.save_typed()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pad covers all of it."""
        super().resizeEvent(event)
        self.pad.setGeometry(self.rect())

    def _start(self) -> None:
        try:
            self._run = CountRun(self._counting, self.setup.position(), self.setup.planned_s(), self._stopwatch)
        except (DiaryError, InvalidEntry) as problem:
            self._host.show_problem(problem)
            return
        self._ignored = 0
        self._cover(covered=True)
        self.look_at_the_time()
        self._tick.start()

    def _cover(self, *, covered: bool) -> None:
        """Put the pad over the page, with nothing behind it that Tab could reach, or take it away."""
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if covered else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)
        for part in (self.left_open, self.setup, self.result, self._list):
            part.setEnabled(not covered)
        if covered:
            self.pad.setGeometry(self.rect())
            self.pad.open()
        else:
            self.pad.hide()

    def _press(self, event_ms: int) -> None:
        if self._run is not None and not self._run.is_over():
            self._run.press(event_ms)
            self._after_save(self._run)
        self.look_at_the_time()

    def _take_one_back(self) -> None:
        if self._run is not None:
            self._run.take_one_back()
            self._after_save(self._run)
            self.look_at_the_time()

    def _count_ignored(self) -> None:
        if self._run is not None:
            self._run.count_ignored()
            self._after_save(self._run)
            self.look_at_the_time()
            self.pad.number.setFocus()

    def _after_save(self, run: CountRun) -> None:
        if run.problem is None:
            self.pad.show_trouble("")
            return
        self.pad.show_trouble(_("Not saved yet. Go on counting: each press tries again."))
        self._host.show_problem(run.problem)

    def _stop(self) -> None:
        self._end(_("Stopped"))

    def _end(self, words: str) -> None:
        run = self._run
        if run is None or not self._tick.isActive():
            return
        self._tick.stop()
        self._ended = words
        self._ignored = run.tally.ignored
        self._finish(run)
        self.pad.close_for_presses(_("{words}. What is pressed now is not counted.").format(words=words))
        self._settle_timer.start()

    def _finish(self, run: CountRun) -> bool:
        """Save the session as it ended; when that fails, the run is kept, and Save tries again."""
        session = run.ended_session()
        said = _("Saved at {time}: {count}.").format(time=clock_time(self._counting.now()), count=counted(session))
        what = _("a count: {count}").format(count=counted(session))
        return run.is_saved or self._host.save(run.finish, said, what)

    def _show_result(self) -> None:
        self._settle_timer.stop()
        run = self._run
        if run is None:
            return
        session = run.ended_session()
        self._run = None if run.is_saved else run
        self._cover(covered=False)
        self.setup.hide()
        self.result.show_session(session, self._ended, sentences.result(session), self._ignored, is_new=True)
        # A late press of Space does no harm there.
        self.result.total.box.setFocus()

    def _add_ignored(self) -> None:
        self.result.add_ignored(self._ignored)
        self._ignored = 0

    def _save_corrections(self) -> bool:
        """Save total and note where they differ from what is on disk; False when they can't be."""
        session = self.result.session
        if session is None or (self._run is not None and not self._finish(self._run)):
            return session is None
        self._run = None
        corrected = self.result.corrected()
        if corrected is None:
            return False
        if corrected == (session.count, session.note):
            self.result.typed_is_saved()
            return True
        total, note = corrected
        words = counted(replace(session, count=total))
        said = _("Saved at {time}: {count}.").format(time=clock_time(self._counting.now()), count=words)
        correct = partial(self._counting.correct, session.id, total, note)
        saved = self._host.save(correct, said, _("a corrected count: {count}").format(count=words))
        if saved:
            self.result.typed_is_saved()
        return saved

    def _save_result(self) -> None:
        if self._save_corrections():
            self._close_result()

    def _count_again(self) -> None:
        if self._save_corrections():
            self._close_result()
            self._start()

    def _remove(self) -> None:
        session = self.result.session
        if session is None:
            return
        when = sentences.when(session, self._host.diary.diary.today())
        said = _("The count of {when} was thrown away.").format(when=when)
        what = _("throwing away the count of {when}").format(when=when)
        if self._host.save(partial(self._counting.remove, session.id), said, what):
            self._run = None
            self._close_result()

    def _close_result(self) -> None:
        self.result.close_card()
        self.setup.show()
        self.setup.start.setFocus()

    def _open_session(self, session: CountSession) -> None:
        if self.result.session is not None and not self._save_corrections():
            return
        self._ignored = 0
        title = _("The count of {when}").format(when=sentences.when(session, self._host.diary.diary.today()))
        self.setup.hide()
        self.result.show_session(session, title, sentences.result(session), 0, is_new=False)
        self.result.total.box.setFocus()

    def _look_again_at_the_result(self, sessions: tuple[CountSession, ...]) -> None:
        shown = self.result.session
        if shown is None or self._run is not None:
            return
        again = next((s for s in sessions if s.id == shown.id and s.finished), None)
        if again is None:
            self._close_result()
        else:
            self.result.show_anew(again)
