"""Sheet: the frame of a dialog."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from myotrack.ui.theme import apply, load_theme
from myotrack.ui.widgets.sheet import Sheet
from myotrack.ui.widgets.text_field import NoteField, TextField


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    made = Sheet("Change the dose", "Save the change", destructive="Delete this change")
    made.body.addWidget(TextField("Name"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_escape_and_cancel_change_nothing(sheet: Sheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.rejected, timeout=0), qtbot.assertNotEmitted(sheet.primary_clicked):
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
    sheet.show()
    with qtbot.waitSignal(sheet.rejected, timeout=0):
        sheet.cancel_button.click()

    assert sheet.result() == QDialog.DialogCode.Rejected


def test_the_primary_button_asks_and_does_not_close(sheet: Sheet, qtbot: QtBot) -> None:
    assert sheet.primary_button is not None

    with qtbot.waitSignal(sheet.primary_clicked, timeout=0):
        sheet.primary_button.click()

    assert sheet.isVisible()


def test_enter_in_a_field_does_not_close_it(sheet: Sheet, qtbot: QtBot) -> None:
    field = sheet.findChildren(TextField)[0]

    with qtbot.assertNotEmitted(sheet.primary_clicked):
        QTest.keyClick(field.box, Qt.Key.Key_Return)

    assert sheet.isVisible()


def test_what_destroys_is_far_from_what_saves_and_asks_for_a_hold(sheet: Sheet, qtbot: QtBot) -> None:
    assert sheet.destructive_button is not None
    assert sheet.primary_button is not None
    right = sheet.destructive_button.mapTo(sheet, QPoint(sheet.destructive_button.width(), 0)).x()
    left = sheet.primary_button.mapTo(sheet, QPoint(0, 0)).x()

    assert left - right >= 48
    with qtbot.assertNotEmitted(sheet.destructive_clicked):
        QTest.mouseClick(sheet.destructive_button, Qt.MouseButton.LeftButton)


def test_a_problem_is_said_above_the_buttons(sheet: Sheet) -> None:
    sheet.show_problem("Name: please enter a name.")
    shown = [each for each in sheet.findChildren(QWidget) if each.isVisibleTo(sheet)]
    assert any(getattr(each, "text", str)() == "Name: please enter a name." for each in shown)

    sheet.show_problem("")

    shown = [each for each in sheet.findChildren(QWidget) if each.isVisibleTo(sheet)]
    assert not any(getattr(each, "text", str)() == "Name: please enter a name." for each in shown)


def test_a_long_one_stays_inside_its_window_and_keeps_its_buttons_in_sight(qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, load_theme("light"), 200)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 768)
    sheet = Sheet("Check-in", "Save", parent=window)
    for number in range(6):
        sheet.body.addWidget(NoteField(f"Note {number}"))
    window.show()
    sheet.show()
    qapp.processEvents()

    assert sheet.width() <= 1024
    assert sheet.height() <= 768
    for button in (sheet.cancel_button, sheet.primary_button):
        assert button is not None
        assert button.visibleRegion().boundingRect().size() == button.size()


def test_a_short_one_shows_everything_without_scrolling(sheet: Sheet) -> None:
    field = sheet.findChildren(TextField)[0]

    assert field.visibleRegion().boundingRect().size() == field.size()


def test_it_is_freed_when_nobody_holds_it(qtbot: QtBot) -> None:
    sheet = Sheet("Change the dose", "Save", destructive="Delete")
    gone = weakref.ref(sheet)

    del sheet
    gc.collect()

    assert gone() is None
