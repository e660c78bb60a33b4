"""A paper diary is typed in with the keyboard alone; every box saves when it is left; nothing typed is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from myotrack.domain.checkins import CheckInStatus, DayState, Excuse
from myotrack.domain.provenance import Author, Source
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.pages.history import HistoryPage
from myotrack.ui.pages.history.views import View
from myotrack.ui.pages.history.week_entries import Box
from myotrack.ui.pages.history.week_grid import WeekGrid
from myotrack.ui.pages.history.week_row import WeekBox
from tests.ui.pages.history.conftest import TODAY, read
from tests.ui.pages.hosts import Heard, button_named

MONDAY = date(2026, 3, 2)
"""First day of the last whole week."""


@pytest.fixture
def grid(page: HistoryPage) -> WeekGrid:
    """The week of 2 March, opened for typing with the focus in its first box."""
    page.show_day(MONDAY)
    page.show_view(View.WEEK)
    page.activateWindow()
    QApplication.processEvents()
    return page.week.grid


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def focused() -> WeekBox:
    """The box that has the focus."""
    focus = QApplication.focusWidget()
    assert isinstance(focus, WeekBox)
    return focus


def enter(*words: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type into the box with the focus and go on with a key, again and again."""
    for word in words:
        QTest.keyClicks(focused(), word)
        QTest.keyClick(focused(), key)


def test_a_week_is_typed_with_the_keyboard_alone(diary: OpenDiary, grid: WeekGrid) -> None:
    enter("12", "0", "?", "", "few", "6-24", "40")
    assert focused() is grid.box(MONDAY, Box.SEVERITY)
    enter("3", "", "", "", "1")
    records = [diary.diary.day(day(number)) for number in range(7)]
    assert [record.state for record in records] == [
        DayState.VALUE,
        DayState.ZERO,
        DayState.UNKNOWN,
        DayState.NOT_LOGGED,
        DayState.VALUE,
        DayState.VALUE,
        DayState.VALUE,
    ]
    check_ins = [record.check_in for record in records]
    assert check_ins[0] is not None
    assert (check_ins[0].twitch_count, check_ins[0].severity) == (12, Severity.MOVES_THE_LIMB)
    assert check_ins[4] is not None
    assert (check_ins[4].frequency_band, check_ins[4].severity) == (FrequencyBand.FEW, Severity.BARELY_VISIBLE)
    assert {c.provenance.source for c in check_ins if c is not None} == {Source.PAPER}


def test_tab_goes_through_a_day_from_left_to_right(diary: OpenDiary, grid: WeekGrid) -> None:
    enter("12", "2", "1", "a paper note", key=Qt.Key.Key_Tab)
    assert focused() is grid.box(day(1), Box.TWITCHES)
    check_in = diary.diary.day(MONDAY).check_in
    assert check_in is not None
    assert (check_in.twitch_count, check_in.severity, check_in.interference, check_in.note) == (
        12,
        2,
        1,
        "a paper note",
    )


def test_leaving_an_empty_week_alone_writes_nothing(diary: OpenDiary, grid: WeekGrid, heard: Heard) -> None:
    enter(*[""] * 27)
    assert diary.insights.first_day() is None
    assert heard.saved == []


def test_each_box_says_that_it_was_saved_and_can_be_undone(diary: OpenDiary, grid: WeekGrid, heard: Heard) -> None:
    enter("12", "3")
    assert heard.saved == ["Saved: Mon 2 March", "Saved: Tue 3 March"]
    diary.recorder.undo()
    assert grid.box(day(1), Box.TWITCHES).text() == ""
    assert grid.box(MONDAY, Box.TWITCHES).text() == "12"


def test_ten_is_refused_with_a_sentence_and_the_word_stays(diary: OpenDiary, grid: WeekGrid, heard: Heard) -> None:
    enter("ten", "5")
    assert grid.box(MONDAY, Box.TWITCHES).text() == "ten"
    assert grid.sentence(MONDAY).startswith("Mon 2 March: for twitches type a number from 0 to 99,999")
    assert diary.diary.day(MONDAY).state is DayState.NOT_LOGGED
    assert heard.saved == ["Saved: Tue 3 March"]
    grid.box(MONDAY, Box.TWITCHES).setFocus()
    grid.box(MONDAY, Box.TWITCHES).selectAll()
    enter("10")
    assert grid.sentence(MONDAY) == ""
    assert diary.diary.day(MONDAY).state is DayState.VALUE


def test_a_refused_word_is_still_there_after_another_week_and_is_named_meanwhile(grid: WeekGrid) -> None:
    enter("ten")
    QTest.keyClick(focused(), Qt.Key.Key_PageUp)
    assert grid.monday == MONDAY - timedelta(days=7)
    assert grid.box(day(-7), Box.TWITCHES).text() == ""
    assert "Not saved yet in another week: Mon 2 March" in read(grid)
    QTest.keyClick(focused(), Qt.Key.Key_PageDown)
    assert grid.box(MONDAY, Box.TWITCHES).text() == "ten"
    assert "Mon 2 March: for twitches" in grid.sentence(MONDAY)
    assert "Not saved yet in another week" not in read(grid)


