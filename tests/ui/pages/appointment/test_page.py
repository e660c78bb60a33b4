"""Before a visit: facts, questions, medicines and visits, read and pressed as a person does."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from typing import cast

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.domain.errors import DiaryError, DiaryProblem, InvalidEntry
from myotrack.domain.guidance.alerts import Alert, Tier
from myotrack.domain.medicines import Role
from myotrack.domain.signs import ActionTaken
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary, open_diary
from myotrack.ui.dialogs.question_sheet import QuestionSheet
from myotrack.ui.dialogs.visit_sheet import VisitSheet
from myotrack.ui.host import Host
from myotrack.ui.pages.appointment import AppointmentPage
from myotrack.ui.widgets.alert_banner import Tier as BannerTier
from myotrack.ui.widgets.alert_banner import tier_word
from myotrack.ui.widgets.day_field import DayField
from myotrack.ui.widgets.text_field import NoteField, TextField
from myotrack.ui.widgets.time_field import TimeField
from myotrack.words.visit_alerts import alert_parts
from tests.builders import a_dose_change, a_medicine, daily_counts
from tests.open_diaries import closed_after_the_test
from tests.ui.pages.hosts import (
    NOW,
    Heard,
    a_clock,
    a_host,
    button_named,
    labels_that_guess_html,
    unnamed_controls,
    words_on,
)
from tests.ui.pages.recovery.showing import day as day_of
from tests.ui.pages.recovery.showing import write

TODAY = NOW.date()


@pytest.fixture
def page(qtbot: QtBot, host: Host, diary: OpenDiary) -> AppointmentPage:
    """The page as the window shows it: it refreshes after every change."""
    shown = AppointmentPage(host)
    qtbot.addWidget(shown)
    diary.feed.listen(lambda _change: shown.refresh())
    shown.resize(1100, 700)
    shown.show()
    shown.refresh()
    qtbot.waitUntil(lambda: not shown.is_working(), timeout=20_000)
    return shown


def read(page: AppointmentPage) -> str:
    """What a person reads once all is worked out, without the marks that keep their own words in order."""
    while page.is_working():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return words_on(page).replace("\u2068", "").replace("\u2069", "")


def new_question(page: AppointmentPage) -> TextField:
    """The field for a new question."""
    return page.findChildren(TextField)[0]


def ask(page: AppointmentPage, text: str) -> None:
    """Type a question and press Enter."""
    box = new_question(page).box
    box.setFocus()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_an_empty_diary_explains_itself(page: AppointmentPage) -> None:
    words = read(page)

    assert "No visit is planned." in words
    assert "No question is written down yet." in words
    assert "No medicine is entered yet." in words
    assert "No warning sign was entered." in words


def test_the_five_facts_are_of_the_days_since_the_last_visit(page: AppointmentPage, diary: OpenDiary) -> None:
    for days_ago in range(14):
        diary.diary.answer(TODAY - timedelta(days=days_ago), twitch_count=30 if days_ago > 6 else 4)
    diary.medicines.add("Baclofen", since=date(2026, 2, 1), dose=Dose(daily_dose=Decimal(60), role=Role.SUSPECTED))
    diary.appointments.save(TODAY - timedelta(days=7))

    words = read(page)
    assert "Since the last visit on 7 March" in words
    assert "Baclofen 60 mg a day, since 1 February" in words
    assert "4 a day now\n30 a day at the last visit" in words
    assert "Worst: 7 March, 30 twitches" in words
    assert "8 of 8 days logged" in words


def test_a_question_is_written_down_with_the_keyboard_alone(
    page: AppointmentPage, diary: OpenDiary, heard: Heard
) -> None:
    ask(page, "Is 5 mg & less enough?")

    assert [q.text for q in diary.appointments.questions()] == ["Is 5 mg & less enough?"]
    assert new_question(page).box.text() == ""
    assert "Is 5 mg & less enough?" in read(page)
    assert len(heard.saved) == 1


def test_questions_stand_in_the_order_they_were_written(page: AppointmentPage, diary: OpenDiary) -> None:
    for text in ("first", "second", "third"):
        ask(page, text)
    diary.appointments.edit_question(diary.appointments.questions()[0].id, asked=True)

    words = read(page)
    assert words.index("first") < words.index("second") < words.index("third")


def test_an_empty_question_is_refused_in_words(page: AppointmentPage, diary: OpenDiary, heard: Heard) -> None:
    button_named(page, "Add the question").click()

    assert diary.appointments.questions() == ()
    assert [type(p) for p in heard.problems] == [InvalidEntry]


def test_a_question_that_cannot_be_saved_waits_on_the_list(
    page: AppointmentPage, diary: OpenDiary, heard: Heard
) -> None:
    diary.store.read_only = True

    ask(page, "Why do I twitch?")

    assert new_question(page).box.text() == ""
    assert "Why do I twitch? not asked yet" in read(page)
    assert heard.waits == ["the question \u2068Why do I twitch?\u2069"]


def test_a_question_that_can_neither_be_saved_nor_wait_stays_in_the_field(
    page: AppointmentPage, diary: OpenDiary, heard: Heard
) -> None:
    diary.store.paused = DiaryProblem.READ_ONLY

    ask(page, "Why do I twitch?")

    assert new_question(page).box.text() == "Why do I twitch?"
    assert [type(p) for p in heard.problems] == [DiaryError]


def test_a_refresh_does_not_wipe_a_question_that_is_being_typed(page: AppointmentPage) -> None:
    QTest.keyClicks(new_question(page).box, "Half a quest")

    page.refresh()

    assert new_question(page).box.text() == "Half a quest"


def test_a_question_is_ticked_as_asked_and_unticked(page: AppointmentPage, diary: OpenDiary) -> None:
    ask(page, "Why?")
    button = button_named(page, "Why?")

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert diary.appointments.questions()[0].asked
    assert "Why? asked" in read(page)

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not diary.appointments.questions()[0].asked


def test_a_tick_that_can_neither_be_saved_nor_wait_is_not_shown(
    page: AppointmentPage, diary: OpenDiary, heard: Heard
) -> None:
    ask(page, "Why?")
    diary.store.paused = DiaryProblem.READ_ONLY

    button = button_named(page, "Why?")
    button.click()

    assert not button.isChecked()
    assert len(heard.problems) == 1


def test_a_tick_that_cannot_be_saved_waits(page: AppointmentPage, diary: OpenDiary, heard: Heard) -> None:
    ask(page, "Why?")
    diary.store.read_only = True

    button = button_named(page, "Why?")
    button.click()

    assert button.isChecked()
    assert heard.waits == ["asked: \u2068Why?\u2069"]


def test_a_question_is_changed_and_removed_and_undo_brings_it_back(page: AppointmentPage, diary: OpenDiary) -> None:
    ask(page, "Wy?")
    button_named(page, "Change the question: \u2068Wy?\u2069").click()
    (sheet,) = page.findChildren(QuestionSheet)
    sheet.findChildren(TextField)[0].box.setText("Why?")
    assert sheet.primary_button is not None
    sheet.primary_button.click()
    assert "Why?" in read(page)

    button_named(page, "Change the question: \u2068Why?\u2069").click()
    sheet = page.findChildren(QuestionSheet)[-1]
    assert sheet.destructive_button is not None
    sheet.destructive_button.confirmed.emit()
    assert "Why?" not in read(page)

    diary.recorder.undo()
    QApplication.processEvents()
    assert "Why?" in read(page)


def test_a_visit_is_added_and_stands_in_the_title(page: AppointmentPage, diary: OpenDiary) -> None:
    button_named(page, "Add a visit…").click()
    (sheet,) = page.findChildren(VisitSheet)
    sheet.findChildren(DayField)[0].box.setText("3 December 2026")
    sheet.findChildren(TimeField)[0].box.setText("10.30")
    sheet.findChildren(TextField)[0].box.setText("Dr Weber")
    sheet.findChildren(NoteField)[0].box.setPlainText("bring the chart")
    assert sheet.primary_button is not None
    sheet.primary_button.click()

    (visit,) = diary.appointments.all()
    assert (visit.day, visit.at, visit.clinician) == (date(2026, 12, 3), time(10, 30), "Dr Weber")
    assert "Next visit: Thu 3 December 2026 at 10:30, Dr Weber" in read(page)
    assert "bring the chart" in read(page)


def test_a_visit_without_a_day_is_refused_and_what_was_typed_stays(page: AppointmentPage, diary: OpenDiary) -> None:
    button_named(page, "Add a visit…").click()
    (sheet,) = page.findChildren(VisitSheet)
    sheet.findChildren(TextField)[0].box.setText("Dr Weber")
    assert sheet.primary_button is not None
    sheet.primary_button.click()

    assert "please enter a day" in words_on(sheet)
    assert sheet.findChildren(TextField)[0].value() == "Dr Weber"
    assert diary.appointments.all() == ()


def test_a_visit_is_changed_under_its_own_id_and_removed(page: AppointmentPage, diary: OpenDiary) -> None:
    before = diary.appointments.save(date(2026, 2, 1), clinician="Dr Weber")
    button_named(page, "Change the visit on Sun 1 February 2026, \u2068Dr Weber\u2069").click()
    (sheet,) = page.findChildren(VisitSheet)
    sheet.findChildren(DayField)[0].box.setText("2 February 2026")
    assert sheet.primary_button is not None
    sheet.primary_button.click()
    assert [(v.id, v.day) for v in diary.appointments.all()] == [(before.id, date(2026, 2, 2))]

    button_named(page, "Change the visit on Mon 2 February 2026, \u2068Dr Weber\u2069").click()
    sheet = page.findChildren(VisitSheet)[-1]
    assert sheet.destructive_button is not None
    sheet.destructive_button.confirmed.emit()
    assert diary.appointments.all() == ()


def test_next_and_last_visit_stand_out_and_no_other_is_left_out(page: AppointmentPage, diary: OpenDiary) -> None:
    for day in (date(2026, 1, 5), date(2026, 2, 5), date(2026, 3, 20), date(2026, 4, 20)):
        diary.appointments.save(day)

    words = read(page)
    assert words.index("Next visit") < words.index("Fri 20 March") < words.index("Last visit")
    assert words.index("Last visit") < words.index("Thu 5 February")
    assert "Mon 5 January" not in words

    button_named(page, "Other visits, closed").click()
    QApplication.processEvents()
    assert "Mon 5 January" in read(page)
    assert "Mon 20 April" in read(page)


def test_a_visit_today_is_the_next_one(page: AppointmentPage, diary: OpenDiary) -> None:
    diary.appointments.save(TODAY, at=time(23, 0))

    assert "The next visit is today: Sat 14 March 2026 at 23:00" in read(page)


def test_the_medicines_are_listed_and_lead_to_their_page(page: AppointmentPage, diary: OpenDiary, heard: Heard) -> None:
    diary.medicines.add("Zinc <b>", since=date(2026, 3, 1), dose=Dose(daily_dose=Decimal(10)))

    assert "Zinc <b>: 10 mg a day, since 1 March" in read(page)
    button_named(page, "Open Medicines").click()
    assert heard.gone == [("medicines", None)]


def test_the_page_is_copied_as_text(page: AppointmentPage, diary: OpenDiary, heard: Heard) -> None:
    diary.appointments.save(date(2026, 3, 20), clinician="Dr Weber")
    ask(page, "Still needed?")
    asked = diary.appointments.ask("Done already")
    diary.appointments.edit_question(asked.id, asked=True)
    diary.medicines.add("Baclofen", since=date(2026, 2, 1), dose=Dose(daily_dose=Decimal(60)))

    button_named(page, "Copy as text").click()

    text = QGuiApplication.clipboard().text().replace("\u2068", "").replace("\u2069", "")
    assert text.startswith("MyoTrack diary, 14 March 2026\nFor the visit on Fri 20 March 2026, Dr Weber\n")
    assert "Dose now\n- Baclofen 60 mg a day, since 1 February\n" in text
    assert "Questions to ask\n- Still needed?\n" in text
    assert "Done already" not in text
    assert "It does not diagnose, predict, or recommend treatment." in text
    assert heard.said == ["Copied as text. Paste it into a message or a letter."]


def test_what_is_copied_from_the_sample_says_so(qtbot: QtBot, heard: Heard) -> None:
    sample = closed_after_the_test(open_diary(None, a_clock(), sample=True))
    page = AppointmentPage(a_host(sample, heard))
    qtbot.addWidget(page)

    button_named(page, "Copy as text").click()

    assert "SAMPLE: nothing here is about a real person." in QGuiApplication.clipboard().text()


def a_rebound(qtbot: QtBot, page: AppointmentPage, diary: OpenDiary) -> None:
    """Baclofen was stopped ten days ago, and the twitches of the last days are many more."""
    write(diary, (a_medicine(), a_dose_change(day_of(-60), 60), a_dose_change(day_of(-10), 0)))
    before: list[int | None] = [5, 7, 6, 4, 8, 6, 5] * 4
    write(diary, daily_counts(day_of(-38), [*before, 9, 20, 60, 90, 80, 95, 100, 90, 110, 95, 100]))
    qtbot.waitUntil(lambda: not page.is_working(), timeout=20_000)


def test_the_alert_that_stands_the_verdict_and_what_was_done_are_on_the_page_and_in_the_copy(
    qtbot: QtBot, page: AppointmentPage, diary: OpenDiary
) -> None:
    a_rebound(qtbot, page, diary)

    words = read(page)
    assert "To tell the doctor" in words
    assert "Urgent · Tell your doctor today" in words
    assert "What was done: Nothing yet" in words
    assert "Getting worse" in words
    assert "Since you stopped baclofen: " in words

    diary.guidance.answer_alert("R12", ActionTaken.CALLED_DOCTOR)
    qtbot.waitUntil(lambda: not page.is_working(), timeout=20_000)
    button_named(page, "Copy as text").click()

    text = QGuiApplication.clipboard().text().replace("\u2068", "").replace("\u2069", "")
    for words in (read(page), text):
        assert "What was done: Called a doctor, said on 14 March at 20:14" in words
        assert "twitches a day in the " in words
        assert "in the 28 days before" in words
    assert "Recovery\n- Getting worse\n- Since you stopped baclofen: " in text
    assert text.index("Urgent · Tell your doctor today") < text.index("Dose now")


def test_a_verdict_that_is_not_worked_out_yet_is_said_to_be_worked_out(
    host: Host, diary: OpenDiary, qtbot: QtBot
) -> None:
    stopped = (a_medicine(), a_dose_change(day_of(-60), 60), a_dose_change(day_of(-10), 0))
    write(diary, stopped, daily_counts(day_of(-20), [5] * 20))
    page = AppointmentPage(host)
    qtbot.addWidget(page)
    page.show()
    page.refresh()

    assert "Recovery\nWorking it out…" in words_on(page)

    assert "Working it out…" not in read(page)
    assert "Recovery\n" in read(page)


def test_the_words_of_the_tiers_are_those_of_the_banner() -> None:
    for tier in Tier:
        alert = Alert(rule="R1", tier=tier, since=TODAY, evidence=())
        (said,) = alert_parts([alert], (), TODAY)
        assert said.title.split(" · ")[0] == tier_word(cast(BannerTier, tier.name))


def test_a_diary_without_alert_and_day_zero_has_no_such_card(page: AppointmentPage) -> None:
    assert "To tell the doctor" not in read(page)


def test_nothing_promises_a_print_out_that_is_not_there(page: AppointmentPage) -> None:
    assert "A printed page for the clinician comes in a later version." in read(page)
    assert not any("rint" in b.text() for b in page.findChildren(type(button_named(page, "Copy as text"))))


def test_every_control_has_a_name_and_no_label_guesses_html(page: AppointmentPage, diary: OpenDiary) -> None:
    ask(page, "Why <i>me</i>?")
    diary.appointments.save(TODAY)

    assert unnamed_controls(page) == []
    assert labels_that_guess_html(page) == []
