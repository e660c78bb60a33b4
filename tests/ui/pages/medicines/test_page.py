"""The Medicines page: read what is taken, change it, put it right, and say that nothing is taken."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton

from myotrack.domain.doses import DecidedBy, DoseChange, DoseEventKind
from myotrack.domain.health import HealthFactKind
from myotrack.domain.medicines import Medicine, MedicineKind, Role, Route, Unit
from myotrack.services.medicines import Dose, PlannedDose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.dialogs.add_medicine_sheet import AddMedicineSheet
from myotrack.ui.dialogs.dose_change_sheet import DoseChangeSheet
from myotrack.ui.dialogs.dose_event_sheet import DoseEventSheet
from myotrack.ui.dialogs.edit_medicine_sheet import EditMedicineSheet
from myotrack.ui.dialogs.health_sheet import HealthSheet
from myotrack.ui.dialogs.plan_sheet import PlanSheet
from myotrack.ui.pages.medicines import MedicinesPage
from myotrack.ui.pages.medicines.medicine_card import CardAction, MedicineCard
from myotrack.ui.widgets.data_table import DataTable
from tests.ui.pages.hosts import Heard, button_named, labels_that_guess_html, unnamed_controls
from tests.ui.pages.medicines.conftest import TODAY, read

JANUARY = date(2026, 1, 1)


def press(page: MedicinesPage, medicine: Medicine, action: CardAction) -> QDialog:
    """Press a button of a medicine's card and return the sheet that opens."""
    QTest.mouseClick(page.card(medicine.id).button(action), Qt.MouseButton.LeftButton)
    sheet = page.sheet()
    assert sheet is not None
    return sheet


def test_an_empty_list_explains_itself_and_offers_the_first_step(page: MedicinesPage) -> None:
    assert "No medicine is on the list yet" in read(page)
    QTest.mouseClick(button_named(page, "Add the first medicine…"), Qt.MouseButton.LeftButton)
    assert isinstance(page.sheet(), AddMedicineSheet)


def test_tab_comes_to_the_first_medicine_before_everything_else(page: MedicinesPage) -> None:
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert page.focusWidget() is button_named(page, "Add the first medicine…")


def test_after_the_first_medicine_the_focus_is_where_the_next_is_added(diary: OpenDiary, page: MedicinesPage) -> None:
    first = button_named(page, "Add the first medicine…")
    first.setFocus()
    diary.medicines.add("baclofen", since=JANUARY)
    page.refresh()
    assert page.window().focusWidget() is button_named(page, "Add a medicine…")


def test_a_card_says_dose_since_role_route_start_and_who_decided(
    diary: OpenDiary, page: MedicinesPage, baclofen: Medicine
) -> None:
    dose = Dose(daily_dose=Decimal(40), role=Role.SUSPECTED)
    diary.medicines.change_dose(baclofen.id, date(2026, 3, 3), dose, decided_by=DecidedBy.PRESCRIBER)
    words = read(page.card(baclofen.id))
    assert "baclofen" in words
    assert "Prescription medicine" in words
    assert "40 mg a day since 3 March" in words
    assert "Suspected of the twitches · By mouth · started 1 January 2026 · last change decided by: Prescriber" in words


def test_a_stopped_medicine_stands_below_and_says_since_when(
    diary: OpenDiary, page: MedicinesPage, baclofen: Medicine
) -> None:
    diary.medicines.change_dose(baclofen.id, date(2026, 3, 3), Dose(daily_dose=Decimal(0), role=Role.SUSPECTED))
    diary.medicines.add("clonazepam", since=TODAY, dose=Dose(daily_dose=Decimal("0.5"), role=Role.SUPPRESSANT))
    words = read(page)
    places = {each.text(): each.mapTo(page, QPoint(0, 0)).y() for each in page.findChildren(QLabel)}
    assert places["clonazepam"] < places["Stopped"] < places["baclofen"]
    assert "Stopped: 3 March 2026 was the first day without it" in words
    assert "1 taken now · 1 stopped" in words
    assert "Taken again…" in read(page.card(baclofen.id))
    assert not page.card(baclofen.id).button(CardAction.STOP).isVisible()


def test_tablets_and_pump_of_one_medicine_stand_side_by_side(
    diary: OpenDiary, page: MedicinesPage, baclofen: Medicine
) -> None:
    pump = Dose(daily_dose=Decimal(250), unit=Unit.UG, route=Route.INTRATHECAL_PUMP, role=Role.SUSPECTED)
    diary.medicines.change_dose(baclofen.id, date(2026, 2, 1), pump)
    words = read(page.card(baclofen.id))
    assert "By mouth: 60 mg a day since 1 January · Pump into the spine: 250 µg a day since 1 February" in words


