"""The changes that stand in one file and in no copy of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.backup import copy_diary
from myotrack.storage.since import changes_since, fact_of
from myotrack.storage.store import Store, create_store, open_store
from tests.builders import a_check_in, day
from tests.storage.files import a_stamp, put


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.myotrack"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copy.myotrack"


@pytest.fixture
def store(path: Path, copy: Path) -> Iterator[Store]:
    """A diary with one day, of which there is a copy."""
    made = create_store(path, {})
    put(made, a_check_in(count=1))
    copy_diary(path, copy)
    yield made
    made.close()


def test_only_what_was_entered_since_is_found_and_can_be_done_once_more_in_the_copy(
    store: Store, path: Path, copy: Path
) -> None:
    assert changes_since(path, (copy,)) == ()
    put(store, a_check_in(count=7))
    put(store, a_check_in(day(1), 2))
    with store.write(a_stamp()) as writer:
        writer.remove(CheckIn, a_check_in(day(1)).id)
    found = changes_since(path, (copy,))
    assert [fact_of(row) for change in found for row in change.rows] == [
        a_check_in(count=7),
        a_check_in(day(1), 2),
        a_check_in(day(1), 2),
    ]
    again = open_store(copy)
    for change in found[:2]:
        with again.write(change.stamp) as writer:
            assert writer.repeat(change.rows, change.undoes)
    with again.read() as reader:
        assert reader.all(CheckIn) == (a_check_in(count=7), a_check_in(day(1), 2))
    again.close()


def test_a_change_that_is_not_as_it_was_written_is_damage(store: Store, path: Path, copy: Path) -> None:
    put(store, a_check_in(count=7))
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE history SET day = '2020-01-01' WHERE seq = 2")
        raw.commit()
    with pytest.raises(DiaryError) as refused:
        changes_since(path, (copy,))
    assert refused.value.problem is DiaryProblem.DAMAGED
