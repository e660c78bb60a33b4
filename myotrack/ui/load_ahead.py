"""LoadAhead: what the pages need is loaded bit by bit after the start, so that the first press opens one at once."""

from __future__ import annotations

import linecache
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from myotrack.ui.page_list import page_entries

STEP_MS = 100
"""Between two of them, ms: presses come first."""

_HALVES = ("myotrack.ui.pages.recovery.beside_work", "myotrack.words.worked_out")
"""What the largest page needs, loaded before it: no step takes long."""


class LoadAhead(QObject):
    """Nothing of matplotlib or scipy: that is loaded when a page first draws."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = [*_HALVES, *(entry.module for entry in page_entries())]
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self.load_one)

    def begin(self) -> None:
        """Go on until everything is loaded."""
        self._timer.start()

    def is_done(self) -> bool:
        """Whether everything is loaded."""
        return not self._left

    def load_one(self) -> None:
        """Load the next one."""
        if self._left:
            import_module(self._left.pop(0))
        if not self._left:
            self._timer.stop()
            # PySide6 looks at the source of every module that comes after it, and Python would keep all of it.
            linecache.clearcache()
