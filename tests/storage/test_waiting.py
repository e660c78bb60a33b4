"""Changes in a copy of the diary in memory, and what becomes of a row when they are made once more in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.domain.counting import CountSession
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.rows import Plain
from myotrack.storage.store import Store, create_store
from myotrack.storage.tables import CHECK_IN
from myotrack.storage.waiting import RowChange
from tests.builders import DAY, a_check_in, a_count_session, day
from tests.storage.files import a_stamp, ask_sql, put

Row = Mapping[str, Plain]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(tmp_path / "a.myotrack", {})
    put(made, a_check_in(count=1))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("before", "after", "now", "is_later", "then"),
    [
        ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 1}, False, {"a": 2, "b": 1}),
        ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 9}, True, {"a": 2, "b": 9}),
        ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 7, "b": 1}, True, {"a": 7, "b": 1}),
        ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 7, "b": 9}, False, {"a": 2, "b": 9}),
        ({"a": 1}, {"a": 2}, None, True, None),
        ({"a": 1}, {"a": 2}, None, False, {"a": 2}),
        (None, {"a": 2}, None, False, {"a": 2}),
        (None, {"a": 2}, {"a": 7}, True, {"a": 7}),
        (None, {"a": 2}, {"a": 7}, False, {"a": 2}),
        ({"a": 1}, None, {"a": 1}, True, None),
        ({"a": 1}, None, {"a": 7}, True, {"a": 7}),
        ({"a": 1}, None, {"a": 7}, False, None),
        ({"a": 1}, None, None, True, None),
    ],
)
def test_what_came_last_stands_in_each_column(
    before: Row | None, after: Row | None, now: Row | None, is_later: bool, then: Row | None
) -> None:
    assert RowChange(CHECK_IN, "x", before, after).onto(now, is_later=is_later) == then


@pytest.mark.parametrize(
    ("before", "after", "row", "stands"),
    [
        ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 2, "b": 9}, True),
        ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 7, "b": 1}, False),
        ({"a": 1, "b": 1}, {"a": 2, "b": 2}, {"a": 7, "b": 2}, False),
        ({"a": 1}, {"a": None}, {"a": ""}, True),
        (None, {"a": 2}, {"a": 7}, False),
        (None, {"a": 2}, None, False),
        ({"a": 1}, None, None, True),
        ({"a": 1}, None, {"a": 1}, False),
    ],
)
def test_a_change_stands_where_each_column_that_a_person_changed_stands(
    before: Row | None, after: Row | None, row: Row | None, stands: bool
) -> None:
    assert RowChange(CHECK_IN, "x", before, after).stands_in(row) is stands


def test_what_is_written_while_keeping_is_read_and_not_in_the_file(store: Store) -> None:
    assert store.path is not None
    with store.keeping(), store.write(a_stamp()) as writer:
        writer.put(a_check_in(day(1), 2))
    with store.read() as reader:
        assert len(reader.all(CheckIn)) == 2
    assert ask_sql(store.path, "SELECT count(*) FROM check_in") == [(1,)]
    (change,) = store.waiting
    assert change.touched == {(a_check_in(day(1), 2).id, "twitch_count")}


def test_a_block_that_fails_while_keeping_leaves_nothing(store: Store) -> None:
    def write_and_fail() -> None:
        with store.keeping(), store.write(a_stamp()) as writer:
            writer.put(a_check_in(day(1), 2))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert store.waiting == ()
    with store.read() as reader:
        assert len(reader.all(CheckIn)) == 1


def test_after_keeping_the_file_is_written_again(store: Store) -> None:
    with store.keeping():
        pass
    put(store, a_check_in(day(1), 2))
    assert store.path is not None
    assert ask_sql(store.path, "SELECT count(*) FROM check_in") == [(2,)]


def test_a_draft_that_waits_is_a_change_of_its_own(store: Store) -> None:
    with store.keeping(), store.write(a_stamp()) as writer:
        writer.put_draft(a_count_session(DAY))
    with store.keeping(), store.write(a_stamp()) as writer:
        assert writer.change_id is None
        assert not writer.amend(a_count_session(DAY, note="amended"), store.waiting[0].id)
    assert [row.table.name for change in store.waiting for row in change.rows] == ["count_session"]
    with store.read() as reader:
        assert reader.all(CountSession) == (a_count_session(DAY),)


def test_a_backup_that_is_only_looked_at_keeps_nothing(store: Store) -> None:
    store.paused = DiaryProblem.READ_ONLY
    with pytest.raises(DiaryError), store.keeping():
        pass
    assert not store.keeps


def test_what_waits_is_known_after_the_file_was_closed(store: Store) -> None:
    with store.keeping(), store.write(a_stamp()) as writer:
        writer.put(a_check_in(day(1), 2))
    store.close()
    assert len(store.waiting) == 1
