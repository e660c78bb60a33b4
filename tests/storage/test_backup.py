from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.backup import copy_diary
from myotrack.storage.check import check_diary
from myotrack.storage.header import read_header
from myotrack.storage.store import open_store
from tests.builders import a_check_in, day
from tests.storage.files import a_diary_file, a_diary_of_version, a_stamp, ask_sql, digest, put


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_diary_file(tmp_path / "a.myotrack")


def contents(path: Path) -> list[str]:
    names = [
        str(name) for (name,) in ask_sql(path, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    ]
    return [f"{name}: {row}" for name in names for row in ask_sql(path, f'SELECT * FROM "{name}" ORDER BY 1')]


def test_a_copy_holds_everything_and_is_a_diary_of_its_own(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.myotrack"
    copy_diary(path, target)
    assert contents(target) == contents(path)
    assert read_header(target) == read_header(path)
    assert ask_sql(target, "PRAGMA application_id") == ask_sql(path, "PRAGMA application_id")
    assert check_diary(target).sound
    store = open_store(target)
    put(store, a_check_in(day(40), 3))
    store.close()
    assert len(contents(target)) == len(contents(path)) + 3


def test_a_diary_is_copied_while_it_is_open_and_being_read(path: Path, tmp_path: Path) -> None:
    store = open_store(path)
    put(store, a_check_in(day(40), 3))
    with store.read() as reader:
        assert len(reader.all(CheckIn)) == 31
        copy_diary(path, tmp_path / "copy.myotrack")
    put(store, a_check_in(day(41), 4))
    store.close()
    assert ask_sql(tmp_path / "copy.myotrack", "SELECT count(*) FROM check_in") == [(31,)]


def test_a_copy_made_in_the_middle_of_a_write_holds_the_state_before_it(path: Path, tmp_path: Path) -> None:
    store = open_store(path)
    with store.write(a_stamp()) as writer:
        writer.put(a_check_in(day(40), 3))
        copy_diary(path, tmp_path / "copy.myotrack")
    store.close()
    assert ask_sql(tmp_path / "copy.myotrack", "SELECT count(*) FROM check_in") == [(30,)]
    assert check_diary(tmp_path / "copy.myotrack").sound


def test_copies_made_while_another_writer_saves_are_each_one_whole_state(path: Path, tmp_path: Path) -> None:
    ready, stop = threading.Event(), threading.Event()

    def keep_saving() -> None:
        store = open_store(path)
        number = 40
        while not stop.is_set():
            put(store, a_check_in(day(number), 1), a_check_in(day(-number), 1))
            number += 1
            ready.set()
        store.close()

    writer = threading.Thread(target=keep_saving)
    writer.start()
    try:
        ready.wait()
        sizes = []
        for number in range(8):
            copy_diary(path, tmp_path / f"copy{number}")
            ((size,),) = ask_sql(tmp_path / f"copy{number}", "SELECT count(*) FROM check_in")
            assert isinstance(size, int)
            sizes.append(size)
    finally:
        stop.set()
        writer.join()
    assert sizes == sorted(sizes)
    assert all((size - 30) % 2 == 0 for size in sizes), "two days saved together are copied together"
    assert check_diary(tmp_path / "copy7").sound


def a_page_of_noise(path: Path) -> None:
    with path.open("rb+") as file:
        file.seek(4096)
        file.write(bytes(range(256)) * 16)


def cut_in_half(path: Path) -> None:
    half = path.stat().st_size // 2
    with path.open("rb+") as file:
        file.truncate(half)


@pytest.mark.parametrize("harm", [a_page_of_noise, cut_in_half])
def test_a_damaged_diary_is_not_copied_over_anything(path: Path, tmp_path: Path, harm: Callable[[Path], None]) -> None:
    target = a_diary_file(tmp_path / "earlier backup", days=3)
    harm(path)
    before = digest(target), digest(path)
    with pytest.raises(DiaryError) as refused:
        copy_diary(path, target)
    assert refused.value.problem is DiaryProblem.DAMAGED
    assert (digest(target), digest(path)) == before
    assert {p.name for p in tmp_path.iterdir() if "journal" not in p.name} == {"a.myotrack", "earlier backup"}


def test_a_copy_never_takes_the_place_of_a_folder_or_goes_where_nothing_is(path: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for target, problem in (
        (tmp_path / "folder", DiaryProblem.A_FOLDER),
        (tmp_path / "no" / "where", DiaryProblem.UNREACHABLE),
    ):
        with pytest.raises(DiaryError) as refused:
            copy_diary(path, target)
        assert refused.value.problem is problem
    assert list((tmp_path / "folder").iterdir()) == []


def test_a_copy_replaces_the_file_in_its_place_in_one_step(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.myotrack"
    target.write_text("whatever was here", encoding="utf-8")
    copy_diary(path, target)
    assert contents(target) == contents(path)
    assert not list(tmp_path.glob(".*"))


def test_a_diary_of_an_older_version_is_copied_as_it_is(tmp_path: Path) -> None:
    path = a_diary_of_version(tmp_path / "old.myotrack", 1)
    copy_diary(path, tmp_path / "copy.myotrack")
    assert ask_sql(tmp_path / "copy.myotrack", "PRAGMA user_version") == [(1,)]
    assert contents(tmp_path / "copy.myotrack") == contents(path)
