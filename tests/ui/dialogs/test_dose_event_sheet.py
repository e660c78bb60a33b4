"""A missed or extra dose: the day is enough; time and amount may stay open; a wrong one is corrected or removed."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.doses import DoseEvent, DoseEventKind
from myotrack.domain.medicines import Medicine, Unit
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.dialogs.dose_event_sheet import DoseEventSheet
from myotrack.ui.host import Host
from tests.ui.dialogs.conftest import TODAY, fill, hold, press, read
from tests.ui.pages.hosts import Heard, unnamed_controls


def events(diary: OpenDiary) -> tuple[DoseEvent, ...]:
    """All missed and extra doses of the diary."""
    return diary.insights.medicines().dose_events


@pytest.fixture
def missed(host: Host, window: QWidget, baclofen: Medicine) -> DoseEventSheet:
    """The sheet for a missed dose."""
    sheet = DoseEventSheet(host, baclofen, DoseEventKind.MISSED, parent=window)
    sheet.open()
    QApplication.processEvents()
    return sheet


def test_a_missed_dose_of_today_is_one_press(diary: OpenDiary, missed: DoseEventSheet, heard: Heard) -> None:
    assert "Missed a dose of baclofen" in read(missed)
    press(missed, "Save")
    (event,) = events(diary)
    assert (event.kind, event.day, event.at, event.amount) == (DoseEventKind.MISSED, TODAY, None, None)
    assert heard.saved == ["Saved: Missed dose of \u2068baclofen\u2069 on 14 March"]


def test_day_time_amount_and_note_are_kept(diary: OpenDiary, missed: DoseEventSheet, heard: Heard) -> None:
    fill(missed, "On which day?", "13 March 2026")
    fill(missed, "At what time", "8")
    fill(missed, "How much was missed", "20")
    press(missed, "Unit, way of taking, note, closed")
    fill(missed, "Note", "slept through it")
    press(missed, "Save")
    (event,) = events(diary)
    assert (event.day, event.at, event.amount, event.unit, event.note) == (
        date(2026, 3, 13),
        time(8, 0),
        Decimal(20),
        Unit.MG,
        "slept through it",
    )
    assert heard.saved == ["Saved: Missed dose of \u2068baclofen\u2069 on 13 March at 08:00"]


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("On which day?", "15 March 2026", "Choose a day from 1 January 1900 to 14 March 2026."),
        ("At what time", "25:00", "is not a time"),
        ("How much was missed", "two", "The dose must be a number in plain digits"),
        ("How much was missed", "0", "Leave the amount empty if you don't know it."),
    ],
)
def test_what_is_wrong_is_said_and_stays_typed(
    diary: OpenDiary, missed: DoseEventSheet, name: str, typed: str, sentence: str
) -> None:
    fill(missed, name, typed)
    press(missed, "Save")
    words = read(missed)
    assert sentence in words
    assert "Not saved yet." in words
    assert typed in words
    assert events(diary) == ()


def test_a_wrong_entry_is_corrected_in_place(host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine) -> None:
    wrong = diary.medicines.dose_event(baclofen.id, TODAY, DoseEventKind.EXTRA, amount=Decimal(100), at=time(9, 0))
    sheet = DoseEventSheet(host, baclofen, DoseEventKind.EXTRA, corrects=wrong, parent=window)
    sheet.open()
    assert "Took extra baclofen" in read(sheet)
    fill(sheet, "How much extra", "10")
    press(sheet, "Save")
    (event,) = events(diary)
    assert (event.id, event.amount, event.at) == (wrong.id, Decimal(10), time(9, 0))
    diary.recorder.undo()
    assert events(diary) == (wrong,)


def test_an_entry_is_removed_by_holding(
    qtbot: QtBot, host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine
) -> None:
    wrong = diary.medicines.dose_event(baclofen.id, TODAY, DoseEventKind.EXTRA)
    sheet = DoseEventSheet(host, baclofen, DoseEventKind.EXTRA, corrects=wrong, parent=window)
    sheet.open()
    hold(qtbot, sheet)
    assert events(diary) == ()


def test_every_control_is_named(missed: DoseEventSheet) -> None:
    press(missed, "Unit, way of taking, note, closed")
    assert unnamed_controls(missed) == []
