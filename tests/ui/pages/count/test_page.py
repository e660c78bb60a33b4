from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from myotrack.domain.checkins import DayState
from myotrack.domain.counting import CountSession, Position
from myotrack.domain.errors import DiaryError
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.jerk_filter import JerkFilterSettings, Steady
from myotrack.ui.pages.count import CountPage
from tests.ui.pages.count.conftest import Hand
from tests.ui.pages.hosts import NOW, Heard, button_named, labels_that_guess_html, unnamed_controls, words_on

TODAY = NOW.date()


def press(page: CountPage, name: str) -> None:
    QTest.mouseClick(button_named(page, name), Qt.MouseButton.LeftButton)


def start(page: CountPage, window: str = "1 minute") -> None:
    press(page, window)
    press(page, "Start")


def stop(page: CountPage) -> None:
    page.pad.stop.click()
    page.save_typed()
    assert page.result.isVisibleTo(page)


def the_one(diary: OpenDiary) -> CountSession:
    (session,) = diary.counting.sessions()
    return session


def test_it_opens_with_the_focus_on_start(page: CountPage) -> None:
    assert QApplication.focusWidget() is page.setup.start


def test_it_says_that_a_count_and_the_number_of_a_day_are_two_things(page: CountPage) -> None:
    assert "A count is kept apart from the number of the day: the two are never mixed." in words_on(page)


def test_while_it_counts_the_whole_page_is_the_button(page: CountPage) -> None:
    start(page)
    assert page.pad.geometry() == page.rect()
    for place in (page.rect().center(), page.rect().topLeft(), page.rect().bottomRight()):
        found = page.childAt(place)
        assert found is not None
        assert found is page.pad or page.pad.isAncestorOf(found)
    assert page.pad.number.height() >= 96


def test_a_click_anywhere_and_space_count_one_each(page: CountPage, hand: Hand, diary: OpenDiary) -> None:
    start(page)
    hand.click(1000, page.pad)
    hand.click(1500, page.pad.number)
    hand.click(1700, page.pad.below, QEvent.Type.MouseButtonDblClick)
    hand.space(2500)
    assert the_one(diary).count == 4
    assert not the_one(diary).finished


def test_every_press_is_in_the_file_before_the_next_one(page: CountPage, hand: Hand, diary: OpenDiary) -> None:
    start(page)
    for number in range(1, 21):
        hand.space(number * 500)
        assert the_one(diary).count == number
        assert len(the_one(diary).presses_ms) == number


def test_backspace_takes_one_back_but_the_press_stays_on_record(page: CountPage, hand: Hand, diary: OpenDiary) -> None:
    start(page)
    hand.space(1000, 2000)
    hand.key(Qt.Key.Key_Backspace, 2500)
    assert (the_one(diary).count, the_one(diary).presses_ms) == (1, (1000, 2000))


def test_repeats_are_ignored_and_shown_and_can_be_counted(page: CountPage, hand: Hand, diary: OpenDiary) -> None:
    start(page)
    hand.space(1000, 1040, 1070, 2000)
    assert the_one(diary).count == 2
    button = button_named(page.pad, "2 repeats ignored")
    assert button.accessibleDescription() == "count them?"
    button.click()
    assert the_one(diary).count == 4
    assert not page.pad.ignored.isEnabled()
    assert QApplication.focusWidget() is page.pad.number


def test_a_bounce_of_the_press_on_start_is_not_a_twitch(page: CountPage, hand: Hand, diary: OpenDiary) -> None:
    start(page)
    hand.click(90, page.pad)
    assert the_one(diary).count == 0
    assert the_one(diary).presses_ms == (90,)


def test_a_key_held_down_counts_once(page: CountPage, hand: Hand, diary: OpenDiary) -> None:
    start(page)
    hand.space(1000)
    space = Qt.Key.Key_Space
    held = QKeyEvent(QEvent.Type.KeyPress, space, Qt.KeyboardModifier.NoModifier, " ", autorep=True)
    QApplication.sendEvent(page.pad.number, held)
    assert the_one(diary).count == 1
    assert the_one(diary).presses_ms == (1000,)


