"""A second window on the same diary calls the first one forward and closes: a small file says so, no network."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEventLoop, QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

ANSWER_MS = 3000
"""How long the first window may take to answer, ms; one that is only just starting needs a second or two."""

_LOOK_MS = 1000
"""How often the first window looks where the system does not tell of new files, ms."""

_ASK_MS = 20

_CAN_RAISE = frozenset({"xcb", "windows", "cocoa"})
"""Platforms of Qt on which a window may put itself on top; Wayland lets it ask for attention at most."""

_log = logging.getLogger(__name__)


class CallWatch(QObject):
    """The first window's ear: `called` comes when a second one asks it to come forward."""

    called = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._call: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, call: Path | None) -> None:
        """From now on look for this file, and for no other; None looks for none."""
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self._timer.stop()
        self._call = call
        if call is None:
            return
        if not self._watcher.addPath(str(call.parent)):
            self._timer.start()
        # One that came while this window was starting.
        QTimer.singleShot(0, self.look)

    def look(self) -> None:
        """Answer a call: whoever left it sees that its file is gone."""
        if self._call is None or not self._call.exists():
            return
        with suppress(OSError):
            self._call.unlink()
            self.called.emit()


def call_first_window(call: Path, wait_ms: int = ANSWER_MS) -> bool:
    """Ask the window that has the diary to come forward; return whether it answered."""
    try:
        call.touch(mode=0o600)
    except OSError:
        _log.warning("the other window could not be called")
        return False
    loop = QEventLoop()
    ask = QTimer()
    ask.setInterval(_ASK_MS)
    answered = False

    def look() -> None:
        nonlocal answered
        answered = not call.exists()
        if answered:
            loop.quit()

    ask.timeout.connect(look)
    ask.start()
    QTimer.singleShot(wait_ms, loop.quit)
    loop.exec()
    ask.stop()
    with suppress(OSError):
        call.unlink(missing_ok=True)
    return answered


def bring_forward(window: QWidget) -> None:
    """Bring a window to the front, as far as the desktop allows it; where it doesn't, its name asks for attention."""
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    for shown in (window, QApplication.activeModalWidget()):
        if shown is not None:
            if QGuiApplication.platformName() in _CAN_RAISE:
                shown.raise_()
            shown.activateWindow()
    QApplication.alert(window)
