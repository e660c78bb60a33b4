"""A window over which sheets open, and a person's ways to fill them in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.medicines import BACLOFEN, Medicine, Role
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.widgets.sheet import Sheet
from tests.ui.pages.hosts import Heard, a_diary, a_host, button_named, words_on

TODAY = date(2026, 3, 14)
"""A Saturday: the day on which the clock of these tests stands still."""


@pytest.fixture
def diary() -> Iterator[OpenDiary]:
    """An empty diary in memory."""
    opened = a_diary()
    yield opened
    opened.close()


@pytest.fixture
def heard() -> Heard:
    """What a sheet asked of the window."""
    return Heard()


@pytest.fixture
def host(diary: OpenDiary, heard: Heard) -> Host:
    """The window as a sheet sees it."""
    return a_host(diary, heard)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """What a sheet opens over; a sheet that a test leaves open is closed after it."""
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.show()
    yield shown
    for sheet in shown.findChildren(Sheet):
        sheet.reject()


@pytest.fixture
def baclofen(diary: OpenDiary) -> Medicine:
    """Baclofen, 60 mg a day since January, suspected of the twitches."""
    dose = Dose(daily_dose=Decimal(60), role=Role.SUSPECTED)
    return diary.medicines.add("baclofen", catalogue_key=BACLOFEN, since=date(2026, 1, 1), dose=dose)


def read(sheet: QWidget) -> str:
    """Everything that a person can read on a sheet, without the marks around names."""
    QApplication.processEvents()
    return words_on(sheet).replace("\u2068", "").replace("\u2069", "")


def field(sheet: QWidget, name: str) -> QLineEdit | QPlainTextEdit:
    """The one visible field whose accessible name begins so."""
    boxes: list[QLineEdit | QPlainTextEdit] = [*sheet.findChildren(QLineEdit), *sheet.findChildren(QPlainTextEdit)]
    found = [box for box in boxes if box.isVisibleTo(sheet) and box.accessibleName().startswith(name)]
    assert len(found) == 1, f"{len(found)} fields begin with {name!r}: {[box.accessibleName() for box in boxes]}"
    return found[0]


def fill(sheet: QWidget, name: str, text: str) -> None:
    """Type into a field, in place of what stands there."""
    box = field(sheet, name)
    box.setFocus()
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    if text.isascii():
        QTest.keyClicks(box, text)
    elif isinstance(box, QLineEdit):
        box.insert(text)
    else:
        box.insertPlainText(text)


def press(sheet: QWidget, name: str) -> None:
    """Press the visible button with this name."""
    QTest.mouseClick(button_named(sheet, name), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def hold(qtbot: QtBot, sheet: Sheet) -> None:
    """Hold the button that destroys until it believes it."""
    button = sheet.destructive_button
    assert button is not None
    button.set_hold_ms(60)
    with qtbot.waitSignal(sheet.destructive_clicked):
        QTest.mousePress(button, Qt.MouseButton.LeftButton)
