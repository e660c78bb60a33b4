"""The Medicines page of a diary in memory, refreshed after every change as the window does it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.medicines import BACLOFEN, Medicine, Role
from myotrack.services.changes import Change
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.pages.medicines import MedicinesPage
from tests.ui.pages.hosts import words_on

TODAY = date(2026, 3, 14)
"""A Saturday: the day on which the clock of these tests stands still."""


def read(widget: QWidget) -> str:
    """Everything that a person can read on a widget once it has settled, without the marks around names."""
    QApplication.processEvents()
    return words_on(widget).replace("\u2068", "").replace("\u2069", "")


class RefreshedPage(MedicinesPage):
    """Refreshes itself when something is written."""

    def heard(self, _change: Change) -> None:
        """Something was written."""
        self.refresh()


@pytest.fixture
def baclofen(diary: OpenDiary) -> Medicine:
    """Baclofen, 60 mg a day since January, suspected of the twitches."""
    dose = Dose(daily_dose=Decimal(60), role=Role.SUSPECTED)
    return diary.medicines.add("baclofen", catalogue_key=BACLOFEN, since=date(2026, 1, 1), dose=dose)


@pytest.fixture
def page(qtbot: QtBot, diary: OpenDiary, host: Host) -> MedicinesPage:
    """The page in a window of 1366 × 768 without its sidebar."""
    shown = RefreshedPage(host)
    qtbot.addWidget(shown)
    shown.resize(1158, 768)
    diary.feed.listen(shown.heard)
    shown.refresh()
    shown.show()
    qtbot.waitExposed(shown)
    return shown
