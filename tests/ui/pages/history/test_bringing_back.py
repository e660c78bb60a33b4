"""An earlier value that would make a stop, a cut against the plan or a second missed dose is read about before it
comes back; everything else comes back at one press."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from myotrack.domain.answers import AlertAnswer
from myotrack.domain.doses import DoseChange, DoseEvent, DoseEventKind, PlanStep
from myotrack.domain.medicines import BACLOFEN, Medicine
from myotrack.services.medicines import Dose, PlannedDose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.dialogs.caution_sheet import CautionSheet
from myotrack.ui.pages.history import HistoryPage
from tests.ui.pages.history.conftest import TODAY, read
from tests.ui.pages.hosts import Heard, button_named

Press = Callable[[type[object]], CautionSheet | None]


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def a_dose(amount: int) -> Dose:
    return Dose(daily_dose=Decimal(amount))


@pytest.fixture
def baclofen(diary: OpenDiary) -> Medicine:
    """Baclofen, 60 mg a day."""
    return diary.medicines.add("baclofen", catalogue_key=BACLOFEN, since=ago(60), dose=a_dose(60))


@pytest.fixture
def press(page: HistoryPage, diary: OpenDiary) -> Press:
    """Brings back what the last change to a kind of fact took away or changed, from where a person sees it."""

    def bring(kind: type[object]) -> CautionSheet | None:
        days = [edit for n in range(70) for edit in diary.diary.history(ago(n)).edits]
        edits = [e for e in (*days, *diary.diary.other_history()) if isinstance(e.before, kind)]
        edit = max(edits, key=lambda found: found.seq)
        if isinstance(edit.before, DoseChange | DoseEvent):
            page.show_day(edit.before.day)
            page.panel.restore_wanted.emit(edit.seq)
        else:
            page.others.edits.restore_wanted.emit(edit.seq)
        QApplication.processEvents()
        sheet = page.sheet()
        assert sheet is None or isinstance(sheet, CautionSheet)
        return sheet

    return bring


def doses(diary: OpenDiary) -> list[Decimal]:
    return [change.daily_dose for change in diary.insights.medicines().dose_changes]


def words(sheet: CautionSheet | None) -> str:
    assert sheet is not None
    return read(sheet).replace("\u2068", "").replace("\u2069", "")


def save(sheet: CautionSheet | None) -> None:
    assert sheet is not None
    button_named(sheet, "Bring this back").click()
    QApplication.processEvents()


def test_a_removed_stop_is_read_about_before_it_comes_back(
    diary: OpenDiary, baclofen: Medicine, press: Press, heard: Heard, page: HistoryPage
) -> None:
    stop = diary.medicines.change_dose(baclofen.id, ago(1), a_dose(0))
    diary.medicines.remove_dose_change(stop.id)
    sheet = press(DoseChange)
    assert doses(diary) == [60]
    assert "Baclofen was stopped on 13 March; before, it was 60 mg a day." in words(sheet)
    save(sheet)
    assert doses(diary) == [60, 0]
    assert heard.saved == ["Brought back on Fri 13 March"]
    assert page.sheet() is None


def test_what_the_person_says_is_kept_with_what_comes_back_and_goes_with_it(
    diary: OpenDiary, baclofen: Medicine, press: Press
) -> None:
    stop = diary.medicines.change_dose(baclofen.id, ago(1), a_dose(0))
    diary.medicines.remove_dose_change(stop.id)
    sheet = press(DoseChange)
    assert sheet is not None
    button_named(sheet, "I have spoken to my prescriber").click()
    save(sheet)
    with diary.store.read() as reader:
        assert [answer.rule for answer in reader.all(AlertAnswer)] == ["R9"]
    diary.recorder.undo()
    with diary.store.read() as reader:
        assert reader.all(AlertAnswer) == ()
    assert doses(diary) == [60]


def test_a_stop_that_was_corrected_away_is_read_about_too(diary: OpenDiary, baclofen: Medicine, press: Press) -> None:
    stop = diary.medicines.change_dose(baclofen.id, ago(1), a_dose(0))
    diary.medicines.change_dose(baclofen.id, ago(1), a_dose(50), replaces=stop.id)
    assert "Baclofen was stopped on 13 March" in words(press(DoseChange))


def test_an_earlier_dose_by_which_a_later_cut_is_too_large_is_read_about(
    diary: OpenDiary, baclofen: Medicine, press: Press
) -> None:
    plan = [PlannedDose(from_day=ago(days), planned_daily_dose=Decimal(dose)) for days, dose in ((20, 60), (2, 50))]
    diary.medicines.set_plan(baclofen.id, plan)
    higher = diary.medicines.change_dose(baclofen.id, ago(40), a_dose(80))
    diary.medicines.remove_dose_change(higher.id)
    diary.medicines.change_dose(baclofen.id, ago(2), a_dose(50))
    assert "The plan has a smaller step: from 60 mg a day to 50 mg a day." in words(press(DoseChange))


def test_the_second_missed_dose_is_read_about_before_it_comes_back(
    diary: OpenDiary, baclofen: Medicine, press: Press
) -> None:
    first = diary.medicines.dose_event(baclofen.id, ago(1), DoseEventKind.MISSED)
    diary.medicines.remove_dose_event(first.id)
    assert press(DoseEvent) is None
    second = diary.medicines.dose_event(baclofen.id, ago(0), DoseEventKind.MISSED)
    diary.medicines.remove_dose_event(second.id)
    assert "A dose of baclofen was missed on 13 March.\nA dose of baclofen was missed on 14 March." in words(
        press(DoseEvent)
    )


def test_a_step_of_the_plan_that_was_not_kept_is_read_about(diary: OpenDiary, baclofen: Medicine, press: Press) -> None:
    diary.medicines.set_plan(baclofen.id, [PlannedDose(from_day=ago(10), planned_daily_dose=Decimal(50))])
    diary.medicines.set_plan(baclofen.id, ())
    diary.medicines.change_dose(baclofen.id, ago(2), a_dose(40))
    sheet = press(PlanStep)
    assert "The plan has 50 mg a day from 4 March" in words(sheet)
    save(sheet)
    assert len(diary.insights.medicines().plan_steps) == 1


def test_a_removed_medicine_that_was_stopped_is_read_about(diary: OpenDiary, baclofen: Medicine, press: Press) -> None:
    diary.medicines.change_dose(baclofen.id, ago(1), a_dose(0))
    diary.medicines.remove(baclofen.id)
    sheet = press(Medicine)
    assert "Baclofen was stopped on 13 March" in words(sheet)
    save(sheet)
    assert doses(diary) == [60, 0]


def test_what_r9_says_nothing_of_comes_back_at_one_press(diary: OpenDiary, baclofen: Medicine, press: Press) -> None:
    higher = diary.medicines.change_dose(baclofen.id, ago(1), a_dose(70))
    diary.medicines.remove_dose_change(higher.id)
    assert press(DoseChange) is None
    assert doses(diary) == [60, 70]
    stop = diary.medicines.change_dose(baclofen.id, TODAY, a_dose(0), note="a slip")
    diary.medicines.change_dose(baclofen.id, TODAY, a_dose(0), replaces=stop.id)
    assert press(DoseChange) is None
    assert diary.insights.medicines().dose_changes[-1].note == "a slip"


def test_cancel_brings_nothing_back(diary: OpenDiary, baclofen: Medicine, press: Press, heard: Heard) -> None:
    stop = diary.medicines.change_dose(baclofen.id, ago(1), a_dose(0))
    diary.medicines.remove_dose_change(stop.id)
    sheet = press(DoseChange)
    assert sheet is not None
    button_named(sheet, "Cancel").click()
    assert doses(diary) == [60]
    assert heard.saved == []
