"""A window and a diary for tests about emergency signs, and a person who reads the card and presses its buttons."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from myotrack.domain.health import HealthFactKind
from myotrack.domain.medicines import BACLOFEN, Role
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary, open_diary
from myotrack.services.preferences import PreferencesFile
from myotrack.ui.emergency_card import EmergencyCard
from myotrack.ui.main_window import MainWindow
from myotrack.ui.widgets.big_button import BigButton
from tests.open_diaries import closed_after_the_test

NOW = datetime(2026, 3, 14, 3, 10, tzinfo=timezone(timedelta(hours=1)))


def clock() -> datetime:
    return NOW


def a_window(qtbot: QtBot, folder: Path) -> MainWindow:
    """Return a window without a diary, in the United States; its settings lie in `folder`."""
    preferences = PreferencesFile(folder / "preferences.json")
    preferences.change(country="US")
    shown = MainWindow(preferences, clock)
    shown.prepare_emergencies()
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def a_diary(folder: Path) -> OpenDiary:
    """Return a diary on disk with baclofen at 60 mg and reduced kidneys."""
    opened = closed_after_the_test(open_diary(folder / "d.myotrack", clock, create=True))
    dose = Dose(daily_dose=Decimal(60), role=Role.SUSPECTED)
    opened.medicines.add("Baclofen", catalogue_key=BACLOFEN, since=NOW.date() - timedelta(days=30), dose=dose)
    opened.medicines.set_health(HealthFactKind.KIDNEY, "reduced")
    return opened


def read(card: EmergencyCard) -> str:
    """Return everything a person can read on the card."""
    labels = [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)]
    buttons = [f"{b.title} {b.hint}" for b in card.findChildren(BigButton) if b.isVisibleTo(card)]
    return "\n".join(labels + buttons)


def press(card: EmergencyCard, title: str) -> None:
    button = next(b for b in card.findChildren(BigButton) if b.isVisibleTo(card) and b.title.startswith(title))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
