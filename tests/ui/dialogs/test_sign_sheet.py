"""A ticked sign can be corrected; making it red shows the emergency card as ticking it would have done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.errors import DiaryProblem
from myotrack.domain.signs import Grade, SignReport, SignUnit, WarningSign
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.dialogs.sign_sheet import SignSheet
from myotrack.ui.widgets.choice_row import ChoiceRow
from myotrack.ui.widgets.day_field import DayField
from myotrack.ui.widgets.number_field import NumberField
from myotrack.ui.widgets.text_field import NoteField
from myotrack.ui.widgets.time_field import TimeField
from tests.ui.pages.hosts import Heard, a_diary, a_host, labels_that_guess_html, unnamed_controls, words_on

SheetFor = Callable[..., SignSheet]


@pytest.fixture
def diary() -> OpenDiary:
    """An empty diary in memory."""
    return a_diary()


@pytest.fixture
def heard() -> Heard:
    """What the sheet asked of the window."""
    return Heard()


@pytest.fixture
def sheet_for(qtbot: QtBot, diary: OpenDiary, heard: Heard) -> SheetFor:
    """Makes the sheet of a sign that was just ticked, over a window that outlives it."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def make(sign: WarningSign, *, country: str = "", **values: Any) -> SignSheet:
        report = diary.guidance.make_report(sign, **values)
        diary.guidance.save_sign(report)
        host = a_host(diary, heard)
        host.preferences.change(country=country)
        sheet = SignSheet(host, report, measured=sign is WarningSign.TEMPERATURE, parent=window)
        sheet.show()
        return sheet

    return make


def save(sheet: SignSheet) -> None:
    """Press Save."""
    assert sheet.primary_button is not None
    sheet.primary_button.click()


def saved(diary: OpenDiary) -> SignReport:
    """The one sign in the diary."""
    (report,) = diary.guidance.signs()
    return report


def number(sheet: SignSheet) -> NumberField:
    """The number field that is shown."""
    (field,) = [f for f in sheet.findChildren(NumberField) if f.isVisibleTo(sheet)]
    return field


def test_time_day_and_note_are_corrected_under_the_same_id(sheet_for: SheetFor, diary: OpenDiary, heard: Heard) -> None:
    sheet = sheet_for(WarningSign.FALL)
    before = saved(diary)
    sheet.findChildren(TimeField)[0].box.setText("0710")
    sheet.findChildren(DayField)[0].box.setText("12 March 2026")
    sheet.findChildren(NoteField)[0].box.setPlainText("on the stairs")

    save(sheet)

    after = saved(diary)
    assert (after.id, after.day, after.at, after.note) == (before.id, date(2026, 3, 12), time(7, 10), "on the stairs")
    assert heard.saved == ["Saved: Fall"]
    assert heard.emergencies == []


def test_a_time_that_is_none_is_told_and_what_was_typed_stays(sheet_for: SheetFor, diary: OpenDiary) -> None:
    sheet = sheet_for(WarningSign.FALL)
    box = sheet.findChildren(TimeField)[0].box
    box.setText("half past")

    save(sheet)

    assert "is not a time" in words_on(sheet)
    assert box.text() == "half past"
    assert saved(diary).at == time(20, 14)


def test_a_day_in_the_future_is_refused(sheet_for: SheetFor, diary: OpenDiary) -> None:
    sheet = sheet_for(WarningSign.FALL)
    sheet.findChildren(DayField)[0].box.setText("15 March 2026")

    save(sheet)

    assert "Choose a day from" in words_on(sheet)
    assert saved(diary).day == date(2026, 3, 14)


def test_what_was_measured_is_saved_with_its_unit(sheet_for: SheetFor, diary: OpenDiary) -> None:
    sheet = sheet_for(WarningSign.TEMPERATURE)
    number(sheet).box.setText("38.9")

    save(sheet)

    assert (saved(diary).value, saved(diary).unit) == (Decimal("38.9"), SignUnit.CELSIUS)


def test_the_unit_is_fahrenheit_first_in_the_united_states(sheet_for: SheetFor, diary: OpenDiary) -> None:
    sheet = sheet_for(WarningSign.TEMPERATURE, country="US")
    number(sheet).box.setText("102")

    save(sheet)

    assert saved(diary).unit is SignUnit.FAHRENHEIT


