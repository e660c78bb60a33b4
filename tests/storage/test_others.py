"""Another program's writes are told from those that were made here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.store import Store, open_store
from tests.builders import a_check_in, day
from tests.faults.full_disk import Disk
from tests.faults.places import small_disk
from tests.storage.files import a_diary_file, put


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_diary_file(tmp_path / "a.myotrack")


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_store(path)
    noticed(opened)
    yield opened
    opened.close()


@pytest.fixture
def other(path: Path) -> Iterator[Store]:
    opened = open_store(path)
    yield opened
    opened.close()


def noticed(store: Store) -> tuple[bool, bool]:
    with store.read() as reader:
        reader.notice(store.others)
    return store.others.take()


def test_the_first_look_and_what_is_written_here_are_nothing_new(store: Store) -> None:
    assert noticed(store) == (False, False)
    put(store, a_check_in(day(100), 1))
    assert noticed(store) == (False, False)


def test_what_another_program_writes_is_noticed_once(store: Store, other: Store) -> None:
    put(other, a_check_in(day(100), 1))
    assert noticed(store) == (True, True)
    assert noticed(store) == (False, False)


def test_it_is_noticed_also_where_something_was_written_here_after_it(store: Store, other: Store) -> None:
    put(other, a_check_in(day(100), 1))
    put(store, a_check_in(day(101), 1))
    assert noticed(store) == (True, True)


def test_two_programs_that_write_in_turn_notice_each_other(store: Store, other: Store) -> None:
    noticed(other)
    for number in range(3):
        put(store, a_check_in(day(100 + number), 1))
        assert noticed(other) == (True, True)
        put(other, a_check_in(day(200 + number), 1))
        assert noticed(store) == (True, True)


def test_a_write_of_its_own_that_failed_is_no_other_program(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", 2048) as folder:
        if folder is None:
            pytest.skip("this machine lets nobody mount a small disk")
        store = open_store(a_diary_file(folder / "a.myotrack"))
        noticed(store)
        disk = Disk(folder)
        disk.fill(0)
        with pytest.raises(DiaryError) as full:
            put(store, *(a_check_in(day(100 + n), n, note="x" * 1000) for n in range(50)))
        assert full.value.problem is DiaryProblem.DISK_FULL
        disk.free()
        assert not noticed(store)[1]
        put(store, a_check_in(day(100), 1))
        assert noticed(store) == (False, False)
        store.close()
