"""The Count page in a window that refreshes it after every change, with a stopwatch that the test sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.pages.count import CountPage
from tests.ui.pages.hosts import Heard, a_diary, a_host


@dataclass
class Hand:
    """Presses keys and buttons on the page at the times that a test says, in ms since Start."""

    page: CountPage
    elapsed_ms: int = 0

    def key(self, key: Qt.Key, at_ms: int, on: QWidget | None = None) -> None:
        """Press a key."""
        self._goes_to(at_ms)
        text = " " if key is Qt.Key.Key_Space else ""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            event.setTimestamp(at_ms + 77_000)
            QApplication.sendEvent(on or self.page.pad.number, event)

    def space(self, *times_ms: int) -> None:
        """Press Space at each of these times."""
        for at_ms in times_ms:
            self.key(Qt.Key.Key_Space, at_ms)

    def click(self, at_ms: int, on: QWidget, kind: QEvent.Type = QEvent.Type.MouseButtonPress) -> None:
        """Press the left mouse button in the middle of something."""
        self._goes_to(at_ms)
        place = QPointF(on.rect().center())
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, place, on.mapToGlobal(place), left, left, none)
        event.setTimestamp(at_ms + 77_000)
        QApplication.sendEvent(on, event)

    def time_passes(self, at_ms: int) -> None:
        """It is that late now, and the page has looked at the time."""
        self._goes_to(at_ms)
        self.page.look_at_the_time()

    def _goes_to(self, at_ms: int) -> None:
        self.elapsed_ms = max(self.elapsed_ms, at_ms)


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[OpenDiary]:
    """A diary file."""
    opened = a_diary(tmp_path / "a.myotrack")
    yield opened
    opened.close()


@pytest.fixture
def host(diary: OpenDiary, heard: Heard) -> Host:
    return a_host(diary, heard)


@pytest.fixture
def open_page(qtbot: QtBot, host: Host, diary: OpenDiary) -> Callable[[], CountPage]:
    """Opens the page as the window does; its stopwatch stands at what `Hand` says."""

    def opened() -> CountPage:
        hands: list[Hand] = []

        def start() -> Callable[[], int]:
            return lambda: hands[0].elapsed_ms

        page = CountPage(host, stopwatch=start)
        hands.append(Hand(page))
        page.setProperty("hand", hands[0])
        qtbot.addWidget(page)
        diary.feed.listen(lambda _change: page.refresh())
        page.refresh()
        page.resize(1100, 700)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return opened


@pytest.fixture
def page(open_page: Callable[[], CountPage]) -> CountPage:
    return open_page()


@pytest.fixture
def hand(page: CountPage) -> Hand:
    found = page.property("hand")
    assert isinstance(found, Hand)
    return found
