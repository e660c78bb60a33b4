"""Widgets that were thrown away are taken apart in the window's thread, however busy another thread is."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from myotrack.ui.garbage import WindowThreadGarbage, collect_what_is_due


class _Cycle(QObject):
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def _many_objects() -> list[list[int]]:
    return [[number] for number in range(20 * gc.get_threshold()[0])]


def test_a_busy_thread_takes_no_widget_apart(qtbot: QtBot) -> None:
    taken_apart: list[threading.Thread] = []
    owner = QObject()
    WindowThreadGarbage(owner)
    weakref.finalize(_Cycle(), lambda: taken_apart.append(threading.current_thread()))

    kept: list[list[int]] = []
    busy = threading.Thread(target=lambda: kept.extend(_many_objects()))
    busy.start()
    busy.join()

    assert taken_apart == []
    qtbot.waitUntil(lambda: bool(taken_apart))
    assert taken_apart == [threading.main_thread()]


def test_nothing_is_collected_before_it_is_due() -> None:
    gc.collect()
    gone: list[bool] = []
    weakref.finalize(_Cycle(), lambda: gone.append(True))

    collect_what_is_due()
    assert gone == []

    kept = _many_objects()
    collect_what_is_due()
    assert gone == [True], f"{len(kept)} objects are over the threshold"
