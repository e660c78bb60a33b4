"""What is typed when the window closes is kept, settings show at once, and nothing jumps away under the pointer."""

from __future__ import annotations

from datetime import date, time
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from myotrack.domain.signs import WarningSign
from myotrack.ui.main_window import MainWindow
from myotrack.ui.page_list import page_entries
from myotrack.ui.widgets.big_button import BigButton
from tests.journeys.person import Person

FIRST = date(2026, 3, 1)

_DIGITS = (
    Qt.Key.Key_1,
    Qt.Key.Key_2,
    Qt.Key.Key_3,
    Qt.Key.Key_4,
    Qt.Key.Key_5,
    Qt.Key.Key_6,
    Qt.Key.Key_7,
    Qt.Key.Key_8,
    Qt.Key.Key_9,
)


def _a_seizure_is_ticked(person: Person) -> None:
    guidance = person.program.diary.guidance if person.program.diary else None
    assert guidance is not None
    guidance.save_sign(guidance.make_report(WarningSign.SEIZURE))
    person.settle()


def test_a_number_that_was_not_confirmed_is_saved_for_its_day_when_the_window_closes(person: Person) -> None:
    person.press("Yesterday")
    person.press("Number…")
    person.type_into("Number of twitches", "37")
    person.reopen()

    assert person.program.diary is not None
    check_in = person.program.diary.diary.day(date(2026, 2, 28)).check_in
    assert check_in is not None
    assert check_in.twitch_count == 37
    assert person.program.diary.diary.day(FIRST).check_in is None


def test_a_number_that_was_not_confirmed_is_saved_when_another_page_is_opened(person: Person) -> None:
    person.press("Number…")
    person.type_into("Number of twitches", "12")
    person.go("History")

    assert person.program.diary is not None
    check_in = person.program.diary.diary.day(FIRST).check_in
    assert check_in is not None
    assert check_in.twitch_count == 12


def test_half_a_note_is_there_again_after_closing(person: Person) -> None:
    person.press("Note…")
    person.type_into("Note", "Dropped a c")
    person.reopen()

    assert person.program.diary is not None
    check_in = person.program.diary.diary.day(FIRST).check_in
    assert check_in is not None
    assert check_in.note == "Dropped a c"


def test_a_number_that_cannot_be_saved_is_said_once_and_closing_again_leaves_it(person: Person) -> None:
    person.press("Number…")
    person.type_into("Number of twitches", "-")
    person.go("Help")
    window = person.program.window

    assert not window.close()
    assert window.isVisible()
    assert window.current_page == "today"
    assert "not saved yet" in window.save_bar.text()
    assert window.close()


def test_a_box_of_the_paper_week_that_cannot_be_saved_is_said_once_and_told_at_the_next_start(person: Person) -> None:
    person.go("History")
    person.press("Type in a paper week")
    person.type_into("Sun 1 March: Twitches", "lots")
    person.go("Help")
    window = person.program.window

    assert not window.close()
    assert window.current_page == "history"
    assert "lots" in person.reads_fields()
    assert "not saved yet" in window.save_bar.text()
    assert window.close()

    person.reopen()
    person.program.care.look_after_now()
    assert "You had typed the number of twitches for 1 March, and it was not saved." in person.reads()


def test_a_box_of_the_paper_week_is_saved_when_the_window_closes(person: Person) -> None:
    person.go("History")
    person.press("Type in a paper week")
    person.type_into("Sun 1 March: Note", "Dropped a cup")
    person.reopen()
    person.program.care.look_after_now()

    assert person.program.diary is not None
    check_in = person.program.diary.diary.day(FIRST).check_in
    assert check_in is not None
    assert check_in.note == "Dropped a cup"
    assert "not saved" not in person.reads()


def test_own_words_and_who_writes_show_on_today_at_once(person: Person) -> None:
    person.press("6–24")
    person.press("2 · Visible")
    person.program.preferences.change(severity_words=("", "", "Cup rattles", "", ""))
    person.program.window.go("apply_preferences")
    person.settle()

    assert "2 · Cup rattles" in person.reads()

    person.go("Settings")
    person.press("Writing")
    person.press("Caregiver")
    person.go("Today")
    assert not person.button("6–24").isChecked()


def test_a_later_start_of_the_day_shows_on_today_at_once(person: Person) -> None:
    person.clock.now = person.clock.now.replace(hour=2)
    person.program.preferences.change(day_start=time(4))
    person.program.window.go("apply_preferences")
    person.settle()

    assert "Saturday 28 February" in person.reads()


def test_an_alert_that_comes_does_not_move_the_next_answer_away(person: Person) -> None:
    window = person.program.window
    window.resize(1366, 768)
    person.settle()
    answer = person.button("2 · Visible")
    before = answer.mapTo(window, QPoint(0, 0))
    _a_seizure_is_ticked(person)

    assert window.banner.isVisible()
    assert answer.mapTo(window, QPoint(0, 0)) == before


def test_the_page_stands_at_its_top_again_when_it_is_opened_anew(person: Person) -> None:
    window = person.program.window
    window.resize(1366, 768)
    _a_seizure_is_ticked(person)
    person.go("Help")
    person.go("Today")

    page = window.shown_widget()
    assert page is not None
    assert page.mapTo(window, QPoint(0, 0)).y() > 0
    assert person.button("Yesterday").visibleRegion().boundingRect().height() >= 44


def test_enter_on_the_empty_program_never_opens_the_emergency_card(person: Person) -> None:
    person.key(Qt.Key.Key_Return)
    assert not person.program.window.emergencies.card.isVisible()


def test_the_emergency_card_keeps_its_shape_after_counting(person: Person) -> None:
    window = person.program.window
    window.resize(1366, 768)
    person.go("Count")
    person.press("Start")
    person.key(Qt.Key.Key_Space)
    person.key(Qt.Key.Key_F8)

    (call,) = [label for label in window.emergencies.card.findChildren(QLabel) if label.text().startswith("Call ")]
    assert call.height() < 120


def _focus_is_in(window: MainWindow, key: str) -> bool:
    page, focus = window.shown_widget(), QApplication.focusWidget()
    return window.current_page == key and page is not None and focus is not None and page.isAncestorOf(focus)


def test_after_a_page_was_opened_by_its_key_the_keys_go_on_in_it(person: Person, qtbot: QtBot) -> None:
    window = person.program.window
    for number, entry in enumerate(page_entries()):
        QTest.keyClick(window, _DIGITS[number], Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(partial(_focus_is_in, window, entry.key))


def test_my_doctor_knows_is_pressed_once(person: Person) -> None:
    window = person.program.window
    person.press("1–5")
    person.settle()
    person.press("My doctor knows", within=window.banner)
    person.settle()

    buttons = [b.title for b in window.banner.findChildren(BigButton) if b.isVisibleTo(window)]
    assert "My doctor knows" not in buttons
    assert "Tell your doctor today" not in person.reads(window.banner)
    assert "a doctor knows of the twitches, since today" in window.save_bar.text()
