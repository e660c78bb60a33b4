"""A dose change is typed, shown as from → to, asked about when it looks like a slip, and always saved."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.doses import DecidedBy, DoseChange
from myotrack.domain.medicines import Medicine, Role, Route, Unit
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.dialogs.dose_change_sheet import DoseChangeSheet
from myotrack.ui.host import Host
from tests.ui.dialogs.conftest import TODAY, field, fill, hold, press, read
from tests.ui.pages.hosts import Heard, button_named, labels_that_guess_html, unnamed_controls

Opened = Callable[..., DoseChangeSheet]

DOSE = "New dose of the whole day"
DAY = "From which day on?"


@pytest.fixture
def opened(host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine) -> Opened:
    """Opens the sheet for baclofen."""

    def make(**asked: Any) -> DoseChangeSheet:
        sheet = DoseChangeSheet(host, baclofen, changes(diary), parent=window, **asked)
        sheet.open()
        QApplication.processEvents()
        return sheet

    return make


def changes(diary: OpenDiary) -> tuple[DoseChange, ...]:
    """All dose changes of the diary."""
    return diary.insights.medicines().dose_changes


def newest(diary: OpenDiary) -> DoseChange:
    """The latest dose change."""
    return changes(diary)[-1]


def test_a_new_dose_is_two_things_typed_and_one_press(diary: OpenDiary, opened: Opened, heard: Heard) -> None:
    sheet = opened()
    assert field(sheet, DOSE).hasFocus()
    QTest.keyClicks(field(sheet, DOSE), "40")
    assert "60 mg a day → 40 mg a day, from 14 March 2026" in read(sheet)
    press(sheet, "Prescriber")
    press(sheet, "Save")
    assert QApplication.activeModalWidget() is None
    change = newest(diary)
    assert (change.day, change.daily_dose, change.unit, change.route, change.role, change.decided_by) == (
        TODAY,
        Decimal(40),
        Unit.MG,
        Route.ORAL,
        Role.SUSPECTED,
        DecidedBy.PRESCRIBER,
    )
    assert heard.saved == ["Saved: \u2068baclofen\u2069 40 mg a day from 14 March 2026"]


def test_who_decided_is_never_guessed(diary: OpenDiary, opened: Opened) -> None:
    sheet = opened()
    fill(sheet, DOSE, "40")
    press(sheet, "Save")
    assert newest(diary).decided_by is None


def test_ten_is_refused_with_a_sentence_and_stays_typed(diary: OpenDiary, opened: Opened) -> None:
    sheet = opened()
    fill(sheet, DOSE, "ten")
    press(sheet, "Save")
    assert sheet.isVisible()
    assert "The dose must be a number in plain digits, such as 60 or 0.5, not “ten”." in read(sheet)
    assert field(sheet, DOSE).hasFocus()
    fill(sheet, DOSE, "10")
    press(sheet, "Save")
    press(sheet, "Yes, save 10 mg")
    assert newest(diary).daily_dose == 10


def test_a_large_jump_is_asked_about_once_and_saved_all_the_same(diary: OpenDiary, opened: Opened) -> None:
    sheet = opened()
    fill(sheet, DOSE, "600")
    press(sheet, "Save")
    assert "60 mg → 600 mg: is that right?" in read(sheet)
    assert len(changes(diary)) == 1
    press(sheet, "Yes, save 600 mg")
    assert newest(diary).daily_dose == 600


def test_the_question_goes_away_when_the_dose_is_put_right(diary: OpenDiary, opened: Opened) -> None:
    sheet = opened()
    fill(sheet, DOSE, "600")
    press(sheet, "Save")
    fill(sheet, DOSE, "50")
    assert "is that right?" not in read(sheet)
    press(sheet, "Save")
    assert newest(diary).daily_dose == 50


def test_a_restart_is_compared_with_the_last_dose_before_the_stop(
    diary: OpenDiary, opened: Opened, baclofen: Medicine
) -> None:
    diary.medicines.change_dose(baclofen.id, date(2026, 3, 1), Dose(daily_dose=Decimal(0)))
    sheet = opened()
    fill(sheet, DOSE, "600")
    press(sheet, "Save")
    assert "60 mg → 600 mg: is that right?" in read(sheet)


def test_a_dose_of_zero_points_to_the_button_for_a_stop(diary: OpenDiary, opened: Opened) -> None:
    sheet = opened()
    fill(sheet, DOSE, "0")
    press(sheet, "Save")
    assert "press “Stopped…”" in read(sheet)
    assert len(changes(diary)) == 1


@pytest.mark.parametrize("typed", ["15 March 2026", "1 May 1899", "31 February 2026", "soon"])
def test_a_day_that_cannot_be_is_refused_and_stays_typed(diary: OpenDiary, opened: Opened, typed: str) -> None:
    sheet = opened()
    fill(sheet, DOSE, "40")
    fill(sheet, DAY, typed)
    press(sheet, "Save")
    assert sheet.isVisible()
    box = field(sheet, DAY)
    assert box.property("problem") is True
    assert len(changes(diary)) == 1
    assert read(sheet).count(typed) >= 1


def test_a_change_between_two_others_is_compared_with_the_one_before_it(
    diary: OpenDiary, opened: Opened, baclofen: Medicine
) -> None:
    diary.medicines.change_dose(baclofen.id, date(2026, 3, 1), Dose(daily_dose=Decimal(20)))
    sheet = opened()
    fill(sheet, DOSE, "40")
    fill(sheet, DAY, "10 February 2026")
    assert "60 mg a day → 40 mg a day, from 10 February 2026" in read(sheet)


def test_time_unit_route_role_and_note_are_one_step_away(diary: OpenDiary, opened: Opened) -> None:
    sheet = opened()
    fill(sheet, DOSE, "250")
    press(sheet, "Time, unit, way of taking, role, note, closed")
    fill(sheet, "Time of the change", "0815")
    press(sheet, "µg")
    press(sheet, "Pump into the spine")
    press(sheet, "For the condition")
    fill(sheet, "Note", "<b>new</b> & שלום")
    assert "µg · Pump into the spine · For the condition" in read(sheet)
    assert "not taken → 250 µg a day, from 14 March 2026" in read(sheet)
    press(sheet, "Save")
    change = newest(diary)
    assert (change.at, change.unit, change.route, change.role, change.note) == (
        time(8, 15),
        Unit.UG,
        Route.INTRATHECAL_PUMP,
        Role.FOR_CONDITION,
        "<b>new</b> & שלום",
    )


def test_each_role_is_explained_in_a_sentence(opened: Opened) -> None:
    sheet = opened()
    press(sheet, "Time, unit, way of taking, role, note, closed")
    words = read(sheet)
    for sentence in (
        "It may be what makes the muscles jerk.",
        "It is taken to calm the twitches.",
        "It took the place of a medicine that was cut or stopped.",
    ):
        assert sentence in words


def test_what_nobody_has_said_yet_is_asked_in_plain_sight(host: Host, window: QWidget, diary: OpenDiary) -> None:
    dose = Dose(daily_dose=Decimal(60))
    medicine = diary.medicines.add("tizanidine", since=date(2026, 1, 1), dose=dose)
    of_it = [change for change in changes(diary) if change.medicine_id == medicine.id]
    sheet = DoseChangeSheet(host, medicine, of_it, parent=window)
    sheet.open()
    QApplication.processEvents()
    fill(sheet, DOSE, "40")
    press(sheet, "Suspected of the twitches")
    press(sheet, "Save")
    assert newest(diary).role is Role.SUSPECTED


def test_a_stop_asks_for_the_first_day_without_it(diary: OpenDiary, opened: Opened, heard: Heard) -> None:
    sheet = opened(stops=True)
    words = read(sheet)
    assert "baclofen was stopped" in words
    assert DOSE not in words
    fill(sheet, "First day without it", "10 March 2026")
    assert "60 mg a day → stopped, from 10 March 2026" in read(sheet)
    press(sheet, "Me, without advice")
    press(sheet, "Save")
    change = newest(diary)
    assert (change.day, change.daily_dose, change.role) == (date(2026, 3, 10), Decimal(0), Role.SUSPECTED)
    assert change.decided_by is DecidedBy.ME_WITHOUT_ADVICE
    assert heard.saved == ["Saved: \u2068baclofen\u2069 stopped from 10 March 2026"]


def test_there_is_a_place_for_what_has_to_be_read_before_a_stop(opened: Opened) -> None:
    sheet = opened(stops=True)
    first = sheet.body.itemAt(0)
    assert first is not None
    assert first.widget() is sheet.caution


def test_a_correction_begins_with_what_was_entered(diary: OpenDiary, opened: Opened, baclofen: Medicine) -> None:
    wrong = diary.medicines.change_dose(
        baclofen.id,
        date(2026, 3, 3),
        Dose(daily_dose=Decimal(400), role=Role.SUSPECTED),
        at=time(21, 10),
        decided_by=DecidedBy.EMERGENCY_TEAM,
        note="by phone",
    )
    sheet = opened(corrects=wrong)
    words = read(sheet)
    assert "Correct an entry of baclofen" in words
    assert "3 March 2026" in words
    fill(sheet, DOSE, "40")
    press(sheet, "Save")
    change = newest(diary)
    assert (change.id, change.daily_dose, change.at, change.decided_by, change.note) == (
        wrong.id,
        Decimal(40),
        time(21, 10),
        DecidedBy.EMERGENCY_TEAM,
        "by phone",
    )
    assert len(changes(diary)) == 2
    diary.recorder.undo()
    assert newest(diary).daily_dose == 400


def test_an_entry_is_removed_by_holding_and_can_be_undone(qtbot: QtBot, diary: OpenDiary, opened: Opened) -> None:
    sheet = opened(corrects=newest(diary))
    hold(qtbot, sheet)
    assert changes(diary) == ()
    diary.recorder.undo()
    assert len(changes(diary)) == 1


def test_a_medicine_with_two_ways_of_taking_it_asks_which_one(
    diary: OpenDiary, opened: Opened, baclofen: Medicine
) -> None:
    pump = Dose(daily_dose=Decimal(250), unit=Unit.UG, route=Route.INTRATHECAL_PUMP)
    diary.medicines.change_dose(baclofen.id, date(2026, 2, 1), pump)
    sheet = opened(stops=True)
    assert "250 µg a day → stopped" in read(sheet)
    press(sheet, "By mouth")
    assert "60 mg a day → stopped" in read(sheet)


def test_cancel_and_escape_write_nothing(diary: OpenDiary, opened: Opened) -> None:
    for leave in ("Cancel", "Escape"):
        sheet = opened()
        fill(sheet, DOSE, "40")
        if leave == "Cancel":
            press(sheet, "Cancel")
        else:
            QTest.keyClick(sheet, Qt.Key.Key_Escape)
        QApplication.processEvents()
        assert QApplication.activeModalWidget() is None
    assert len(changes(diary)) == 1


def test_enter_in_a_field_saves_nothing_by_accident(diary: OpenDiary, opened: Opened) -> None:
    sheet = opened()
    fill(sheet, DOSE, "40")
    QTest.keyClick(field(sheet, DOSE), Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert len(changes(diary)) == 1


def test_every_control_is_named_and_large_and_no_label_guesses_html(opened: Opened) -> None:
    sheet = opened()
    press(sheet, "Time, unit, way of taking, role, note, closed")
    assert unnamed_controls(sheet) == []
    assert labels_that_guess_html(sheet) == []
    assert button_named(sheet, "Save").height() >= 60
    assert button_named(sheet, "Cancel").height() >= 56


def test_a_closed_sheet_is_freed(opened: Opened) -> None:
    sheet = opened()
    gone = weakref.ref(sheet)
    sheet.reject()
    del sheet
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()
    assert gone() is None
