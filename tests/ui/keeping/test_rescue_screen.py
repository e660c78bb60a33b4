"""What is wrong in one sentence, and the ways out that apply: no other, in large buttons, reached by the keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services.backup_list import Why
from myotrack.ui.keeping.backup_words import backup_in_words, why_words
from myotrack.ui.keeping.rescue_screen import RescueScreen
from myotrack.ui.keeping.said import what_is_wrong
from myotrack.ui.keeping.ways_out import Way, ways_out
from myotrack.ui.render_keeping import a_backup, some_backups
from myotrack.ui.theme import apply, load_theme
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.tab_order import tab_stops
from tests.ui.pages.hosts import button_named, labels_that_guess_html, unnamed_controls, words_on

PATH = Path("/home/ada/diary.myotrack")


def _screen(qtbot: QtBot, problem: DiaryProblem, *, goes_back: bool = False) -> RescueScreen:
    ways = ways_out(problem)
    sentence = what_is_wrong(DiaryError(problem, str(PATH), version=9, known=2))
    screen = RescueScreen(sentence, (*ways, Way.TRY_AGAIN) if goes_back else ways, PATH, goes_back=goes_back)
    qtbot.addWidget(screen)
    screen.resize(1000, 1400)
    screen.show()
    return screen


@pytest.mark.parametrize("problem", list(DiaryProblem))
def test_every_problem_has_a_sentence_and_a_way_on_that_needs_no_diary(problem: DiaryProblem) -> None:
    assert {Way.OTHER, Way.NEW} <= set(ways_out(problem))
    assert len(set(ways_out(problem))) == len(ways_out(problem))
    assert PATH.name in what_is_wrong(DiaryError(problem, str(PATH), version=9, known=2))


def test_a_newer_diary_is_neither_replaced_nor_rescued() -> None:
    assert not {Way.BACKUP, Way.RESCUE} & set(ways_out(DiaryProblem.NEWER))


def test_a_mistake_of_the_program_leaves_the_ways_to_other_diaries() -> None:
    assert set(ways_out(None)) == {Way.TRY_AGAIN, Way.OTHER, Way.NEW}


@pytest.mark.parametrize(
    ("problem", "there", "not_there"),
    [
        (DiaryProblem.DAMAGED, ["Rescue what can be read", "Show the folder"], ["Try again", "Save a copy…"]),
        (DiaryProblem.NOT_A_DIARY, ["Rescue what can be read"], ["Try again"]),
        (DiaryProblem.MISSING, ["Try again", "Show the folder"], ["Rescue what can be read"]),
        (DiaryProblem.NEWER, ["Show the folder"], ["Rescue what can be read", "Try again"]),
        (DiaryProblem.LOCKED, ["Try again"], ["Rescue what can be read", "Show the folder"]),
        (DiaryProblem.READ_ONLY, ["Save a copy…"], ["Rescue what can be read"]),
    ],
)
def test_the_ways_out_that_apply_are_there_and_no_other(
    qtbot: QtBot, problem: DiaryProblem, there: list[str], not_there: list[str]
) -> None:
    screen = _screen(qtbot, problem)
    titles = {button.title for button in screen.findChildren(BigButton) if button.isVisibleTo(screen)}
    assert {*there, "Open another diary…", "Start a new diary"} <= titles
    assert not titles & set(not_there)


def test_a_backup_that_was_found_is_offered_with_its_date_and_days(qtbot: QtBot) -> None:
    screen = _screen(qtbot, DiaryProblem.DAMAGED)
    screen.show_backup(a_backup())
    assert "13 March 2026, 20:14 · made once a day · 96 days, the last one 13 March 2026" in words_on(screen)

    with qtbot.waitSignal(screen.look_asked) as looked:
        button_named(screen, "Look at it first").click()
    with qtbot.waitSignal(screen.restore_asked) as restored:
        button_named(screen, "Put it back…").click()
    assert looked.args == restored.args == [a_backup()]

    screen.show_backup(None)
    assert "No good backup was found" in words_on(screen)


def test_enter_leads_on_and_tab_reaches_every_way(qtbot: QtBot) -> None:
    screen = _screen(qtbot, DiaryProblem.DAMAGED)
    screen.show_backup(a_backup())
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    with qtbot.waitSignal(screen.rescue_asked):
        QTest.keyClick(QApplication.focusWidget() or screen, Qt.Key.Key_Return)

    buttons = {button for button in screen.findChildren(BigButton) if button.isVisibleTo(screen)}
    assert buttons <= set(tab_stops(screen))


@pytest.mark.parametrize("percent", [100, 200])
def test_every_target_is_large_named_and_whole(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    apply(qapp, load_theme("light"), percent)
    screen = _screen(qtbot, DiaryProblem.DAMAGED)
    screen.show_backup(a_backup())
    screen.settle()
    for button in screen.findChildren(BigButton):
        if button.isVisibleTo(screen):
            assert button.height() >= 56
            assert button.height() >= button.heightForWidth(button.width())
    assert unnamed_controls(screen) == []
    assert labels_that_guess_html(screen) == []


def test_where_the_file_is_can_be_copied(qtbot: QtBot) -> None:
    screen = _screen(qtbot, DiaryProblem.DAMAGED)
    with qtbot.waitSignal(screen.said):
        button_named(screen, "Copy where it is").click()
    assert QGuiApplication.clipboard().text() == str(PATH)


def test_a_diary_that_is_open_all_the_same_can_be_gone_back_to(qtbot: QtBot) -> None:
    screen = _screen(qtbot, DiaryProblem.DAMAGED, goes_back=True)
    with qtbot.waitSignal(screen.try_again):
        button_named(screen, "Back to the diary").click()


def test_every_reason_for_a_backup_has_words_of_its_own() -> None:
    assert len({why_words(why) for why in Why}) == len(Why)
    assert all(backup_in_words(backup) for backup in some_backups())
    assert backup_in_words(replace(a_backup(), last_day="nonsense", days=1)).endswith("1 day")
