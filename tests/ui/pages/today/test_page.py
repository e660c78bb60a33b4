from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.checkins import CheckInStatus, DayState, Excuse
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.medicines import Role
from myotrack.domain.provenance import Author, Source
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.pages.today import TodayPage
from myotrack.ui.theme import theme_of
from myotrack.ui.widgets.big_button import BigButton
from tests.ui.pages.hosts import Heard, button_named, labels_that_guess_html, unnamed_controls, words_on
from tests.ui.pages.today.conftest import TODAY, YESTERDAY, stored


def press(page: TodayPage, name: str) -> None:
    QTest.mouseClick(button_named(page, name), Qt.MouseButton.LeftButton)


def the_focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _as_read(place: tuple[int, int]) -> tuple[int, int]:
    """Rows of buttons are at least 56 px high; what differs by less stands in one row."""
    y, x = place
    return (y // 30, x)


def test_it_says_which_day_it_is_and_where_it_stands(page: TodayPage, diary: OpenDiary) -> None:
    for number in (1, 2, 4):
        diary.diary.answer(TODAY - timedelta(days=number), twitch_count=5)
    words = words_on(page)
    assert "Today, Saturday 14 March" in words
    assert "baclofen\u2069 was stopped · 3 of 5 days logged" in words
    assert "Day 11 since" in words


def test_it_opens_with_the_focus_on_the_first_answer(page: TodayPage) -> None:
    assert the_focus() is page.card.frequency.row.button(FrequencyBand.NONE)


def test_no_twitches_is_one_action(page: TodayPage, diary: OpenDiary, heard: Heard) -> None:
    QTest.keyClick(the_focus(), Qt.Key.Key_0)
    check_in = stored(diary)
    assert check_in is not None
    assert (check_in.state, check_in.provenance.source) == (DayState.ZERO, Source.LIVE)
    assert heard.saved == ["Saved at 20:14: no twitches."]


def test_a_usual_day_is_three_presses(page: TodayPage, diary: OpenDiary, heard: Heard) -> None:
    for name in ("6–24", "2 · Visible", "As planned"):
        press(page, name)
    check_in = stored(diary)
    assert check_in is not None
    assert check_in.frequency_band is FrequencyBand.NOW_AND_THEN
    assert (check_in.severity, check_in.doses_as_planned) == (Severity.VISIBLE, True)
    assert heard.saved == [
        "Saved at 20:14: 6–24 twitches.",
        "Saved at 20:14: 6–24 twitches, severity 2.",
        "Saved at 20:14: doses as planned.",
    ]


def test_a_usual_day_needs_no_mouse(page: TodayPage, diary: OpenDiary) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_2, Qt.Key.Key_Tab,
                Qt.Key.Key_Space):  # fmt: skip
        QTest.keyClick(the_focus(), key)
    check_in = stored(diary)
    assert check_in is not None
    assert check_in.frequency_band is FrequencyBand.NOW_AND_THEN
    assert (check_in.severity, check_in.doses_as_planned) == (Severity.VISIBLE, True)


def test_tab_goes_through_the_page_as_it_is_read(page: TodayPage, diary: OpenDiary) -> None:
    clonazepam = next(m for m in diary.medicines.all() if m.name == "clonazepam")
    diary.medicines.dose_event(clonazepam.id, TODAY, DoseEventKind.MISSED)
    diary.medicines.dose_event(clonazepam.id, TODAY, DoseEventKind.EXTRA)
    diary.diary.answer(TODAY - timedelta(days=4), twitch_count=2)
    for unfold in (page.card.more.where, page.card.more.note, page.card.more.away):
        QTest.mouseClick(unfold.button, Qt.MouseButton.LeftButton)
    diary.diary.mark_bad_day(TODAY)
    page.resize(1100, 2600)
    page.card.frequency.row.focus_first()
    first = the_focus()
    places = []
    while True:
        place = the_focus().mapTo(page, QPoint(0, 0))
        places.append((place.y() + the_focus().height(), place.x()))
        QTest.keyClick(the_focus(), Qt.Key.Key_Tab)
        if the_focus() is first:
            break
        assert len(places) < 100
    header = places[-2:]
    assert places[:-2] == sorted(places[:-2], key=_as_read)
    assert len(places) > 20
    assert max(y for y, _x in header) < places[0][0]


def test_as_planned_says_what_that_is(page: TodayPage) -> None:
    hint = button_named(page, "As planned").accessibleDescription()
    assert hint.replace("\u2068", "").replace("\u2069", "") == "clonazepam 0.5 mg a day"


