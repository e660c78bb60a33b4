"""While SQLite holds a lock on the diary, nothing that this process does with the file takes it away."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from myotrack.domain.errors import DiaryError
from myotrack.exchange.bundle import read_bundle
from myotrack.exchange.facts import UnreadableFileError
from myotrack.exchange.whole_files import write_file
from myotrack.services import backups
from myotrack.services.backup_list import Why, backups_of, list_backups, newest_good_backup, refuse_changed
from myotrack.services.open_diary import open_diary
from myotrack.services.rescue import rescue
from myotrack.services.restore_plan import plan_restore
from myotrack.services.thinning import thin
from myotrack.storage import held_files
from myotrack.storage.check import check_diary
from myotrack.storage.connection import finish_interrupted
from myotrack.storage.header import first_bytes, read_header
from myotrack.storage.held_files import copy_bytes, reading
from myotrack.storage.known_tables import refuse_foreign
from myotrack.storage.snapshot import snapshot
from myotrack.storage.store import create_store, open_store
from tests.builders import a_check_in, day
from tests.storage.files import NOW, a_diary_file, a_stamp

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="on Windows a lock belongs to its handle")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A diary that lies among its backups, as a person may keep it."""
    folder = tmp_path / "backups"
    folder.mkdir()
    path = a_diary_file(folder / "mine.myotrack")
    backups.back_up(path, folder, NOW)
    return path


ANOTHER_PROGRAM = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None) as raw:
    raw.execute("PRAGMA busy_timeout=0")
    try:
        raw.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        print(error.sqlite_errorname)
    else:
        print("it may write")
"""


def as_another_program(path: Path) -> str:
    """What a process of its own is told that wants to write to the file now."""
    done = subprocess.run(
        [sys.executable, "-c", ANOTHER_PROGRAM, str(path)], capture_output=True, text=True, check=True, timeout=30
    )
    return done.stdout.strip()


def look(path: Path) -> None:
    with snapshot(path):
        pass


def look_through_a_link(path: Path) -> None:
    link = path.with_name("link")
    link.symlink_to(path)
    read_header(link)
    link.unlink()
    os.link(path, link)
    read_header(link)


DEEDS: dict[str, Callable[[Path], object]] = {
    "its header": read_header,
    "its first bytes": first_bytes,
    "under another name": look_through_a_link,
    "whether it is foreign": lambda p: refuse_foreign(p, 2),
    "what a crash left": finish_interrupted,
    "a snapshot": look,
    "a check": check_diary,
    "opened once more and closed": lambda p: open_store(p).close(),
    "opened as the window does": lambda p: open_diary(p, lambda: NOW).close(),
    "opened once more and locked": lambda p: _refused(lambda: open_diary(p, lambda: NOW, create=True).close()),
    "a backup": lambda p: backups.back_up(p, p.parent, NOW),
    "the backup of the day": lambda p: backups.back_up_daily(p, p.parent, NOW),
    "a copy": lambda p: backups.back_up_to(p, p.with_name("a copy")),
    "kept as it is": lambda p: backups.keep_as_it_is(p, p.parent, NOW, Why.BY_HAND),
    "its bytes": lambda p: copy_bytes(p, p.with_name("bytes")),
    "the list of backups": lambda p: list_backups(p.parent),
    "its backups": lambda p: backups_of(p, p.parent),
    "its newest good backup": lambda p: newest_good_backup(p, p.parent),
    "whether it is a backup that was changed": refuse_changed,
    "thinning": lambda p: thin(p.parent),
    "what a restore would change": lambda p: plan_restore(list_backups(p.parent)[0].path, p),
    "what a restore of it would change": lambda p: plan_restore(p, list_backups(p.parent)[0].path),
    "rescue": lambda p: rescue(p, p.with_name("rescued.myotrack"), lambda: NOW),
    "taken for an import": lambda p: _refused(lambda: read_bundle([p])),
    "named as the target of an export": lambda p: _refused(lambda: write_file(p, b"{}")),
    "named as that of a new diary": lambda p: _refused(lambda: create_store(p, {})),
}


def _refused(deed: Callable[[], object]) -> None:
    with suppress(DiaryError, UnreadableFileError):
        deed()


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_a_transaction_keeps_its_lock_whatever_is_done_with_the_file(path: Path, deed: str) -> None:
    store = open_store(path)
    with store.write(a_stamp()) as writer:
        writer.put(a_check_in(day(3), 99))
        assert as_another_program(path) == "SQLITE_BUSY"
        DEEDS[deed](path)
        assert as_another_program(path) == "SQLITE_BUSY"
    assert as_another_program(path) == "it may write"
    store.close()
    assert check_diary(path).sound


@posix_only
def test_reading_the_file_in_the_usual_way_would_take_the_lock_away(path: Path) -> None:
    """What the tests above would find: without it they could not fail."""
    store = open_store(path)
    with store.write(a_stamp()) as writer:
        writer.put(a_check_in(day(3), 99))
        path.read_bytes()
        assert as_another_program(path) == "it may write"
    store.close()


@posix_only
def test_what_waited_is_closed_with_the_last_connection(path: Path) -> None:
    def descriptors() -> int:
        return sum(1 for name in Path("/dev/fd").iterdir() if _leads_to(name.name, path))

    one, other = open_store(path), open_store(path)
    before = descriptors()
    for _ in range(3):
        read_header(path)
    assert descriptors() == before + 3
    one.close()
    read_header(path)
    assert descriptors() >= 4
    other.close()
    assert descriptors() == 0
    read_header(path)
    assert descriptors() == 0


def _leads_to(name: str, path: Path) -> bool:
    with suppress(OSError):
        return os.path.samestat(os.fstat(int(name)), path.stat())
    return False


def test_a_connection_that_cannot_be_made_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "folder"
    path.mkdir()
    for _ in range(2):
        with pytest.raises(sqlite3.OperationalError), closing(held_files.connect_to(path, "rw")) as raw:
            raw.execute("SELECT count(*) FROM sqlite_schema")
    with pytest.raises(sqlite3.OperationalError):
        held_files.connect_to(tmp_path / "nothing", "ro").execute("SELECT 1")
    (tmp_path / "file").write_bytes(b"hello")
    with reading(tmp_path / "file") as file:
        assert file.read() == b"hello"
    with pytest.raises(ValueError, match="closed"):
        file.read()
