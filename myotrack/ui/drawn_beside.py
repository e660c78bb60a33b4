"""DrawnBeside: what a widget shows is drawn beside the window, once however many things changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from myotrack.ui.beside_thread import BesideThread
from myotrack.ui.one_shot import one_shot


class DrawnBeside(QObject):
    """Draws when the widget can be seen: what changes while it is hidden is drawn when it is shown again."""

    def __init__(
        self,
        widget: QWidget,
        kind: str,
        thread: BesideThread,
        work: Callable[[], Callable[[], Any] | None],
        drawn: Callable[[Any], None],
    ) -> None:
        """`work` returns what is to be done in the thread, made of values alone (None for nothing)."""
        super().__init__(widget)
        self._widget, self._kind, self._thread = widget, kind, thread
        self._work, self._drawn = work, drawn
        self._is_stale = False
        self._next_turn = one_shot(self, 0, self._begin)

    def soon(self) -> None:
        """Something changed: draw it in the next turn of the event loop."""
        self._is_stale = True
        self.go_on()

    def go_on(self) -> None:
        """The widget is shown: draw what changed while it was not."""
        if self._is_stale and self._widget.isVisible():
            self._next_turn.start()

    def is_drawing(self) -> bool:
        """Whether a change is not drawn yet that could be seen."""
        return self._next_turn.isActive() or self._thread.is_busy(self._kind)

    def _begin(self) -> None:
        self._is_stale = False
        work = self._work()
        if work is None:
            self._thread.forget(self._kind)
        else:
            self._thread.ask(self._kind, work, self._drawn)
