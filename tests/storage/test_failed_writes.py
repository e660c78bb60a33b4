from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.domain.doses import DoseChange
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.domain.medicines import Medicine
from myotrack.domain.provenance import Author
from myotrack.domain.text_limits import NOTE_LIMIT
from myotrack.storage.backup import copy_diary
from myotrack.storage.check import check_diary
from myotrack.storage.connection import translated
from myotrack.storage.store import Store, create_store, open_store
from tests.builders import DAY, a_check_in, a_dose_change, a_medicine, day
from tests.storage.files import a_diary_file, a_stamp, ask_sql, put

TABLES = ("check_in", "medicine", "dose_change", "change", "history")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(tmp_path / "a.myotrack", {})
    put(made, a_check_in(count=1))
    yield made
    made.close()


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    assert store.path is not None
    return {table: ask_sql(store.path, f"SELECT * FROM {table}") for table in TABLES}


def test_a_dose_of_a_medicine_that_is_not_there_writes_nothing_of_its_change(store: Store) -> None:
    before = everything(store)
    with pytest.raises(DiaryError):
        put(store, a_check_in(day(1), 2), a_dose_change(medicine="nobody's"))
    assert everything(store) == before
    put(store, a_check_in(day(1), 2))


def test_a_medicine_that_has_doses_cannot_be_taken_from_under_them(store: Store) -> None:
    put(store, a_medicine(), a_dose_change())
    before = everything(store)
    with pytest.raises(DiaryError), store.write(a_stamp()) as writer:
        writer.remove(Medicine, a_medicine().id)
    assert everything(store) == before


def test_one_person_has_one_check_in_a_day_and_two_people_have_two(store: Store) -> None:
    before = everything(store)
    with pytest.raises(DiaryError):
        put(store, a_check_in(count=9, id="a second one"))
    assert everything(store) == before
    put(store, a_check_in(count=9, by=Author.CAREGIVER))
    with store.read() as reader:
        assert {c.provenance.entered_by for c in reader.on(CheckIn, DAY)} == set(Author)


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit, DiaryError])
def test_an_exception_in_the_middle_of_a_write_leaves_nothing(store: Store, error: type[BaseException]) -> None:
    before = everything(store)
    thrown = DiaryError(DiaryProblem.LOCKED, "") if error is DiaryError else error()

    def write_and_fail() -> None:
        with store.write(a_stamp()) as writer:
            writer.put(a_medicine())
            writer.put(a_dose_change())
            writer.remove(CheckIn, a_check_in().id)
            raise thrown

    with pytest.raises(error):
        write_and_fail()
    assert everything(store) == before
    put(store, a_medicine())
    with store.read() as reader:
        assert len(reader.all(Medicine)) == 1


def test_a_writer_sees_what_it_wrote_and_others_do_not_before_the_end(store: Store) -> None:
    assert store.path is not None
    other = open_store(store.path)
    with store.write(a_stamp()) as writer:
        writer.put(a_medicine())
        writer.put(a_dose_change())
        assert len(writer.all(DoseChange)) == 1
        with other.read() as reader:
            assert reader.all(DoseChange) == ()
    with other.read() as reader:
        assert len(reader.all(DoseChange)) == 1
    other.close()


def test_a_writer_has_its_place_from_its_first_moment(store: Store) -> None:
    assert store.path is not None
    with store.write(a_stamp()), closing(sqlite3.connect(store.path, timeout=0, isolation_level=None)) as other:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        assert other.execute("SELECT count(*) FROM check_in").fetchone() == (1,)


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, DiaryProblem.DISK_FULL),
        (errno.EDQUOT, DiaryProblem.DISK_FULL),
        (errno.EACCES, DiaryProblem.READ_ONLY),
        (errno.EROFS, DiaryProblem.READ_ONLY),
        (errno.EIO, DiaryProblem.UNREACHABLE),
    ],
)
def test_what_the_system_says_of_a_file_becomes_a_problem_of_the_diary(
    tmp_path: Path, number: int, problem: DiaryProblem
) -> None:
    with pytest.raises(DiaryError) as refused, translated(tmp_path / "a.myotrack"):
        raise OSError(number, "as the system puts it")
    assert (refused.value.problem, refused.value.path) == (problem, str(tmp_path / "a.myotrack"))


