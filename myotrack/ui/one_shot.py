"""A timer that rings once, in a turn of the event loop of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

TURN_MS = 10
"""So long, ms, that presses and paints which wait come first: a timer of 0 ms rings before them."""

PATIENCE_MS = 250
"""So long, ms, a page shows what it showed before; then it says that it works. The usual diary needs less."""


def one_shot(parent: QObject, after_ms: int, slot: Callable[[], None]) -> QTimer:
    """Return a timer that calls `slot` once each time it is started; started again, it begins anew."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after_ms)
    timer.timeout.connect(slot)
    return timer
