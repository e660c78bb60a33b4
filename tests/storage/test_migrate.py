from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import inspect

from myotrack.domain.actions import Action
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage import migrate
from myotrack.storage.check import check_diary, examine
from myotrack.storage.connection import BEGIN_OPTION, make_engine
from myotrack.storage.files import require_space
from myotrack.storage.header import read_header
from myotrack.storage.migrations import v0002
from myotrack.storage.snapshot import rows_of, snapshot, tables_of
from myotrack.storage.store import create_store, open_store
from myotrack.storage.tables import METADATA, SCHEMA_VERSION
from tests.builders import DAY, a_check_in, an_answer, day
from tests.storage.files import DATA, a_diary_of_version, a_stamp, ask_sql, digest, put, run_sql


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A diary file of the first version."""
    return a_diary_of_version(tmp_path / "a.myotrack", 1)


def an_empty_file(path: Path) -> Path:
    """A diary file without any table."""
    run_sql(path, "PRAGMA application_id=0x4D796F54", "CREATE TABLE t (x)", "DROP TABLE t")
    return path


def schema(path: Path) -> str:
    """Every table and index of a file, in the order of their names."""
    found = ask_sql(path, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name")
    lines = [line.rstrip().replace("\t", "    ") for (sql,) in found for line in f"{sql};\n".split("\n")]
    return "\n".join(line for line in lines if line) + "\n"


def test_every_schema_version_has_its_migration_and_its_dump() -> None:
    assert sorted(migrate.MIGRATIONS) == list(range(1, SCHEMA_VERSION + 1))
    assert sorted(p.name for p in DATA.glob("schema_v*.sql")) == sorted(
        f"schema_v{version}.sql" for version in migrate.MIGRATIONS
    )


def test_every_revision_has_a_test_and_every_earlier_version_a_diary() -> None:
    """Named test_revision_N_…, here, on a diary that the program before it wrote."""
    tested = {int(name.split("_")[2]) for name in globals() if name.startswith("test_revision_")}
    assert tested == set(migrate.MIGRATIONS)
    assert sorted(p.name for p in DATA.glob("diary_v*.sql")) == sorted(
        f"diary_v{version}.sql" for version in range(1, SCHEMA_VERSION)
    )


def test_revision_1_makes_the_tables_of_the_first_version(tmp_path: Path) -> None:
    path = tmp_path / "first.myotrack"
    engine = make_engine(an_empty_file(path))
    with engine.connect() as connection:
        connection.execution_options(**{BEGIN_OPTION: "BEGIN IMMEDIATE"})
        with connection.begin():
            migrate.migrate_to(connection, 1)
    engine.dispose()
    assert schema(path) == (DATA / "schema_v1.sql").read_text(encoding="utf-8")
    assert ask_sql(path, "PRAGMA user_version") == [(1,)]


def test_revision_2_gives_every_row_its_checksum_and_changes_nothing_else(tmp_path: Path) -> None:
    old, path = a_diary_of_version(tmp_path / "old.myotrack", 1), a_diary_of_version(tmp_path / "a.myotrack", 1)
    assert schema(old) == (DATA / "schema_v1.sql").read_text(encoding="utf-8")
    assert check_diary(old).sound
    open_store(path).close()
    assert schema(path) == (DATA / "schema_v2.sql").read_text(encoding="utf-8")
    with snapshot(old) as before, snapshot(path) as after:
        assert examine(after).sound
        for table in tables_of(before):
            rows = [{**row, "checksum": ""} for row in rows_of(before, table)]
            assert [{**row, "checksum": ""} for row in rows_of(after, table)] == rows
            assert all(len(str(row["checksum"])) == 16 for row in rows_of(after, table))
        assert set(tables_of(after)) - set(tables_of(before)) == {"alert_answer"}
    run_sql(path, "UPDATE history SET \"before\" = replace(\"before\", '21', '12') WHERE \"before\" LIKE '%:21%'")
    assert not check_diary(path).sound


def test_a_migrated_diary_can_be_read_written_on_and_undone_like_any(tmp_path: Path) -> None:
    path = a_diary_of_version(tmp_path / "a.myotrack", 1)
    store = open_store(path)
    with store.read() as reader:
        assert len(reader.timeline(DAY + timedelta(days=40)).check_ins) == 7
        assert sum(len(reader.edits_of_day(day(number))) for number in range(-40, 20)) > 15
        last = ask_sql(path, 'SELECT id FROM "change" ORDER BY seq DESC LIMIT 1')[0][0]
    with store.write(a_stamp(Action.UNDO)) as writer:
        writer.revert(str(last))
    change = put(store, an_answer(), a_check_in(day(30), 3))
    with store.write(a_stamp(Action.UNDO)) as writer:
        writer.revert(change)
    store.close()
    assert check_diary(path).sound


def test_a_new_diary_has_the_schema_that_was_written_down_for_its_version(tmp_path: Path) -> None:
    """Changing a table changes what is in people's files: it takes a new version, a migration and a new dump."""
    create_store(tmp_path / "new.myotrack", {}).close()
    dumped = (DATA / f"schema_v{SCHEMA_VERSION}.sql").read_text(encoding="utf-8")
    assert schema(tmp_path / "new.myotrack") == dumped


