"""The fast part of the faults: a few of each kind, without strace; the rest is `python -m tests.faults`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.faults.bad_sector import bad_sector_rows
from tests.faults.broken_disk import commit_row
from tests.faults.clocks import clock_rows
from tests.faults.damaged import damaged_rows
from tests.faults.full_disk import full_disk_rows
from tests.faults.killed import kill_rows
from tests.faults.machine import machine_rows
from tests.faults.privacy import privacy_rows
from tests.faults.read_only import read_only_rows
from tests.faults.table import Row, plain
from tests.faults.tricks import trick_rows
from tests.faults.two_faults import two_faults_rows
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


def test_on_a_full_disk_nothing_is_half_written_and_with_room_everything_works(tmp_path: Path) -> None:
    check(full_disk_rows(tmp_path, quick=True))


@pytest.mark.skipif(shutil.which("strace") is None, reason="a failing sync needs strace, from the system's packages")
def test_what_is_on_disk_although_its_commit_failed_is_not_there_twice_when_it_is_tried_again(tmp_path: Path) -> None:
    check([commit_row(tmp_path)])


def test_clocks_that_jump_double_no_day_and_lose_none(tmp_path: Path) -> None:
    check(clock_rows(tmp_path, quick=True))


def test_anything_done_in_any_order_leaves_what_plain_dictionaries_hold(tmp_path: Path) -> None:
    check(machine_rows(tmp_path, quick=True))


def test_a_session_through_every_page_leaks_no_word_and_no_file(tmp_path: Path) -> None:
    check(privacy_rows(tmp_path / "session", quick=True))


def test_files_made_to_hurt_are_refused_at_once(tmp_path: Path) -> None:
    check(trick_rows(tmp_path, quick=True))


def test_a_page_that_cannot_be_read_is_said_in_one_sentence_and_what_lies_around_it_is_rescued(tmp_path: Path) -> None:
    check(bad_sector_rows(tmp_path, quick=True))


def test_a_full_disk_makes_nothing_worse_of_a_damaged_diary_or_an_upgrade_that_is_killed(tmp_path: Path) -> None:
    check(two_faults_rows(tmp_path, quick=True))


def test_a_diary_that_may_not_be_written_to_opens_reads_and_stays_as_it_is(tmp_path: Path) -> None:
    check(read_only_rows(tmp_path, quick=True))