@pytest.mark.parametrize(
    ("action", "sheet"),
    [
        (CardAction.CHANGE, DoseChangeSheet),
        (CardAction.STOP, DoseChangeSheet),
        (CardAction.MISSED, DoseEventSheet),
        (CardAction.EXTRA, DoseEventSheet),
        (CardAction.PLAN, PlanSheet),
        (CardAction.EDIT, EditMedicineSheet),
    ],
)
def test_each_button_opens_its_sheet(
    page: MedicinesPage, baclofen: Medicine, action: CardAction, sheet: type[QDialog]
) -> None:
    opened = press(page, baclofen, action)
    assert isinstance(opened, sheet)
    opened.reject()
    assert page.sheet() is None


def test_the_plan_and_its_prescriber_stand_beside_what_was_taken(
    diary: OpenDiary, page: MedicinesPage, baclofen: Medicine
) -> None:
    steps = [
        PlannedDose(from_day=date(2026, 3, 3), planned_daily_dose=Decimal(40)),
        PlannedDose(from_day=date(2026, 3, 24), planned_daily_dose=Decimal(0)),
    ]
    diary.medicines.set_plan(baclofen.id, steps, prescriber="Dr Okafor")
    assert "Plan of Dr Okafor: 40 mg a day from 3 March · stopped from 24 March" in read(page.card(baclofen.id))


def entries(card: MedicineCard) -> DataTable:
    """Everything written down about a medicine, unfolded."""
    QTest.mouseClick(card.entries_button, Qt.MouseButton.LeftButton)
    (table,) = card.findChildren(DataTable)
    return table


def test_everything_written_down_is_listed_newest_first(
    diary: OpenDiary, page: MedicinesPage, baclofen: Medicine
) -> None:
    dose = Dose(daily_dose=Decimal(40), role=Role.SUSPECTED)
    diary.medicines.change_dose(baclofen.id, date(2026, 3, 3), dose, decided_by=DecidedBy.ME_WITHOUT_ADVICE, note="x")
    diary.medicines.dose_event(baclofen.id, date(2026, 3, 5), DoseEventKind.MISSED, at=time(8, 0), amount=Decimal(20))
    table = entries(page.card(baclofen.id))
    rows = [[table.text(row, column) for column in range(6)] for row in range(table.row_count())]
    assert rows == [
        ["5 March at 08:00", "Missed 20 mg", "By mouth", "", "", ""],
        ["3 March", "60 mg a day → 40 mg a day", "By mouth", "Suspected of the twitches", "Me, without advice", "x"],
        ["1 January", "not taken → 60 mg a day", "By mouth", "Suspected of the twitches", "Not said", ""],
    ]


def test_an_entry_is_corrected_by_choosing_its_line(diary: OpenDiary, page: MedicinesPage, baclofen: Medicine) -> None:
    table = entries(page.card(baclofen.id))
    table.select_row(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    sheet = page.sheet()
    assert isinstance(sheet, DoseChangeSheet)
    box = next(b for b in sheet.findChildren(QLineEdit) if b.accessibleName().startswith("New dose"))
    assert box.text() == "60"
    box.selectAll()
    QTest.keyClicks(box, "50")
    assert sheet.primary_button is not None
    QTest.mouseClick(sheet.primary_button, Qt.MouseButton.LeftButton)
    assert "50 mg a day since 1 January" in read(page.card(baclofen.id))
    assert table.text(0, 1) == "not taken → 50 mg a day"
    diary.recorder.undo()
    assert "60 mg a day since 1 January" in read(page.card(baclofen.id))


def test_what_is_unfolded_stays_unfolded_after_a_change(
    diary: OpenDiary, page: MedicinesPage, baclofen: Medicine
) -> None:
    table = entries(page.card(baclofen.id))
    diary.medicines.dose_event(baclofen.id, TODAY, DoseEventKind.EXTRA)
    read(page)
    assert table.isVisible()
    assert table.row_count() == 2


def test_thirty_medicines_all_stand_on_the_page(diary: OpenDiary, page: MedicinesPage) -> None:
    for number in range(30):
        diary.medicines.add(f"medicine {number}", since=JANUARY, dose=Dose(daily_dose=Decimal(number + 1)))
    words = read(page)
    assert "30 taken now" in words
    assert all(f"medicine {number}\n" in words for number in range(30))
    assert all(card.height() < 300 for card in page.findChildren(MedicineCard))


@pytest.mark.parametrize("name", ["באקלופן", "baclofen 💊 & co", "<b>baclofen</b>", "x" * 200])
def test_names_are_shown_letter_by_letter(diary: OpenDiary, page: MedicinesPage, name: str) -> None:
    medicine = diary.medicines.add(name, since=JANUARY, dose=Dose(daily_dose=Decimal(5)))
    assert name in read(page.card(medicine.id))
    assert labels_that_guess_html(page) == []


def test_removing_takes_the_card_away_and_undo_brings_it_back(
    diary: OpenDiary, page: MedicinesPage, baclofen: Medicine
) -> None:
    diary.medicines.remove(baclofen.id)
    assert "baclofen" not in read(page)
    diary.recorder.undo()
    assert "60 mg a day since 1 January" in read(page.card(baclofen.id))


def test_nothing_taken_is_said_for_each_kind_and_taken_back(
    diary: OpenDiary, page: MedicinesPage, heard: Heard
) -> None:
    button = button_named(page, "Supplements: I take none")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "No supplements, said on 14 March 2026" in read(page)
    assert heard.saved == ["Saved: No supplements"]
    facts = diary.insights.medicines().all_of(HealthFactKind.NONE_TAKEN)
    assert [fact.value for fact in facts] == ["supplement"]
    QTest.mouseClick(button_named(page, "Supplements: Take back"), Qt.MouseButton.LeftButton)
    assert diary.insights.medicines().all_of(HealthFactKind.NONE_TAKEN) == ()


def test_a_kind_with_a_medicine_on_the_list_says_how_many(diary: OpenDiary, page: MedicinesPage) -> None:
    diary.medicines.add("zinc", kind=MedicineKind.SUPPLEMENT)
    assert "1 on the list" in read(page)
    shown = [b.accessibleName() for b in page.findChildren(QPushButton) if b.isVisible()]
    assert "Supplements: I take none" not in shown
    assert "Bought without prescription: I take none" in shown


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (HealthFactKind.KIDNEY, "reduced", "Reduced, since 14 March 2026"),
        (HealthFactKind.LIVER, "impaired", "Impaired, since 14 March 2026"),
        (HealthFactKind.PUMP_REFILL_DUE, "2026-05-01", "by 1 May 2026"),
        (HealthFactKind.DOCTOR_TOLD, "twitches", "told on 14 March 2026"),
        (HealthFactKind.CONDITION, "MS & <i>more</i>", "MS & <i>more</i>\ncondition, since 14 March 2026"),
    ],
)
def test_health_facts_are_shown_with_their_day(
    diary: OpenDiary, page: MedicinesPage, kind: HealthFactKind, value: str, words: str
) -> None:
    diary.medicines.set_health(kind, value)
    assert words in read(page)