def test_the_filter_for_jerks_lets_quick_counting_through(
    page: CountPage, hand: Hand, diary: OpenDiary, qapp: QApplication
) -> None:
    steady = Steady(JerkFilterSettings.steady())
    steady.install(qapp)
    try:
        start(page)
        hand.space(*range(1000, 3000, 150))
        for at in range(4000, 6000, 150):
            hand.click(at, page.pad.number)
    finally:
        steady.remove(qapp)
    assert the_one(diary).count == 28


def test_clicking_a_button_of_the_pad_does_not_count_and_leaves_space_what_it_was(
    page: CountPage, hand: Hand, diary: OpenDiary
) -> None:
    start(page)
    hand.space(1000, 2000, 3000)
    QTest.mouseClick(page.pad.back, Qt.MouseButton.LeftButton)
    assert the_one(diary).count == 2
    assert QApplication.focusWidget() is page.pad.number


def test_what_is_left_of_the_time_is_shown(page: CountPage, hand: Hand) -> None:
    start(page, "5 minutes")
    hand.time_passes(61_000)
    assert "3:59 left" in words_on(page.pad)


def test_a_count_of_free_length_says_how_long_it_has_lasted(page: CountPage, hand: Hand, diary: OpenDiary) -> None:
    start(page, "As long as I like")
    hand.time_passes(754_000)
    assert "12:34 so far" in words_on(page.pad)
    hand.key(Qt.Key.Key_Escape, 754_400)
    session = the_one(diary)
    assert (session.finished, session.planned_s, session.duration_s) == (True, None, 754)


def test_presses_that_come_too_late_meet_nothing(page: CountPage, hand: Hand, diary: OpenDiary) -> None:
    start(page)
    hand.space(1000)
    hand.time_passes(60_010)
    hand.click(60_100, page.pad)
    hand.space(60_300, 60_700)
    hand.key(Qt.Key.Key_Backspace, 60_800)
    assert the_one(diary).count == 1
    assert page.pad.isVisibleTo(page)
    assert "Time is up. What is pressed now is not counted." in words_on(page.pad)


def test_a_press_that_was_made_in_time_but_taken_late_is_judged_by_its_own_time(
    page: CountPage, hand: Hand, diary: OpenDiary
) -> None:
    start(page)
    hand.space(1000, 60_000)
    hand.space(60_001)
    assert the_one(diary).presses_ms == (1000,)


def test_no_session_changes_the_number_of_the_day(page: CountPage, hand: Hand, diary: OpenDiary) -> None:
    start(page)
    hand.space(1000)
    stop(page)
    assert diary.diary.day(TODAY).state is DayState.PARTIAL
    assert diary.diary.day(TODAY).check_in is None


def test_tab_does_not_leave_the_pad_for_what_is_behind_it(page: CountPage) -> None:
    start(page)
    seen = set()
    for _number in range(12):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert page.pad.stop in seen
    assert all(widget is not None and page.pad.isAncestorOf(widget) for widget in seen)


def test_a_diary_that_cannot_be_written_says_so_and_starts_nothing(
    page: CountPage, diary: OpenDiary, heard: Heard
) -> None:
    diary.store.read_only = True
    press(page, "Start")
    assert isinstance(heard.problems[0], DiaryError)
    assert not page.pad.isVisibleTo(page)


def test_a_count_goes_on_when_saving_fails_and_is_saved_as_soon_as_it_can_be(
    page: CountPage, hand: Hand, diary: OpenDiary, heard: Heard
) -> None:
    start(page)
    hand.space(1000)
    diary.store.read_only = True
    hand.space(2000, 3000)
    assert "Not saved yet." in words_on(page.pad)
    assert the_one(diary).count == 1
    assert len(heard.problems) == 2
    diary.store.read_only = False
    hand.space(4000)
    assert "Not saved yet." not in words_on(page.pad)
    assert the_one(diary).count == 4


def test_every_control_has_a_name_and_no_label_guesses_html(page: CountPage) -> None:
    assert unnamed_controls(page) == []
    assert labels_that_guess_html(page) == []


def test_the_choices_of_the_last_session_are_chosen_already(
    diary: OpenDiary, open_page: Callable[[], CountPage]
) -> None:
    session = diary.counting.start(Position.ACTION, 600)
    diary.counting.finish(session.id, 1, 600, ())
    page = open_page()
    checked = [b.text() for b in page.setup.findChildren(QPushButton) if b.isChecked()]
    assert checked == ["In action", "10 minutes"]
