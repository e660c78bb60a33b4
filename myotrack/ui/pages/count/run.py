"""One counting session while it runs: each press is on disk before the next one is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer

from myotrack.domain.counting import LONGEST_SESSION_S, CountSession, Position
from myotrack.domain.errors import DiaryError, InvalidEntry
from myotrack.services.counting import Counting
from myotrack.ui.pages.count.tally import PressClock, Tally

Stopwatch = Callable[[], int]
"""Gives the time since it was started, ms."""


def start_stopwatch() -> Stopwatch:
    """Start a stopwatch that neither jumps with the wall clock nor with summer time."""
    timer = QElapsedTimer()
    timer.start()
    return timer.elapsed


class CountRun:
    """`problem` is why the last press could not be saved; the count goes on, and the next press tries again."""

    def __init__(
        self, counting: Counting, position: Position | None, planned_s: int | None, start: Callable[[], Stopwatch]
    ) -> None:
        self._counting = counting
        self.session: CountSession = counting.start(position, planned_s)
        self.planned_s = planned_s
        self.tally = Tally()
        self.problem: DiaryError | InvalidEntry | None = None
        self.is_saved = False
        self._ended: CountSession | None = None
        self._press_clock = PressClock()
        self.elapsed_ms = start()

    def left_s(self) -> int | None:
        """Whole seconds left of a timed window, rounded up; None for one of free length."""
        return None if self.planned_s is None else max(0, -(-(self.planned_s * 1000 - self.elapsed_ms()) // 1000))

    def is_over(self) -> bool:
        """Whether the window has run out, or the longest session is reached."""
        return self.elapsed_ms() >= (self.planned_s or LONGEST_SESSION_S) * 1000

    def press(self, event_ms: int) -> bool:
        """Take one press and save it; False when it is a repeat or came after the end."""
        at_ms = self._press_clock.at(event_ms, self.elapsed_ms())
        if self.planned_s is not None and at_ms > self.planned_s * 1000:
            return False
        counts = self.tally.press(at_ms)
        self._save()
        return counts

    def take_one_back(self) -> None:
        """Count one less and save that."""
        self.tally.take_one_back()
        self._save()

    def count_ignored(self) -> None:
        """Add the repeats that were left out and save that."""
        self.tally.count_ignored()
        self._save()

    def length_s(self) -> int:
        """Length of the session in seconds: the window once it has run out, else the time until now."""
        elapsed = max(1, round(self.elapsed_ms() / 1000))
        return elapsed if self.planned_s is None else min(self.planned_s, elapsed)

    def ended_session(self) -> CountSession:
        """Return the session with what was counted; its length stays what it is when this is first asked."""
        if self._ended is None:
            self._ended = replace(
                self.session,
                count=self.tally.count,
                duration_s=self.length_s(),
                presses_ms=tuple(self.tally.presses_ms),
                finished=True,
            )
        return self._ended

    def finish(self) -> None:
        """Save the session as ended; raise DiaryError or InvalidEntry when that can't be done."""
        ended = self.ended_session()
        self._counting.finish(ended.id, ended.count, ended.duration_s, ended.presses_ms)
        self.is_saved = True

    def _save(self) -> None:
        tally = self.tally
        try:
            self._counting.save(self.session.id, tally.count, self.length_s(), tally.presses_ms)
        except (DiaryError, InvalidEntry) as problem:
            self.problem = problem
        else:
            self.problem = None
