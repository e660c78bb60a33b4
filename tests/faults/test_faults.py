"""The fast part of the faults: a few of each kind, without strace; the rest is `python -m tests.faults`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.damaged import damaged_rows
from tests.faults.killed import kill_rows
from tests.faults.table import Row, plain
from tests.faults.upgraded import upgrade_rows


def check(rows: list[Row]) -> None:
    """Print the rows and fail for a bar that was missed; what can't be done here is skipped with the reason."""
    for row in rows:
        print(plain(row))
    assert [plain(row) for row in rows if row.met is False] == []
    reasons = [f"{row.done}: {row.found}" for row in rows if row.met is None]
    if len(reasons) == len(rows):
        pytest.skip("; ".join(reasons))


def test_nothing_that_was_said_to_be_saved_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    check(kill_rows(tmp_path, quick=True))


def test_no_damaged_file_crashes_the_program_is_written_to_or_lies(tmp_path: Path) -> None:
    check(damaged_rows(tmp_path, quick=True))


def test_an_upgrade_that_is_killed_leaves_the_old_diary_or_the_new_one(tmp_path: Path) -> None:
    check(upgrade_rows(tmp_path, quick=True)[:1])
