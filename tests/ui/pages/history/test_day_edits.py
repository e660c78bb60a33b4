"""Nothing is overwritten: every change to a day can be read, and every earlier value can be brought back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from myotrack.domain.actions import Action
from myotrack.domain.checkins import DayState
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.provenance import Author
from myotrack.domain.scales import Severity
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.storage.reader import Edit
from myotrack.ui.pages.history import HistoryPage
from myotrack.ui.pages.history.day_edits import DayEdits
from myotrack.ui.pages.history.edit_words import edit_lines
from tests.builders import a_dose_change, day
from tests.ui.pages.history.conftest import read
from tests.ui.pages.hosts import Heard

DAY = date(2026, 3, 10)


@pytest.fixture
def edits(page: HistoryPage) -> DayEdits:
    """The changes of a day, unfolded."""
    page.show_day(DAY)
    page.panel.edits.set_open(True)
    return page.panel.edits


def ways_back(edits: DayEdits) -> list[QPushButton]:
    """The buttons that bring an earlier value back, newest change first."""
    QApplication.processEvents()
    return [b for b in edits.findChildren(QPushButton) if b.isVisibleTo(edits) and b.text() == "Bring this back"]


def test_a_change_is_told_with_before_and_after(diary: OpenDiary, edits: DayEdits) -> None:
    diary.diary.answer(DAY, twitch_count=12)
    diary.diary.answer(DAY, twitch_count=15, severity=Severity.VISIBLE)
    words = read(edits)
    assert "Changed · 14 March 2026 at 20:14 · Patient" in words
    assert "12 → 15" in words
    assert "nothing → 2 · Visible" in words
    assert words.index("Changed · ") < words.index("Written down · ")


def test_an_edit_keeps_the_earlier_value_and_it_can_be_brought_back(
    diary: OpenDiary, edits: DayEdits, heard: Heard
) -> None:
    diary.diary.answer(DAY, twitch_count=12, note="at the table")
    diary.diary.answer(DAY, twitch_count=15, note="")
    (back,) = ways_back(edits)
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    check_in = diary.diary.day(DAY).check_in
    assert check_in is not None
    assert (check_in.twitch_count, check_in.note) == (12, "at the table")
    assert "Brought back · " in read(edits)
    assert heard.saved == ["Brought back on Tue 10 March"]
    assert diary.recorder.undo() is not None
    again = diary.diary.day(DAY).check_in
    assert again is not None
    assert again.twitch_count == 15


def test_each_earlier_value_has_its_own_way_back(diary: OpenDiary, edits: DayEdits) -> None:
    for count in (12, 15, 18):
        diary.diary.answer(DAY, twitch_count=count)
    assert len(ways_back(edits)) == 2
    QTest.mouseClick(ways_back(edits)[1], Qt.MouseButton.LeftButton)
    check_in = diary.diary.day(DAY).check_in
    assert check_in is not None
    assert check_in.twitch_count == 12


def test_a_value_that_stands_now_needs_no_way_back(diary: OpenDiary, edits: DayEdits) -> None:
    diary.diary.answer(DAY, twitch_count=12)
    diary.diary.answer(DAY, twitch_count=15)
    diary.diary.answer(DAY, twitch_count=12)
    assert [b.accessibleName() for b in ways_back(edits)] == [
        "Bring back what was before: Changed · 14 March 2026 at 20:14 · Patient"
    ]


def test_a_cleared_day_can_be_brought_back(diary: OpenDiary, page: HistoryPage, edits: DayEdits) -> None:
    diary.diary.answer(DAY, twitch_count=12)
    diary.diary.clear_day(DAY)
    assert diary.diary.day(DAY).state is DayState.NOT_LOGGED
    assert "Cleared · " in read(edits)
    assert "12 → nothing" in read(edits)
    QTest.mouseClick(ways_back(edits)[0], Qt.MouseButton.LeftButton)
    assert diary.diary.day(DAY).state is DayState.VALUE


def test_it_says_who_changed_it(diary: OpenDiary, edits: DayEdits) -> None:
    diary.recorder.author = Author.CAREGIVER
    diary.diary.answer(DAY, twitch_count=12)
    assert "Written down · 14 March 2026 at 20:14 · Caregiver" in read(edits)


def test_dont_remember_and_undo_are_told_in_words(diary: OpenDiary, edits: DayEdits) -> None:
    diary.diary.answer(DAY, twitch_count=12)
    diary.diary.mark_unknown(DAY)
    assert "nothing → Don't remember" in read(edits)
    diary.recorder.undo()
    assert "Undone · " in read(edits)


def test_a_removed_dose_comes_back_while_its_medicine_is_there(diary: OpenDiary, edits: DayEdits) -> None:
    baclofen = diary.medicines.add("baclofen", since=DAY, dose=Dose(daily_dose=Decimal(60)))
    event = diary.medicines.dose_event(baclofen.id, DAY, DoseEventKind.MISSED)
    diary.medicines.remove_dose_event(event.id)
    assert len(ways_back(edits)) == 1
    QTest.mouseClick(ways_back(edits)[0], Qt.MouseButton.LeftButton)
    assert diary.diary.day(DAY).dose_events == (event,)
    diary.medicines.remove(baclofen.id)
    assert ways_back(edits) == []
    assert "a removed medicine" in read(edits)


def test_a_dose_that_was_moved_to_another_day_is_told_on_both() -> None:
    before, after = a_dose_change(day(0), 60, id="d"), a_dose_change(day(3), 60, id="d")
    moved = Edit(1, before.provenance.entered_at, Author.PATIENT, Action.CHANGE_DOSE, before, after)
    assert edit_lines(moved, str) == {"Day": "3 March 2026 → 6 March 2026"}
    corrected = Edit(1, before.provenance.entered_at, Author.PATIENT, Action.CHANGE_DOSE, before, before)
    assert edit_lines(corrected, str) == {}


def test_html_in_an_earlier_note_stays_letters(diary: OpenDiary, edits: DayEdits) -> None:
    diary.diary.answer(DAY, note="<b>bold</b>")
    diary.diary.answer(DAY, note="")
    assert "<b>bold</b> → nothing" in read(edits)


def test_a_day_without_changes_has_no_list(diary: OpenDiary, page: HistoryPage) -> None:
    diary.diary.answer(date(2026, 3, 14), twitch_count=1)
    page.show_day(DAY)
    assert not page.panel.edits.isVisible()
