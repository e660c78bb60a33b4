"""WindowThreadGarbage: cyclic garbage is collected in the window's thread alone, never in one that works beside it."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 1000
"""How often it is looked whether there is enough to collect, ms."""


class WindowThreadGarbage(QObject):
    """Collects in Python's own rhythm, but only when the event loop of its thread comes round.

    Python collects in whichever thread makes the object that is one too many. A worker thread then takes closed
    widgets and their layouts apart while the window's thread may still be asking them: the program ends with a
    segmentation fault (docs/decisions/0030).
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(collect_what_is_due)
        timer.start(_LOOK_MS)


def collect_what_is_due() -> None:
    """Collect the oldest generation whose count is over Python's own threshold, and with it the younger ones."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [generation for generation in range(len(counts)) if counts[generation] > thresholds[generation]]
    if due:
        gc.collect(due[-1])
