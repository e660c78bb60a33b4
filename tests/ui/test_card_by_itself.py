"""The emergency card opens by itself once for each emergency that the rules find, and never nags."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.health import HealthFactKind
from myotrack.domain.medicines import Medicine
from myotrack.domain.signs import ActionTaken, SignUnit, WarningSign
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary, open_diary
from myotrack.services.preferences import PreferencesFile
from myotrack.ui.emergency_card import EmergencyCard
from myotrack.ui.main_window import MainWindow
from myotrack.ui.pages.medicines import MedicinesPage
from myotrack.ui.widgets.big_button import BigButton
from tests.open_diaries import closed_after_the_test
from tests.ui.red_card import NOW, a_diary, a_window, clock, press, read

TODAY = NOW.date()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return a_window(qtbot, tmp_path)


@pytest.fixture
def diary(tmp_path: Path) -> OpenDiary:
    return a_diary(tmp_path)


@pytest.fixture
def card(window: MainWindow, diary: OpenDiary) -> EmergencyCard:
    """The card of a window that shows the diary: baclofen at 60 mg, weak kidneys."""
    window.set_diary(diary)
    settle()
    return window.emergencies.card


def settle() -> None:
    """Let the windows do what they have to do, until the rules were asked about what was saved."""
    for _turn in range(4):
        QApplication.processEvents()
    windows = [window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow)]
    while any(window.is_asking() for window in windows):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()


def baclofen(diary: OpenDiary) -> Medicine:
    (only,) = diary.medicines.all()
    return only


def fever(diary: OpenDiary, degrees: str = "38.6") -> str:
    report = diary.guidance.make_report(WarningSign.TEMPERATURE, value=Decimal(degrees), unit=SignUnit.CELSIUS)
    diary.guidance.save_sign(report)
    settle()
    return report.id


def miss_a_dose(diary: OpenDiary) -> None:
    diary.medicines.dose_event(baclofen(diary).id, TODAY, DoseEventKind.MISSED)
    settle()


def close(card: EmergencyCard) -> None:
    QTest.keyClick(card, Qt.Key.Key_Escape)
    settle()


def test_a_fever_after_a_missed_dose_opens_it_when_the_second_of_the_two_is_saved(
    card: EmergencyCard, diary: OpenDiary
) -> None:
    fever(diary)
    assert not card.isVisible()
    miss_a_dose(diary)
    assert card.isVisible()
    said = read(card)
    assert "A dose of \u2068Baclofen\u2069 was missed on 14 March." in said
    assert "Fever or low temperature (38.6 °C) was ticked on 14 March at 03:10." in said
    assert "Someone on \u2068Baclofen\u2069, fever or low temperature (38.6 °C)." in said
    assert "It could be an overdose or withdrawal." in said


def test_closing_it_acknowledges_for_good_and_the_line_stays_in_the_banner(
    window: MainWindow, card: EmergencyCard, diary: OpenDiary
) -> None:
    miss_a_dose(diary)
    fever(diary)
    close(card)
    assert not card.isVisible()
    diary.diary.answer(TODAY, twitch_count=3)
    settle()
    window.look_at_the_day()
    settle()
    assert not card.isVisible()
    worst = window.banner.worst()
    assert worst is not None
    assert worst.headline == "Emergency · Get medical help now · New today"
    assert next(alert.rule for alert in diary.guidance.current()) == "R5"


def test_it_does_not_come_back_after_the_next_start(
    qtbot: QtBot, window: MainWindow, card: EmergencyCard, diary: OpenDiary, tmp_path: Path
) -> None:
    miss_a_dose(diary)
    fever(diary)
    close(card)
    diary.close()
    again = MainWindow(PreferencesFile(tmp_path / "preferences.json"), clock)
    qtbot.addWidget(again)
    again.show()
    again.set_diary(closed_after_the_test(open_diary(tmp_path / "d.myotrack", clock)))
    qtbot.wait(120)
    assert not again.emergencies.card.isVisible()
    assert again.banner.isVisible()


def test_what_nobody_closed_it_for_opens_it_at_the_next_start(
    qtbot: QtBot, window: MainWindow, card: EmergencyCard, diary: OpenDiary, tmp_path: Path
) -> None:
    miss_a_dose(diary)
    fever(diary)
    diary.close()  # killed while the card was there
    again = MainWindow(PreferencesFile(tmp_path / "preferences.json"), clock)
    qtbot.addWidget(again)
    again.show()
    again.set_diary(closed_after_the_test(open_diary(tmp_path / "d.myotrack", clock)))
    qtbot.waitUntil(again.emergencies.card.isVisible)


def test_a_new_fact_opens_it_again(card: EmergencyCard, diary: OpenDiary) -> None:
    miss_a_dose(diary)
    fever(diary)
    close(card)
    fever(diary, "39.4")
    assert card.isVisible()


def test_a_pump_alarm_opens_it_and_i_called_is_kept(card: EmergencyCard, diary: OpenDiary) -> None:
    diary.guidance.save_sign(diary.guidance.make_report(WarningSign.PUMP_ALARM))
    settle()
    assert "Pump alarm was ticked on 14 March" in read(card)
    press(card, "I called")
    settle()
    (report,) = diary.guidance.signs()
    assert report.action_taken is ActionTaken.CALLED_EMERGENCY
    assert not card.isVisible()


def test_a_refill_date_that_passes_while_the_window_is_open_opens_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [NOW]

    def turned() -> datetime:
        return now[0]

    shown = MainWindow(PreferencesFile(tmp_path / "preferences.json"), turned)
    qtbot.addWidget(shown)
    shown.show()
    opened = closed_after_the_test(open_diary(tmp_path / "p.myotrack", turned, create=True))
    opened.medicines.set_health(HealthFactKind.PUMP_REFILL_DUE, TODAY.isoformat())
    shown.set_diary(opened)
    qtbot.wait(120)
    assert not shown.emergencies.card.isVisible()
    now[0] = NOW + timedelta(days=1)
    shown.look_at_the_day()
    settle()
    card = shown.emergencies.card
    assert card.isVisible()
    assert "the day to refill the pump has passed" in read(card)
    assert "Ticked by mistake" not in read(card)
    press(card, "I called")
    settle()
    assert [(a.rule, a.action_taken) for a in opened.guidance.answers()] == [("R6", ActionTaken.CALLED_EMERGENCY)]
    assert not card.isVisible()


def test_an_extra_dose_with_faintness_puts_the_poison_line_under_the_number(
    card: EmergencyCard, diary: OpenDiary
) -> None:
    diary.guidance.save_sign(diary.guidance.make_report(WarningSign.FAINT))
    diary.medicines.dose_event(baclofen(diary).id, TODAY, DoseEventKind.EXTRA, amount=Decimal(60))
    settle()
    words = card.words()
    assert words is not None
    assert words.poison == "Poison help (United States): 1-800-222-1222"
    assert read(card).count("1-800-222-1222") == 1


def test_a_red_sign_after_an_extra_dose_has_the_poison_line_at_once(
    card: EmergencyCard, diary: OpenDiary, window: MainWindow
) -> None:
    diary.medicines.dose_event(baclofen(diary).id, TODAY, DoseEventKind.EXTRA, amount=Decimal(60))
    settle()
    window.emergencies.open()
    press(card, "Seizure")
    words = card.words()
    assert words is not None
    assert words.poison
    assert "Seizure" in words.ticked
    press(card, "I called")
    settle()
    assert not card.isVisible()
    assert [r.action_taken for r in diary.guidance.signs()] == [ActionTaken.CALLED_EMERGENCY]


def test_a_ticked_red_sign_opens_it_once_and_not_twice(
    card: EmergencyCard, diary: OpenDiary, window: MainWindow
) -> None:
    window.emergencies.open()
    press(card, "Slow, shallow")
    close(card)
    assert not card.isVisible()


def test_it_comes_after_the_sheet_that_saved_and_takes_no_key_that_was_meant_for_the_page(
    window: MainWindow, card: EmergencyCard, diary: OpenDiary, qtbot: QtBot
) -> None:
    diary.guidance.save_sign(
        diary.guidance.make_report(WarningSign.TEMPERATURE, value=Decimal(39), unit=SignUnit.CELSIUS)
    )
    window.go("medicines")
    page = cast("MedicinesPage", window.page("medicines"))
    button = next(b for b in page.findChildren(BigButton) if b.title == "Missed a dose…")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    sheet = page.sheet()
    assert sheet is not None
    assert sheet.primary_button is not None
    QTest.keyClick(sheet.primary_button, Qt.Key.Key_Space)
    settle()
    assert card.isVisible()
    assert page.sheet() is None
    assert window.focusWidget() is card
    QTest.keyClick(card, Qt.Key.Key_Space)
    settle()
    assert card.isVisible()
    QTest.keyClick(card, Qt.Key.Key_Tab)
    first = window.focusWidget()
    assert isinstance(first, BigButton)
    assert first.title == "I called, help is coming"


def test_undo_of_what_made_it_open_takes_the_line_away_and_redo_does_not_nag(
    window: MainWindow, card: EmergencyCard, diary: OpenDiary
) -> None:
    fever(diary)
    miss_a_dose(diary)
    close(card)
    window.undo()
    settle()
    assert "R5" not in [alert.rule for alert in diary.guidance.current()]
    window.redo()
    settle()
    assert not card.isVisible()
    assert "R5" in [alert.rule for alert in diary.guidance.current()]


def test_an_old_sign_nobody_answered_waits_in_the_banner_and_does_not_open_it(
    window: MainWindow, diary: OpenDiary, qtbot: QtBot
) -> None:
    old = diary.guidance.make_report(WarningSign.SEIZURE, day=TODAY - timedelta(days=40))
    diary.guidance.save_sign(old)
    window.set_diary(diary)
    qtbot.wait(120)
    assert window.banner.isVisible()
    assert not window.emergencies.card.isVisible()


def test_a_stop_alone_is_urgent_and_opens_no_card(card: EmergencyCard, diary: OpenDiary) -> None:
    diary.medicines.change_dose(baclofen(diary).id, TODAY, Dose(daily_dose=Decimal(0)))
    settle()
    assert not card.isVisible()
