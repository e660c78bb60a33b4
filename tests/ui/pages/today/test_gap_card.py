from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from myotrack.domain.checkins import DayState
from myotrack.domain.provenance import Source
from myotrack.domain.scales import FrequencyBand
from myotrack.services.diary import GapAnswer
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.pages.today import TodayPage
from tests.ui.pages.hosts import Heard, button_named, words_on
from tests.ui.pages.today.conftest import TODAY, YESTERDAY, MovingClock, stored


@pytest.fixture
def page(diary: OpenDiary, open_page: Callable[[], TodayPage]) -> TodayPage:
    """Three days were missed after the last one that was logged."""
    diary.diary.answer(TODAY - timedelta(days=4), twitch_count=5)
    return open_page()


def answer(page: TodayPage, days_ago: int, value: GapAnswer) -> None:
    row = page.gaps.row(TODAY - timedelta(days=days_ago))
    assert row is not None
    QTest.mouseClick(row.button(value), Qt.MouseButton.LeftButton)


def test_missed_days_are_asked_about_once_each_newest_first(page: TodayPage) -> None:
    words = words_on(page.gaps)
    assert words.startswith("3 days were missed. Do you remember them?")
    assert words.index("Friday 13 March") < words.index("Thursday 12 March") < words.index("Wednesday 11 March")
    assert "Tuesday 10 March" not in words


def test_each_answer_says_what_it_is_stored_as(page: TodayPage) -> None:
    row = page.gaps.row(YESTERDAY)
    assert row is not None
    assert [row.button(value).hint for value in GapAnswer] == [
        "saved as 0",
        "saved as 6–24",
        "saved as several an hour",
        "saved as that",
    ]


@pytest.mark.parametrize(
    ("value", "state", "band"),
    [
        (GapAnswer.NONE, DayState.ZERO, FrequencyBand.NONE),
        (GapAnswer.SOME, DayState.VALUE, FrequencyBand.NOW_AND_THEN),
        (GapAnswer.MANY, DayState.VALUE, FrequencyBand.OFTEN),
        (GapAnswer.UNKNOWN, DayState.UNKNOWN, None),
    ],
)
def test_an_answer_is_stored_as_it_says_and_marked_as_late(
    page: TodayPage, diary: OpenDiary, value: GapAnswer, state: DayState, band: FrequencyBand | None
) -> None:
    answer(page, 1, value)
    check_in = stored(diary, YESTERDAY)
    assert check_in is not None
    assert (check_in.state, check_in.frequency_band) == (state, band)
    assert check_in.provenance.source is Source.LATE
    assert diary.diary.day(TODAY).state is DayState.NOT_LOGGED


def test_an_answered_day_is_not_asked_again_and_no_other_day_moves_under_the_pointer(
    page: TodayPage, heard: Heard
) -> None:
    below = page.gaps.row(TODAY - timedelta(days=3))
    assert below is not None
    place = below.mapTo(page.gaps, below.rect().topLeft())
    answer(page, 2, GapAnswer.SOME)
    assert page.gaps.row(TODAY - timedelta(days=2)) is None
    assert "Thursday 12 March: saved as 6–24 twitches" in words_on(page.gaps)
    assert heard.saved == ["Saved at 20:14 for Thursday 12 March: 6–24 twitches."]
    again = page.gaps.row(TODAY - timedelta(days=3))
    assert again is not None
    page.settle()
    assert again.mapTo(page.gaps, again.rect().topLeft()) == place


def test_undo_asks_again(page: TodayPage, diary: OpenDiary) -> None:
    answer(page, 2, GapAnswer.SOME)
    diary.recorder.undo()
    assert page.gaps.row(TODAY - timedelta(days=2)) is not None


def test_the_lines_of_answered_days_are_gone_when_the_page_is_opened_again(page: TodayPage) -> None:
    for number in (1, 2, 3):
        answer(page, number, GapAnswer.NONE)
    assert "The missed days are filled in" in words_on(page.gaps)
    page.hide()
    page.show()
    assert not page.gaps.isVisibleTo(page)


def test_not_now_folds_the_card_away_for_this_session(page: TodayPage) -> None:
    QTest.mouseClick(button_named(page, "Not now"), Qt.MouseButton.LeftButton)
    page.refresh()
    page.hide()
    page.show()
    assert not page.gaps.isVisibleTo(page)


def test_there_is_no_card_without_a_gap_and_none_on_another_day(page: TodayPage, diary: OpenDiary) -> None:
    page.show_day(YESTERDAY)
    assert not page.gaps.isVisibleTo(page)
    page.show_day(TODAY)
    assert page.gaps.isVisibleTo(page)
    for number in (1, 2, 3):
        diary.diary.mark_unknown(TODAY - timedelta(days=number))
    assert not page.gaps.isVisibleTo(page)


def test_never_more_than_a_week_is_asked_about(page: TodayPage, clock: MovingClock) -> None:
    clock.now += timedelta(days=30)
    page.refresh()
    asked = [day for day in range(60) if page.gaps.row(clock.now.date() - timedelta(days=day)) is not None]
    assert asked == [1, 2, 3, 4, 5, 6, 7]
