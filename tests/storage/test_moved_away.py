"""A diary whose file goes away while it is open, and files that only look like one."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.store import Store, create_store, open_store
from tests.builders import a_check_in, day
from tests.storage.files import a_diary_file, ask_sql, put, run_sql

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file where it is")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(a_diary_file(tmp_path / "a.myotrack"))
    yield opened
    opened.close()


def _refusal(store: Store) -> DiaryProblem:
    with pytest.raises(DiaryError) as refused:
        put(store, a_check_in(id="later", day=day(-90)))
    return refused.value.problem


def test_nothing_is_written_to_a_file_that_was_deleted_and_what_it_held_can_still_be_read(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "a.myotrack").unlink()
    assert _refusal(store) is DiaryProblem.MOVED
    with store.read() as reader:
        assert reader.all(CheckIn)
    assert not (tmp_path / "a.myotrack").exists()


def test_a_file_that_took_its_place_is_left_as_it_is(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.myotrack"
    other = a_diary_file(tmp_path / "other.myotrack")
    before = other.read_bytes()
    other.replace(path)
    assert _refusal(store) is DiaryProblem.MOVED
    assert path.read_bytes() == before


def test_once_it_is_back_writing_goes_on(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.myotrack"
    path.rename(tmp_path / "b.myotrack")
    assert _refusal(store) is DiaryProblem.MOVED
    (tmp_path / "b.myotrack").rename(path)
    put(store, a_check_in(id="later", day=day(-90)))
    assert ask_sql(path, "SELECT count(*) FROM check_in WHERE id = 'later'") == [(1,)]


def test_a_pipe_is_no_diary_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.myotrack")
    with pytest.raises(DiaryError) as refused:
        open_store(tmp_path / "pipe.myotrack")
    assert refused.value.problem is DiaryProblem.NOT_A_DIARY


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has only names that are text")
def test_a_diary_may_have_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9 %20?#.myotrack"))
    create_store(path, {"id": "x"}).close()
    opened = open_store(path)
    assert opened.about() == {"id": "x"}
    opened.close()


def test_another_program_that_holds_the_file_is_waited_for_no_longer_than_asked(store: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.myotrack", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        store.wait_at_most(50)
        began = time.monotonic()
        assert _refusal(store) is DiaryProblem.LOCKED
        store.wait_at_most(60_000)
        with store.without_waiting():
            assert _refusal(store) is DiaryProblem.LOCKED
        assert time.monotonic() - began < 3


def test_a_diary_that_lacks_a_table_is_damaged_and_not_written_to(tmp_path: Path) -> None:
    path = a_diary_file(tmp_path / "a.myotrack")
    run_sql(path, "DROP TABLE dose_event")
    before = path.read_bytes()
    with pytest.raises(DiaryError) as refused:
        open_store(path)
    assert refused.value.problem is DiaryProblem.DAMAGED
    assert path.read_bytes() == before
