"""HoldButton: a hold with the mouse, two presses without."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from myotrack.ui.widgets.hold_button import HoldButton

LEFT = Qt.MouseButton.LeftButton
INSIDE = QPoint(20, 20)


def held(qtbot: QtBot, hold_ms: int = 60, repeat_ms: int = 0) -> HoldButton:
    button = HoldButton("Delete this day", hold_ms=hold_ms, repeat_ms=repeat_ms)
    qtbot.addWidget(button)
    button.show()
    return button


def test_holding_it_down_confirms_while_it_is_still_down(qtbot: QtBot) -> None:
    button = held(qtbot)

    with qtbot.waitSignal(button.confirmed, timeout=2000):
        QTest.mousePress(button, LEFT, pos=INSIDE)


def test_one_hold_confirms_once(qtbot: QtBot) -> None:
    button = held(qtbot)
    with qtbot.waitSignal(button.confirmed, timeout=2000):
        QTest.mousePress(button, LEFT, pos=INSIDE)

    with qtbot.assertNotEmitted(button.confirmed, wait=150):
        pass


def test_a_click_alone_never_confirms(qtbot: QtBot) -> None:
    button = held(qtbot, hold_ms=1200)

    with qtbot.assertNotEmitted(button.confirmed):
        for _ in range(3):
            QTest.mouseClick(button, LEFT, pos=INSIDE)

    assert button.hint == "hold to confirm"


def test_two_presses_of_a_key_confirm(qtbot: QtBot) -> None:
    button = held(qtbot)

    with qtbot.assertNotEmitted(button.confirmed):
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert button.hint == "press again to confirm"
    with qtbot.waitSignal(button.confirmed, timeout=0):
        QTest.keyClick(button, Qt.Key.Key_Return)

    assert button.hint == "hold to confirm"


def test_a_bounced_second_press_does_not_confirm(qtbot: QtBot) -> None:
    button = held(qtbot, repeat_ms=60_000)

    with qtbot.assertNotEmitted(button.confirmed):
        for _ in range(4):
            QTest.keyClick(button, Qt.Key.Key_Return)


def test_a_screen_reader_s_press_is_asked_again_too(qtbot: QtBot) -> None:
    button = held(qtbot)

    with qtbot.assertNotEmitted(button.confirmed):
        button.click()
    with qtbot.waitSignal(button.confirmed, timeout=0):
        button.click()


def test_escape_takes_the_first_press_back(qtbot: QtBot) -> None:
    button = held(qtbot)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Escape)

    with qtbot.assertNotEmitted(button.confirmed):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_going_elsewhere_takes_the_first_press_back(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    button, box = HoldButton("Delete", repeat_ms=0), QLineEdit()
    column.addWidget(button)
    column.addWidget(box)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)

    box.setFocus()

    assert button.hint == "hold to confirm"
