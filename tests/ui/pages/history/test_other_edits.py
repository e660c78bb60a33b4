"""What belongs to no day has a history as well, and a medicine that was removed comes back with all its doses."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from myotrack.domain.doses import DoseChange, DoseEvent, DoseEventKind, PlanStep
from myotrack.domain.errors import InvalidEntry
from myotrack.domain.medicines import Medicine
from myotrack.services.medicines import Dose, PlannedDose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.pages.history import HistoryPage
from myotrack.ui.pages.history.other_edits import OtherEdits
from tests.ui.pages.history.conftest import read
from tests.ui.pages.hosts import Heard, button_named

DAY = date(2026, 3, 10)


@pytest.fixture
def others(page: HistoryPage) -> OtherEdits:
    """The list at the foot of the page, unfolded."""
    page.others.edits.set_open(True)
    return page.others


def _baclofen(diary: OpenDiary) -> Medicine:
    """A medicine with a dose change, a missed dose and a plan."""
    medicine = diary.medicines.add("baclofen", since=DAY - timedelta(days=9), dose=Dose(daily_dose=Decimal(60)))
    diary.medicines.change_dose(medicine.id, DAY, Dose(daily_dose=Decimal(40)))
    diary.medicines.dose_event(medicine.id, DAY, DoseEventKind.MISSED)
    diary.medicines.set_plan(
        medicine.id, [PlannedDose(from_day=DAY + timedelta(days=30), planned_daily_dose=Decimal(20))]
    )
    return medicine


def _all(diary: OpenDiary) -> list[object]:
    with diary.store.read() as reader:
        return [reader.all(kind) for kind in (Medicine, DoseChange, DoseEvent, PlanStep)]


def test_it_is_not_there_while_nothing_was_changed(page: HistoryPage) -> None:
    page.refresh()
    assert not page.others.isVisibleTo(page)


def test_a_removed_medicine_is_named_and_comes_back_with_all_its_doses(
    diary: OpenDiary, page: HistoryPage, others: OtherEdits, heard: Heard
) -> None:
    medicine = _baclofen(diary)
    before = _all(diary)
    diary.medicines.remove(medicine.id)
    page.refresh()
    QApplication.processEvents()
    assert "Removed · 14 March 2026 at 20:14 · Patient" in read(others)
    assert "\u2068baclofen\u2069 → nothing" in read(others)
    assert "a removed medicine" not in read(others)

    edit = next(e for e in reversed(diary.diary.other_history()) if isinstance(e.before, Medicine))
    page.others.edits.restore_wanted.emit(edit.seq)

    assert _all(diary) == before
    assert heard.saved == ["Brought back as it was before"]
    diary.recorder.undo()
    assert _all(diary) == [(), (), (), ()]


def test_a_question_that_was_changed_or_removed_comes_back(
    diary: OpenDiary, page: HistoryPage, others: OtherEdits
) -> None:
    question = diary.appointments.ask("Why do I jerk?")
    diary.appointments.remove_question(question.id)
    page.refresh()
    QApplication.processEvents()

    button_named(others, "Bring this back").click()
    assert [q.text for q in diary.appointments.questions()] == ["Why do I jerk?"]
    page.refresh()
    QApplication.processEvents()
    assert "Bring this back" not in read(others)


def test_a_step_of_a_plan_whose_medicine_is_gone_cannot_come_back_alone(diary: OpenDiary) -> None:
    medicine = _baclofen(diary)
    diary.medicines.remove(medicine.id)
    step = next(e for e in diary.diary.other_history() if isinstance(e.before, PlanStep))
    with pytest.raises(InvalidEntry):
        diary.diary.restore(step.seq)
