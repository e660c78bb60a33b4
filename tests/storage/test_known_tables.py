"""A file that only says that it is a diary is another program's, and nothing is written to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services import backups
from myotrack.services.open_diary import open_diary
from myotrack.services.restore_plan import plan_restore
from myotrack.storage.backup import copy_diary
from myotrack.storage.check import check_diary
from myotrack.storage.store import open_store
from myotrack.storage.tables import APPLICATION_ID, SCHEMA_VERSION
from tests.storage.files import NOW, a_diary_file, a_diary_of_version, digest, run_sql
from tests.storage.test_crash_leftovers import crash_while_writing, journal_of

OURS = f"PRAGMA application_id={APPLICATION_ID}"

FOREIGN: dict[str, tuple[str, ...]] = {
    "no version, no table": ("CREATE TABLE t (x)", "DROP TABLE t"),
    "no version, a table": ("CREATE TABLE t (x)", "INSERT INTO t VALUES (1)"),
    "no version, our names": (
        "CREATE TABLE check_in (id, day)",
        "CREATE TABLE history (seq)",
        "CREATE TABLE about (key)",
    ),
    "the first version, no table": ("CREATE TABLE t (x)", "DROP TABLE t", "PRAGMA user_version=1"),
    "the first version, other tables": ("CREATE TABLE notes (id TEXT, note TEXT)", "PRAGMA user_version=1"),
    "our version, no table": ("CREATE TABLE t (x)", "DROP TABLE t", f"PRAGMA user_version={SCHEMA_VERSION}"),
    "our version, other columns": (
        "CREATE TABLE check_in (id TEXT, day TEXT, mood INTEGER)",
        "CREATE TABLE history (seq INTEGER PRIMARY KEY, what TEXT)",
        f"PRAGMA user_version={SCHEMA_VERSION}",
    ),
    "our version, a view and a table that nobody knows how to read": (
        "CREATE VIEW check_in AS SELECT 1 AS id",
        "CREATE VIRTUAL TABLE words USING fts5 (word)",
        f"PRAGMA user_version={SCHEMA_VERSION}",
    ),
}


@pytest.fixture(params=FOREIGN, ids=str)
def foreign(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A database of another program that bears our number."""
    path = tmp_path / "theirs.myotrack"
    run_sql(path, OURS, *FOREIGN[request.param])
    return path


USES: list[Callable[[Path], object]] = [
    open_store,
    lambda path: open_diary(path, lambda: NOW, create=True),
    check_diary,
    lambda path: copy_diary(path, path.with_name("copy.myotrack")),
    lambda path: backups.back_up(path, path.with_name("backups"), NOW),
    lambda path: plan_restore(path, path.with_name("mine.myotrack")),
    lambda path: backups.restore(path, path.with_name("mine.myotrack"), path.with_name("backups"), NOW),
]


def refused_as_no_diary(path: Path) -> None:
    """Use a file in every way, and see that it is refused and that nothing at all has changed."""
    before = {p.name: digest(p) for p in path.parent.iterdir()}
    for use in USES:
        with pytest.raises(DiaryError) as refused:
            use(path)
        assert (refused.value.problem, refused.value.path) == (DiaryProblem.NOT_A_DIARY, str(path))
        assert {p.name: digest(p) for p in path.parent.iterdir()} == before


def test_a_foreign_file_with_our_number_is_no_diary_and_stays_as_it_is(foreign: Path) -> None:
    refused_as_no_diary(foreign)


def test_a_foreign_file_that_a_crash_left_is_not_put_right(foreign: Path) -> None:
    crash_while_writing(foreign, "CREATE TABLE more (x)", "INSERT INTO more VALUES (1)")
    assert journal_of(foreign).stat().st_size > 512
    refused_as_no_diary(foreign)


def test_a_foreign_file_in_another_journal_mode_is_not_changed_to_ours(foreign: Path) -> None:
    with closing(sqlite3.connect(foreign)) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
    refused_as_no_diary(foreign)


def test_a_diary_is_not_replaced_by_a_foreign_file(foreign: Path, tmp_path: Path) -> None:
    mine = a_diary_file(tmp_path / "mine.myotrack")
    before = digest(mine)
    with pytest.raises(DiaryError):
        backups.restore(foreign, mine, tmp_path / "backups", NOW)
    assert digest(mine) == before


@pytest.mark.parametrize(
    ("version", "damage"),
    [
        (SCHEMA_VERSION, "PRAGMA user_version=0"),
        (SCHEMA_VERSION, "PRAGMA user_version=1"),
        (SCHEMA_VERSION, "DROP TABLE question"),
        (SCHEMA_VERSION, "ALTER TABLE question RENAME TO puestion"),
        (SCHEMA_VERSION, "ALTER TABLE question RENAME COLUMN asked TO aske"),
        (SCHEMA_VERSION, "ALTER TABLE question ADD COLUMN theirs TEXT"),
        (1, "DROP TABLE question"),
        (1, "ALTER TABLE check_in ADD COLUMN theirs TEXT"),
        (1, "PRAGMA user_version=0"),
        (1, f"PRAGMA user_version={SCHEMA_VERSION}"),
    ],
)
def test_a_diary_that_lost_a_part_of_itself_is_damaged_and_stays_as_it_is(
    tmp_path: Path, version: int, damage: str
) -> None:
    """Unlike a foreign file: what is left can be rescued, and its backups are offered."""
    path = tmp_path / "mine.myotrack"
    if version == SCHEMA_VERSION:
        a_diary_file(path)
    else:
        a_diary_of_version(path, version)
    run_sql(path, damage)
    before = {p.name: digest(p) for p in tmp_path.iterdir()}
    with pytest.raises(DiaryError) as refused:
        open_diary(path, lambda: NOW)
    assert refused.value.problem is DiaryProblem.DAMAGED
    with suppress(DiaryError):
        assert not check_diary(path).sound
    assert {p.name: digest(p) for p in tmp_path.iterdir()} == before


def test_every_earlier_version_is_known_by_its_tables(tmp_path: Path) -> None:
    for version in range(1, SCHEMA_VERSION):
        path = a_diary_of_version(tmp_path / f"{version}.myotrack", version)
        assert check_diary(path).sound
        open_store(path).close()
        assert check_diary(path).sound
