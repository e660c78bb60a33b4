"""PickList: finding one out of many."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from myotrack.ui.widgets.choice_row import Choice
from myotrack.ui.widgets.pick_list import PickList

MEDICINES = [
    Choice("alprazolam", "Alprazolam", "benzodiazepine"),
    Choice("baclofen", "Baclofen", "Lioresal, Ozobax"),
    Choice("clonazepam", "Clonazepam", "benzodiazepine"),
    Choice("benperidol", "Benperidol"),
]


@pytest.fixture
def picker(qtbot: QtBot) -> PickList:
    made = PickList("Medicine", MEDICINES)
    qtbot.addWidget(made)
    made.resize(500, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def picked(picker: PickList) -> list[object]:
    said: list[object] = []
    picker.picked.connect(said.append)
    return said


def found(picker: PickList) -> list[object]:
    return [choice.value for choice in picker.shown()]


def test_typing_narrows_the_list_by_name_and_by_what_stands_beside_it(picker: PickList) -> None:
    QTest.keyClicks(picker.search, "lior")
    assert found(picker) == ["baclofen"]


def test_what_begins_with_the_letters_comes_first(picker: PickList) -> None:
    QTest.keyClicks(picker.search, "BEN")

    assert found(picker) == ["benperidol", "alprazolam", "clonazepam"]


def test_words_may_come_in_any_order(picker: PickList) -> None:
    QTest.keyClicks(picker.search, "benzo clo")

    assert found(picker) == ["clonazepam"]


def test_enter_picks_the_only_one_that_is_left(picker: PickList) -> None:
    said = picked(picker)
    QTest.keyClicks(picker.search, "clon")

    QTest.keyClick(picker.search, Qt.Key.Key_Return)

    assert said == ["clonazepam"]
    assert picker.value() == "clonazepam"


def test_enter_picks_nothing_while_several_are_left(picker: PickList) -> None:
    said = picked(picker)
    QTest.keyClicks(picker.search, "b")

    QTest.keyClick(picker.search, Qt.Key.Key_Return)

    assert said == []


def test_down_goes_into_the_list_and_enter_picks(picker: PickList) -> None:
    said = picked(picker)
    QTest.keyClick(picker.search, Qt.Key.Key_Down)
    assert picker.view.hasFocus()
    QTest.keyClick(picker.view, Qt.Key.Key_Down)
    QTest.keyClick(picker.view, Qt.Key.Key_Return)

    assert said == ["baclofen"]


def test_one_click_picks(picker: PickList) -> None:
    said = picked(picker)
    place = picker.view.visualRect(picker.view.model().index(2, 0)).center()

    QTest.mouseClick(picker.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert said == ["clonazepam"]


def test_marking_one_says_nothing(picker: PickList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(picker.picked):
        picker.set_chosen("baclofen")
    assert picker.value() == "baclofen"

    picker.set_chosen(None)

    assert picker.value() is None


def test_nothing_found_is_said(picker: PickList) -> None:
    QTest.keyClicks(picker.search, "xyz")

    assert found(picker) == []
    assert picker.value() is None


def test_rows_are_large(picker: PickList) -> None:
    assert all(picker.view.visualRect(picker.view.model().index(row, 0)).height() >= 56 for row in range(4))
