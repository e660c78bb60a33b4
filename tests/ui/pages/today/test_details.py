from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from myotrack.domain.checkins import Activity, Circumstance, Region
from myotrack.domain.scales import FrequencyBand, Interference
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.pages.today import TodayPage
from myotrack.ui.pages.today.details import Details
from tests.ui.pages.hosts import Heard, words_on
from tests.ui.pages.today.conftest import TODAY, YESTERDAY, stored


@pytest.fixture
def details(page: TodayPage) -> Details:
    """The questions that are folded away, unfolded."""
    QTest.mouseClick(page.card.more.where.button, Qt.MouseButton.LeftButton)
    assert page.card.more.details is not None
    return page.card.more.details


def test_they_are_folded_away_until_asked_for(page: TodayPage) -> None:
    assert "Where were they?" not in words_on(page)
    QTest.mouseClick(page.card.more.where.button, Qt.MouseButton.LeftButton)
    assert "Where were they?" in words_on(page)
    QTest.mouseClick(page.card.more.where.button, Qt.MouseButton.LeftButton)
    assert "Where were they?" not in words_on(page)


def test_each_answer_saves_by_itself(details: Details, diary: OpenDiary, heard: Heard) -> None:
    for button in (
        details.regions.button(Region.RIGHT_ARM),
        details.regions.button(Region.RIGHT_LEG),
        details.circumstances.button(Circumstance.STARTLE),
        details.hindered.button(Activity.WALKING),
        details.interference.button(Interference.SLOWER),
        details.bother.button(7),
        details.condition.button(0),
    ):
        button.click()
    check_in = stored(diary)
    assert check_in is not None
    assert check_in.regions == {Region.RIGHT_ARM, Region.RIGHT_LEG}
    assert check_in.circumstances == {Circumstance.STARTLE}
    assert check_in.hindered == {Activity.WALKING}
    assert (check_in.interference, check_in.bother, check_in.condition) == (Interference.SLOWER, 7, 0)
    assert check_in.frequency is None
    assert heard.saved[1] == "Saved at 20:14: where: right arm, right leg."
    assert heard.saved[-1] == "Saved at 20:14: condition 0 of 10."


def test_no_falls_and_blank_falls_are_two_things(details: Details, page: TodayPage, diary: OpenDiary) -> None:
    QTest.keyClicks(details.falls.box, "0")
    page.save_typed()
    check_in = stored(diary)
    assert check_in is not None
    assert check_in.falls == 0
    QTest.keyClick(details.falls.box, Qt.Key.Key_Backspace)
    page.save_typed()
    assert stored(diary) is None


def test_falls_are_saved_soon_after_they_are_typed(details: Details, qtbot: QtBot, diary: OpenDiary) -> None:
    QTest.keyClicks(details.falls.box, "2")

    def saved() -> bool:
        check_in = stored(diary)
        return check_in is not None and check_in.falls == 2

    qtbot.waitUntil(saved, timeout=1900)


def test_falls_that_are_refused_stay_to_be_mended(details: Details, page: TodayPage, diary: OpenDiary) -> None:
    QTest.keyClicks(details.falls.box, "100")
    assert not page.save_typed()
    diary.diary.answer(TODAY, frequency_band=FrequencyBand.FEW)
    assert details.falls.box.text() == "100"
    assert "from 0 to 99" in details.falls.shown_problem()


def test_what_is_chosen_already_is_not_saved_again(details: Details, diary: OpenDiary, heard: Heard) -> None:
    details.bother.button(3).click()
    details.bother.button(3).click()
    assert len(diary.diary.history(TODAY).edits) == 1
    assert heard.said == ["This is saved already: bother 3 of 10."]


def test_undo_and_another_day_show_what_the_file_says(details: Details, page: TodayPage, diary: OpenDiary) -> None:
    details.regions.button(Region.NECK).click()
    details.bother.button(3).click()
    assert "2 answers given" in words_on(page)
    diary.recorder.undo()
    assert details.bother.value() is None
    page.show_day(YESTERDAY)
    assert details.regions.value() == frozenset()
    page.show_day(TODAY)
    assert details.regions.value() == {Region.NECK}


def test_a_day_without_twitches_only_asks_about_falls_and_the_condition(details: Details, diary: OpenDiary) -> None:
    diary.diary.answer(TODAY, frequency_band=FrequencyBand.NONE)
    words = words_on(details)
    assert "Where were they?" not in words
    assert "How many falls?" in words
    assert "How bad was the condition" in words