def test_a_reader_sees_one_state_of_the_diary_however_long_it_reads(store: Store) -> None:
    assert store.path is not None
    with store.read() as reader:
        assert reader.all(Medicine) == ()
        with closing(sqlite3.connect(store.path, timeout=0, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            other.execute("UPDATE check_in SET note = 'x'")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("COMMIT")
        assert [c.note for c in reader.all(CheckIn)] == [""]


def test_a_diary_that_another_program_holds_is_locked_and_nothing_is_written(store: Store, tmp_path: Path) -> None:
    assert store.path is not None
    before = everything(store)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other, ThreadPoolExecutor() as both:
        other.execute("BEGIN EXCLUSIVE")
        # Each waits five seconds for the other program; together they do.
        waiting: list[Future[Any]] = [
            both.submit(put, store, a_check_in(day(1), 2)),
            both.submit(copy_diary, store.path, tmp_path / "copy.myotrack"),
        ]
        for refused in [future.exception() for future in waiting]:
            assert isinstance(refused, DiaryError)
            assert (refused.problem, refused.path) == (DiaryProblem.LOCKED, str(store.path))
        other.execute("ROLLBACK")
    assert not (tmp_path / "copy.myotrack").exists()
    assert everything(store) == before
    put(store, a_check_in(day(1), 2))


def test_a_diary_that_becomes_unreadable_while_it_is_open_is_an_error_and_not_a_crash(tmp_path: Path) -> None:
    path = a_diary_file(tmp_path / "a.myotrack", days=300)
    store = open_store(path)
    with path.open("rb+") as file:
        file.seek(24)
        file.write(bytes(4))  # the count of changes: what SQLite holds in memory is read anew
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))
    with pytest.raises(DiaryError) as refused, store.read() as reader:
        reader.all(CheckIn)
    assert refused.value.problem is DiaryProblem.DAMAGED
    store.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


needs_mount = pytest.mark.skipif(
    sys.platform != "linux" or os.getuid() != 0 or shutil.which("mount") is None, reason="only root can mount a disk"
)


@needs_mount
def test_on_a_full_disk_nothing_is_half_written_and_the_diary_still_reads_and_goes_on(small_disk: Path) -> None:
    path = small_disk / "a.myotrack"
    store = create_store(path, {})
    saved = 0
    problem: DiaryProblem | None = None
    while problem is None:
        try:
            put(store, a_check_in(day(saved), saved, note="n" * NOTE_LIMIT))
            saved += 1
        except DiaryError as error:
            problem = error.problem
    assert problem is DiaryProblem.DISK_FULL
    assert saved > 3
    for _ in range(2):
        with store.read() as reader:
            assert [c.twitch_count for c in reader.all(CheckIn)] == list(range(saved))
        with pytest.raises(DiaryError):
            put(store, a_check_in(day(saved), saved, note="n" * NOTE_LIMIT))
    store.close()
    assert check_diary(path).sound

    store = open_store(path)
    fill_up(small_disk / "filler")
    with pytest.raises(DiaryError) as refused:
        copy_diary(path, small_disk / "copy.myotrack")
    assert refused.value.problem is DiaryProblem.DISK_FULL
    assert refused.value.path == str(small_disk / "copy.myotrack"), "that is the disk to make room on"
    with pytest.raises(DiaryError) as refused:
        create_store(small_disk / "other.myotrack", {})
    assert refused.value.problem is DiaryProblem.DISK_FULL
    store.close()
    assert {p.name for p in small_disk.iterdir()} <= {"a.myotrack", "a.myotrack-journal", "filler"}

    (small_disk / "filler").unlink()
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    store = open_store(path)
    put(store, a_check_in(day(saved), saved, note="n" * NOTE_LIMIT))
    with store.read() as reader:
        assert len(reader.all(CheckIn)) == saved + 1
    store.close()


def fill_up(path: Path) -> None:
    """Take what is left of the disk."""
    with suppress(OSError), path.open("wb", buffering=0) as filler:
        while True:
            filler.write(b"x" * 4096)
