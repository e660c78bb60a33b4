"""SaveBar: what was saved, Undo, and what could not be saved."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.save_bar import SaveBar


@pytest.fixture
def bar(qtbot: QtBot) -> SaveBar:
    made = SaveBar()
    qtbot.addWidget(made)
    made.resize(800, made.sizeHint().height())
    made.show()
    return made


def button(bar: SaveBar) -> BigButton:
    return bar.findChildren(BigButton)[0]


def test_undo_is_offered_beside_what_was_saved(bar: SaveBar, qtbot: QtBot) -> None:
    bar.show_saved("Saved at 20:14: 6–24 twitches.")

    assert bar.text() == "Saved at 20:14: 6–24 twitches."
    with qtbot.waitSignal(bar.undo_clicked, timeout=0), qtbot.assertNotEmitted(bar.action_clicked):
        button(bar).click()


def test_what_is_not_saved_yet_can_be_taken_away_by_undo(bar: SaveBar, qtbot: QtBot) -> None:
    bar.show_problem("It went wrong.", "Try again")
    bar.show_waits("Not saved yet: severity 2.")

    assert bar.text() == "Not saved yet: severity 2."
    assert button(bar).title == "Undo"
    with qtbot.waitSignal(bar.undo_clicked, timeout=0), qtbot.assertNotEmitted(bar.action_clicked):
        button(bar).click()


def test_what_cannot_be_undone_offers_nothing(bar: SaveBar) -> None:
    bar.show_saved("Diary opened.", can_undo=False)

    assert button(bar).isHidden()


def test_a_problem_offers_its_own_way_out_and_no_undo(bar: SaveBar, qtbot: QtBot) -> None:
    bar.show_saved("Saved.")
    bar.show_problem("Not saved: the disk is full.", "Try again")

    assert button(bar).title == "Try again"
    with qtbot.waitSignal(bar.action_clicked, timeout=0), qtbot.assertNotEmitted(bar.undo_clicked):
        button(bar).click()


def test_after_a_problem_undo_is_undo_again(bar: SaveBar, qtbot: QtBot) -> None:
    bar.show_problem("Not saved.", "Try again")
    bar.show_saved("Saved.")

    assert button(bar).title == "Undo"
    with qtbot.waitSignal(bar.undo_clicked, timeout=0):
        button(bar).click()


def test_it_keeps_its_height_whatever_it_says_so_that_the_page_stays_still(bar: SaveBar) -> None:
    heights = [bar.heightForWidth(800)]
    bar.show_saved("Saved.")
    heights.append(bar.heightForWidth(800))
    bar.show_saved("Saved.", can_undo=False)
    heights.append(bar.heightForWidth(800))
    bar.show_problem("Not saved.", "Try again")
    heights.append(bar.heightForWidth(800))
    bar.clear()
    heights.append(bar.heightForWidth(800))

    assert len(set(heights)) == 1