def test_changing_the_unit_keeps_the_number_that_was_typed(sheet_for: SheetFor, diary: OpenDiary) -> None:
    sheet = sheet_for(WarningSign.TEMPERATURE)
    number(sheet).box.setText("102")

    sheet.findChildren(ChoiceRow)[0].button(SignUnit.FAHRENHEIT).click()
    save(sheet)

    assert (saved(diary).value, saved(diary).unit) == (Decimal(102), SignUnit.FAHRENHEIT)


def test_a_temperature_that_no_body_has_is_refused_in_words(sheet_for: SheetFor, diary: OpenDiary) -> None:
    sheet = sheet_for(WarningSign.TEMPERATURE)
    number(sheet).box.setText("102")

    save(sheet)

    assert "Enter a number from 25 to 45" in words_on(sheet)
    assert saved(diary).value is None


def test_an_empty_number_is_no_number(sheet_for: SheetFor, diary: OpenDiary) -> None:
    sheet = sheet_for(WarningSign.FAST_PULSE)

    save(sheet)

    assert (saved(diary).value, saved(diary).unit) == (None, None)


def test_a_grade_that_becomes_red_shows_the_emergency_card(sheet_for: SheetFor, diary: OpenDiary, heard: Heard) -> None:
    sheet = sheet_for(WarningSign.CONFUSION, grade=Grade.MILD)
    sheet.findChildren(ChoiceRow)[0].button(Grade.SEVERE).click()

    save(sheet)

    assert saved(diary).grade is Grade.SEVERE
    assert heard.emergencies == [saved(diary)]
    assert sheet.result() == QDialog.DialogCode.Accepted


def test_a_grade_that_becomes_red_shows_the_card_also_when_it_cannot_be_saved(
    sheet_for: SheetFor, diary: OpenDiary, heard: Heard
) -> None:
    sheet = sheet_for(WarningSign.CONFUSION, grade=Grade.MILD)
    sheet.findChildren(ChoiceRow)[0].button(Grade.SEVERE).click()
    diary.store.read_only = True

    save(sheet)

    assert [r.grade for r in heard.emergencies if isinstance(r, SignReport)] == [Grade.SEVERE]
    assert heard.unsaved == heard.emergencies


def test_a_red_sign_whose_note_is_changed_is_no_new_emergency(sheet_for: SheetFor, heard: Heard) -> None:
    sheet = sheet_for(WarningSign.SEIZURE)
    sheet.findChildren(NoteField)[0].box.setPlainText("two minutes")

    save(sheet)

    assert heard.emergencies == []
    assert heard.saved == ["Saved: Seizure"]


def test_what_was_typed_waits_when_the_file_cannot_be_written(
    sheet_for: SheetFor, diary: OpenDiary, heard: Heard
) -> None:
    sheet = sheet_for(WarningSign.FALL)
    sheet.findChildren(NoteField)[0].box.setPlainText("on the stairs")
    diary.store.read_only = True

    save(sheet)

    assert sheet.result() == QDialog.DialogCode.Accepted
    assert heard.waits == ["Fall"]
    diary.store.read_only = False
    diary.recorder.waiting.save()
    assert saved(diary).note == "on the stairs"


def test_what_was_typed_stays_when_it_can_neither_be_saved_nor_wait(sheet_for: SheetFor, diary: OpenDiary) -> None:
    sheet = sheet_for(WarningSign.FALL)
    note = sheet.findChildren(NoteField)[0]
    note.box.setPlainText("on the stairs")
    diary.store.paused = DiaryProblem.READ_ONLY

    save(sheet)

    assert sheet.isVisible()
    assert note.value() == "on the stairs"
    assert "This is only a look at a backup" in words_on(sheet)


def test_every_control_has_a_name(sheet_for: SheetFor) -> None:
    for sign in (WarningSign.TEMPERATURE, WarningSign.SLEEPINESS):
        sheet = sheet_for(sign)
        assert unnamed_controls(sheet) == []
        assert labels_that_guess_html(sheet) == []
