"""The calendar is walked with the keyboard, chooses and never changes, and keeps its targets large and apart."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from myotrack.services.open_diary import OpenDiary
from myotrack.ui.pages.history import HistoryPage
from myotrack.ui.pages.history.day_cell import DayCell
from myotrack.ui.pages.history.month_calendar import MonthCalendar
from tests.ui.pages.history.conftest import TODAY
from tests.ui.pages.hosts import button_named, words_on


@pytest.fixture
def calendar(diary: OpenDiary, page: HistoryPage) -> MonthCalendar:
    """March 2026 of a diary that began on 10 January."""
    diary.diary.answer(date(2026, 1, 10), twitch_count=40)
    diary.diary.answer(TODAY - timedelta(days=1), twitch_count=12)
    return page.month.calendar


def press(key: Qt.Key) -> date:
    """Press a key where the focus is, and return the day that has the focus then."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    now = QApplication.focusWidget()
    assert isinstance(now, DayCell)
    assert now.day is not None
    return now.day


def test_a_click_chooses_the_day_and_changes_nothing(diary: OpenDiary, page: HistoryPage) -> None:
    diary.diary.answer(date(2026, 3, 5), twitch_count=7)
    before = diary.diary.history(date(2026, 3, 5))
    QTest.mouseClick(page.month.calendar.cell(date(2026, 3, 5)), Qt.MouseButton.LeftButton)
    assert "Thu 5 March 2026" in words_on(page.panel)
    assert diary.diary.history(date(2026, 3, 5)) == before


def test_arrow_keys_walk_the_days_and_enter_chooses(calendar: MonthCalendar, page: HistoryPage) -> None:
    calendar.focus_day(date(2026, 3, 11))
    assert press(Qt.Key.Key_Left) == date(2026, 3, 10)
    assert press(Qt.Key.Key_Up) == date(2026, 3, 3)
    assert press(Qt.Key.Key_Right) == date(2026, 3, 4)
    assert press(Qt.Key.Key_Down) == date(2026, 3, 11)
    assert press(Qt.Key.Key_Home) == date(2026, 3, 1)
    assert "Wed 11 March" not in words_on(page.panel)
    press(Qt.Key.Key_Return)
    assert "Sun 1 March 2026" in words_on(page.panel)


def test_walking_past_the_edge_of_a_month_opens_the_next_one(calendar: MonthCalendar) -> None:
    calendar.focus_day(date(2026, 3, 1))
    assert press(Qt.Key.Key_Left) == date(2026, 2, 28)
    assert "February 2026" in words_on(calendar)
    assert press(Qt.Key.Key_Right) == date(2026, 3, 1)


def test_page_up_goes_a_month_back_and_stays_on_a_day_that_exists(calendar: MonthCalendar) -> None:
    calendar.focus_day(date(2026, 3, 14))
    assert press(Qt.Key.Key_PageUp) == date(2026, 2, 14)
    assert press(Qt.Key.Key_PageUp) == date(2026, 1, 14)
    assert press(Qt.Key.Key_End) == date(2026, 1, 31)
    assert press(Qt.Key.Key_PageDown) == date(2026, 2, 28)


def test_nobody_walks_past_today_and_days_to_come_cannot_be_pressed(calendar: MonthCalendar) -> None:
    calendar.focus_day(TODAY)
    assert press(Qt.Key.Key_Right) == TODAY
    assert press(Qt.Key.Key_PageDown) == TODAY
    assert not calendar.cell(TODAY + timedelta(days=1)).isEnabled()
    assert calendar.cell(TODAY).isEnabled()


def test_first_and_latest_jump_to_the_ends_of_the_diary(calendar: MonthCalendar) -> None:
    QTest.mouseClick(button_named(calendar, "First month of the diary"), Qt.MouseButton.LeftButton)
    assert "January 2026" in words_on(calendar)
    assert not button_named(calendar, "First month of the diary").isEnabled()
    QTest.mouseClick(button_named(calendar, "This month"), Qt.MouseButton.LeftButton)
    assert "March 2026" in words_on(calendar)
    assert not button_named(calendar, "Later month").isEnabled()


def test_a_screen_reader_hears_the_day_its_answer_and_that_it_is_chosen(calendar: MonthCalendar) -> None:
    yesterday = TODAY - timedelta(days=1)
    assert calendar.cell(yesterday).accessibleName() == "Fri 13 March 2026: 12 twitches"
    assert calendar.cell(TODAY).accessibleName() == "Sat 14 March 2026 (today): Not logged, chosen"


def test_tab_stops_once_in_the_calendar(calendar: MonthCalendar) -> None:
    cells = [cell for cell in calendar.findChildren(DayCell) if cell.isVisible()]
    assert [cell.day for cell in cells if cell.focusPolicy() & Qt.FocusPolicy.TabFocus] == [TODAY]


def test_days_are_at_least_56_pixels_large_and_16_apart(calendar: MonthCalendar) -> None:
    cells = [cell for cell in calendar.findChildren(DayCell) if cell.isVisible()]
    assert len(cells) == 31
    for cell in cells:
        assert cell.width() >= 56
        assert cell.height() >= 56
    places = [cell.rect().translated(cell.mapTo(calendar, QPoint(0, 0))) for cell in cells]
    for number, one in enumerate(places):
        near = one.adjusted(-15, -15, 15, 15)
        assert not any(near.intersects(other) for other in places[number + 1 :])
