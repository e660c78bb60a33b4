"""`myotrack restore` beside a window, and beside another program that writes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.services.backup_list import Why
from myotrack.services.backups import back_up, folder_beside
from myotrack.storage.store import open_store
from myotrack.ui.diary_lock import DiaryLock
from tests.cli.running import files_in, one_sentence, run
from tests.storage.files import NOW, a_diary_file

IN_A_WINDOW = "This diary is open in a window of MyoTrack. Close it there first."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_diary_file(tmp_path / "mine.myotrack")


@pytest.fixture
def backup(path: Path) -> Path:
    return back_up(path, folder_beside(path), NOW, Why.BY_HAND)


@pytest.fixture
def window(path: Path) -> Iterator[DiaryLock]:
    """A window that has the diary open."""
    lock = DiaryLock(path)
    yield lock
    lock.release()


def test_a_diary_that_a_window_has_open_is_not_restored(
    path: Path, backup: Path, tmp_path: Path, window: DiaryLock
) -> None:
    before = files_in(tmp_path)
    ran = run("restore", backup, "-o", path)
    assert (ran.status, ran.said, one_sentence(ran)) == (1, "", IN_A_WINDOW)
    assert {name: content for name, content in files_in(tmp_path).items() if name in before} == before
    assert run("restore", backup, "-o", path, "--dry-run").status == 0

    window.release()
    assert run("restore", backup, "-o", path).status == 0


@pytest.mark.usefixtures("window")
def test_other_commands_go_on_beside_a_window(path: Path, tmp_path: Path) -> None:
    table = tmp_path / "rows.csv"
    table.write_text("date,twitch_count\n2024-01-01,3\n", encoding="utf-8")
    for command in (("import", path, table), ("backup", path), ("check", path), ("summary", path)):
        assert run(*command).status == 0, command


_WRITER = """
import sys
from datetime import date, timedelta
from pathlib import Path
from myotrack.domain.errors import DiaryError
from myotrack.services.clock import system_clock
from myotrack.services.open_diary import open_diary
diary = open_diary(Path(sys.argv[1]), system_clock)
diary.store.wait_at_most(20000)
try:
    for number in range(3000):
        diary.diary.answer(date(2020, 1, 1) + timedelta(days=number % 1000), note=f"n{number}")
        print(number, flush=True)
except DiaryError as problem:
    print(problem.problem.value, flush=True)
"""


def notes_in(*paths: Path) -> set[str]:
    found: set[str] = set()
    for path in paths:
        store = open_store(path)
        with store.read() as reader:
            found |= {check_in.note for check_in in reader.all(CheckIn)}
        store.close()
    return found


def test_what_another_program_was_told_to_be_saved_is_in_the_diary_or_in_the_copy_of_it(
    path: Path, backup: Path
) -> None:
    writer = [sys.executable, "-c", _WRITER, str(path)]
    with subprocess.Popen(writer, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "0\n"
        restored = run("restore", backup, "-o", path)
        told = program.stdout.read().split()
    assert restored.status == 0, restored.complained
    assert told[-1] == "moved"
    copies = [copy for copy in folder_beside(path).glob("*.myotrack") if copy != backup]
    kept = notes_in(path, *copies)
    acknowledged = [int(number) for number in told[:-1]]
    assert acknowledged
    assert [number for number in acknowledged[-900:] if f"n{number}" not in kept] == []