def test_the_migrations_make_exactly_the_tables_of_the_program(tmp_path: Path) -> None:
    path = tmp_path / "migrated.myotrack"
    migrate.upgrade(an_empty_file(path), 0)
    engine = make_engine(path)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
        foreign_keys = {
            (table, key["name"], tuple(key["constrained_columns"]), key["referred_table"])
            for table in inspect(connection).get_table_names()
            for key in inspect(connection).get_foreign_keys(table)
        }
    engine.dispose()
    assert len(foreign_keys) == 5
    create_store(tmp_path / "new.myotrack", {}).close()
    assert schema(path) == schema(tmp_path / "new.myotrack")


def test_opening_an_older_diary_keeps_a_copy_and_brings_it_up_to_date(old: Path) -> None:
    old_schema, notes = schema(old), ask_sql(old, "SELECT id, note FROM check_in ORDER BY id")
    store = open_store(old)
    put(store, a_check_in(day(30), 3), an_answer())
    store.close()
    assert read_header(old).version == SCHEMA_VERSION
    assert set(ask_sql(old, "SELECT id, note FROM check_in ORDER BY id")) > set(notes)
    assert check_diary(old).sound
    copy = old.with_name("a-before-version-2.myotrack")
    assert schema(copy) == old_schema
    assert ask_sql(copy, "PRAGMA user_version") == [(1,)]
    assert ask_sql(copy, "SELECT id, note FROM check_in ORDER BY id") == notes
    assert copy.stat().st_mode & 0o777 == 0o600


def test_opening_a_diary_of_today_makes_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "a.myotrack"
    create_store(path, {}).close()
    open_store(path).close()
    assert list(tmp_path.glob("*before*")) == []


def test_an_upgrade_that_fails_leaves_the_old_version_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(op: Operations) -> None:
        op.execute("CREATE TABLE half (x)")
        op.execute("DELETE FROM check_in")
        op.execute("CREATE TABLE half (x)")

    before = digest(old)
    monkeypatch.setitem(migrate.MIGRATIONS, 2, half)
    with pytest.raises(DiaryError):
        open_store(old)
    assert digest(old) == before
    monkeypatch.undo()
    open_store(old).close()
    assert check_diary(old).sound


def test_an_upgrade_that_breaks_what_belongs_together_is_taken_back(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def orphan(op: Operations) -> None:
        v0002.upgrade(op)
        op.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        op.execute("CREATE TABLE child (id INTEGER REFERENCES parent (id))")
        op.execute("INSERT INTO child VALUES (7)")

    before = schema(old)
    monkeypatch.setitem(migrate.MIGRATIONS, 2, orphan)
    with pytest.raises(DiaryError) as refused:
        open_store(old)
    assert refused.value.problem is DiaryProblem.DAMAGED
    assert schema(old) == before
    assert ask_sql(old, "PRAGMA user_version") == [(1,)]


def test_an_upgrade_that_loses_a_row_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(op: Operations) -> None:
        v0002.upgrade(op)
        op.execute("DELETE FROM question")
        op.execute("DELETE FROM history WHERE subject = 'question'")

    path = a_diary_of_version(tmp_path / "a.myotrack", 1)
    before = digest(path)
    monkeypatch.setitem(migrate.MIGRATIONS, 2, forgetful)
    with pytest.raises(DiaryError) as refused:
        open_store(path)
    assert refused.value.problem is DiaryProblem.DAMAGED
    assert digest(path) == before


def test_an_upgrade_that_changes_a_value_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(op: Operations) -> None:
        v0002.upgrade(op)
        op.execute("UPDATE check_in SET twitch_count = 0 WHERE twitch_count = 21")

    path = a_diary_of_version(tmp_path / "a.myotrack", 1)
    before = digest(path)
    monkeypatch.setitem(migrate.MIGRATIONS, 2, careless)
    with pytest.raises(DiaryError):
        open_store(path)
    assert digest(path) == before


def test_without_room_for_three_times_the_file_nothing_is_rewritten(tmp_path: Path) -> None:
    target = tmp_path / "a.myotrack"
    free = shutil.disk_usage(tmp_path).free
    require_space(target, free // 4)
    with pytest.raises(DiaryError) as refused:
        require_space(target, free // 2)
    assert refused.value.problem is DiaryProblem.DISK_FULL
    assert refused.value.path == str(target)
    missing = refused.value.details["needed"]
    assert isinstance(missing, int)
    assert 0 < missing < free


def test_several_versions_are_gone_through_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []

    def noted(number: int, upgrade: Callable[[Operations], None]) -> Callable[[Operations], None]:
        def noting(op: Operations) -> None:
            seen.append((number, op.get_bind().exec_driver_sql("PRAGMA user_version").scalar_one()))
            upgrade(op)

        return noting

    path = an_empty_file(tmp_path / "a.myotrack")
    for number, known in migrate.MIGRATIONS.copy().items():
        monkeypatch.setitem(migrate.MIGRATIONS, number, noted(number, known))
    migrate.upgrade(path, 0)
    assert ask_sql(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert seen == [(1, 0), (2, 1)]


def test_migrating_never_looks_at_the_tables_of_today() -> None:
    folder = Path(migrate.__file__).parent / "migrations"
    for file in folder.glob("v*.py"):
        assert "tables" not in file.read_text(encoding="utf-8"), file.name
