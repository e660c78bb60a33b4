"""The History page of a diary in memory, refreshed after every change as the window does it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from myotrack.services.changes import Change
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.pages.history import HistoryPage
from tests.ui.pages.hosts import words_on

TODAY = date(2026, 3, 14)
"""A Saturday: the day on which the clock of these tests stands still."""


def read(widget: QWidget) -> str:
    """Everything that a person can read on a widget once it has settled."""
    QApplication.processEvents()
    return words_on(widget)


class RefreshedPage(HistoryPage):
    """Refreshes itself when something is written."""

    def heard(self, _change: Change) -> None:
        """Something was written."""
        self.refresh()


@pytest.fixture
def page(qtbot: QtBot, diary: OpenDiary, host: Host) -> HistoryPage:
    """The page in a window of 1366 × 768 without its sidebar."""
    shown = RefreshedPage(host)
    qtbot.addWidget(shown)
    shown.resize(1158, 768)
    diary.feed.listen(shown.heard)
    shown.refresh()
    shown.show()
    qtbot.waitExposed(shown)
    return shown
