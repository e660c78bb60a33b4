"""The prescriber's steps are typed in with the keyboard; a wrong one is named by its row; nothing is computed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.doses import PlanStep
from myotrack.domain.medicines import Medicine, Unit
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.dialogs.plan_sheet import PlanSheet
from myotrack.ui.host import Host
from tests.ui.dialogs.conftest import field, fill, hold, press, read
from tests.ui.pages.hosts import Heard, unnamed_controls


def plan(diary: OpenDiary, medicine: Medicine) -> tuple[PlanStep, ...]:
    """The plan as it is saved."""
    return diary.insights.medicines().plan(medicine.id)


@pytest.fixture
def opened(host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine) -> Callable[[], PlanSheet]:
    """Opens the plan of baclofen."""

    def make() -> PlanSheet:
        timeline = diary.insights.medicines()
        taken = next(iter(timeline.periods(baclofen.id).values()))
        sheet = PlanSheet(host, baclofen, plan(diary, baclofen), taken, parent=window)
        sheet.open()
        QApplication.processEvents()
        return sheet

    return make


def enter(*words: str) -> None:
    """Type into the box with the focus and go on with Enter, again and again."""
    for word in words:
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit)
        QTest.keyClicks(focus, word)
        QTest.keyClick(focus, Qt.Key.Key_Return)


def test_a_plan_is_typed_with_the_keyboard_alone(
    diary: OpenDiary, opened: Callable[[], PlanSheet], baclofen: Medicine, heard: Heard
) -> None:
    sheet = opened()
    enter("10 March", "40", "24.3.", "20", "2026-04-07", "0")
    fill(sheet, "Prescriber's name", "Dr Okafor & Söhne")
    press(sheet, "Save the plan")
    steps = plan(diary, baclofen)
    assert [(step.from_day, step.planned_daily_dose, step.unit) for step in steps] == [
        (date(2026, 3, 10), Decimal(40), Unit.MG),
        (date(2026, 3, 24), Decimal(20), Unit.MG),
        (date(2026, 4, 7), Decimal(0), Unit.MG),
    ]
    assert {step.prescriber for step in steps} == {"Dr Okafor & Söhne"}
    assert heard.saved == ["Saved: plan with 3 steps"]


def test_a_day_without_a_year_is_read_back_with_its_year(opened: Callable[[], PlanSheet]) -> None:
    sheet = opened()
    enter("7 April")
    assert "\n7 April 2026\n" in read(sheet)
    QTest.keyClick(field(sheet, "Step 1: planned"), Qt.Key.Key_Down)
    assert field(sheet, "Step 2: planned").hasFocus()


def test_more_rows_come_as_they_are_needed(
    diary: OpenDiary, opened: Callable[[], PlanSheet], baclofen: Medicine
) -> None:
    sheet = opened()
    for number in range(12):
        enter(f"2026-04-{number + 1:02d}", str(60 - 5 * number))
    press(sheet, "Save the plan")
    assert len(plan(diary, baclofen)) == 12


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("10 March", "ten"),
            "Step 1: The planned dose must be a number in plain digits, such as 60 or 0.5, not “ten”.",
        ),
        (("soon", "40"), "Step 1: The first day of the step must be a date such as 2026-03-14, not “soon”."),
        (("", "40"), "Step 1: The first day of the step is missing."),
        (("10 March", ""), "Step 1: The planned dose is missing."),
        (("1 May 1899", "40"), "Step 1: The first day of the step must not be before 1 January 1900"),
        (("10 March", "40", "10.3.2026", "20"), "Step 2: Tue 10 March 2026 stands in the plan twice."),
        ((), "The plan has no step yet: type a day and a dose."),
    ],
)
def test_what_is_wrong_is_named_by_its_row_and_stays_typed(
    diary: OpenDiary, opened: Callable[[], PlanSheet], baclofen: Medicine, words: tuple[str, ...], sentence: str
) -> None:
    sheet = opened()
    enter(*words)
    press(sheet, "Save the plan")
    shown = read(sheet)
    assert sentence in shown
    assert all(word in shown for word in words if word not in ("10 March", "10.3.2026", "1 May 1899"))
    assert plan(diary, baclofen) == ()


def test_what_was_taken_stands_beside_the_plan(opened: Callable[[], PlanSheet]) -> None:
    assert "Taken so far\n60 mg a day, since 1 January" in read(opened())


def test_a_saved_plan_is_shown_changed_and_removed(
    qtbot: QtBot, diary: OpenDiary, opened: Callable[[], PlanSheet], baclofen: Medicine
) -> None:
    sheet = opened()
    enter("10 March", "40", "24 March", "0")
    press(sheet, "Save the plan")
    again = opened()
    assert "24 March 2026" in read(again)
    fill(again, "Step 2: from", "")
    fill(again, "Step 2: planned", "")
    press(again, "Save the plan")
    assert [step.planned_daily_dose for step in plan(diary, baclofen)] == [40]
    hold(qtbot, opened())
    assert plan(diary, baclofen) == ()
    diary.recorder.undo()
    assert len(plan(diary, baclofen)) == 1


def test_the_unit_of_the_plan_can_be_changed(
    diary: OpenDiary, opened: Callable[[], PlanSheet], baclofen: Medicine
) -> None:
    sheet = opened()
    enter("10 March", "4")
    press(sheet, "Unit of the plan, closed")
    press(sheet, "tablets")
    assert "Planned dose of the day (tablets)" in read(sheet)
    press(sheet, "Save the plan")
    assert plan(diary, baclofen)[0].unit is Unit.TABLETS


def test_every_control_is_named(opened: Callable[[], PlanSheet]) -> None:
    assert unnamed_controls(opened()) == []
