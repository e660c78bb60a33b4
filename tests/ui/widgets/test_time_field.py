"""TimeField: typing a time, or taking the present one."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.time_field import TimeField


def test_a_time_without_a_colon_is_tidied_when_the_field_is_left(qtbot: QtBot) -> None:
    field = TimeField("Time")
    qtbot.addWidget(field)
    QTest.keyClicks(field.box, "0815")
    QTest.keyClick(field.box, Qt.Key.Key_Return)

    assert field.value() == time(8, 15)
    assert field.box.text() == "08:15"


def test_now_fills_in_the_time_of_the_clock_that_was_handed_in(qtbot: QtBot) -> None:
    field = TimeField("Time", now=lambda: time(20, 14, 59))
    qtbot.addWidget(field)

    with qtbot.waitSignal(field.edited, timeout=0):
        field.findChildren(BigButton)[0].click()

    assert field.value() == time(20, 14)


def test_without_a_clock_there_is_no_such_button(qtbot: QtBot) -> None:
    field = TimeField("Time")
    qtbot.addWidget(field)

    assert field.findChildren(BigButton) == []


def test_what_is_no_time_stays_and_is_explained(qtbot: QtBot) -> None:
    field = TimeField("Time")
    qtbot.addWidget(field)
    QTest.keyClicks(field.box, "25:00")
    QTest.keyClick(field.box, Qt.Key.Key_Return)

    assert field.value() is None
    assert field.box.text() == "25:00"
    assert "from 00:00 to 23:59" in (field.problem() or "")


def test_no_time_is_allowed_unless_one_is_needed(qtbot: QtBot) -> None:
    optional, needed = TimeField("Time"), TimeField("Time", optional=False)
    qtbot.addWidget(optional)
    qtbot.addWidget(needed)

    assert optional.problem() is None
    assert needed.problem() == "Time: please enter a time."
