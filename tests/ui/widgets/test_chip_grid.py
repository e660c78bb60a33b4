"""ChipGrid: several answers at once."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from myotrack.ui.widgets.chip_grid import ChipGrid
from myotrack.ui.widgets.choice_row import Choice


def test_each_answer_goes_on_and_off_and_all_that_are_on_are_said(qtbot: QtBot) -> None:
    grid = ChipGrid("Where?", [Choice("neck", "Neck"), Choice("arm", "Left arm")])
    qtbot.addWidget(grid)
    said: list[frozenset[object]] = []
    grid.changed.connect(said.append)

    grid.button("neck").click()
    grid.button("arm").click()
    grid.button("neck").click()

    assert said == [frozenset({"neck"}), frozenset({"neck", "arm"}), frozenset({"arm"})]


def test_showing_answers_says_nothing_and_leaves_unknown_ones_out(qtbot: QtBot) -> None:
    grid = ChipGrid("Where?", [Choice("neck", "Neck"), Choice("arm", "Left arm")])
    qtbot.addWidget(grid)
    with qtbot.assertNotEmitted(grid.changed):
        grid.set_chosen(frozenset({"arm", "tail"}))

    assert grid.value() == frozenset({"arm"})


def test_what_has_to_be_known_of_the_answer_is_said_beside_the_question(qtbot: QtBot) -> None:
    grid = ChipGrid("Where?", [Choice("neck", "Neck")])
    qtbot.addWidget(grid)

    grid.ask(grid.question, "Not saved yet.")
    assert (grid.question_label.text(), grid.accessibleName()) == ("Where? Not saved yet.", "Where? Not saved yet.")

    grid.ask(grid.question)
    assert grid.question_label.text() == "Where?"
