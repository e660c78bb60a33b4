"""InParts: work that only the window's thread can do, a part of it in each turn, so that presses come in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject

from myotrack.domain.errors import DiaryError
from myotrack.ui.one_shot import TURN_MS, one_shot


class InParts(QObject):
    """Does one piece of work at a time; begun again, it is the new one."""

    def __init__(self, done: Callable[[], None], failed: Callable[[DiaryError], None], parent: QObject) -> None:
        """`done` is called after the last part, `failed` when the diary could not be read, in a part or in `done`."""
        super().__init__(parent)
        self._done = done
        self._failed = failed
        self._parts: Iterator[None] = iter(())
        self._next = one_shot(self, TURN_MS, self._go_on)

    def begin(self, parts: Iterator[None]) -> None:
        """Do these parts, beginning in the next turn."""
        self._parts = parts
        self._next.start()

    def is_working(self) -> bool:
        """Whether something is left to do."""
        return self._next.isActive()

    def stop(self) -> None:
        """Do no more of it."""
        self._next.stop()

    def _go_on(self) -> None:
        try:
            for _part in self._parts:
                self._next.start()
                return
            self._done()
        except DiaryError as problem:
            self._failed(problem)