def test_page_keys_save_before_they_turn_the_page(diary: OpenDiary, grid: WeekGrid) -> None:
    QTest.keyClicks(focused(), "7")
    QTest.keyClick(focused(), Qt.Key.Key_PageUp)
    assert diary.diary.day(MONDAY).state is DayState.VALUE
    assert focused() is grid.box(day(-7), Box.TWITCHES)


def test_what_is_being_typed_survives_a_change_from_elsewhere(diary: OpenDiary, grid: WeekGrid) -> None:
    QTest.keyClicks(focused(), "1")
    diary.diary.answer(day(3), twitch_count=9)
    assert grid.box(MONDAY, Box.TWITCHES).text() == "1"
    assert grid.box(day(3), Box.TWITCHES).text() == "9"


def test_the_week_shows_what_is_already_known(diary: OpenDiary, grid: WeekGrid) -> None:
    diary.diary.answer(MONDAY, frequency_band=FrequencyBand.CONSTANT, severity=Severity.OFF_BALANCE, note="long day")
    diary.diary.mark_unknown(day(1))
    diary.diary.mark_excused(day(2), Excuse.HOSPITAL)
    texts = [grid.box(MONDAY, box).text() for box in Box]
    assert texts == ["almost constant", "4", "", "long day"]
    assert grid.box(day(1), Box.TWITCHES).text() == "?"
    assert grid.box(day(2), Box.TWITCHES).text() == ""
    assert grid.box(day(2), Box.TWITCHES).placeholderText() == "in hospital"


def test_leaving_a_box_as_it_was_keeps_the_answer(diary: OpenDiary, grid: WeekGrid) -> None:
    diary.diary.mark_excused(MONDAY, Excuse.HOSPITAL)
    before = diary.diary.day(MONDAY)
    enter("", key=Qt.Key.Key_Tab)
    enter("", key=Qt.Key.Key_Tab)
    assert diary.diary.day(MONDAY) == before
    check_in = before.check_in
    assert check_in is not None
    assert check_in.status is CheckInStatus.EXCUSED


def test_a_note_keeps_its_line_breaks_and_html(diary: OpenDiary, grid: WeekGrid) -> None:
    diary.diary.answer(MONDAY, note="<b>one</b>\ntwo & three")
    box = grid.box(MONDAY, Box.NOTE)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    enter("!")
    check_in = diary.diary.day(MONDAY).check_in
    assert check_in is not None
    assert check_in.note == "<b>one</b>\ntwo & three!"


def test_the_caregiver_types_a_series_of_her_own(diary: OpenDiary, page: HistoryPage, grid: WeekGrid) -> None:
    diary.diary.answer(MONDAY, twitch_count=12)
    diary.recorder.author = Author.CAREGIVER
    page.refresh()
    assert grid.box(MONDAY, Box.TWITCHES).text() == ""
    enter("30")
    counts = {c.provenance.entered_by: c.twitch_count for c in diary.diary.day(MONDAY).check_ins}
    assert counts == {Author.PATIENT: 12, Author.CAREGIVER: 30}


def test_nothing_can_be_typed_for_days_to_come(grid: WeekGrid) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_PageDown)
    assert grid.box(TODAY, Box.TWITCHES).isEnabled()
    assert not grid.box(TODAY + timedelta(days=1), Box.TWITCHES).isEnabled()
    QTest.keyClick(focused(), Qt.Key.Key_PageDown)
    assert grid.monday == MONDAY + timedelta(days=7)


def test_a_typed_day_opens_its_week(grid: WeekGrid) -> None:
    grid.head.day_box.setFocus()
    QTest.keyClicks(grid.head.day_box, "5 May 2024")
    QTest.keyClick(grid.head.day_box, Qt.Key.Key_Return)
    assert grid.monday == date(2024, 4, 29)
    assert grid.head.title() == "29 April – 5 May 2024"
    QTest.keyClicks(grid.head.day_box, "tomorrow")
    QTest.keyClick(grid.head.day_box, Qt.Key.Key_Return)
    assert "Type a day up to today" in read(grid)
    assert grid.head.day_box.text() == "tomorrow"


def test_the_buttons_turn_the_weeks_too(grid: WeekGrid) -> None:
    QTest.mouseClick(button_named(grid, "Week before"), Qt.MouseButton.LeftButton)
    assert grid.monday == MONDAY - timedelta(days=7)
    QTest.mouseClick(button_named(grid, "Next week"), Qt.MouseButton.LeftButton)
    assert focused() is grid.box(MONDAY, Box.TWITCHES)