def test_after_a_sudden_stop_nothing_is_called_planned_and_not_taking_is_not_put_forward(
    page: TodayPage, diary: OpenDiary, heard: Heard
) -> None:
    clonazepam = next(m for m in diary.medicines.all() if m.name == "clonazepam")
    diary.medicines.change_dose(clonazepam.id, TODAY - timedelta(days=1), Dose(daily_dose=Decimal(0)))

    button, other = button_named(page, "Nothing taken"), button_named(page, "Missed one…")
    assert isinstance(button, BigButton)
    assert isinstance(other, BigButton)
    assert button.colours(theme_of(button)) == other.colours(theme_of(other))
    assert "planned" not in words_on(page.card).lower()

    press(page, "Nothing taken")

    check_in = stored(diary)
    assert check_in is not None
    assert check_in.doses_as_planned is True
    assert heard.saved[-1] == "Saved at 20:14: nothing taken."


def test_a_second_press_on_the_chosen_answer_takes_nothing_back(
    page: TodayPage, diary: OpenDiary, heard: Heard
) -> None:
    press(page, "6–24")
    before = stored(diary)
    press(page, "6–24")
    assert stored(diary) == before
    assert button_named(page, "6–24").isChecked()
    assert heard.said == ["This is saved already: 6–24 twitches."]


def test_zero_blank_and_dont_remember_are_three_different_things(page: TodayPage, diary: OpenDiary) -> None:
    two_days_ago = TODAY - timedelta(days=2)
    press(page, "No twitches today")
    page.show_day(two_days_ago)
    press(page, "Don't remember")
    states = [diary.diary.day(day).state for day in (TODAY, YESTERDAY, two_days_ago)]
    assert states == [DayState.ZERO, DayState.NOT_LOGGED, DayState.UNKNOWN]


def test_no_twitches_closes_the_question_how_strong_they_were(page: TodayPage, heard: Heard) -> None:
    press(page, "6–24")
    press(page, "2 · Visible")
    press(page, "No twitches today")
    assert not page.card.severity.row.isEnabled()
    assert "Not asked on a day without twitches" in words_on(page)
    assert heard.saved[-1] == "Saved at 20:14: no twitches; what described the twitches was taken away."
    press(page, "1–5")
    assert page.card.severity.row.isEnabled()


def test_an_exact_number_is_typed_in_place_and_saved_with_enter(page: TodayPage, diary: OpenDiary) -> None:
    press(page, "Number…")
    QTest.keyClicks(the_focus(), "137")
    assert stored(diary) is None
    QTest.keyClick(the_focus(), Qt.Key.Key_Return)
    check_in = stored(diary)
    assert check_in is not None
    assert check_in.twitch_count == 137
    assert button_named(page, "137").isChecked()
    assert the_focus() is button_named(page, "137")


def test_a_digit_on_the_first_question_begins_a_number(page: TodayPage, diary: OpenDiary) -> None:
    QTest.keyClicks(the_focus(), "1")
    QTest.keyClicks(the_focus(), "20")
    QTest.keyClick(the_focus(), Qt.Key.Key_Return)
    check_in = stored(diary)
    assert check_in is not None
    assert check_in.twitch_count == 120


@pytest.mark.parametrize("typed", ["100000", "-1", "12x", "3.5", ""])
def test_a_number_that_is_refused_stays_to_be_mended(page: TodayPage, diary: OpenDiary, typed: str) -> None:
    press(page, "Number…")
    QTest.keyClicks(the_focus(), typed)
    press(page, "Save the number")
    assert page.card.frequency.number.shown_problem().startswith("Number of twitches: ")
    assert page.card.frequency.number.box.text() == typed
    assert stored(diary) is None


def test_a_refresh_leaves_a_number_alone_that_is_being_typed(page: TodayPage, diary: OpenDiary) -> None:
    press(page, "Number…")
    QTest.keyClicks(the_focus(), "13")
    diary.diary.answer(TODAY, frequency_band=FrequencyBand.FEW)
    assert page.card.frequency.number.box.text() == "13"
    assert button_named(page, "1–5").isChecked()


def test_undo_brings_back_what_was_there(page: TodayPage, diary: OpenDiary) -> None:
    press(page, "6–24")
    press(page, "Almost constant")
    diary.recorder.undo()
    assert button_named(page, "6–24").isChecked()
    assert not button_named(page, "Almost constant").isChecked()
    diary.recorder.undo()
    assert not button_named(page, "6–24").isChecked()
    assert stored(diary) is None


