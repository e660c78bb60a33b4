"""A diary is held while another file is put in its place: nothing is acknowledged that is then gone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.held_still import held_still
from myotrack.storage.store import open_store
from tests.builders import a_check_in, day
from tests.storage.files import a_diary_file, digest, put


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_diary_file(tmp_path / "a.myotrack")


def test_nobody_writes_meanwhile_and_everybody_may_read(path: Path) -> None:
    store = open_store(path)
    store.wait_at_most(0)
    before = digest(path)
    with held_still(path):
        with pytest.raises(DiaryError) as refused:
            put(store, a_check_in(day(100), 1))
        assert refused.value.problem is DiaryProblem.LOCKED
        with store.read() as reader:
            assert reader.all(CheckIn)
    assert digest(path) == before
    put(store, a_check_in(day(100), 1))
    store.close()


def test_whoever_had_it_open_is_told_that_it_is_another_file_now(path: Path, tmp_path: Path) -> None:
    store = open_store(path)
    with held_still(path):
        a_diary_file(tmp_path / "b.myotrack").replace(path)
    with pytest.raises(DiaryError) as moved:
        put(store, a_check_in(day(100), 1))
    assert moved.value.problem is DiaryProblem.MOVED
    store.close()


def test_a_diary_that_another_program_is_writing_to_is_not_held(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DiaryError) as locked, held_still(path, wait_ms=10):
            pass
    assert locked.value.problem is DiaryProblem.LOCKED


@pytest.mark.parametrize("content", [None, b"", b"no diary at all", b"SQLite format 3\0" + bytes(5000)])
def test_what_nobody_can_write_to_is_not_held(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "other.myotrack"
    if content is not None:
        path.write_bytes(content)
    with held_still(path):
        pass
    assert content == (path.read_bytes() if path.exists() else None)
