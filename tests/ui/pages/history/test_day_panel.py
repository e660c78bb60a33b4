"""One day with everything in it: both people apart, doses, counts, signs; and the ways to put each part right."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.domain.checkins import DayState, Region
from myotrack.domain.doses import DecidedBy, DoseEventKind
from myotrack.domain.medicines import Role
from myotrack.domain.provenance import Author
from myotrack.domain.scales import FrequencyBand, Interference, Severity
from myotrack.domain.signs import WarningSign
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.dialogs.dose_change_sheet import DoseChangeSheet
from myotrack.ui.dialogs.dose_event_sheet import DoseEventSheet
from myotrack.ui.pages.history import HistoryPage
from tests.ui.pages.history.conftest import TODAY, read
from tests.ui.pages.hosts import Heard, button_named, labels_that_guess_html, unnamed_controls

DAY = date(2026, 3, 10)


def shown(page: HistoryPage, day: date = DAY) -> str:
    """Everything that can be read on the panel of a day."""
    page.show_day(day)
    return read(page.panel)


def test_a_day_that_nobody_logged_says_that_it_is_a_gap(diary: OpenDiary, page: HistoryPage) -> None:
    diary.diary.answer(TODAY, twitch_count=3)
    words = shown(page)
    assert "Tue 10 March 2026" in words
    assert "it is a gap, not a zero" in words
    assert "Write down this day" in words
    assert "Clear this day" not in words


def test_every_answer_is_there_in_words(diary: OpenDiary, page: HistoryPage) -> None:
    diary.diary.answer(
        DAY,
        twitch_count=12,
        severity=Severity.MOVES_THE_LIMB,
        interference=Interference.SLOWER,
        bother=4,
        condition=0,
        regions=frozenset({Region.RIGHT_ARM}),
        falls=1,
        doses_as_planned=False,
        note="dropped a cup",
    )
    words = shown(page)
    for line in (
        "12 twitches",
        "3 · Moves the limb or body",
        "2 · Slower",
        "4 of 10",
        "0 of 10",
        "Right arm",
        "1",
        "No",
    ):
        assert line in words
    assert "dropped a cup" in words
    assert "Patient · entered later, 14 March at 20:14" in words


def test_the_answers_of_both_people_stand_apart(diary: OpenDiary, page: HistoryPage) -> None:
    diary.diary.answer(DAY, twitch_count=12)
    diary.recorder.author = Author.CAREGIVER
    diary.diary.answer(DAY, frequency_band=FrequencyBand.OFTEN)
    words = shown(page)
    assert (
        words.index("Patient · ") < words.index("\n12\n") < words.index("Caregiver · ") < words.index("several an hour")
    )
    assert "a series of its own" in words


def test_doses_counts_and_signs_of_the_day_are_there(diary: OpenDiary, page: HistoryPage) -> None:
    baclofen = diary.medicines.add("baclofen", since=date(2026, 1, 1), dose=Dose(daily_dose=Decimal(60)))
    diary.medicines.change_dose(baclofen.id, DAY, Dose(daily_dose=Decimal(40)), decided_by=DecidedBy.PRESCRIBER)
    diary.medicines.dose_event(baclofen.id, DAY, DoseEventKind.MISSED, at=time(8, 0), amount=Decimal(20))
    diary.guidance.save_sign(diary.guidance.make_report(WarningSign.HALLUCINATIONS, day=DAY))
    session = diary.counting.start(None, 60)
    diary.counting.finish(session.id, 9, 60, ())
    words = shown(page)
    assert "\u2068baclofen\u2069 40 mg a day" in words
    assert "\u2068baclofen\u2069: 60 mg a day → 40 mg a day" in words
    assert "Missed: 20 mg of \u2068baclofen\u2069 at 08:00" in words
    assert "Hallucinations" in words
    assert "Partly logged" in words
    assert "9 in 1:00 min, at 20:14" in shown(page, TODAY)


def test_edit_opens_the_day_on_the_page_of_answers(diary: OpenDiary, page: HistoryPage, heard: Heard) -> None:
    diary.diary.answer(DAY, twitch_count=12)
    page.show_day(DAY)
    QTest.mouseClick(page.panel.edit_button, Qt.MouseButton.LeftButton)
    assert heard.gone == [("today", DAY)]


def test_a_dose_change_and_a_missed_dose_are_corrected_from_the_day(diary: OpenDiary, page: HistoryPage) -> None:
    dose = Dose(daily_dose=Decimal(60), role=Role.SUSPECTED)
    baclofen = diary.medicines.add("baclofen", since=DAY, dose=dose)
    shown(page)
    QTest.mouseClick(button_named(page.panel, "Correct… Dose change"), Qt.MouseButton.LeftButton)
    sheet = page.sheet()
    assert isinstance(sheet, DoseChangeSheet)
    sheet.reject()
    assert page.sheet() is None
    diary.medicines.dose_event(baclofen.id, date(2026, 3, 11), DoseEventKind.EXTRA)
    shown(page, date(2026, 3, 11))
    QTest.mouseClick(button_named(page.panel, "Correct…"), Qt.MouseButton.LeftButton)
    assert isinstance(page.sheet(), DoseEventSheet)


def test_signs_and_counts_lead_to_their_pages(diary: OpenDiary, page: HistoryPage, heard: Heard) -> None:
    diary.guidance.save_sign(diary.guidance.make_report(WarningSign.HALLUCINATIONS))
    diary.counting.finish(diary.counting.start(None, 60).id, 9, 60, ())
    shown(page, TODAY)
    QTest.mouseClick(button_named(page.panel, "Open Warning signs"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button_named(page.panel, "Open Count Counted"), Qt.MouseButton.LeftButton)
    assert heard.gone == [("warning_signs", TODAY), ("count", TODAY)]


def test_clearing_asks_by_holding_and_leaves_the_day_not_logged(
    qtbot: QtBot, diary: OpenDiary, page: HistoryPage, heard: Heard
) -> None:
    diary.diary.answer(DAY, twitch_count=0)
    page.show_day(DAY)
    button = page.panel.clear_button
    button.set_hold_ms(60)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert diary.diary.day(DAY).state is DayState.ZERO
    with qtbot.waitSignal(page.panel.clear_confirmed):
        QTest.mousePress(button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert diary.diary.day(DAY).state is DayState.NOT_LOGGED
    assert "it is a gap, not a zero" in read(page.panel)
    assert heard.saved == ["Cleared: Tue 10 March"]


def test_clear_stands_far_from_edit(diary: OpenDiary, page: HistoryPage) -> None:
    diary.diary.answer(DAY, twitch_count=0)
    page.show_day(DAY)
    gap = page.panel.clear_button.geometry().left() - page.panel.edit_button.geometry().right()
    assert gap >= 48


@pytest.mark.parametrize("note", ["<b>bold</b> & <img src='x'>", "שלום 👋 a & b", "line one\nline two"])
def test_a_note_is_shown_letter_by_letter(diary: OpenDiary, page: HistoryPage, note: str) -> None:
    diary.diary.answer(DAY, twitch_count=1, note=note)
    assert note in shown(page)
    assert labels_that_guess_html(page) == []


def test_every_control_has_a_name(diary: OpenDiary, page: HistoryPage) -> None:
    diary.medicines.add("baclofen", since=DAY, dose=Dose(daily_dose=Decimal(60)))
    diary.diary.answer(DAY, twitch_count=1)
    page.show_day(DAY)
    page.panel.edits.button.click()
    read(page)
    assert unnamed_controls(page) == []


def test_tab_goes_through_the_day_from_top_to_bottom(diary: OpenDiary, page: HistoryPage) -> None:
    diary.medicines.add("baclofen", since=DAY, dose=Dose(daily_dose=Decimal(60)))
    diary.diary.answer(DAY, twitch_count=1)
    diary.diary.answer(DAY, twitch_count=2)
    page.panel.edits.set_open(True)
    shown(page)
    page.activateWindow()
    read(page)
    button_named(page.panel, "Correct… Dose change").setFocus()
    met: list[str] = []
    for _step in range(4):
        QTest.keyClick(page, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        met.append(focus.accessibleName().partition(":")[0])
    assert met == ["Edit the answers", "Clear this day", "Changes to this day, open", "Bring back what was before"]


def test_a_day_of_which_something_waits_says_so_until_it_is_saved(diary: OpenDiary, page: HistoryPage) -> None:
    diary.diary.answer(DAY, twitch_count=12)
    assert "Not all of this day is saved yet." not in shown(page)
    diary.store.read_only = True
    diary.recorder.waiting.keep("severity", partial(diary.diary.answer, DAY, severity=Severity.MOVES_THE_LIMB))
    assert "Not all of this day is saved yet." in shown(page)
    diary.store.read_only = False
    diary.recorder.waiting.save()
    assert "Not all of this day is saved yet." not in shown(page)
