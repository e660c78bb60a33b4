"""BesideWork: loads what draws and works out what is drawn beside the window, which never stands still for it."""

from __future__ import annotations

import linecache
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from myotrack.analysis.day_zero import DayZero
from myotrack.analysis.picture import recovery_picture
from myotrack.analysis.recovery.values import RecoveryAnalysis
from myotrack.domain.timeline import Timeline

PATIENCE_S = 0.05
"""How long the window waits for an answer once everything is loaded: the usual diary needs less."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which day 0, and as of which day."""

    zero: DayZero
    as_of: date


Answers = dict[Question, RecoveryAnalysis]


class BesideWork(QObject):
    """One worker thread, one round of questions at a time; what is asked about another timeline is forgotten.

    Values go in and values come out: a Timeline is frozen. `finished` comes when there is something new to ask for.
    """

    finished = Signal()

    def __init__(self, parent: QObject | None = None, *, draws: bool = True) -> None:
        """Without `draws` nothing that draws is loaded: for a page that shows the words alone."""
        super().__init__(parent)
        self._draws = draws
        self._executor: ThreadPoolExecutor | None = None
        self._future: Future[Answers] | None = None
        self._round = 0
        self._is_loaded = False
        self._timeline: Timeline | None = None
        self._known: Answers = {}
        self._bell = _Bell()
        self._bell.rung.connect(self._collect)

    def is_working(self) -> bool:
        """Whether an answer is being worked out."""
        return self._future is not None

    def is_loaded(self) -> bool:
        """Whether everything that draws is loaded."""
        return self._is_loaded

    def answers(self, timeline: Timeline, questions: Iterable[Question]) -> Answers | None:
        """Return the answers, and whatever is known beside them; None while they are worked out (or loaded)."""
        if timeline is not self._timeline:
            self._timeline, self._known = timeline, {}
        missing = tuple(question for question in questions if question not in self._known)
        if self._is_loaded and not missing:
            self._forget_round()
            return self._known
        self._forget_round()
        self._future = future = self._thread().submit(
            _work, timeline, missing, warms_up=self._draws and not self._is_loaded
        )
        # The bell belongs to the thread too: it may ring after the page is gone.
        future.add_done_callback(partial(_ring, self._bell, self._round))
        if self._is_loaded and wait([future], PATIENCE_S).done:
            self._take(future)
            return self._known
        return None

    def stop(self) -> None:
        """Let no thread run on: forget what was asked, and wait until the thread has ended."""
        self._forget_round()
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def _thread(self) -> ThreadPoolExecutor:
        if self._executor is None:
            self._executor = ThreadPoolExecutor(1, "recovery")
        return self._executor

    def _forget_round(self) -> None:
        self._round += 1
        if self._future is not None:
            self._future.cancel()
            self._future = None

    def _collect(self, number: int) -> None:
        """Take the answers of this round; those of an earlier one are stale."""
        if number != self._round or self._future is None:
            return
        self._take(self._future)
        self.finished.emit()

    def _take(self, future: Future[Answers]) -> None:
        self._round += 1
        self._future = None
        self._known |= future.result()
        if not self._is_loaded:
            self._is_loaded = True
            # PySide6 looks at the source of every module that comes after it, and Python would keep all of it.
            linecache.clearcache()


class _Bell(QObject):
    """Rung by the worker thread, heard in the window's."""

    rung = Signal(int)


def _ring(bell: _Bell, number: int, _future: Future[Answers]) -> None:
    bell.rung.emit(number)


def _work(timeline: Timeline, questions: tuple[Question, ...], *, warms_up: bool) -> Answers:
    """Runs in the worker thread."""
    if warms_up:
        from myotrack.ui.chart_canvas import warm_up

        zero = questions[0].zero if questions else None
        picture = recovery_picture(timeline, zero)
        if picture is not None:
            warm_up(picture)
    if not questions:
        return {}
    from myotrack.analysis.recovery.analyse import recovery_analysis

    return {
        question: recovery_analysis(
            timeline if question.as_of == timeline.as_of else timeline.until(question.as_of), question.zero
        )
        for question in questions
    }
