from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.backup import copy_diary
from myotrack.storage.check import check_diary
from myotrack.storage.connection import make_engine, problem_of_complaint
from myotrack.storage.header import read_header
from myotrack.storage.store import create_store, open_store
from myotrack.storage.tables import APPLICATION_ID, SCHEMA_VERSION
from tests.builders import a_check_in
from tests.storage.files import a_diary_file, a_stamp, ask_sql, digest, put, run_sql


def a_text_file(path: Path) -> None:
    path.write_text("Dear diary, today was a good day.\n" * 20, encoding="utf-8")


def somebody_elses_database(path: Path) -> None:
    run_sql(path, "CREATE TABLE about (key TEXT, value TEXT)", "PRAGMA user_version=1")


def a_truncated_header(path: Path) -> None:
    whole = a_diary_file(path.with_name("whole")).read_bytes()
    path.write_bytes(whole[:90])


def a_newer_diary(path: Path) -> None:
    a_diary_file(path)
    run_sql(path, f"PRAGMA user_version={SCHEMA_VERSION + 1}")


def half_a_diary(path: Path) -> None:
    whole = a_diary_file(path.with_name("whole")).read_bytes()
    path.write_bytes(whole[:100] + b"\x00" * 4000)


REFUSED: list[tuple[Callable[[Path], object], DiaryProblem]] = [
    (Path.mkdir, DiaryProblem.A_FOLDER),
    (Path.touch, DiaryProblem.NOT_A_DIARY),
    (a_text_file, DiaryProblem.NOT_A_DIARY),
    (somebody_elses_database, DiaryProblem.NOT_A_DIARY),
    (a_truncated_header, DiaryProblem.NOT_A_DIARY),
    (a_newer_diary, DiaryProblem.NEWER),
    (half_a_diary, DiaryProblem.DAMAGED),
]


@pytest.mark.parametrize(("make", "problem"), REFUSED, ids=lambda value: getattr(value, "__name__", str(value)))
def test_a_file_that_is_no_sound_diary_is_refused_and_left_as_it_was(
    tmp_path: Path, make: Callable[[Path], object], problem: DiaryProblem
) -> None:
    path = tmp_path / "some.myotrack"
    make(path)
    before = digest(path) if path.is_file() else ""
    names = sorted(p.name for p in tmp_path.iterdir())
    for use in (open_store, check_diary, lambda found: copy_diary(found, tmp_path / "copy.myotrack")):
        with pytest.raises(DiaryError) as refused:
            use(path)
        assert (refused.value.problem, refused.value.path) == (problem, str(path))
    assert (digest(path) if path.is_file() else "") == before
    assert sorted(p.name for p in tmp_path.iterdir()) == names, "no journal, copy or other file appears beside it"


def test_a_newer_diary_says_how_much_newer_it_is(tmp_path: Path) -> None:
    a_newer_diary(tmp_path / "new.myotrack")
    with pytest.raises(DiaryError) as refused:
        read_header(tmp_path / "new.myotrack")
    assert refused.value.details == {"version": SCHEMA_VERSION + 1, "known": SCHEMA_VERSION}


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file whose beginning can never be read")
def test_a_file_that_cannot_be_read_is_out_of_reach_and_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "a.myotrack"
    path.symlink_to("/proc/self/mem")  # the kernel answers EIO, as of a worn-out disk
    for use in (read_header, open_store, check_diary, lambda found: copy_diary(found, tmp_path / "copy.myotrack")):
        with pytest.raises(DiaryError) as refused:
            use(path)
        assert (refused.value.problem, refused.value.path) == (DiaryProblem.UNREACHABLE, str(path))


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("Tree 5 page 7: unable to get the page. error code=266", DiaryProblem.UNREACHABLE),
        ("Tree 5 page 7: btreeInitPage() returns error code 11", DiaryProblem.DAMAGED),
        ("Tree 5 page 7: btreeInitPage() returns error code 266", DiaryProblem.UNREACHABLE),
        ("Tree 5 page 7 cell 3: failed to get page 9", DiaryProblem.UNREACHABLE),
        ("Page 9 is never used", DiaryProblem.DAMAGED),
    ],
)
def test_what_sqlite_could_not_read_is_not_called_damaged(said: str, problem: DiaryProblem) -> None:
    assert problem_of_complaint(said) is problem


def test_opening_what_is_not_there_makes_nothing(tmp_path: Path) -> None:
    for path in (tmp_path / "no.myotrack", tmp_path / "no" / "folder.myotrack", tmp_path / ("n" * 300)):
        with pytest.raises(DiaryError) as refused:
            open_store(path)
        assert refused.value.problem in (DiaryProblem.MISSING, DiaryProblem.UNREACHABLE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch, a_text_file, a_diary_file])
def test_a_new_diary_never_takes_the_place_of_something(tmp_path: Path, make: Callable[[Path], object]) -> None:
    path = tmp_path / "some.myotrack"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    names = sorted(tmp_path.iterdir())
    with pytest.raises(DiaryError) as refused:
        create_store(path, {})
    assert refused.value.problem is DiaryProblem.ALREADY_EXISTS
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert sorted(tmp_path.iterdir()) == names


def test_a_new_diary_never_takes_the_place_of_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "link.myotrack"
    path.symlink_to(tmp_path / "gone")
    with pytest.raises(DiaryError) as refused:
        create_store(path, {})
    assert refused.value.problem is DiaryProblem.ALREADY_EXISTS
    assert path.is_symlink()