def test_a_bad_day_is_one_key_and_says_when_it_was_noted(page: TodayPage, diary: OpenDiary) -> None:
    QTest.keyClick(the_focus(), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    check_in = stored(diary)
    assert check_in is not None
    assert (check_in.status, check_in.state) == (CheckInStatus.LATER, DayState.PARTIAL)
    assert "A bad day, noted at 20:14." in words_on(page)


def test_a_bad_day_does_not_wipe_an_answer(page: TodayPage, diary: OpenDiary, heard: Heard) -> None:
    press(page, "6–24")
    before = stored(diary)
    press(page, "Bad day: fill in later")
    assert stored(diary) == before
    assert heard.said == ["The number of twitches is answered already, so there is nothing to fill in later."]


def test_dont_remember_can_be_taken_back(page: TodayPage, diary: OpenDiary) -> None:
    press(page, "Don't remember")
    assert "You said that you don't remember." in words_on(page)
    press(page, "Take this back")
    assert stored(diary) is None
    assert "You said that you don't remember." not in words_on(page)


def test_a_day_in_hospital_needs_no_answers(page: TodayPage, diary: OpenDiary) -> None:
    press(page, "Away…, closed")
    press(page, "In hospital")
    check_in = stored(diary)
    assert check_in is not None
    assert (check_in.state, check_in.excuse) == (DayState.EXCUSED, Excuse.HOSPITAL)
    assert "No answers are needed for this day: in hospital." in words_on(page)


def test_clearing_a_day_asks_to_be_held_and_takes_the_answers_away(
    page: TodayPage, qtbot: QtBot, diary: OpenDiary
) -> None:
    assert not page.card.clear.isVisibleTo(page)
    press(page, "6–24")
    QTest.mouseClick(page.card.clear, Qt.MouseButton.LeftButton)
    assert stored(diary) is not None
    page.card.clear.set_hold_ms(50)
    with qtbot.waitSignal(page.card.clear.confirmed):
        QTest.mousePress(page.card.clear, Qt.MouseButton.LeftButton)
    assert stored(diary) is None
    assert not button_named(page, "6–24").isChecked()


def test_the_caregivers_answers_are_shown_beside_and_not_in_place_of_ones_own(
    page: TodayPage, diary: OpenDiary
) -> None:
    diary.recorder.author = Author.CAREGIVER
    diary.diary.answer(TODAY, frequency_band=FrequencyBand.OFTEN, severity=Severity.MOVES_THE_LIMB)
    diary.recorder.author = Author.PATIENT
    page.refresh()
    assert "The caregiver answered: several twitches an hour, severity 3." in words_on(page)
    assert not button_named(page, "Several an hour").isChecked()
    press(page, "1–5")
    assert len(diary.diary.day(TODAY).check_ins) == 2


def test_own_words_stand_on_the_severity_buttons(page: TodayPage, host: Host) -> None:
    host.preferences.change(severity_words=("", "flutter", "", "", "kick & fall"))
    page.refresh()
    assert button_named(page, "1 · flutter").isVisibleTo(page)
    assert button_named(page, "2 · Visible").isVisibleTo(page)
    assert button_named(page, "4 · kick & fall").isVisibleTo(page)


def test_what_was_counted_in_sessions_stands_apart_from_the_number(page: TodayPage, diary: OpenDiary) -> None:
    session = diary.counting.start(None, 300)
    diary.counting.finish(session.id, 12, 300, ())
    open_still = diary.counting.start(None, 60)
    diary.counting.save(open_still.id, 99, 5, ())
    page.refresh()
    assert "Counted today: 12 in 5 minutes. Kept apart from the number of the day." in words_on(page)
    assert diary.diary.day(TODAY).check_in is None


def test_the_reduction_of_a_suspected_medicine_is_named_until_it_is_raised_again(
    page: TodayPage, diary: OpenDiary
) -> None:
    baclofen = next(m for m in diary.medicines.all() if m.name == "baclofen")
    assert "was stopped" in words_on(page)
    diary.medicines.change_dose(baclofen.id, YESTERDAY, Dose(daily_dose=Decimal(10), role=Role.SUSPECTED))
    assert "was stopped" not in words_on(page)


def test_every_control_has_a_name_and_no_label_guesses_html(page: TodayPage) -> None:
    page.card.more.where.button.click()
    page.card.more.note.button.click()
    assert unnamed_controls(page) == []
    assert labels_that_guess_html(page) == []


def test_the_definition_of_a_twitch_stands_below(page: TodayPage) -> None:
    assert "A twitch is a quick jerk of a muscle" in words_on(page)


def test_an_empty_diary_works_at_once_and_offers_the_first_medicine(
    diary: OpenDiary, open_page: Callable[[], TodayPage], heard: Heard
) -> None:
    for medicine in diary.medicines.all():
        diary.medicines.remove(medicine.id)
    page = open_page()
    assert not page.card.doses.isVisibleTo(page)
    press(page, "No twitches today")
    assert diary.diary.day(TODAY).state is DayState.ZERO
    press(page, "Add your first medicine")
    assert heard.gone == [("medicines", TODAY)]
