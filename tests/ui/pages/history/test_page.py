"""The page as a whole: its views, its first step, and a day that another page asks for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from myotrack.services.open_diary import OpenDiary
from myotrack.ui.pages.history import HistoryPage
from myotrack.ui.pages.history.cell_view import Glyph, cell_view
from tests.ui.pages.history.conftest import TODAY, read
from tests.ui.pages.hosts import Heard, button_named, labels_that_guess_html, unnamed_controls


def test_an_empty_diary_explains_itself_and_offers_the_first_step(page: HistoryPage, heard: Heard) -> None:
    assert "it never counts as zero" in read(page)
    QTest.mouseClick(button_named(page, "Log today"), Qt.MouseButton.LeftButton)
    assert heard.gone == [("today", None)]


def test_the_head_says_how_many_days_were_logged(diary: OpenDiary, page: HistoryPage) -> None:
    diary.diary.answer(TODAY - timedelta(days=9), twitch_count=3)
    diary.diary.mark_unknown(TODAY - timedelta(days=8))
    diary.diary.answer(TODAY, twitch_count=0)
    assert "2 of 10 days logged since 5 March 2026" in read(page)


def test_a_missed_week_is_a_gap_in_the_calendar(diary: OpenDiary, page: HistoryPage) -> None:
    diary.diary.answer(TODAY - timedelta(days=8), twitch_count=0)
    diary.diary.answer(TODAY, twitch_count=4)
    for number in range(1, 8):
        missed = TODAY - timedelta(days=number)
        assert page.month.calendar.cell(missed).accessibleName().endswith(": Not logged")
        assert cell_view(diary.diary.day(missed), TODAY).glyph is Glyph.NOT_LOGGED


def test_three_large_buttons_change_the_view(diary: OpenDiary, page: HistoryPage) -> None:
    diary.diary.answer(TODAY, twitch_count=4)
    QTest.mouseClick(button_named(page, "Table"), Qt.MouseButton.LeftButton)
    assert (page.month.isVisible(), page.table.isVisible(), page.week.isVisible()) == (False, True, False)
    QTest.mouseClick(button_named(page, "Type in a paper week"), Qt.MouseButton.LeftButton)
    assert (page.month.isVisible(), page.table.isVisible(), page.week.isVisible()) == (False, False, True)
    QTest.mouseClick(button_named(page, "Month"), Qt.MouseButton.LeftButton)
    assert (page.month.isVisible(), page.table.isVisible(), page.week.isVisible()) == (True, False, False)


def test_a_day_that_another_page_asks_for_is_shown_in_its_month(diary: OpenDiary, page: HistoryPage) -> None:
    past = TODAY - timedelta(days=400)
    diary.diary.answer(past, twitch_count=4)
    page.show_day(past)
    words = read(page)
    assert "February 2025" in words
    assert "Fri 7 February 2025" in words


def test_a_day_to_come_opens_today(page: HistoryPage) -> None:
    page.show_day(TODAY + timedelta(days=3))
    assert "Sat 14 March 2026" in read(page.panel)


def test_a_change_from_elsewhere_is_seen_at_once(diary: OpenDiary, page: HistoryPage) -> None:
    page.show_day(TODAY)
    diary.diary.answer(TODAY, twitch_count=17)
    assert "17 twitches" in page.month.calendar.cell(TODAY).accessibleName()
    assert "17 twitches" in read(page.panel)


@pytest.mark.parametrize("width", [1158, 816])
def test_in_a_narrow_window_the_day_is_named_under_the_calendar(
    diary: OpenDiary, page: HistoryPage, width: int
) -> None:
    diary.diary.answer(TODAY, twitch_count=17)
    page.resize(width, 768)
    words = read(page)
    assert ("See the day" in words) == (width == 816)
    if width == 816:
        QTest.mouseClick(button_named(page, "See the day"), Qt.MouseButton.LeftButton)
        assert page.panel.edit_button.hasFocus()


def test_every_control_is_named_and_no_label_guesses_html(diary: OpenDiary, page: HistoryPage) -> None:
    diary.diary.answer(TODAY, twitch_count=17)
    read(page)
    assert unnamed_controls(page) == []
    assert labels_that_guess_html(page) == []
