"""Where files go, and that nobody else on the computer can read them."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from myotrack import paths

FOLDERS = [
    paths.data_folder,
    paths.demo_folder,
    paths.config_folder,
    paths.state_folder,
]


def test_one_variable_puts_every_file_under_one_folder(myotrack_home: Path) -> None:
    places = [folder() for folder in FOLDERS]
    places += [paths.default_diary(), paths.preferences_file(), paths.log_file()]
    assert all(place.is_relative_to(myotrack_home) for place in places)
    assert len(set(places)) == len(places)


def test_the_demo_is_apart_from_the_real_diary() -> None:
    assert paths.default_diary().name == "diary.myotrack"
    assert paths.default_diary().parent != paths.demo_folder()


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_is_made_for_this_person_alone_whatever_the_umask(
    folder: Callable[[], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "a" / "b"))
    before = os.umask(0)
    try:
        made = folder()
    finally:
        os.umask(before)
    between = [parent for parent in made.parents if parent.is_relative_to(tmp_path) and parent != tmp_path]
    assert {stat.S_IMODE(place.stat().st_mode) for place in [made, *between]} == {0o700}


def test_a_folder_that_others_could_read_is_closed(myotrack_home: Path) -> None:
    (myotrack_home / "data").mkdir(mode=0o755)
    (myotrack_home / "data").chmod(0o755)
    assert stat.S_IMODE(paths.data_folder().stat().st_mode) == 0o700


def test_without_the_variable_the_system_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, "")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert paths.data_folder() == platformdirs.user_data_path("myotrack", appauthor=False)


def test_a_file_where_the_folder_should_be_is_an_error_and_stays(myotrack_home: Path) -> None:
    mine = myotrack_home / "data"
    mine.write_text("mine", encoding="utf-8")
    mine.chmod(0o644)
    with pytest.raises(FileExistsError, match="data"):
        paths.data_folder()
    assert mine.read_text(encoding="utf-8") == "mine"
    assert stat.S_IMODE(mine.stat().st_mode) == 0o644
