"""The card before a stop, a cut against the plan or a second missed dose: read before Save, never in its way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from myotrack.domain.answers import AlertAnswer
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.medicines import Medicine, Route
from myotrack.domain.signs import ActionTaken
from myotrack.services.medicines import Dose, PlannedDose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.dialogs.add_medicine_sheet import AddMedicineSheet
from myotrack.ui.dialogs.caution_card import CautionCard
from myotrack.ui.dialogs.dose_change_sheet import DoseChangeSheet
from myotrack.ui.dialogs.dose_event_sheet import DoseEventSheet
from myotrack.ui.host import Host
from myotrack.ui.keeping.field_values import field_values, type_again
from myotrack.ui.pages.today import TodayPage
from myotrack.ui.widgets.choice_row import ChoiceRow
from myotrack.ui.widgets.sheet import Sheet
from tests.ui.dialogs.conftest import TODAY, field, fill, press, read
from tests.ui.pages.hosts import button_named, labels_that_guess_html, unnamed_controls

SPOKEN = "I have spoken to my prescriber"
HEAD = "Before you save: baclofen should not be stopped suddenly"
DO_NOT = (
    "Do not stop, skip or take extra on your own. Call your prescriber today: "
    "they will tell you what to do about the next dose."
)

Change = Callable[..., DoseChangeSheet]


@pytest.fixture
def change(host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine) -> Change:
    """Opens the sheet for a dose change of baclofen."""

    def make(**asked: Any) -> DoseChangeSheet:
        sheet = DoseChangeSheet(host, baclofen, diary.insights.medicines().dose_changes, parent=window, **asked)
        sheet.open()
        QApplication.processEvents()
        return sheet

    return make


def missed(host: Host, window: QWidget, medicine: Medicine) -> DoseEventSheet:
    sheet = DoseEventSheet(host, medicine, DoseEventKind.MISSED, parent=window)
    sheet.open()
    QApplication.processEvents()
    return sheet


def answers(diary: OpenDiary) -> list[tuple[str, date, ActionTaken]]:
    """What was said about alerts."""
    with diary.store.read() as reader:
        return [(a.rule, a.day, a.action_taken) for a in reader.all(AlertAnswer)]


def place_of_save(sheet: Sheet) -> tuple[int, int, int, int]:
    button = sheet.primary_button
    assert button is not None
    assert button.isEnabled()
    top = button.mapTo(sheet, button.rect().topLeft())
    return (top.x(), top.y(), button.width(), button.height())


def test_a_stop_is_warned_of_as_soon_as_its_sheet_opens(change: Change) -> None:
    words = read(change(stops=True))
    assert HEAD in words
    assert "Baclofen was stopped on 14 March; before, it was 60 mg a day." in words
    assert DO_NOT in words
    assert "press F8 now, for Emergency signs" in words
    assert "(the baclofen guidance)" in words
    assert "(the label of baclofen by mouth)" in words


def test_it_never_says_to_go_on_taking_it(change: Change) -> None:
    words = read(change(stops=True)).lower()
    for wrong in ("keep taking", "go on taking", "continue", "take your next dose", "start again"):
        assert wrong not in words


def test_a_stop_is_saved_with_one_press_and_nothing_is_asked_again(diary: OpenDiary, change: Change) -> None:
    press(change(stops=True), "Save")
    assert QApplication.activeModalWidget() is None
    assert diary.insights.medicines().dose_changes[-1].daily_dose == 0
    assert answers(diary) == []


def test_one_press_says_that_the_prescriber_knows_and_save_keeps_it(diary: OpenDiary, change: Change) -> None:
    sheet = change(stops=True)
    press(sheet, SPOKEN)
    assert button_named(sheet, SPOKEN).isChecked()
    press(sheet, "Save")
    assert answers(diary) == [("R9", TODAY, ActionTaken.CALLED_DOCTOR)]
    diary.recorder.undo()
    assert answers(diary) == []
    assert diary.insights.medicines().dose_changes[-1].daily_dose == 60


def test_what_was_said_is_not_kept_when_the_sheet_is_cancelled(diary: OpenDiary, change: Change) -> None:
    sheet = change(stops=True)
    press(sheet, SPOKEN)
    press(sheet, "Cancel")
    assert answers(diary) == []


def test_a_cut_is_warned_of_while_it_is_typed_only_when_the_plan_has_it_otherwise(
    diary: OpenDiary, change: Change, baclofen: Medicine
) -> None:
    sheet = change()
    fill(sheet, "New dose", "40")
    assert HEAD not in read(sheet)
    press(sheet, "Cancel")
    diary.medicines.set_plan(
        baclofen.id, [PlannedDose(from_day=TODAY - timedelta(days=5), planned_daily_dose=Decimal(50))]
    )
    sheet = change()
    assert HEAD not in read(sheet)
    fill(sheet, "New dose", "40")
    assert (
        "Baclofen was cut from 60 mg a day to 40 mg a day on 14 March. The plan has 50 mg a day from 9 March"
        in read(sheet)
    )
    fill(sheet, "New dose", "50")
    assert HEAD not in read(sheet)


def test_save_stays_where_it_is_and_as_large_when_the_card_comes(
    diary: OpenDiary, change: Change, baclofen: Medicine
) -> None:
    diary.medicines.set_plan(
        baclofen.id, [PlannedDose(from_day=TODAY - timedelta(days=5), planned_daily_dose=Decimal(50))]
    )
    sheet = change()
    before = place_of_save(sheet)
    fill(sheet, "New dose", "5")
    assert HEAD in read(sheet)
    assert place_of_save(sheet) == before


def test_what_is_typed_stays_in_sight_when_the_card_comes(diary: OpenDiary, change: Change, baclofen: Medicine) -> None:
    diary.medicines.set_plan(baclofen.id, [PlannedDose(from_day=TODAY, planned_daily_dose=Decimal(50))])
    sheet = change()
    fill(sheet, "New dose", "40")
    box, card = field(sheet, "New dose"), sheet.caution
    QApplication.processEvents()
    for widget in (box, card):
        assert widget.visibleRegion().boundingRect().height() == widget.height()


def test_the_card_takes_the_place_of_the_question_about_a_large_step(
    diary: OpenDiary, change: Change, baclofen: Medicine
) -> None:
    diary.medicines.set_plan(baclofen.id, [PlannedDose(from_day=TODAY, planned_daily_dose=Decimal(50))])
    sheet = change()
    fill(sheet, "New dose", "5")
    press(sheet, "Save")
    assert diary.insights.medicines().dose_changes[-1].daily_dose == 5


def test_who_says_that_a_doctor_decided_is_not_told_to_call(change: Change) -> None:
    sheet = change(stops=True)
    press(sheet, "Prescriber")
    words = read(sheet)
    assert HEAD in words
    assert DO_NOT not in words
    assert "If you are not sure what to do about the next dose, ask your prescriber today." in words


def test_a_stop_of_long_ago_is_not_told_what_to_do_today(change: Change) -> None:
    sheet = change(stops=True)
    fill(sheet, "First day without it", "1 February 2026")
    words = read(sheet)
    assert HEAD in words
    assert DO_NOT not in words


def test_the_second_missed_dose_in_48_hours_is_warned_of_and_the_first_is_not(
    host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine
) -> None:
    first = missed(host, window, baclofen)
    assert HEAD not in read(first)
    fill(first, "On which day?", "13 March 2026")
    press(first, "Save")
    second = missed(host, window, baclofen)
    words = read(second)
    assert HEAD in words
    assert "A dose of baclofen was missed on 13 March." in words
    fill(second, "On which day?", "8 March 2026")
    assert HEAD not in read(second)
    fill(second, "On which day?", "14 March 2026")
    press(second, SPOKEN)
    press(second, "Save")
    assert answers(diary) == [("R9", TODAY, ActionTaken.CALLED_DOCTOR)]


def test_another_medicine_that_must_not_be_stopped_suddenly_has_its_own_words(
    host: Host, window: QWidget, diary: OpenDiary
) -> None:
    dose = Dose(daily_dose=Decimal("0.5"))
    clonazepam = diary.medicines.add("Clonazepam", catalogue_key="clonazepam", since=date(2026, 1, 1), dose=dose)
    changes = diary.insights.medicines().dose_changes
    sheet = DoseChangeSheet(host, clonazepam, changes, stops=True, parent=window)
    sheet.open()
    words = read(sheet)
    assert "Before you save: Clonazepam should not be stopped suddenly" in words
    assert "(the myoclonus guidance)" in words
    assert DO_NOT in words
    assert "A seizure, trouble breathing, very hard to stay awake, or severe confusion: press F8 now" in words
    assert "Baclofen" not in words


def test_a_medicine_that_may_be_stopped_has_no_card(host: Host, window: QWidget, diary: OpenDiary) -> None:
    vitamin = diary.medicines.add("Vitamin D", since=date(2026, 1, 1), dose=Dose(daily_dose=Decimal(1)))
    changes = diary.insights.medicines().dose_changes
    sheet = DoseChangeSheet(host, vitamin, changes, stops=True, parent=window)
    sheet.open()
    assert "Before you save" not in read(sheet)


def test_a_medicine_added_as_over_is_warned_of_too(host: Host, window: QWidget, diary: OpenDiary) -> None:
    sheet = AddMedicineSheet(host, parent=window)
    sheet.open()
    fill(sheet, "Name", "Baclofen")
    fill(sheet, "Since when?", "1 January 2026")
    fill(sheet, "Dose of the whole day", "60")
    assert "Before you save" not in read(sheet)
    press(sheet, "No, it is over")
    fill(sheet, "First day without it", "13 March 2026")
    assert "Before you save: Baclofen should not" in read(sheet)
    head = next(label for label in sheet.caution.findChildren(QLabel) if label.text().startswith("Before you save"))
    assert head.visibleRegion().boundingRect().height() == head.height()
    assert place_of_save(sheet)
    press(sheet, SPOKEN)
    press(sheet, "Save")
    assert answers(diary) == [("R9", TODAY, ActionTaken.CALLED_DOCTOR)]
    assert [c.daily_dose for c in diary.insights.medicines().dose_changes] == [60, 0]


def test_today_s_question_about_a_missed_dose_warns_as_well(
    host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine
) -> None:
    diary.medicines.dose_event(baclofen.id, TODAY - timedelta(days=1), DoseEventKind.MISSED)
    page = TodayPage(host, window)
    page.resize(1200, 800)
    page.show()
    page.refresh()
    QTest.mouseClick(button_named(page, "Missed one…"), Qt.MouseButton.LeftButton)
    sheet = next(each for each in page.findChildren(Sheet) if each.isVisible())
    assert HEAD in read(sheet)
    press(sheet, SPOKEN)
    press(sheet, "Save")
    assert answers(diary) == [("R9", TODAY, ActionTaken.CALLED_DOCTOR)]
    assert len(diary.diary.day(TODAY).dose_events) == 1


def test_a_correction_is_asked_about_as_it_will_be(
    host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine
) -> None:
    stop = diary.medicines.change_dose(baclofen.id, TODAY, Dose(daily_dose=Decimal(0)))
    changes = diary.insights.medicines().dose_changes
    sheet = DoseChangeSheet(host, baclofen, changes, corrects=stop, parent=window)
    sheet.open()
    assert HEAD in read(sheet)


def test_what_is_put_back_after_a_crash_is_warned_of_like_what_is_typed(
    diary: OpenDiary, change: Change, baclofen: Medicine
) -> None:
    diary.medicines.set_plan(baclofen.id, [PlannedDose(from_day=TODAY, planned_daily_dose=Decimal(50))])
    sheet = change()
    fill(sheet, "New dose", "40")
    typed = field_values(sheet)
    press(sheet, "Cancel")
    again = change()
    assert HEAD not in read(again)
    type_again(again, typed)
    assert HEAD in read(again)


def test_a_pump_has_its_own_words_as_soon_as_the_way_of_taking_is_chosen(
    host: Host, window: QWidget, diary: OpenDiary
) -> None:
    sheet = AddMedicineSheet(host, parent=window)
    sheet.open()
    fill(sheet, "Name", "Baclofen")
    fill(sheet, "Since when?", "1 January 2026")
    fill(sheet, "Dose of the whole day", "90")
    press(sheet, "No, it is over")
    fill(sheet, "First day without it", "13 March 2026")
    assert "With a pump" not in read(sheet)
    row = next(row for row in sheet.findChildren(ChoiceRow) if Route.INTRATHECAL_PUMP in row.choices)
    row.set_chosen(Route.INTRATHECAL_PUMP)
    row.chosen.emit(Route.INTRATHECAL_PUMP)
    assert "With a pump" in read(sheet)


def test_the_card_is_plain_text_and_its_button_is_named(change: Change) -> None:
    sheet = change(stops=True)
    card = sheet.findChild(CautionCard)
    assert card is not None
    assert DO_NOT in card.accessibleDescription()
    assert unnamed_controls(card) == []
    assert labels_that_guess_html(card) == []
