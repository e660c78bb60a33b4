"""BesideThread: one thread beside the window, which never stands still for what is worked out or drawn there."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for and not told yet."""

    number: int
    future: Future[Any]
    told: Callable[[Any], None]


class BesideThread(QObject):
    """Values go in and values come out; of each kind of work only what was asked for last is told.

    One piece of work at a time: matplotlib must not draw in two threads at once. A mistake in the work is raised in the
    thread of the window, which can show it.
    """

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._executor: ThreadPoolExecutor | None = None
        self._asked: dict[str, _Asked] = {}
        self._kept: set[str] = set()
        self._number = 0
        self._bell = _Bell()
        # Queued: work that is done already when it is asked for is told later too.
        self._bell.rung.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def ask(self, kind: str, work: Callable[[], _T], told: Callable[[_T], None], *, kept: bool = False) -> None:
        """Work something out; `told` is called with it in the thread of the window, unless its kind is asked again.

        What is `kept` is done to its end also when the thread is stopped, and never dropped for a later one.
        """
        if not kept:
            self.forget(kind)
        self._number += 1
        name = f"{kind} {self._number}" if kept else kind
        future = self._thread().submit(work)
        self._asked[name] = _Asked(self._number, future, told)
        if kept:
            self._kept.add(name)
        # The bell belongs to the thread too: it may ring after this object is gone.
        future.add_done_callback(partial(_ring, self._bell, name, self._number))

    def forget(self, kind: str) -> None:
        """What was asked for of this kind is not wanted any more."""
        asked = self._asked.pop(kind, None)
        if asked is not None:
            asked.future.cancel()

    def is_busy(self, kind: str = "") -> bool:
        """Whether something of this kind, or of any, is not told yet."""
        return kind in self._asked if kind else bool(self._asked)

    def stop(self) -> None:
        """Let no thread run on: forget what was asked, and wait until the thread has ended."""
        for name in list(self._asked):
            if name not in self._kept:
                self.forget(name)
        if self._executor is not None:
            self._executor.shutdown(wait=True)
            self._executor = None

    def _thread(self) -> ThreadPoolExecutor:
        if self._executor is None:
            self._executor = ThreadPoolExecutor(1, self._name)
        return self._executor

    def _tell(self, name: str, number: int) -> None:
        """Tell what this work found; what was asked for before it is stale."""
        asked = self._asked.get(name)
        if asked is None or asked.number != number:
            return
        del self._asked[name]
        self._kept.discard(name)
        asked.told(asked.future.result())


class _Bell(QObject):
    """Rung by the worker thread, heard in the window's."""

    rung = Signal(str, int)


def _ring(bell: _Bell, name: str, number: int, _future: Future[Any]) -> None:
    bell.rung.emit(name, number)
