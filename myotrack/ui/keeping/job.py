"""Job: one piece of work beside the window, so that nothing on the screen waits for a disk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal


class Job(QThread):
    """Values go in and come out, nothing is shared; whoever listens is told in the thread of the window.

    `failed` carries the exception. The work has its own connection to the diary, never the window's.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        """Do the work, in the thread."""
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001  # it is raised again in the thread of the window, which can show it
            self.failed.emit(error)
        else:
            self.done.emit(result)
