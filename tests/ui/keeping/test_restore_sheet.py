"""What putting a backup back would change, in sentences, and that only a hold does it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.errors import DiaryProblem
from myotrack.services.restore_plan import RestorePlan
from myotrack.storage.compare import Difference
from myotrack.storage.inventory import Inventory
from myotrack.ui.keeping.restore_sheet import RestoreSheet, plan_lines
from myotrack.ui.render_keeping import a_backup

DAY = date(2026, 3, 1)
HELD = Inventory(2, "a", {"check_in": 9}, 9, "2026-03-01", "2026-03-09", "")


def _plan(change: Difference, *, now: Inventory | None = HELD, unreadable: DiaryProblem | None = None) -> RestorePlan:
    return RestorePlan(Path("b"), Path("d"), HELD, now, unreadable, change)


def _days(*numbers: int) -> tuple[date, ...]:
    return tuple(DAY + timedelta(days=number) for number in numbers)


def test_days_that_would_be_lost_changed_and_come_back_are_named() -> None:
    change = Difference(_days(0), _days(1, 2, 3), _days(10), facts_added=1, facts_removed=3, facts_changed=1)
    assert plan_lines(_plan(change)) == [
        "These days would be lost: 2–4 March 2026",
        "These days would be as they were then: 11 March 2026",
        "These days would come back: 1 March 2026",
        "5 entries are different in all.",
    ]


def test_many_days_are_counted_after_the_first_three_stretches() -> None:
    change = Difference(days_removed=_days(0, 2, 4, 6, 7, 8), facts_removed=6)
    assert plan_lines(_plan(change))[0] == (
        "These days would be lost: 1 March 2026, 3 March 2026, 5 March 2026 and 3 more days"
    )


def test_a_backup_that_says_the_same_changes_nothing() -> None:
    assert plan_lines(_plan(Difference())) == ["Nothing: the diary and this backup say the same."]


def test_a_damaged_or_missing_diary_cannot_be_compared() -> None:
    damaged = _plan(Difference(), now=None, unreadable=DiaryProblem.DAMAGED)
    assert plan_lines(damaged) == ["The diary is damaged, so the two can't be compared.", "The backup holds 9 days."]
    missing = _plan(Difference(), now=None)
    assert plan_lines(missing) == ["There is no diary in its place now.", "The backup holds 9 days."]


@pytest.mark.parametrize("held_ms", [300, 900])
def test_only_a_hold_of_the_whole_length_confirms(qtbot: QtBot, held_ms: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    sheet = RestoreSheet(a_backup(), _plan(Difference(days_removed=_days(0), facts_removed=1)), 600, parent=window)
    sheet.show()
    confirmed: list[bool] = []
    sheet.confirmed.connect(lambda: confirmed.append(True))
    button = sheet.destructive_button
    assert button is not None
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.wait(held_ms)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    qtbot.wait(300)
    assert bool(confirmed) == (held_ms > 600)
    assert sheet.isVisible() == (held_ms < 600)
    sheet.close()
