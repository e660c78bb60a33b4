"""Draft: saves what is being typed soon after each pause, and at the latest after a second and a half.

What can't be saved is tried again every ten seconds.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 1000
"""A pause in typing this long saves, ms."""

LONGEST_MS = 1500
"""Typing without a pause is saved this often, ms, so that a crash costs less than 2 s of it."""


AGAIN_MS = 10_000
"""What could not be saved is tried again after this long, ms: a full disk may have room then."""


class Draft(QObject):
    """`save` writes what is typed now and says whether that worked; until it did, what is typed is `dirty`.

    `tried` comes after each attempt; once one failed, what is typed is `stuck` until one works.
    """

    tried = Signal()

    def __init__(self, save: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._save = save
        self.dirty = False
        self.stuck = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(LONGEST_MS)
        self._longest.timeout.connect(self.flush)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.flush)

    def touched(self) -> None:
        """Something was typed."""
        self.dirty = True
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush(self) -> bool:
        """Save now what isn't saved yet; False when that failed, and what was typed stays dirty."""
        self._pause.stop()
        self._longest.stop()
        self._again.stop()
        if not self.dirty:
            return True
        self.dirty = self.stuck = not self._save()
        if self.dirty:
            self._again.start()
        self.tried.emit()
        return not self.dirty

    def drop(self) -> None:
        """Forget that something was typed: another text stands in the field now."""
        self._pause.stop()
        self._longest.stop()
        self._again.stop()
        self.dirty = self.stuck = False
