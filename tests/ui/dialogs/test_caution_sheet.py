"""What would make a stop, a cut against the plan or a pair of missed doses in another way is read about first, too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.answers import AlertAnswer
from myotrack.domain.doses import DecidedBy, DoseChange, PlanStep
from myotrack.domain.medicines import Medicine
from myotrack.domain.signs import ActionTaken
from myotrack.services.medicines import Dose, PlannedDose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.dialogs.caution_sheet import CautionSheet
from myotrack.ui.dialogs.dose_change_sheet import DoseChangeSheet
from myotrack.ui.dialogs.edit_medicine_sheet import EditMedicineSheet
from myotrack.ui.dialogs.plan_sheet import PlanSheet
from myotrack.ui.host import Host
from myotrack.ui.widgets.sheet import Sheet
from tests.ui.dialogs.conftest import TODAY, field, fill, hold, press, read
from tests.ui.pages.hosts import Heard, button_named, labels_that_guess_html, unnamed_controls

SPOKEN = "I have spoken to my prescriber"
HEAD = "Before you save: baclofen should not be stopped suddenly"
FIRST = "Please read this first"
TO_CALL = "Call your prescriber today"


def a_dose(amount: float) -> Dose:
    return Dose(daily_dose=Decimal(str(amount)))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def steps(*planned: tuple[int, int]) -> list[PlannedDose]:
    """The steps of a plan: how many days ago, and how many mg."""
    return [PlannedDose(from_day=ago(days), planned_daily_dose=Decimal(dose)) for days, dose in planned]


def answers(diary: OpenDiary) -> list[tuple[str, date, ActionTaken]]:
    with diary.store.read() as reader:
        return [(a.rule, a.day, a.action_taken) for a in reader.all(AlertAnswer)]


def doses(diary: OpenDiary) -> list[Decimal]:
    return [change.daily_dose for change in diary.insights.medicines().dose_changes]


def plan(diary: OpenDiary) -> list[Decimal]:
    return [step.planned_daily_dose for step in diary.insights.medicines().plan_steps]


def card(over: Sheet) -> CautionSheet:
    """The sheet with the card that has opened over another one."""
    QApplication.processEvents()
    found = [each for each in over.findChildren(CautionSheet) if each.isVisible()]
    assert len(found) == 1
    return found[0]


@pytest.fixture
def planning(host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine) -> Callable[[], PlanSheet]:
    """Opens the plan of baclofen."""

    def make() -> PlanSheet:
        timeline = diary.insights.medicines()
        taken = next(iter(timeline.periods(baclofen.id).values()))
        sheet = PlanSheet(host, baclofen, timeline.plan(baclofen.id), taken, parent=window)
        sheet.open()
        QApplication.processEvents()
        return sheet

    return make


def type_step(sheet: PlanSheet, row: int, day: str, dose: str) -> None:
    fill(sheet, f"Step {row}: from this day on", day)
    fill(sheet, f"Step {row}: planned dose of the day", dose)


def test_a_plan_typed_in_after_a_faster_cut_is_read_about_before_it_is_saved(
    diary: OpenDiary, planning: Callable[[], PlanSheet], baclofen: Medicine, heard: Heard
) -> None:
    diary.medicines.change_dose(baclofen.id, ago(2), a_dose(40))
    sheet = planning()
    type_step(sheet, 1, "4 March 2026", "50")
    press(sheet, "Save the plan")
    assert plan(diary) == []
    above = card(sheet)
    words = read(above)
    assert FIRST in words
    assert HEAD in words
    assert (
        "Baclofen was cut from 60 mg a day to 40 mg a day on 12 March. The plan has 50 mg a day from 4 March" in words
    )
    assert TO_CALL in words
    assert "This is always saved." in words
    press(above, "Save the plan")
    assert plan(diary) == [50]
    assert answers(diary) == []
    assert QApplication.activeModalWidget() is None
    assert heard.saved == ["Saved: plan with 1 step"]


def test_a_plan_that_begins_after_the_cut_is_read_about(
    diary: OpenDiary, planning: Callable[[], PlanSheet], baclofen: Medicine
) -> None:
    diary.medicines.change_dose(baclofen.id, ago(2), a_dose(40))
    sheet = planning()
    type_step(sheet, 1, "20 March 2026", "40")
    press(sheet, "Save the plan")
    assert "The plan begins later: 40 mg a day from 20 March" in read(card(sheet))


def test_cancel_goes_back_to_what_was_typed(
    diary: OpenDiary, planning: Callable[[], PlanSheet], baclofen: Medicine
) -> None:
    diary.medicines.change_dose(baclofen.id, ago(2), a_dose(40))
    sheet = planning()
    type_step(sheet, 1, "4 March 2026", "50")
    press(sheet, "Save the plan")
    press(card(sheet), "Cancel")
    assert sheet.isVisible()
    assert field(sheet, "Step 1: planned dose of the day").property("text") == "50"
    fill(sheet, "Step 1: planned dose of the day", "40")
    press(sheet, "Save the plan")
    assert plan(diary) == [40]
    assert QApplication.activeModalWidget() is None


def test_what_the_person_says_on_the_card_is_kept_with_the_plan_and_goes_with_it(
    diary: OpenDiary, planning: Callable[[], PlanSheet], baclofen: Medicine
) -> None:
    diary.medicines.change_dose(baclofen.id, ago(2), a_dose(40))
    sheet = planning()
    type_step(sheet, 1, "4 March 2026", "50")
    press(sheet, "Save the plan")
    press(card(sheet), SPOKEN)
    press(card(sheet), "Save the plan")
    assert answers(diary) == [("R9", TODAY, ActionTaken.CALLED_DOCTOR)]
    diary.recorder.undo()
    assert (plan(diary), answers(diary)) == ([], [])


def test_a_cut_that_the_prescriber_decided_on_is_not_told_to_call(
    diary: OpenDiary, planning: Callable[[], PlanSheet], baclofen: Medicine
) -> None:
    diary.medicines.change_dose(baclofen.id, ago(2), a_dose(40), decided_by=DecidedBy.PRESCRIBER)
    sheet = planning()
    type_step(sheet, 1, "4 March 2026", "50")
    press(sheet, "Save the plan")
    words = read(card(sheet))
    assert HEAD in words
    assert TO_CALL not in words
    assert "ask your prescriber today" in words


def test_a_plan_that_was_kept_or_follows_a_told_stop_is_saved_at_one_press(
    diary: OpenDiary, planning: Callable[[], PlanSheet], baclofen: Medicine
) -> None:
    diary.medicines.change_dose(baclofen.id, ago(2), a_dose(40))
    sheet = planning()
    type_step(sheet, 1, "12 March 2026", "40")
    press(sheet, "Save the plan")
    assert plan(diary) == [40]
    diary.medicines.change_dose(baclofen.id, ago(1), a_dose(0))
    sheet = planning()
    type_step(sheet, 2, "1 April 2026", "20")
    press(sheet, "Save the plan")
    assert plan(diary) == [40, 20]


def test_taking_the_plan_away_makes_nothing_of_a_cut(
    diary: OpenDiary, planning: Callable[[], PlanSheet], baclofen: Medicine, qtbot: QtBot
) -> None:
    diary.medicines.set_plan(baclofen.id, steps((10, 50)))
    diary.medicines.change_dose(baclofen.id, ago(2), a_dose(40))
    hold(qtbot, planning())
    assert plan(diary) == []


def correcting(
    host: Host, window: QWidget, diary: OpenDiary, medicine: Medicine, change: DoseChange
) -> DoseChangeSheet:
    sheet = DoseChangeSheet(host, medicine, diary.insights.medicines().dose_changes, corrects=change, parent=window)
    sheet.open()
    QApplication.processEvents()
    return sheet


def test_removing_an_entry_that_leaves_a_stop_is_read_about_first(
    host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine, qtbot: QtBot, heard: Heard
) -> None:
    diary.medicines.change_dose(baclofen.id, ago(1), a_dose(0))
    again = diary.medicines.change_dose(baclofen.id, ago(1), a_dose(60))
    sheet = correcting(host, window, diary, baclofen, again)
    hold(qtbot, sheet)
    assert doses(diary) == [60, 0, 60]
    above = card(sheet)
    assert "Baclofen was stopped on 13 March; before, it was 60 mg a day." in read(above)
    press(above, SPOKEN)
    press(above, "Remove this entry")
    assert doses(diary) == [60, 0]
    assert answers(diary) == [("R9", TODAY, ActionTaken.CALLED_DOCTOR)]
    assert QApplication.activeModalWidget() is None
    assert [words.replace("\u2068", "").replace("\u2069", "") for words in heard.saved] == [
        "Removed an entry of baclofen"
    ]
    diary.recorder.undo()
    assert doses(diary) == [60, 0, 60]
    assert answers(diary) == []


def test_removing_a_step_that_leaves_a_cut_in_one_go_is_read_about_first(
    host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine, qtbot: QtBot
) -> None:
    diary.medicines.set_plan(baclofen.id, steps((20, 60), (10, 50), (2, 40)))
    halfway = diary.medicines.change_dose(baclofen.id, ago(10), a_dose(50))
    diary.medicines.change_dose(baclofen.id, ago(2), a_dose(40))
    sheet = correcting(host, window, diary, baclofen, halfway)
    hold(qtbot, sheet)
    assert "The plan has a smaller step: from 50 mg a day to 40 mg a day." in read(card(sheet))
    press(card(sheet), "Cancel")
    assert doses(diary) == [60, 50, 40]
    assert sheet.isVisible()


def test_removing_a_stop_needs_one_hold_and_nothing_more(
    host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine, qtbot: QtBot
) -> None:
    stop = diary.medicines.change_dose(baclofen.id, ago(1), a_dose(0))
    hold(qtbot, correcting(host, window, diary, baclofen, stop))
    assert doses(diary) == [60]


def test_another_amount_of_an_earlier_dose_can_make_a_later_cut_too_large_and_the_card_comes_while_it_is_typed(
    host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine
) -> None:
    diary.medicines.set_plan(baclofen.id, steps((20, 60), (2, 50)))
    diary.medicines.change_dose(baclofen.id, ago(2), a_dose(50))
    first = diary.insights.medicines().dose_changes[0]
    sheet = correcting(host, window, diary, baclofen, first)
    assert HEAD not in read(sheet)
    fill(sheet, "New dose", "70")
    assert "Baclofen was cut from 70 mg a day to 50 mg a day on 12 March. The plan has a smaller step" in read(sheet)
    press(sheet, SPOKEN)
    press(sheet, "Save")
    assert doses(diary) == [70, 50]
    assert answers(diary) == [("R9", TODAY, ActionTaken.CALLED_DOCTOR)]


def test_another_day_of_a_cut_can_make_it_too_early(
    host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine
) -> None:
    diary.medicines.set_plan(baclofen.id, steps((20, 60), (2, 50)))
    lower = diary.medicines.change_dose(baclofen.id, ago(2), a_dose(50))
    sheet = correcting(host, window, diary, baclofen, lower)
    assert HEAD not in read(sheet)
    fill(sheet, "From which day on?", "11 March 2026")
    assert "on 11 March. The plan has 60 mg a day from 22 February" in read(sheet)


def test_a_name_by_which_it_must_not_be_stopped_is_read_about_first(
    host: Host, window: QWidget, diary: OpenDiary
) -> None:
    pills = diary.medicines.add("muscle pills", since=ago(60), dose=a_dose(60), stopped=ago(3))
    sheet = EditMedicineSheet(host, pills, parent=window)
    sheet.open()
    fill(sheet, "Name", "Baclofen 10 mg")
    press(sheet, "Save")
    above = card(sheet)
    assert "Baclofen 10 mg was stopped on 11 March" in read(above)
    press(above, SPOKEN)
    press(above, "Save")
    assert [m.name for m in diary.medicines.all()] == ["Baclofen 10 mg"]
    assert answers(diary) == [("R9", TODAY, ActionTaken.CALLED_DOCTOR)]


def test_a_name_that_is_taken_is_refused_in_its_own_form(
    host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine
) -> None:
    pills = diary.medicines.add("muscle pills", since=ago(60), dose=a_dose(60), stopped=ago(3))
    sheet = EditMedicineSheet(host, pills, parent=window)
    sheet.open()
    fill(sheet, "Name", "Baclofen")
    press(sheet, "Save")
    assert sheet.findChildren(CautionSheet) == []
    assert sheet.isVisible()


def test_a_note_about_a_medicine_that_was_stopped_is_saved_at_one_press(
    host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine
) -> None:
    diary.medicines.change_dose(baclofen.id, ago(2), a_dose(0))
    sheet = EditMedicineSheet(host, baclofen, parent=window)
    sheet.open()
    fill(sheet, "Note", "the white ones")
    press(sheet, "Save")
    assert diary.medicines.all()[0].note == "the white ones"


def test_what_cannot_be_saved_is_said_on_the_card_and_nothing_typed_is_lost(
    diary: OpenDiary, planning: Callable[[], PlanSheet], baclofen: Medicine
) -> None:
    diary.medicines.change_dose(baclofen.id, ago(2), a_dose(40))
    sheet = planning()
    type_step(sheet, 1, "4 March 2026", "50")
    press(sheet, "Save the plan")
    diary.medicines.remove(baclofen.id)
    press(card(sheet), "Save the plan")
    assert card(sheet).isVisible()
    with diary.store.read() as reader:
        assert reader.all(PlanStep) == ()


def test_the_sheet_is_read_out_and_every_control_has_a_name(
    diary: OpenDiary, planning: Callable[[], PlanSheet], baclofen: Medicine
) -> None:
    diary.medicines.change_dose(baclofen.id, ago(2), a_dose(40))
    sheet = planning()
    type_step(sheet, 1, "4 March 2026", "50")
    press(sheet, "Save the plan")
    above = card(sheet)
    assert TO_CALL in above.accessibleDescription()
    assert unnamed_controls(above) == []
    assert labels_that_guess_html(above) == []
    save = button_named(above, "Save the plan")
    assert save.hasFocus()
    assert above.caution.visibleRegion().boundingRect().height() == above.caution.height()