def test_a_diary_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path, problem in (
        (tmp_path / "no folder" / "a.myotrack", DiaryProblem.UNREACHABLE),
        (tmp_path / "file" / "a.myotrack", DiaryProblem.UNREACHABLE),
    ):
        with pytest.raises(DiaryError) as refused:
            create_store(path, {})
        assert refused.value.problem is problem
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_new_diary_says_what_it_is_in_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "new.myotrack"
    create_store(path, {"id": "x", "made": "today"}).close()
    head = path.read_bytes()[:100]
    assert head[68:72] == b"MyoT"
    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID
    assert read_header(path).version == SCHEMA_VERSION == int.from_bytes(head[60:64], "big")
    store = open_store(path)
    assert store.about() == {"id": "x", "made": "today"}
    store.close()


@pytest.mark.parametrize("name", ["a b#?%20'.myotrack", "日記.myotrack", "-rf.myotrack", "a&mode=memory.myotrack"])
def test_odd_file_names_are_names_and_nothing_else(tmp_path: Path, name: str) -> None:
    path = a_diary_file(tmp_path / name, days=1)
    store = open_store(path)
    put(store, a_check_in(count=5, id="new", day=a_check_in().day.replace(day=30)))
    store.close()
    copy_diary(path, tmp_path / f"copy of {name}")
    assert check_diary(tmp_path / f"copy of {name}").sound
    assert {p.name for p in tmp_path.iterdir()} - {f"{name}-journal"} == {name, f"copy of {name}"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_everything_beside_the_diary_is_private(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        path = a_diary_file(tmp_path / "a.myotrack")
        store = open_store(path)
        with store.write(a_stamp()) as writer:
            writer.put(a_check_in(count=9))
            seen = {p.name: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()}
        copy_diary(path, tmp_path / "copy.myotrack")
        store.close()
    finally:
        os.umask(old)
    seen |= {p.name: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()}
    assert set(seen) >= {"a.myotrack", "a.myotrack-journal", "copy.myotrack"}
    assert set(seen.values()) == {0o600}, seen


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 3),
        ("busy_timeout", 5000),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("temp_store", 2),
        ("application_id", APPLICATION_ID),
        ("user_version", SCHEMA_VERSION),
        ("encoding", "UTF-8"),
    ],
)
def test_every_promised_setting_of_the_connection_is_in_force(tmp_path: Path, pragma: str, value: object) -> None:
    engine = make_engine(a_diary_file(tmp_path / "a.myotrack", days=1))
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value
    engine.dispose()


def test_a_deleted_note_is_not_left_in_the_file_behind_the_history(tmp_path: Path) -> None:
    """What is in no row any more is in no byte either; the history keeps it until it is cleared on purpose."""
    path = tmp_path / "a.myotrack"
    store = create_store(path, {})
    put(store, a_check_in(note="a sentence that was taken back"))
    store.close()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("PRAGMA secure_delete")
    engine = make_engine(path)
    with engine.begin() as connection:
        for table in ("history", "check_in"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    engine.dispose()
    assert b"a sentence that was taken back" not in path.read_bytes()


def test_a_read_only_store_reads_and_refuses_to_write(tmp_path: Path) -> None:
    path = a_diary_file(tmp_path / "a.myotrack")
    before = digest(path)
    store = open_store(path)
    store.read_only = True
    with store.read() as reader:
        assert len(reader.all(CheckIn)) == 30
    with pytest.raises(DiaryError) as refused, store.write(a_stamp()):
        raise AssertionError("nobody gets a writer")
    assert refused.value.problem is DiaryProblem.READ_ONLY
    store.close()
    assert digest(path) == before


AS_NOBODY = """
import os, sys
from pathlib import Path
from myotrack.domain.checkins import CheckIn
from myotrack.domain.errors import DiaryError
from myotrack.storage.connection import make_engine
from myotrack.storage.store import create_store, open_store
from tests.storage.files import a_stamp
make_engine(None).dispose()  # what SQLAlchemy loads later may lie where nobody may look
os.setgid(65534); os.setuid(65534)
path = Path(sys.argv[1])
store = open_store(path)
with store.read() as reader:
    print(store.read_only, len(reader.all(CheckIn)))
try:
    with store.write(a_stamp()) as writer:
        pass
except DiaryError as error:
    print(error.problem)
store.close()
for make in (lambda: create_store(path.with_name("new.myotrack"), {}), lambda: open_store(path.parent / "shut" / "a")):
    try:
        make()
    except DiaryError as error:
        print(error.problem)
"""


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o666, 0o555), (0o444, 0o555)])
def test_who_may_not_write_gets_a_diary_to_read(file_mode: int, folder_mode: int) -> None:
    with TemporaryDirectory() as made:  # not pytest's, whose folders nobody else can enter
        _read_as_nobody(Path(made), file_mode, folder_mode)


def _read_as_nobody(folder: Path, file_mode: int, folder_mode: int) -> None:
    path = a_diary_file(folder / "a.myotrack")
    (folder / "shut").mkdir(0o700)
    path.chmod(file_mode)
    folder.chmod(folder_mode)
    names = sorted(folder.iterdir())
    before = digest(path)
    done = subprocess.run([sys.executable, "-c", AS_NOBODY, str(path)], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.split("\n") == ["True 30", "read_only", "read_only", "unreadable", ""]
    assert digest(path) == before
    assert sorted(folder.iterdir()) == names


def test_what_a_file_says_of_itself_can_be_asked_from_outside(tmp_path: Path) -> None:
    path = a_diary_file(tmp_path / "a.myotrack")
    assert ask_sql(path, "SELECT key, value FROM about") == [("id", "the diary")]
