"""What stands beside a diary after a crash: a rollback journal that SQLite plays back on the next opening."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.storage.backup import copy_diary
from myotrack.storage.check import check_diary
from myotrack.storage.files import put_in_place, unfinished_file
from myotrack.storage.header import read_header
from myotrack.storage.store import create_store, open_store
from myotrack.storage.tables import SCHEMA_VERSION
from tests.storage.files import a_diary_file, a_diary_of_version, ask_sql, digest, run_sql


def crash_while_writing(path: Path, *statements: str) -> None:
    """Leave the file as a crash leaves it that comes after the write and before the journal is emptied."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode=TRUNCATE")
        raw.execute("PRAGMA synchronous=OFF")  # so that the journal is valid before it is synced
        raw.execute("BEGIN IMMEDIATE")
        for statement in statements:
            raw.execute(statement)
        journal = journal_of(path).read_bytes()
        raw.execute("COMMIT")
    journal_of(path).write_bytes(journal)


def journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def crash_in_a_save(path: Path) -> None:
    crash_while_writing(path, "UPDATE check_in SET note = 'never saved'", "DELETE FROM check_in WHERE twitch_count > 3")
    assert journal_of(path).stat().st_size > 512


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_diary_file(tmp_path / "a.myotrack")


def open_and_close(path: Path) -> None:
    open_store(path).close()


@pytest.mark.parametrize("first", [open_and_close, check_diary, lambda p: copy_diary(p, p.with_name("copy"))])
def test_whatever_is_done_first_after_a_crash_takes_the_unsaved_part_back(
    path: Path, first: Callable[[Path], object]
) -> None:
    before = ask_sql(path, "SELECT * FROM check_in")
    crash_in_a_save(path)
    first(path)
    assert not journal_of(path).exists() or journal_of(path).stat().st_size == 0
    assert ask_sql(path, "SELECT * FROM check_in") == before
    assert check_diary(path).sound


def test_a_backup_after_a_crash_holds_what_was_saved(path: Path, tmp_path: Path) -> None:
    crash_in_a_save(path)
    copy_diary(path, tmp_path / "copy.myotrack")
    store = open_store(tmp_path / "copy.myotrack")
    with store.read() as reader:
        assert [c.note for c in reader.all(CheckIn)] == [f"note of day {n}" for n in range(30)]
    store.close()


def test_the_journal_of_a_diary_that_is_gone_is_not_played_into_a_new_one(path: Path) -> None:
    crash_in_a_save(path)
    path.unlink()
    store = create_store(path, {"id": "a new one"})
    with store.read() as reader:
        assert reader.all(CheckIn) == ()
    assert store.about() == {"id": "a new one"}
    store.close()
    assert check_diary(path).sound


def test_the_journal_of_a_replaced_diary_is_not_played_into_the_backup_in_its_place(path: Path, tmp_path: Path) -> None:
    backup = a_diary_file(tmp_path / "backup.myotrack", days=200)
    crash_in_a_save(path)
    copy_diary(backup, path)
    assert len(ask_sql(path, "SELECT id FROM check_in")) == 200
    assert check_diary(path).sound


def test_a_file_that_only_has_the_name_of_a_journal_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "travel"
    journal_of(path).write_text("my travel journal", encoding="utf-8")
    with unfinished_file(path) as unfinished:
        unfinished.write_text("{}", encoding="utf-8")
        put_in_place(unfinished, path)
    assert journal_of(path).read_text(encoding="utf-8") == "my travel journal"
    assert path.read_text(encoding="utf-8") == "{}"


def test_an_upgrade_that_crashed_at_its_very_end_is_done_again(tmp_path: Path) -> None:
    """The new version number already stands in the file, but it was not committed."""
    path = a_diary_of_version(tmp_path / "a.myotrack", 1)
    notes = ask_sql(path, "SELECT id, note FROM check_in ORDER BY id")
    crash_while_writing(path, "CREATE TABLE alert_answer (id TEXT)", "PRAGMA user_version=2")
    assert read_header(path).version == 2
    store = open_store(path)
    assert store.about()["id"]
    store.close()
    assert ask_sql(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert ask_sql(path, "SELECT id, note FROM check_in ORDER BY id") == notes
    assert check_diary(path).sound
    assert ask_sql(tmp_path / "a-before-version-2.myotrack", "PRAGMA user_version") == [(1,)]


def test_a_foreign_file_with_a_journal_is_not_put_right(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    run_sql(path, "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)")
    crash_while_writing(path, "UPDATE t SET x = 2")
    before = digest(path), digest(journal_of(path))
    for use in (open_store, check_diary, lambda p: copy_diary(p, tmp_path / "copy")):
        with pytest.raises(Exception, match="not_a_diary"):
            use(path)
    assert (digest(path), digest(journal_of(path))) == before
