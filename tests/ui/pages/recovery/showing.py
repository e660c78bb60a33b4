"""A Recovery page on the screen, and small diaries to show on it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.actions import Action
from myotrack.services.changes import Change
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.pages.recovery import RecoveryPage
from tests.builders import a_dose_change, a_medicine, daily_counts
from tests.ui.pages.hosts import NOW, words_on

TODAY = NOW.date()


def day(number: int) -> date:
    """The day `number` days after today of the tests."""
    return TODAY + timedelta(days=number)


def write(diary: OpenDiary, *facts: object) -> None:
    """Write facts the way an import does, in one change that is published."""
    with diary.recorder.record(Action.IMPORT, Change.EVERYTHING) as writer:
        for fact in facts:
            for one in fact if isinstance(fact, tuple | list) else (fact,):
                writer.put(one)


STOP = (a_medicine(), a_dose_change(day(-40), 60), a_dose_change(day(-10), 0))
COUNTS = daily_counts(day(-20), [30, 28, 40, 35, 33, None, 38, 36, 31, 42, 22, 20, 12, 9, None, 4, 6, 2, 0, 0])


def shown(qtbot: QtBot, host: Host, diary: OpenDiary, saves_to: Path | None = None) -> RecoveryPage:
    """A page on the screen that saves pictures to a file without asking."""
    asked: list[QWidget] = []

    def answer(parent: QWidget) -> Path | None:
        asked.append(parent)
        return saves_to

    page = RecoveryPage(host, answer)
    qtbot.addWidget(page)

    def refresh(_change: Change) -> None:
        page.refresh()
        settled(qtbot, page)

    diary.feed.listen(refresh)
    page.resize(1142, 700)
    page.show()
    page.refresh()
    settled(qtbot, page)
    return page


def settled(qtbot: QtBot, page: RecoveryPage) -> RecoveryPage:
    """The page once everything is worked out."""
    qtbot.waitUntil(lambda: not page.is_working(), timeout=20_000)
    return page


def said(page: RecoveryPage) -> str:
    return words_on(page).replace("\u2068", "").replace("\u2069", "")
