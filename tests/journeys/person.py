"""A person at the window: presses what can be seen, types, and reads what is on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from myotrack.app import Program
from myotrack.ui.page_list import WorkingPage
from myotrack.ui.widgets.big_button import BigButton


class Clock:
    """A clock that the test turns."""

    def __init__(self, now: datetime = datetime(2026, 3, 1, 20, 0, tzinfo=timezone(timedelta(hours=1)))) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the time it shows, and go on one second: no two entries share an instant."""
        self.now += timedelta(seconds=1)
        return self.now

    def next_day(self, days: int = 1) -> None:
        """Turn it to the same time some days later."""
        self.now += timedelta(days=days)


class Person:
    """Uses the real program on a real file."""

    def __init__(self, qtbot: QtBot, app: QApplication, diary: Path, clock: Clock, *, by_itself: bool = False) -> None:
        """Start on `diary`, or with `by_itself` on whatever opens when no file is named."""
        self._qtbot = qtbot
        self._app = app
        self._path = None if by_itself else diary
        self.clock = clock
        self._closed = False
        self.program = self._start()

    def reopen(self) -> None:
        """Close the program and start it again."""
        self.close()
        self.program = self._start()

    def close(self) -> None:
        """Close the window and the diary, if that was not done."""
        if self._closed:
            return
        self._closed = True
        self.program.window.close()
        if self.program.diary is not None:
            self.program.diary.close()
        self.program.leave()
        self.program.window.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait_for_tomorrow(self, days: int = 1) -> None:
        """Come back some days later."""
        self.clock.next_day(days)
        self.program.window.look_at_the_day()

    def go(self, name: str) -> None:
        """Press a page's name in the sidebar, and wait for what the page works out beside the window."""
        self.press(name, within=self.program.window)
        self.wait_for_the_page()

    def wait_for_the_page(self) -> None:
        """Wait for what the page works out beside the window."""
        page: object = self.program.window.shown_widget()
        while isinstance(page, WorkingPage) and page.is_working():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def press(self, title: str, within: QWidget | None = None) -> None:
        """Press the visible button whose title begins so."""
        button = self.button(title, within)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def button(self, title: str, within: QWidget | None = None) -> BigButton:
        """Return the first visible, enabled button whose title begins so."""
        place = within or self.place()
        found = [b for b in place.findChildren(BigButton) if b.isVisibleTo(place) and b.title.startswith(title)]
        assert found, f"no button {title!r} among {[b.title for b in place.findChildren(BigButton)]}"
        return found[0]

    def add_medicine(self, name: str, since: str, dose: str) -> None:
        """Add a medicine on its page, with the dose of the whole day."""
        self.go("Medicines")
        self.press("Add")
        self.type_into("Name", name)
        self.type_into("Since when", since)
        self.type_into("Dose of the whole day", dose)
        self.press("Save")

    def type_into(self, name: str, text: str) -> None:
        """Type into the visible field with this accessible name, in place of what stands there."""
        field = next(f for f in self._fields() if f.accessibleName().startswith(name))
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.program.window, key, modifier)
        self.settle()

    def reads(self, place: QWidget | None = None) -> str:
        """Return every visible line of text, buttons included."""
        seen = place or self.program.window
        labels = [label.text() for label in seen.findChildren(QLabel) if label.isVisibleTo(seen)]
        buttons = [f"{b.title} {b.hint}".strip() for b in seen.findChildren(BigButton) if b.isVisibleTo(seen)]
        return "\n".join(labels + buttons)

    def reads_fields(self) -> list[str]:
        """Return what stands in every visible field."""
        return [f.text() if isinstance(f, QLineEdit) else f.toPlainText() for f in self._fields()]

    def place(self) -> QWidget:
        """Return where the person is: an open dialog, else the page."""
        modal = QApplication.activeModalWidget()
        shown = modal or self.program.window.shown_widget()
        assert shown is not None
        return shown

    def settle(self) -> None:
        """Let the window do what it has to do, until its banner knows of what was saved."""
        self._app.processEvents()
        while self.program.window.is_asking():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _fields(self) -> Iterator[QLineEdit | QPlainTextEdit]:
        place = self.place()
        yield from (f for f in place.findChildren(QLineEdit) if f.isVisibleTo(place))
        yield from (f for f in place.findChildren(QPlainTextEdit) if f.isVisibleTo(place))

    def _start(self) -> Program:
        self._closed = False
        program = Program(self._app, self.clock)
        program.start(self._path, demo=False)
        program.finish_start()
        program.window.activateWindow()
        self._qtbot.waitUntil(program.window.isActiveWindow)
        self._app.processEvents()
        return program


Start = Callable[[Path], Person]
"""Starts the program on a file."""
