"""Sidebar: all pages in reach, the emergency button always in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from myotrack.ui.theme import apply, load_theme
from myotrack.ui.widgets.sidebar import Sidebar
from tests.ui.gallery import PAGES


def in_a_window(qtbot: QtBot, width: int, height: int) -> tuple[QWidget, Sidebar]:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    sidebar = Sidebar(PAGES)
    row.addWidget(sidebar)
    row.addWidget(QLabel("page"), 1)
    window.resize(width, height)
    window.show()
    QApplication.processEvents()
    return window, sidebar


def test_a_click_says_which_page(qtbot: QtBot) -> None:
    window, sidebar = in_a_window(qtbot, 1366, 768)
    chosen: list[str] = []
    sidebar.chosen.connect(chosen.append)

    QTest.mouseClick(sidebar.button("recovery"), Qt.MouseButton.LeftButton)
    sidebar.button("help").click()

    assert chosen == ["recovery", "help"]
    assert window.isVisible()


def test_showing_the_open_page_says_nothing_and_marks_one(qtbot: QtBot) -> None:
    window, sidebar = in_a_window(qtbot, 1366, 768)
    with qtbot.assertNotEmitted(sidebar.chosen):
        sidebar.set_current("history")
        sidebar.set_current("medicines")

    assert [item.key for item in PAGES if sidebar.button(item.key).isChecked()] == ["medicines"]
    assert window.isVisible()


def test_clicking_the_open_page_leaves_it_open(qtbot: QtBot) -> None:
    window, sidebar = in_a_window(qtbot, 1366, 768)
    sidebar.set_current("today")

    sidebar.button("today").click()

    assert sidebar.button("today").isChecked()
    assert window.isVisible()


def test_a_shortcut_opens_a_page(qtbot: QtBot) -> None:
    window, sidebar = in_a_window(qtbot, 1366, 768)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    with qtbot.waitSignal(sidebar.chosen, timeout=1000) as said:
        QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)

    assert said.args == ["recovery"]


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 768), (1024, 500)])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_emergency_button_is_in_sight_in_every_window(
    qapp: QApplication, qtbot: QtBot, width: int, height: int, percent: int
) -> None:
    apply(qapp, load_theme("light"), percent)
    window, sidebar = in_a_window(qtbot, width, height)
    button = sidebar.emergency

    place = button.mapTo(window, QPoint(0, 0))

    assert window.height() == height
    assert place.y() >= 0
    assert place.y() + button.height() <= height
    assert button.visibleRegion().boundingRect().size() == button.size()
    assert button.height() >= 60
    with qtbot.waitSignal(sidebar.emergency_clicked, timeout=0):
        button.click()


def test_all_nine_pages_fit_into_768_pixels_without_scrolling(qtbot: QtBot) -> None:
    window, sidebar = in_a_window(qtbot, 1366, 768)

    for item in PAGES:
        button = sidebar.button(item.key)
        assert button.visibleRegion().boundingRect().size() == button.size(), item.key
        assert button.height() >= 44
    assert window.isVisible()
    assert sidebar.width() == 208


def test_at_200_percent_it_takes_no_more_than_a_third_of_a_small_window(qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, load_theme("light"), 200)
    window, sidebar = in_a_window(qtbot, 1024, 768)

    assert sidebar.width() <= 1024 / 3
    assert window.isVisible()


def test_tabbing_through_a_low_window_scrolls_each_page_into_sight(qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, load_theme("light"), 200)
    window, sidebar = in_a_window(qtbot, 1024, 600)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    sidebar.button("today").setFocus()

    for item in PAGES:
        button = sidebar.button(item.key)
        assert button.hasFocus()
        assert button.visibleRegion().contains(button.rect().center()), item.key
        QTest.keyClick(button, Qt.Key.Key_Tab)

    assert sidebar.emergency.hasFocus()


def test_the_open_page_is_in_sight_in_a_low_window(qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, load_theme("light"), 200)
    window, sidebar = in_a_window(qtbot, 1366, 500)
    for key in ("help", "today"):
        sidebar.set_current(key)
        button = sidebar.button(key)
        assert button.visibleRegion().boundingRect().height() == button.height()
    assert window.isVisible()
