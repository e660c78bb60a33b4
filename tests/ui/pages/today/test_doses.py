from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from myotrack.domain.doses import DoseEvent, DoseEventKind
from myotrack.domain.medicines import Route, Unit
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.pages.today import TodayPage
from myotrack.ui.pages.today.dose_sheet import DoseSheet
from tests.ui.pages.hosts import Heard, button_named, words_on
from tests.ui.pages.today.conftest import TODAY, YESTERDAY


def press(page: TodayPage, name: str) -> None:
    QTest.mouseClick(button_named(page, name), Qt.MouseButton.LeftButton)


def the_sheet(page: TodayPage) -> DoseSheet:
    return next(sheet for sheet in page.findChildren(DoseSheet) if sheet.isVisible())


def save(sheet: DoseSheet) -> None:
    assert sheet.primary_button is not None
    QTest.mouseClick(sheet.primary_button, Qt.MouseButton.LeftButton)


def events(diary: OpenDiary) -> tuple[DoseEvent, ...]:
    return diary.diary.day(TODAY).dose_events


def test_a_missed_dose_needs_only_save(page: TodayPage, diary: OpenDiary, heard: Heard) -> None:
    press(page, "Missed one…")
    sheet = the_sheet(page)
    assert "Saturday 14 March" in words_on(sheet)
    save(sheet)
    (event,) = events(diary)
    assert (event.kind, event.at, event.amount) == (DoseEventKind.MISSED, None, None)
    assert heard.saved[0].replace("\u2068", "").replace("\u2069", "") == ("Saved at 20:14: missed dose of clonazepam.")
    assert not sheet.isVisible()
    assert button_named(page, "Missed one…").isChecked()
    assert "Missed dose: \u2068clonazepam\u2069" in words_on(page)


def test_an_extra_dose_has_the_time_of_now_and_may_be_of_a_stopped_medicine(page: TodayPage, diary: OpenDiary) -> None:
    press(page, "Took extra…")
    sheet = the_sheet(page)
    press_in = button_named(sheet, "baclofen")
    QTest.mouseClick(press_in, Qt.MouseButton.LeftButton)
    QTest.keyClicks(sheet.amount.box, "10")
    save(sheet)
    (event,) = events(diary)
    assert (event.kind, event.at, event.amount) == (DoseEventKind.EXTRA, time(20, 14), Decimal(10))
    assert (event.unit, event.route) == (Unit.MG, Route.ORAL)
    assert "10 mg at 20:14" in words_on(page)


def test_only_what_is_taken_can_be_missed(page: TodayPage) -> None:
    press(page, "Missed one…")
    names = words_on(the_sheet(page))
    assert "clonazepam" in names
    assert "baclofen" not in names


def test_unit_and_route_are_those_of_the_medicine(page: TodayPage, diary: OpenDiary) -> None:
    pump = Dose(daily_dose=Decimal(150), unit=Unit.UG, route=Route.INTRATHECAL_PUMP)
    medicine = diary.medicines.add("morphine", since=YESTERDAY, dose=pump)
    press(page, "Missed one…")
    sheet = the_sheet(page)
    QTest.mouseClick(button_named(sheet, "morphine"), Qt.MouseButton.LeftButton)
    assert "µg" in words_on(sheet)
    save(sheet)
    (event,) = events(diary)
    assert (event.medicine_id, event.unit, event.route) == (medicine.id, Unit.UG, Route.INTRATHECAL_PUMP)


@pytest.mark.parametrize(("field", "typed"), [("amount", "ten"), ("amount", "-1"), ("at", "25:00")])
def test_what_is_refused_stays_and_says_why(page: TodayPage, diary: OpenDiary, field: str, typed: str) -> None:
    press(page, "Missed one…")
    sheet = the_sheet(page)
    wrong = sheet.amount if field == "amount" else sheet.at
    QTest.keyClicks(wrong.box, typed)
    save(sheet)
    assert sheet.isVisible()
    assert wrong.box.text() == typed
    assert wrong.shown_problem() != ""
    assert events(diary) == ()


def test_cancelling_leaves_the_answer_as_it_was(page: TodayPage, diary: OpenDiary) -> None:
    press(page, "As planned")
    press(page, "Missed one…")
    QTest.mouseClick(the_sheet(page).cancel_button, Qt.MouseButton.LeftButton)
    assert events(diary) == ()
    assert button_named(page, "As planned").isChecked()
    assert not button_named(page, "Missed one…").isChecked()


def test_a_missed_dose_ends_as_planned_and_undo_brings_it_back(page: TodayPage, diary: OpenDiary) -> None:
    press(page, "As planned")
    press(page, "Missed one…")
    save(the_sheet(page))
    assert not button_named(page, "As planned").isChecked()
    diary.recorder.undo()
    assert button_named(page, "As planned").isChecked()
    assert "Missed dose:" not in words_on(page)


def test_a_missed_dose_can_be_taken_away(page: TodayPage, diary: OpenDiary, heard: Heard) -> None:
    press(page, "Missed one…")
    save(the_sheet(page))
    press(page, "Take away")
    assert events(diary) == ()
    assert heard.saved[-1] == "Saved at 20:14: missed dose taken away."
    assert not button_named(page, "Missed one…").isChecked()


def test_a_changed_dose_is_entered_with_the_medicines(page: TodayPage, diary: OpenDiary, heard: Heard) -> None:
    press(page, "Dose changed…")
    assert heard.gone == [("medicines", TODAY)]
    clonazepam = next(m for m in diary.medicines.all() if m.name == "clonazepam")
    diary.medicines.change_dose(clonazepam.id, TODAY, Dose(daily_dose=Decimal("0.25")))
    assert "Dose changed: \u2068clonazepam\u2069, now 0.25 mg a day" in words_on(page)
    assert button_named(page, "Dose changed…").isChecked()


def test_a_dose_missed_yesterday_is_saved_under_yesterday(page: TodayPage, diary: OpenDiary) -> None:
    page.show_day(YESTERDAY)
    press(page, "Missed one…")
    save(the_sheet(page))
    assert events(diary) == ()
    assert len(diary.diary.day(YESTERDAY).dose_events) == 1
