"""ChoiceRow: one answer out of a few."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow

CHOICES = [
    Choice("none", "No twitches today", key="0", primary=True),
    Choice("few", "1–5", "a few"),
    Choice("many", "6–24", "now and then"),
]


@pytest.fixture
def row(qtbot: QtBot) -> ChoiceRow:
    made = ChoiceRow("How many twitches today?", CHOICES)
    qtbot.addWidget(made)
    made.resize(800, 120)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def focused() -> BigButton:
    """The button that has the focus."""
    button = QApplication.focusWidget()
    assert isinstance(button, BigButton)
    return button


def chosen(row: ChoiceRow) -> list[object]:
    """Everything that the row says from now on."""
    said: list[object] = []
    row.chosen.connect(said.append)
    return said


def test_a_click_chooses_and_says_which(row: ChoiceRow) -> None:
    said = chosen(row)

    QTest.mouseClick(row.button("few"), Qt.MouseButton.LeftButton)

    assert said == ["few"]
    assert row.value() == "few"


def test_only_one_answer_is_chosen(row: ChoiceRow) -> None:
    row.button("few").click()
    row.button("many").click()

    assert [row.button(value).isChecked() for value in ("none", "few", "many")] == [False, False, True]


def test_clicking_the_chosen_one_says_so_again_and_leaves_it_chosen(row: ChoiceRow) -> None:
    row.button("few").click()
    said = chosen(row)

    row.button("few").click()

    assert said == ["few"]
    assert row.value() == "few"


def test_showing_an_answer_says_nothing(row: ChoiceRow) -> None:
    said = chosen(row)

    row.set_chosen("many")
    row.set_chosen(None)
    row.set_chosen("few")

    assert said == []
    assert row.value() == "few"


@pytest.mark.parametrize("value", [None, "something else"])
def test_none_or_an_unknown_answer_shows_none(row: ChoiceRow, value: object) -> None:
    row.set_chosen("many")

    row.set_chosen(value)

    assert row.value() is None


def test_an_answer_of_zero_is_an_answer(qtbot: QtBot) -> None:
    row = ChoiceRow("Severity", [Choice(0, "0"), Choice(1, "1")])
    qtbot.addWidget(row)

    row.set_chosen(0)

    assert row.value() == 0
    assert row.button(0).isChecked()


def test_arrow_keys_move_without_choosing_and_go_round(row: ChoiceRow) -> None:
    said = chosen(row)
    row.focus_first()
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(focused(), key)
        seen.append(focused().title)

    assert seen == ["1–5", "6–24", "No twitches today", "6–24"]
    assert said == []
    assert row.value() is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_space_and_enter_choose(row: ChoiceRow, key: Qt.Key) -> None:
    said = chosen(row)
    row.focus_first()
    QTest.keyClick(focused(), Qt.Key.Key_Right)

    QTest.keyClick(focused(), key)

    assert said == ["few"]


def test_the_answer_s_own_key_chooses_it_while_the_question_has_the_focus(row: ChoiceRow) -> None:
    said = chosen(row)
    row.button("many").setFocus()

    QTest.keyClick(row.button("many"), Qt.Key.Key_0)
    QTest.keyClick(row.button("none"), Qt.Key.Key_7)

    assert said == ["none"]
    assert row.button("none").hasFocus()


def test_the_row_is_one_tab_stop_and_that_is_the_chosen_answer(row: ChoiceRow) -> None:
    row.set_chosen("few")

    stops = [v for v in ("none", "few", "many") if row.button(v).focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops == ["few"]


def test_a_screen_reader_hears_radio_buttons_and_the_question(row: ChoiceRow) -> None:
    interface = QAccessible.queryAccessibleInterface(row.button("few"))

    assert interface is not None
    assert interface.role() == QAccessible.Role.RadioButton
    assert "How many twitches today?" in interface.text(QAccessible.Text.Description)


def test_other_answers_can_be_offered(row: ChoiceRow) -> None:
    row.set_chosen("few")

    row.set_choices([Choice(7, "seven")])

    assert row.value() is None
    with pytest.raises(KeyError):
        row.button("few")
    row.button(7).click()
    assert row.value() == 7


def test_what_has_to_be_known_of_the_answer_is_said_beside_the_question(row: ChoiceRow) -> None:
    asked = row.question
    row.ask(asked, "Not saved yet.")
    assert (row.question_label.text(), row.accessibleName()) == (f"{asked} Not saved yet.", f"{asked} Not saved yet.")

    row.ask(asked)
    assert row.accessibleName() == asked
