"""An answer that can't be saved stays chosen, and says beside its question that it is not saved yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from myotrack.domain.checkins import Excuse, Region
from myotrack.domain.errors import DiaryProblem
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.services.diary import GapAnswer
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.pages.today import TodayPage
from myotrack.ui.pages.today.dose_sheet import DoseSheet
from tests.ui.pages.hosts import NOW, Heard, button_named, words_on
from tests.ui.pages.today.conftest import TODAY, YESTERDAY, MovingClock, stored

MARK = "Not saved yet."


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def there_is_room(diary: OpenDiary) -> None:
    diary.store.read_only = False
    diary.recorder.waiting.save()


@pytest.fixture
def page(diary: OpenDiary, open_page: Callable[[], TodayPage]) -> TodayPage:
    """Yesterday was missed, and nothing can be written any more."""
    diary.diary.answer(TODAY - timedelta(days=2), twitch_count=5)
    diary.store.read_only = True
    return open_page()


def test_the_three_questions_say_it_each_for_itself(page: TodayPage, diary: OpenDiary, heard: Heard) -> None:
    card = page.card
    press(card.frequency.row.button(FrequencyBand.OFTEN))
    assert card.frequency.row.value() is FrequencyBand.OFTEN
    assert card.frequency.row.question_label.text() == f"How many twitches today? {MARK}"
    assert card.frequency.row.accessibleName() == f"How many twitches today? {MARK}"
    assert words_on(page).count(MARK) == 1
    press(card.severity.row.button(Severity.VISIBLE))
    press(button_named(page, "As planned"))
    assert card.severity.row.value() is Severity.VISIBLE
    assert button_named(page, "As planned").isChecked()
    assert words_on(page).count(MARK) == 3
    assert (heard.saved, heard.waits) == ([], ["several twitches an hour", "severity 2", "doses as planned"])
    there_is_room(diary)
    assert MARK not in words_on(page)
    assert card.severity.row.value() is Severity.VISIBLE


def test_a_number_that_was_typed_stays_and_says_it(page: TodayPage, heard: Heard) -> None:
    press(button_named(page, "Number…"))
    QTest.keyClicks(page.card.frequency.number.box, "37")
    press(button_named(page, "Save the number"))
    assert button_named(page, "37").isChecked()
    assert f"How many twitches today? {MARK}" in words_on(page)
    assert heard.waits == ["37 twitches"]


def test_the_questions_that_are_folded_away_say_it(page: TodayPage, diary: OpenDiary) -> None:
    press(page.card.more.where.button)
    details = page.card.more.details
    assert details is not None
    press(details.regions.button(Region.RIGHT_ARM))
    press(details.condition.button(3))
    QTest.keyClicks(details.falls.box, "2")
    assert page.save_typed()
    assert details.regions.question_label.text() == f"Where were they? {MARK}"
    assert details.condition.question_label.text().endswith(MARK)
    assert f"How many falls? {MARK}" in words_on(page)
    assert details.regions.value() == {Region.RIGHT_ARM}
    assert words_on(page).count(MARK) == 3
    there_is_room(diary)
    assert MARK not in words_on(page)


@pytest.mark.parametrize("press_it", ["Don't remember", "Bad day: fill in later"])
def test_a_day_without_a_number_says_it(page: TodayPage, press_it: str) -> None:
    press(button_named(page.card, press_it))
    assert words_on(page).count(MARK) == 1


def test_a_day_that_needs_no_answers_says_it(page: TodayPage) -> None:
    press(page.card.more.away.button)
    press(page.card.more.reason.button(Excuse.HOSPITAL))
    assert page.card.more.reason.value() is Excuse.HOSPITAL
    assert f"No answers are needed for this day: in hospital. {MARK}" in words_on(page)


def test_a_missed_dose_is_kept_by_its_sheet_and_says_it(page: TodayPage, diary: OpenDiary) -> None:
    press(button_named(page, "Missed one…"))
    sheet = next(sheet for sheet in page.findChildren(DoseSheet) if sheet.isVisible())
    assert sheet.primary_button is not None
    press(sheet.primary_button)
    assert not sheet.isVisible()
    assert f"Missed dose: \u2068clonazepam\u2069 {MARK}" in words_on(page)
    assert button_named(page, "Missed one…").isChecked()
    there_is_room(diary)
    assert MARK not in words_on(page)
    assert len(diary.diary.day(TODAY).dose_events) == 1


def test_a_missed_day_says_what_was_answered_and_when_it_is_saved(page: TodayPage, diary: OpenDiary) -> None:
    row = page.gaps.row(YESTERDAY)
    assert row is not None
    press(row.button(GapAnswer.SOME))
    assert "Friday 13 March: 6–24 twitches, not saved yet" in words_on(page.gaps)
    there_is_room(diary)
    assert "Friday 13 March: saved as 6–24 twitches" in words_on(page.gaps)


def test_the_same_answer_again_is_not_said_to_be_saved(page: TodayPage, heard: Heard) -> None:
    for _ in range(2):
        press(page.card.frequency.row.button(FrequencyBand.OFTEN))
        press(button_named(page, "As planned"))
    assert heard.said == [
        "This is not saved yet, but kept: several twitches an hour.",
        "This is not saved yet, but kept: doses as planned.",
    ]
    assert len(heard.waits) == 2


def test_what_can_neither_be_saved_nor_wait_is_not_shown_as_chosen(
    page: TodayPage, diary: OpenDiary, heard: Heard
) -> None:
    diary.store.paused, diary.store.read_only = DiaryProblem.READ_ONLY, False
    for row, value in (
        (page.card.frequency.row, FrequencyBand.OFTEN),
        (page.card.severity.row, Severity.VISIBLE),
        (page.card.more.reason, Excuse.AWAY),
    ):
        row.button(value).click()
        assert row.value() is None
    button_named(page, "As planned").click()
    assert not button_named(page, "As planned").isChecked()
    assert len(heard.problems) == 4
    assert stored(diary) is None


def test_a_new_day_does_not_say_that_what_waits_is_saved(page: TodayPage, clock: MovingClock, heard: Heard) -> None:
    press(page.card.frequency.row.button(FrequencyBand.OFTEN))
    clock.now = NOW + timedelta(hours=4)
    page.refresh()
    assert heard.said == [
        "A new day has begun: Sunday 15 March. What you entered before is kept under Saturday 14 March."
    ]
