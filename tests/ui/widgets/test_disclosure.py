"""Disclosure: folded away, one press away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from myotrack.ui.widgets.disclosure import Disclosure
from myotrack.ui.widgets.label import Label


def test_it_is_folded_until_a_person_opens_it(qtbot: QtBot) -> None:
    fold = Disclosure("Where, when…")
    inside = Label("inside")
    fold.body.addWidget(inside)
    qtbot.addWidget(fold)
    said: list[bool] = []
    fold.unfolded.connect(said.append)
    assert not inside.isVisibleTo(fold)

    QTest.keyClick(fold.button, Qt.Key.Key_Return)
    assert inside.isVisibleTo(fold)
    fold.button.click()

    assert not inside.isVisibleTo(fold)
    assert said == [True, False]


def test_opening_it_from_the_page_says_nothing(qtbot: QtBot) -> None:
    fold = Disclosure("Where, when…")
    qtbot.addWidget(fold)
    with qtbot.assertNotEmitted(fold.unfolded):
        fold.set_open(True)

    assert fold.is_open()


def test_a_screen_reader_hears_whether_it_is_open(qtbot: QtBot) -> None:
    fold = Disclosure("Where, when…")
    qtbot.addWidget(fold)
    assert fold.button.accessibleName() == "Where, when…, closed"

    fold.button.click()

    assert fold.button.accessibleName() == "Where, when…, open"


def test_it_still_says_whether_it_is_open_after_its_hint_changed(qtbot: QtBot) -> None:
    disclosure = Disclosure("Details")
    qtbot.addWidget(disclosure)
    disclosure.set_open(True)
    disclosure.button.set_hint("3 entries")
    assert disclosure.button.accessibleName() == "Details, open"
    assert disclosure.button.accessibleDescription() == "3 entries"