def test_the_health_buttons_open_their_sheets(diary: OpenDiary, page: MedicinesPage) -> None:
    diary.medicines.set_health(HealthFactKind.CONDITION, "spasticity")
    read(page)
    for name in ("Kidneys: Say…", "My doctor knows of the twitches: Say…", "spasticity: Change…", "Add a condition…"):
        QTest.mouseClick(button_named(page, name), Qt.MouseButton.LeftButton)
        sheet = page.sheet()
        assert isinstance(sheet, HealthSheet), name
        sheet.reject()


def test_every_control_is_named(diary: OpenDiary, page: MedicinesPage, baclofen: Medicine) -> None:
    diary.medicines.set_health(HealthFactKind.CONDITION, "spasticity")
    entries(page.card(baclofen.id))
    read(page)
    assert unnamed_controls(page) == []


def test_old_missed_doses_are_still_listed(diary: OpenDiary, page: MedicinesPage, baclofen: Medicine) -> None:
    diary.medicines.dose_event(baclofen.id, date(2025, 6, 1), DoseEventKind.MISSED)
    table = entries(page.card(baclofen.id))
    assert "1 June 2025" in [table.text(row, 0) for row in range(table.row_count())]


def test_a_change_keeps_its_place_in_the_day(diary: OpenDiary, page: MedicinesPage, baclofen: Medicine) -> None:
    dose = Dose(daily_dose=Decimal(40), role=Role.SUSPECTED)
    change: DoseChange = diary.medicines.change_dose(baclofen.id, TODAY, dose, at=time(21, 10))
    assert change.at == time(21, 10)
    assert entries(page.card(baclofen.id)).text(0, 0) == "14 March at 21:10"


def test_tab_goes_through_the_page_from_top_to_bottom(
    diary: OpenDiary, page: MedicinesPage, baclofen: Medicine
) -> None:
    diary.medicines.set_health(HealthFactKind.CONDITION, "spasticity")
    diary.medicines.add("clonazepam", since=TODAY, dose=Dose(daily_dose=Decimal("0.5")))
    page.activateWindow()
    read(page)
    button_named(page, "Add a medicine…").setFocus()
    met: list[str] = []
    for _step in range(22):
        QTest.keyClick(page, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        met.append(focus.accessibleName())
    assert met[:2] == ["Change dose… baclofen", "Stopped… baclofen"]
    assert met[7] == "Change dose… clonazepam"
    assert met[14:20] == [
        "Kidneys: Say…",
        "Liver: Say…",
        "Pump refill due: Say…",
        "My doctor knows of the twitches: Say…",
        "spasticity: Change…",
        "Add a condition…",
    ]
