from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from myotrack.domain.provenance import Source
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.pages.today import TodayPage
from myotrack.ui.pages.today.day_sheet import DaySheet
from tests.ui.pages.hosts import NOW, Heard, button_named, words_on
from tests.ui.pages.today.conftest import TODAY, YESTERDAY, MovingClock, stored


def press(page: TodayPage, name: str) -> None:
    QTest.mouseClick(button_named(page, name), Qt.MouseButton.LeftButton)


def the_focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_yesterday_is_one_press_away_and_its_answers_are_late(page: TodayPage, diary: OpenDiary, heard: Heard) -> None:
    press(page, "Yesterday")
    assert "Yesterday, Friday 13 March" in words_on(page)
    assert "What you enter here is marked as entered later." in words_on(page)
    press(page, "No twitches that day")
    check_in = stored(diary, YESTERDAY)
    assert check_in is not None
    assert check_in.provenance.source is Source.LATE
    assert stored(diary) is None
    assert heard.saved == ["Saved at 20:14 for Friday 13 March: no twitches."]
    press(page, "Next day")
    assert "Today, Saturday 14 March" in words_on(page)
    assert not button_named(page, "Next day").isEnabled()


def test_another_day_is_typed_as_people_type_it(page: TodayPage) -> None:
    press(page, "Another day…")
    field = page.findChildren(DaySheet)[0].field.box
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "3 march")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Tuesday 3 March" in words_on(page)


def test_a_day_to_come_is_not_shown(page: TodayPage) -> None:
    page.show_day(TODAY + timedelta(days=1))
    assert "Today, Saturday 14 March" in words_on(page)


def test_a_number_typed_but_not_saved_goes_to_its_own_day(page: TodayPage, diary: OpenDiary) -> None:
    press(page, "Number…")
    QTest.keyClicks(the_focus(), "41")
    press(page, "Yesterday")
    check_in = stored(diary)
    assert check_in is not None
    assert check_in.twitch_count == 41
    assert stored(diary, YESTERDAY) is None


def test_a_number_that_cannot_be_saved_keeps_the_page_on_its_day(page: TodayPage) -> None:
    press(page, "Number…")
    QTest.keyClicks(the_focus(), "4l")
    press(page, "Yesterday")
    assert "Today, Saturday 14 March" in words_on(page)
    assert page.card.frequency.number.box.text() == "4l"


def test_at_midnight_the_page_moves_on_and_says_so(page: TodayPage, clock: MovingClock, heard: Heard) -> None:
    clock.now = NOW + timedelta(hours=4)
    page.refresh()
    assert "Today, Sunday 15 March" in words_on(page)
    assert heard.said == [
        "A new day has begun: Sunday 15 March. What you entered before is saved under Saturday 14 March."
    ]


def test_an_answer_given_just_after_midnight_belongs_to_the_day_that_is_shown(
    page: TodayPage, clock: MovingClock, diary: OpenDiary
) -> None:
    clock.now = NOW + timedelta(hours=4)
    press(page, "6–24")
    assert stored(diary, TODAY) is not None
    assert stored(diary, TODAY + timedelta(days=1)) is None


def test_at_midnight_a_number_that_is_being_typed_keeps_its_day(
    page: TodayPage, clock: MovingClock, diary: OpenDiary, heard: Heard
) -> None:
    press(page, "Number…")
    QTest.keyClicks(the_focus(), "7")
    clock.now = NOW + timedelta(hours=4)
    page.refresh()
    assert "Yesterday, Saturday 14 March" in words_on(page)
    assert "This page still shows Saturday 14 March, because you are typing." in heard.said[0]
    QTest.keyClick(the_focus(), Qt.Key.Key_Return)
    check_in = stored(diary, TODAY)
    assert check_in is not None
    assert check_in.twitch_count == 7


@pytest.mark.parametrize("older", [date(2020, 1, 1), TODAY - timedelta(days=61)])
def test_a_day_long_ago_is_shown_as_it_is_in_the_file(page: TodayPage, diary: OpenDiary, older: date) -> None:
    diary.diary.answer(older, twitch_count=17)
    page.show_day(older)
    assert button_named(page, "17").isChecked()
