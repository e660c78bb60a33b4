"""Kidneys, liver, pump refill, conditions and what the doctor knows: said with a day, corrected, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.dialogs.health_sheet import HealthSheet
from myotrack.ui.host import Host
from tests.ui.dialogs.conftest import TODAY, fill, hold, press, read
from tests.ui.pages.hosts import Heard, unnamed_controls

Opened = Callable[[HealthFactKind, HealthFact | None], HealthSheet]


@pytest.fixture
def opened(host: Host, window: QWidget) -> Opened:
    """Opens the sheet for a kind of fact."""

    def make(kind: HealthFactKind, fact: HealthFact | None = None) -> HealthSheet:
        sheet = HealthSheet(host, kind, fact, parent=window)
        sheet.open()
        QApplication.processEvents()
        return sheet

    return make


def facts(diary: OpenDiary, kind: HealthFactKind) -> list[tuple[date, str]]:
    """All facts of a kind with their days."""
    return [(fact.day, fact.value) for fact in diary.insights.medicines().all_of(kind)]


def test_kidneys_are_said_with_a_day_and_the_earlier_answer_stays(
    diary: OpenDiary, opened: Opened, heard: Heard
) -> None:
    sheet = opened(HealthFactKind.KIDNEY, None)
    press(sheet, "Reduced")
    fill(sheet, "Since when", "1 February 2026")
    press(sheet, "Save")
    assert facts(diary, HealthFactKind.KIDNEY) == [(date(2026, 2, 1), "reduced")]
    assert heard.saved == ["Saved: Kidneys"]
    again = opened(HealthFactKind.KIDNEY, diary.insights.medicines().latest(HealthFactKind.KIDNEY))
    press(again, "Normal")
    press(again, "Save")
    assert facts(diary, HealthFactKind.KIDNEY) == [(date(2026, 2, 1), "reduced"), (TODAY, "normal")]


def test_nothing_is_chosen_beforehand_and_one_answer_is_needed(diary: OpenDiary, opened: Opened) -> None:
    sheet = opened(HealthFactKind.LIVER, None)
    press(sheet, "Save")
    assert "Please choose one of the answers." in read(sheet)
    assert facts(diary, HealthFactKind.LIVER) == []


def test_a_pump_refill_may_lie_ahead(diary: OpenDiary, opened: Opened) -> None:
    sheet = opened(HealthFactKind.PUMP_REFILL_DUE, None)
    fill(sheet, "The pump has to be refilled by", "1 May 2026")
    press(sheet, "Save")
    assert facts(diary, HealthFactKind.PUMP_REFILL_DUE) == [(TODAY, "2026-05-01")]
    again = opened(HealthFactKind.PUMP_REFILL_DUE, diary.insights.medicines().latest(HealthFactKind.PUMP_REFILL_DUE))
    assert "1 May 2026" in read(again)
    fill(again, "The pump has to be refilled by", "1 June 2026")
    press(again, "Save")
    assert facts(diary, HealthFactKind.PUMP_REFILL_DUE) == [(TODAY, "2026-06-01")]


@pytest.mark.parametrize("name", ["multiple sclerosis", "טרשת נפוצה", "<b>MS</b> & co"])
def test_conditions_add_up_and_can_be_renamed(diary: OpenDiary, opened: Opened, name: str) -> None:
    diary.medicines.set_health(HealthFactKind.CONDITION, "spasticity")
    sheet = opened(HealthFactKind.CONDITION, None)
    fill(sheet, "Name of the condition", name)
    press(sheet, "Save")
    known = {fact.value: fact for fact in diary.insights.medicines().all_of(HealthFactKind.CONDITION)}
    assert known.keys() == {"spasticity", name}
    again = opened(HealthFactKind.CONDITION, known["spasticity"])
    fill(again, "Name of the condition", "stiffness")
    press(again, "Save")
    assert {value for _day, value in facts(diary, HealthFactKind.CONDITION)} == {"stiffness", name}


def test_a_condition_without_a_name_is_refused(diary: OpenDiary, opened: Opened) -> None:
    sheet = opened(HealthFactKind.CONDITION, None)
    press(sheet, "Save")
    assert "The name of the condition is missing." in read(sheet)
    assert facts(diary, HealthFactKind.CONDITION) == []


def test_the_doctor_was_told_on_a_day_that_can_be_corrected(diary: OpenDiary, opened: Opened) -> None:
    sheet = opened(HealthFactKind.DOCTOR_TOLD, None)
    fill(sheet, "When did you tell your doctor?", "10 March 2026")
    press(sheet, "Save")
    assert facts(diary, HealthFactKind.DOCTOR_TOLD) == [(date(2026, 3, 10), "twitches")]
    again = opened(HealthFactKind.DOCTOR_TOLD, diary.insights.medicines().latest(HealthFactKind.DOCTOR_TOLD))
    assert "10 March 2026" in read(again)
    fill(again, "When did you tell your doctor?", "9 March 2026")
    press(again, "Save")
    assert facts(diary, HealthFactKind.DOCTOR_TOLD) == [(date(2026, 3, 9), "twitches")]


def test_a_day_to_come_is_refused_and_stays_typed(diary: OpenDiary, opened: Opened) -> None:
    sheet = opened(HealthFactKind.DOCTOR_TOLD, None)
    fill(sheet, "When did you tell your doctor?", "20 March 2026")
    press(sheet, "Save")
    words = read(sheet)
    assert "Choose a day from 1 January 1900 to 14 March 2026." in words
    assert "20 March 2026" in words
    assert facts(diary, HealthFactKind.DOCTOR_TOLD) == []


def test_a_fact_is_taken_back_by_holding(qtbot: QtBot, diary: OpenDiary, opened: Opened) -> None:
    fact = diary.medicines.set_health(HealthFactKind.CONDITION, "spasticity")
    hold(qtbot, opened(HealthFactKind.CONDITION, fact))
    assert facts(diary, HealthFactKind.CONDITION) == []
    diary.recorder.undo()
    assert [value for _day, value in facts(diary, HealthFactKind.CONDITION)] == ["spasticity"]


@pytest.mark.parametrize("kind", [kind for kind in HealthFactKind if kind is not HealthFactKind.NONE_TAKEN])
def test_every_control_is_named(opened: Opened, kind: HealthFactKind) -> None:
    assert unnamed_controls(opened(kind, None)) == []
