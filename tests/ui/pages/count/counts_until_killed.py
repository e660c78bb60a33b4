"""Counts on the real page of a diary file for ever, and says each count on standard output once it is on the screen.

Run as: python -m tests.ui.pages.count.counts_until_killed DIARY
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from myotrack.ui.pages.count import CountPage
from tests.ui.pages.hosts import a_diary, a_host


def main() -> None:
    """Press Space, ten times a second by the event's own clock, until somebody kills the program."""
    app = QApplication([])
    page = CountPage(a_host(a_diary(Path(sys.argv[1]))))
    page.refresh()
    page.show()
    page.setup.windows.set_chosen(0)
    page.setup.start.click()
    at_ms = 10_000
    while True:
        at_ms += 100
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
        event.setTimestamp(at_ms)
        app.sendEvent(page.pad.number, event)
        app.processEvents()
        print(page.pad.number.accessibleName(), flush=True)


if __name__ == "__main__":
    main()
