from __future__ import annotations

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.scales import FrequencyBand
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.pages.today import TodayPage
from tests.ui.pages.hosts import NOW, Heard
from tests.ui.pages.today.conftest import TODAY, YESTERDAY, MovingClock, stored


@pytest.fixture
def box(page: TodayPage) -> QPlainTextEdit:
    """The opened note of today."""
    QTest.mouseClick(page.card.more.note.button, Qt.MouseButton.LeftButton)
    found = page.card.more.note_field.box
    assert found.hasFocus()
    return found


def note_of(diary: OpenDiary) -> str:
    check_in = stored(diary)
    return "" if check_in is None else check_in.note


def test_a_note_is_saved_when_typing_pauses(box: QPlainTextEdit, qtbot: QtBot, diary: OpenDiary, heard: Heard) -> None:
    QTest.keyClicks(box, "Dropped a cup")
    assert note_of(diary) == ""
    qtbot.waitUntil(lambda: note_of(diary) == "Dropped a cup", timeout=1900)
    assert heard.saved == ["Saved at 20:14: note."]


def test_typing_without_a_pause_is_on_disk_within_two_seconds(
    box: QPlainTextEdit, qtbot: QtBot, diary: OpenDiary
) -> None:
    passed = QElapsedTimer()
    passed.start()

    def typed_on_and_saved() -> bool:
        QTest.keyClicks(box, "a")
        return bool(note_of(diary))

    qtbot.waitUntil(typed_on_and_saved, timeout=4000)
    assert passed.elapsed() < 2000


def test_saving_does_not_disturb_the_hand_that_types_on(box: QPlainTextEdit, page: TodayPage) -> None:
    QTest.keyClicks(box, "Dropped a ")
    page.save_typed()
    QTest.keyClicks(box, "cup")
    assert box.toPlainText() == "Dropped a cup"
    assert box.textCursor().position() == len("Dropped a cup")


def test_what_was_typed_in_one_go_is_one_undo(box: QPlainTextEdit, qtbot: QtBot, diary: OpenDiary) -> None:
    diary.diary.answer(TODAY, frequency_band=FrequencyBand.FEW)
    for words in ("Dropped ", "a ", "cup"):
        QTest.keyClicks(box, words)
        qtbot.waitUntil(lambda: note_of(diary) == box.toPlainText().strip(), timeout=1900)
    diary.recorder.undo()
    assert note_of(diary) == ""
    assert box.toPlainText() == ""


def test_leaving_the_field_saves(box: QPlainTextEdit, diary: OpenDiary) -> None:
    QTest.keyClicks(box, "Slept badly")
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert not box.hasFocus()
    assert note_of(diary) == "Slept badly"


def test_opening_another_page_saves(box: QPlainTextEdit, page: TodayPage, diary: OpenDiary) -> None:
    QTest.keyClicks(box, "Slept badly")
    page.hide()
    assert note_of(diary) == "Slept badly"


def test_closing_the_window_saves(box: QPlainTextEdit, page: TodayPage, diary: OpenDiary) -> None:
    QTest.keyClicks(box, "Slept badly")
    page.window().close()
    assert note_of(diary) == "Slept badly"


def test_turning_to_another_day_saves_under_the_day_it_was_typed_for(
    box: QPlainTextEdit, page: TodayPage, diary: OpenDiary
) -> None:
    QTest.keyClicks(box, "Slept badly")
    page.show_day(YESTERDAY)
    assert note_of(diary) == "Slept badly"
    assert stored(diary, YESTERDAY) is None
    assert box.toPlainText() == ""


def test_a_change_from_elsewhere_does_not_wipe_what_is_being_typed(box: QPlainTextEdit, diary: OpenDiary) -> None:
    QTest.keyClicks(box, "Slept b")
    diary.diary.answer(TODAY, frequency_band=FrequencyBand.FEW)
    assert box.toPlainText() == "Slept b"


def test_a_note_that_is_refused_stays_and_is_said_to_be_unsaved(
    box: QPlainTextEdit, page: TodayPage, diary: OpenDiary, heard: Heard
) -> None:
    box.insertPlainText("bell \x07")
    assert not page.save_typed()
    assert note_of(diary) == ""
    assert box.toPlainText() == "bell \x07"
    problem = heard.problems[0]
    assert isinstance(problem, InvalidEntry)
    assert problem.reason is Reason.CONTROL_CHARACTERS
    page.show_day(YESTERDAY)
    assert box.toPlainText() == "bell \x07"


def test_a_note_holds_any_script_and_markup_as_it_was_typed(
    box: QPlainTextEdit, page: TodayPage, diary: OpenDiary
) -> None:
    text = "<img src=x> & 😀 שלום\nعربى"
    box.insertPlainText(text)
    page.save_typed()
    assert note_of(diary) == text


def test_at_midnight_the_page_stays_with_the_note_that_is_being_typed(
    box: QPlainTextEdit, page: TodayPage, clock: MovingClock, diary: OpenDiary, heard: Heard
) -> None:
    QTest.keyClicks(box, "Slept ")
    clock.now = NOW.replace(day=15, hour=0, minute=1)
    page.refresh()
    QTest.keyClicks(box, "badly")
    page.save_typed()
    assert note_of(diary) == "Slept badly"
    assert "because you are typing" in heard.said[0]


def test_a_note_that_could_not_be_saved_says_so_beside_it(
    box: QPlainTextEdit, page: TodayPage, diary: OpenDiary
) -> None:
    field = page.card.more.note_field
    diary.store.read_only = True
    QTest.keyClicks(box, "Dropped a cup")
    assert not page.save_typed()
    assert field.shown_problem() == "Not saved yet."
    assert (note_of(diary), box.toPlainText()) == ("", "Dropped a cup")

    diary.store.read_only = False
    assert page.save_typed()
    assert note_of(diary) == "Dropped a cup"
    assert field.shown_problem() == ""
