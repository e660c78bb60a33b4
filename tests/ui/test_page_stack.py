"""Opening a page: where the keys go on in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from myotrack.ui.main_window import MainWindow
from myotrack.ui.widgets.big_button import BigButton
from tests.ui.red_card import a_diary, a_window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    shown = a_window(qtbot, tmp_path)
    shown.set_diary(a_diary(tmp_path))
    return shown


def the_focus(window: MainWindow) -> str:
    focus = window.focusWidget()
    assert isinstance(focus, BigButton)
    return focus.title


def test_a_page_keeps_the_control_it_chose_also_while_another_window_is_in_front(
    window: MainWindow, qtbot: QtBot
) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
    window.go("history")
    window.go("today")
    assert the_focus(window) == "No twitches today"


def test_a_page_that_chose_nothing_begins_at_its_first_control(window: MainWindow) -> None:
    window.go("appointment")
    assert the_focus(window) == "Copy as text"
