"""Job: one piece of work beside the window, so that nothing on the screen waits for a disk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from myotrack.domain.errors import DiaryError


class Job(QThread):
    """Values go in and come out, nothing is shared; whoever listens is told in the thread of the window.

    `failed` carries a DiaryError or OSError; anything else is a mistake of the program, and raised in the window's
    thread, where it is shown. The work has its own connection to the diary, never the window's.
    """

    done = Signal(object)
    failed = Signal(object)
    _mistaken = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._mistaken.connect(self._raise)

    def run(self) -> None:
        """Do the work, in the thread."""
        try:
            result = self._work()
        except (DiaryError, OSError) as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001  # it is raised again in the thread of the window, which can show it
            self._mistaken.emit(error)
        else:
            self.done.emit(result)

    def _raise(self, error: Exception) -> None:
        raise error


class Jobs(QObject):
    """Jobs that outlive what asked for them: a page may go while its work is still being done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._running: list[Job] = []

    def begin(
        self,
        work: Callable[[], object],
        done: Callable[..., None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Begin with the work; `done` gets what it returns, `failed` a DiaryError or OSError. Both are methods of
        widgets, which are not called any more when their widget is gone."""
        job = Job(work, self)
        job.done.connect(done)
        if failed is not None:
            job.failed.connect(failed)
        job.finished.connect(self._clear_away)
        self._running.append(job)
        job.start(QThread.Priority.LowPriority)

    def wait(self) -> None:
        """Wait for the end of all of them."""
        for job in self._running:
            job.wait()

    def _clear_away(self) -> None:
        for job in [job for job in self._running if job.isFinished()]:
            self._running.remove(job)
            job.deleteLater()
