from __future__ import annotations

import os
import random
import select
import shutil
import signal
import sys
from pathlib import Path

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.services.backup_list import Why, list_backups
from myotrack.storage.check import check_diary
from myotrack.storage.inventory import Inventory, inventory
from myotrack.storage.snapshot import snapshot
from myotrack.storage.store import create_store, open_store
from myotrack.storage.tables import SCHEMA_VERSION
from tests.builders import day
from tests.storage.files import a_diary_of_version
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


def test_an_upgrade_that_is_killed_at_any_statement_leaves_one_version_whole_and_can_be_done_again(
    tmp_path: Path,
) -> None:
    old = a_diary_of_version(tmp_path / "old.myotrack", 1)
    path, backups = tmp_path / "a.myotrack", tmp_path / "backups"
    held = everything(old)
    killed_at = 0
    with a_nursery() as nursery:
        for statement in range(1, 500):
            path.write_bytes(old.read_bytes())
            shutil.rmtree(backups, ignore_errors=True)
            nursery.start("upgrade", str(path), str(statement))
            if nursery.line() != "killed":
                break
            killed_at = statement
            (copy,) = list_backups(backups)
            assert (copy.why, copy.schema, copy.sound) == (Why.BEFORE_UPGRADE, 1, True)
            assert everything(copy.path) == held
            if has_been_committed(path):
                assert check_diary(path).sound
            else:
                assert everything(path) == held
            if statement % 8 == 0:
                open_store(path).close()
                assert has_been_committed(path)
                assert check_diary(path).sound
    assert killed_at > 40, "there were that many places to be killed in"
    assert has_been_committed(path)
    assert check_diary(path).sound


def everything(path: Path) -> Inventory:
    """What a file holds, after what a crash left half-written was taken back."""
    with snapshot(path) as connection:
        return inventory(connection)


def has_been_committed(path: Path) -> bool:
    return everything(path).version == SCHEMA_VERSION
