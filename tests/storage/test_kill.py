from __future__ import annotations

import os
import random
import select
import signal
import sys
from pathlib import Path

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.storage.check import check_diary
from myotrack.storage.store import create_store, open_store
from myotrack.storage.tables import SCHEMA_VERSION
from tests.builders import day
from tests.storage.files import ask_sql, run_sql
from tests.storage.nursery import Nursery, a_nursery

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor kill -9")

KILLS = 30


def kill_after(nursery: Nursery, path: Path, answers: int, milliseconds: float) -> int:
    """Let a writer save some answers, kill it that much later, and return the number of the last one it said."""
    pid = nursery.start("write", str(path))
    said = [nursery.line() for _ in range(answers)]
    select.select([], [], [], milliseconds / 1000)
    os.kill(pid, signal.SIGKILL)
    while (line := nursery.line()) != "killed":
        said.append(line)
    return int(said[-1].removeprefix("saved "))


def test_no_answer_that_was_said_to_be_saved_is_lost_when_the_writer_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "a.myotrack"
    create_store(path, {}).close()
    chance = random.Random(30)
    left_in_the_middle = 0
    with a_nursery() as nursery:
        for _ in range(KILLS):
            last = kill_after(nursery, path, chance.randint(1, 4), chance.uniform(0, 9))
            journal = path.with_name(f"{path.name}-journal")
            left_in_the_middle += journal.exists() and journal.stat().st_size > 0

            store = open_store(path)
            with store.read() as reader:
                found = {c.day: (c.twitch_count, c.note) for c in reader.all(CheckIn)}
            store.close()
            assert len(found) in (last + 1, last + 2), "at most the one that was being saved is there unsaid"
            assert found == {day(-n): (n, f"{n} " * 800) for n in range(len(found))}
    assert check_diary(path).sound
    assert left_in_the_middle > 0, "some kills came while the file was being written"


def a_version_0_file(path: Path) -> Path:
    """What an older program might have left: the right kind of file, an older version, something in it."""
    run_sql(
        path,
        "PRAGMA application_id=0x4D796F54",
        "CREATE TABLE old (x)",
        "INSERT INTO old VALUES (randomblob(9000)), ('kept')",
    )
    return path


def test_an_upgrade_that_is_killed_anywhere_leaves_the_old_version_whole_and_can_be_done_again(tmp_path: Path) -> None:
    old = a_version_0_file(tmp_path / "old.myotrack").read_bytes()
    path, copy = tmp_path / "a.myotrack", tmp_path / "a-before-version-2.myotrack"
    killed_at = 0
    with a_nursery() as nursery:
        for statement in range(1, 200, 2):
            path.write_bytes(old)
            nursery.start("upgrade", str(path), str(statement))
            if nursery.line() != "killed":
                break
            killed_at = statement
            if not ask_sql(path, "SELECT name FROM sqlite_schema WHERE name = 'change'"):
                assert ask_sql(path, "PRAGMA user_version") == [(0,)]
                assert ask_sql(path, "SELECT name FROM sqlite_schema") == [("old",)]
                assert ask_sql(path, "SELECT count(*), max(x = 'kept') FROM old") == [(2, 1)]
                assert ask_sql(path, "PRAGMA integrity_check") == [("ok",)]
                assert ask_sql(copy, "SELECT count(*), max(x = 'kept') FROM old") == [(2, 1)]
            if statement % 6 == 0:
                open_store(path).close()
                assert ask_sql(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
                assert check_diary(path).sound
    assert killed_at > 25, "there were that many places to be killed in"
    assert ask_sql(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
