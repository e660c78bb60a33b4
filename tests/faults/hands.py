"""A person at the window of a real process, without a test around them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from myotrack.app import Program
from myotrack.ui.crash_dialog import CrashDialog
from tests.journeys.person import Clock, Person

PATIENCE_MS = 5000


class Hands(Person):
    """Starts the program as a person does, and sees whether it made a mistake."""

    def __init__(self, app: QApplication, diary: Path | None, clock: Clock) -> None:
        self._app = app
        self._path = diary
        self.clock = clock
        self.mistakes: list[str] = []
        self.program = self._start()

    def wait(self, milliseconds: int) -> None:
        """Let time go by."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        self.settle()

    def settle(self) -> None:
        """Let the window do what it has to do, and note a mistake of the program that it shows."""
        self._app.processEvents()
        for shown in self._app.topLevelWidgets():
            if isinstance(shown, CrashDialog) and shown.isVisible():
                self.mistakes.append(" ".join(box.toPlainText() for box in shown.findChildren(QPlainTextEdit)))
                shown.accept()

    def said(self) -> str:
        """What the bar at the foot says."""
        return self.program.window.save_bar.text()

    def _start(self) -> Program:
        self._closed = False
        program = Program(self._app, self.clock)
        self.program = program
        program.start(self._path, demo=False)
        program.finish_start()
        program.window.activateWindow()
        QTest.qWaitForWindowActive(program.window, PATIENCE_MS)
        self.settle()
        return program
