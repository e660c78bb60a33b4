"""The first start: Enter leads through it, a slip can be taken back, and what was chosen is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.domain.provenance import Author
from myotrack.services.preferences import PreferencesFile
from myotrack.ui.first_run import FirstRun
from myotrack.ui.widgets.big_button import BigButton


@pytest.fixture
def preferences(tmp_path: Path) -> PreferencesFile:
    return PreferencesFile(tmp_path / "preferences.json")


@pytest.fixture
def first(qtbot: QtBot, preferences: PreferencesFile) -> FirstRun:
    """The first start, shown on a screen."""
    page = FirstRun(preferences)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def _press(page: FirstRun, title: str) -> None:
    button = next(b for b in page.findChildren(BigButton) if b.isVisibleTo(page) and b.title == title)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _enter() -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)


def test_enter_leads_through_all_three_steps(qtbot: QtBot, first: FirstRun) -> None:
    _enter()
    assert first.step() == 1
    _enter()
    assert first.step() == 2
    with qtbot.waitSignal(first.done) as heard:
        _enter()
    assert heard.args == [True]


def test_a_step_that_was_passed_by_a_slip_can_be_gone_back_to(first: FirstRun) -> None:
    _press(first, "Go on")
    _press(first, "Back")
    assert first.step() == 0
    _enter()
    assert first.step() == 1


def test_skipping_an_untouched_step_writes_nothing(first: FirstRun, preferences: PreferencesFile) -> None:
    before = preferences.current
    _press(first, "Go on")
    _press(first, "Skip")
    assert first.step() == 2
    assert preferences.current == before


def test_skip_keeps_what_was_chosen_all_the_same(first: FirstRun, preferences: PreferencesFile) -> None:
    _press(first, "Go on")
    _press(first, "Caregiver")
    _press(first, "Another country, or another number…")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "canada")
    QTest.keyClick(focus, Qt.Key.Key_Return)
    _press(first, "Skip")

    assert first.step() == 2
    assert preferences.current.writer is Author.CAREGIVER
    assert preferences.current.country == "CA"


def test_a_short_step_leaves_nothing_to_scroll_to(first: FirstRun) -> None:
    _press(first, "Go on")
    _press(first, "Another country, or another number…")
    _press(first, "Save and go on")
    first.settle()
    assert first.verticalScrollBar().maximum() == 0
