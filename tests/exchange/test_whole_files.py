from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.exchange.whole_files import write_file, write_folder, write_zip

FILES = {"a.csv": b"one\r\n", "b.csv": b"two\r\n"}


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_file_is_private_whole_and_alone(tmp_path: Path) -> None:
    write_file(tmp_path / "x.json", b"{}")
    write_file(tmp_path / "x.json", b"{1}")
    assert _contents(tmp_path) == {"x.json": b"{1}"}
    assert stat.S_IMODE((tmp_path / "x.json").stat().st_mode) == 0o600


def test_a_new_folder_and_its_files_are_private(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", FILES)
    assert _contents(tmp_path / "out") == FILES
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "out").iterdir()} == {0o600}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_in_a_folder_that_is_there_only_files_of_the_same_names_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    (tmp_path / "mine.txt").write_bytes(b"mine")
    write_folder(tmp_path, FILES)
    assert _contents(tmp_path) == {**FILES, "mine.txt": b"mine"}


def test_nothing_is_written_when_one_of_the_files_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    (tmp_path / "b.csv").mkdir()
    with pytest.raises(DiaryError) as caught:
        write_folder(tmp_path, FILES)
    assert caught.value.problem is DiaryProblem.A_FOLDER
    assert (tmp_path / "a.csv").read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {"a.csv", "b.csv"}


def test_a_diary_a_link_and_a_folder_are_never_replaced_by_a_file(tmp_path: Path) -> None:
    diary = tmp_path / "diary.myotrack"
    diary.write_bytes(b"SQLite format 3\x00...")
    (tmp_path / "link").symlink_to(diary)
    (tmp_path / "folder").mkdir()
    for name, problem in (
        ("diary.myotrack", DiaryProblem.ALREADY_EXISTS),
        ("link", DiaryProblem.ALREADY_EXISTS),
        ("folder", DiaryProblem.A_FOLDER),
        ("missing/x", DiaryProblem.UNREACHABLE),
    ):
        with pytest.raises(DiaryError) as caught:
            write_file(tmp_path / name, b"x")
        assert caught.value.problem is problem
    with pytest.raises(DiaryError):
        write_folder(diary, FILES)
    assert diary.read_bytes() == b"SQLite format 3\x00..."
    assert {path.name for path in tmp_path.iterdir()} == {"diary.myotrack", "link", "folder"}


def test_a_zip_depends_on_its_files_alone(tmp_path: Path) -> None:
    write_zip(tmp_path / "one.zip", FILES)
    write_zip(tmp_path / "two.zip", FILES)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
