"""The table of all days: newest first, gaps as gaps, quick at ten years, and one click shows the day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.provenance import Source
from myotrack.domain.scales import FrequencyBand, Interference, Severity
from myotrack.domain.signs import WarningSign
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.pages.history import HistoryPage
from myotrack.ui.pages.history.day_table import DayTable
from myotrack.ui.pages.history.views import View
from tests.builders import a_timeline, daily_counts, day
from tests.ui.pages.history.conftest import TODAY, read


@pytest.fixture
def table(page: HistoryPage) -> DayTable:
    """The table, chosen as the view."""
    page.show_view(View.TABLE)
    return page.table.table


def row(table: DayTable, wanted: date) -> dict[str, str]:
    """The words of a day by the title of their column."""
    rows = table.rows()
    number = rows.row_of(wanted)
    assert number is not None
    return {column.title: words for column, words in zip(rows.columns, rows.words(number), strict=True)}


def test_a_missed_week_is_a_gap_and_not_zeros(diary: OpenDiary, table: DayTable) -> None:
    diary.diary.answer(TODAY - timedelta(days=8), twitch_count=0)
    diary.diary.answer(TODAY, twitch_count=4)
    assert table.rows().rowCount() == 9
    for number in range(1, 8):
        words = row(table, TODAY - timedelta(days=number))
        assert words["State"] == "Not logged"
        assert words["Twitches"] == ""
    assert row(table, TODAY - timedelta(days=8))["Twitches"] == "0"


def test_zero_blank_and_dont_remember_are_three_different_things(diary: OpenDiary, table: DayTable) -> None:
    diary.diary.answer(TODAY, twitch_count=0)
    diary.diary.answer(TODAY - timedelta(days=1), severity=Severity.VISIBLE)
    diary.diary.mark_unknown(TODAY - timedelta(days=2))
    states = [row(table, TODAY - timedelta(days=number)) for number in range(3)]
    assert [words["State"] for words in states] == ["No twitches", "Partly logged", "Don't remember"]
    assert [words["Twitches"] for words in states] == ["0", "", ""]


def test_a_row_has_everything_of_its_day(diary: OpenDiary, table: DayTable) -> None:
    baclofen = diary.medicines.add("baclofen", since=TODAY, dose=Dose(daily_dose=Decimal(60)))
    diary.medicines.dose_event(baclofen.id, TODAY, DoseEventKind.MISSED)
    diary.guidance.save_sign(diary.guidance.make_report(WarningSign.HALLUCINATIONS))
    diary.diary.answer(
        TODAY,
        source=Source.PAPER,
        frequency_band=FrequencyBand.NOW_AND_THEN,
        severity=Severity.VISIBLE,
        interference=Interference.SLOWER,
        note="  dropped\na <b>cup</b>",
    )
    assert row(table, TODAY) == {
        "Day": "Sat 14 March 2026",
        "State": "Twitches",
        "Twitches": "6–24",
        "Severity": "2",
        "Interference": "2",
        "Doses": "baclofen 60 mg a day, missed a dose",
        "Signs": "Hallucinations",
        "Note": "dropped a <b>cup</b>",
        "Who and how": "Patient\nCopied from paper",
    }


def test_the_newest_day_stands_first(diary: OpenDiary, table: DayTable) -> None:
    diary.diary.answer(TODAY - timedelta(days=3), twitch_count=1)
    assert [table.rows().day(number) for number in (0, 3)] == [TODAY, TODAY - timedelta(days=3)]


def test_a_click_shows_the_day_and_enter_does_so_too(diary: OpenDiary, page: HistoryPage, table: DayTable) -> None:
    diary.diary.answer(TODAY - timedelta(days=3), twitch_count=5)
    place = table.visualRect(table.rows().index(3, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert "Wed 11 March 2026" in read(page.panel)
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert "Wed 11 March 2026" in read(page.panel)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert "Thu 12 March 2026" in read(page.panel)


def test_ten_years_make_no_widget_more_than_a_week(qtbot: QtBot) -> None:
    table = DayTable()
    qtbot.addWidget(table)
    counts: list[int | None] = [number % 40 for number in range(3653)]
    table.show_days(a_timeline(daily_counts(TODAY, counts[:7])), TODAY, None)
    few = len(table.findChildren(QWidget))
    timeline = a_timeline(daily_counts(TODAY, counts))
    table.show_days(timeline, TODAY, day(3000, TODAY))
    assert table.rows().rowCount() == 3653
    assert len(table.findChildren(QWidget)) == few
    table.scroll_to_day(TODAY)
    table.grab()


def test_a_long_note_is_shortened_in_the_row_only(diary: OpenDiary, table: DayTable) -> None:
    diary.diary.answer(TODAY, twitch_count=1, note="word " * 3000)
    words = row(table, TODAY)["Note"]
    assert len(words) <= 80
    assert words.endswith("…")


def test_a_dose_of_a_right_to_left_medicine_is_in_its_row(diary: OpenDiary, table: DayTable) -> None:
    diary.medicines.add("באקלופן & Co", since=TODAY, dose=Dose(daily_dose=Decimal(60)))
    diary.diary.answer(TODAY, twitch_count=1)
    assert "באקלופן & Co" in row(table, TODAY)["Doses"]


def test_an_empty_diary_has_no_table(page: HistoryPage, table: DayTable) -> None:
    assert table.rows().rowCount() == 0
    assert not table.isVisible()
