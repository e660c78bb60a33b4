"""A medicine is added from the catalogue or in the person's own words; one that is over counts too."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from myotrack.domain.doses import DecidedBy
from myotrack.domain.medicines import MedicineKind, Role, Route, Unit
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.dialogs.add_medicine_sheet import AddMedicineSheet
from myotrack.ui.host import Host
from tests.ui.dialogs.conftest import TODAY, field, fill, press, read
from tests.ui.pages.hosts import Heard, button_named, labels_that_guess_html, unnamed_controls


@pytest.fixture
def sheet(host: Host, window: QWidget) -> AddMedicineSheet:
    """The sheet, open, with the focus in the name."""
    opened = AddMedicineSheet(host, parent=window)
    opened.open()
    QApplication.processEvents()
    return opened


def test_a_medicine_from_the_catalogue_with_the_keyboard_alone(
    diary: OpenDiary, sheet: AddMedicineSheet, heard: Heard
) -> None:
    assert field(sheet, "Name").hasFocus()
    QTest.keyClicks(field(sheet, "Name"), "lior")
    QTest.keyClick(field(sheet, "Name"), Qt.Key.Key_Down)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "baclofen"
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert field(sheet, "Name").hasFocus()
    assert "From the list: baclofen" in read(sheet)
    fill(sheet, "Dose of the whole day", "60")
    press(sheet, "Save")
    (medicine,) = diary.medicines.all()
    assert (medicine.name, medicine.catalogue_key, medicine.kind) == ("baclofen", "baclofen", MedicineKind.PRESCRIPTION)
    (change,) = diary.insights.medicines().dose_changes
    assert (change.day, change.daily_dose, change.unit, change.route) == (TODAY, Decimal(60), Unit.MG, Route.ORAL)
    assert heard.saved == ["Saved: \u2068baclofen\u2069 60 mg a day from 14 March 2026"]


def test_the_role_is_not_guessed_from_the_medicine(diary: OpenDiary, sheet: AddMedicineSheet) -> None:
    fill(sheet, "Name", "baclofen")
    fill(sheet, "Dose of the whole day", "60")
    press(sheet, "Save")
    (change,) = diary.insights.medicines().dose_changes
    assert change.role is Role.OTHER


def test_what_the_chart_is_about_is_seen_without_scrolling(sheet: AddMedicineSheet) -> None:
    suspected = button_named(sheet, "Suspected of the twitches")
    assert suspected.visibleRegion().boundingRect().size() == suspected.size()


def test_the_role_is_what_the_person_says(diary: OpenDiary, sheet: AddMedicineSheet) -> None:
    fill(sheet, "Name", "clonazepam")
    fill(sheet, "Dose of the whole day", "0.5")
    press(sheet, "Against the twitches")
    press(sheet, "Save")
    (change,) = diary.insights.medicines().dose_changes
    assert change.role is Role.SUPPRESSANT


@pytest.mark.parametrize("name", ["Oma's Tropfen", "באקלופן", "💊 & <b>co</b>"])
def test_any_name_in_the_persons_own_words_works(diary: OpenDiary, sheet: AddMedicineSheet, name: str) -> None:
    fill(sheet, "Name", name)
    assert f"Not from the list: it is written down as “{name}”." in read(sheet)
    fill(sheet, "Dose of the whole day", "2")
    press(sheet, "drops")
    press(sheet, "Supplement")
    press(sheet, "Save")
    (medicine,) = diary.medicines.all()
    assert (medicine.name, medicine.catalogue_key, medicine.kind) == (name, None, MedicineKind.SUPPLEMENT)
    assert diary.insights.medicines().dose_changes[0].unit is Unit.DROPS


def test_a_brand_is_only_suggested_because_it_can_hold_several(diary: OpenDiary, sheet: AddMedicineSheet) -> None:
    fill(sheet, "Name", "Lioresal")
    assert "Not from the list" in read(sheet)
    assert button_named(sheet, "baclofen").isVisible()
    fill(sheet, "Dose of the whole day", "60")
    press(sheet, "Save")
    assert diary.medicines.all()[0].catalogue_key is None


def test_typing_on_after_a_choice_takes_the_choice_back(sheet: AddMedicineSheet) -> None:
    fill(sheet, "Name", "bacl")
    press(sheet, "baclofen")
    QTest.keyClicks(field(sheet, "Name"), " forte")
    assert "Not from the list: it is written down as “baclofen forte”." in read(sheet)


def test_a_period_that_is_over_has_start_and_stop_in_the_past(diary: OpenDiary, sheet: AddMedicineSheet) -> None:
    fill(sheet, "Name", "pregabalin")
    fill(sheet, "Since when?", "1 January 2025")
    fill(sheet, "Dose of the whole day", "300")
    press(sheet, "Suspected of the twitches")
    press(sheet, "No, it is over")
    fill(sheet, "First day without it", "1 June 2025")
    press(sheet, "Prescriber")
    press(sheet, "Save")
    first, stop = diary.insights.medicines().dose_changes
    assert (first.day, first.daily_dose, first.decided_by) == (date(2025, 1, 1), Decimal(300), None)
    assert (stop.day, stop.daily_dose, stop.decided_by) == (date(2025, 6, 1), Decimal(0), DecidedBy.PRESCRIBER)
    diary.recorder.undo()
    assert diary.medicines.all() == ()


def test_a_stop_before_the_start_is_refused_with_a_sentence(diary: OpenDiary, sheet: AddMedicineSheet) -> None:
    fill(sheet, "Name", "pregabalin")
    fill(sheet, "Since when?", "1 June 2025")
    fill(sheet, "Dose of the whole day", "300")
    press(sheet, "No, it is over")
    fill(sheet, "First day without it", "1 June 2025")
    press(sheet, "Save")
    assert "must be after 1 June 2025: choose 2 June 2025 or later." in read(sheet)
    assert diary.medicines.all() == ()


def test_a_missing_name_is_said_and_nothing_typed_is_lost(diary: OpenDiary, sheet: AddMedicineSheet) -> None:
    fill(sheet, "Dose of the whole day", "60")
    press(sheet, "Save")
    assert "The medicine's name is missing." in read(sheet)
    assert "\n60\n" in read(sheet)
    assert diary.medicines.all() == ()


def test_a_name_that_is_on_the_list_already_is_said_and_stays(
    diary: OpenDiary, sheet: AddMedicineSheet, heard: Heard
) -> None:
    diary.medicines.add("Baclofen")
    fill(sheet, "Name", "baclofen")
    fill(sheet, "Dose of the whole day", "60")
    press(sheet, "Save")
    assert "The medicine's name is already in the diary: “baclofen”." in read(sheet)
    assert len(diary.medicines.all()) == 1
    assert heard.saved == []


def test_without_a_dose_it_says_once_what_is_missing_and_saves(diary: OpenDiary, sheet: AddMedicineSheet) -> None:
    fill(sheet, "Name", "magnesium")
    press(sheet, "Save")
    assert "Without one it stands on your list, but not in the chart." in read(sheet)
    assert diary.medicines.all() == ()
    press(sheet, "Save without a dose")
    assert [medicine.name for medicine in diary.medicines.all()] == ["magnesium"]
    assert diary.insights.medicines().dose_changes == ()


def test_ten_is_refused_and_stays_typed(diary: OpenDiary, sheet: AddMedicineSheet) -> None:
    fill(sheet, "Name", "baclofen")
    fill(sheet, "Dose of the whole day", "ten")
    press(sheet, "Save")
    words = read(sheet)
    assert "The dose must be a number in plain digits, such as 60 or 0.5, not “ten”." in words
    assert "\nten\n" in words
    assert diary.medicines.all() == ()


def test_every_control_is_named_and_no_label_guesses_html(sheet: AddMedicineSheet) -> None:
    fill(sheet, "Name", "clo")
    press(sheet, "No, it is over")
    assert unnamed_controls(sheet) == []
    assert labels_that_guess_html(sheet) == []
