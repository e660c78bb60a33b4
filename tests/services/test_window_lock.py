"""A command and a window never have the same diary for themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from myotrack.domain.errors import DiaryError
from myotrack.services.window_lock import OpenInWindowError, lock_place, no_window_has, take_away_left_over
from myotrack.ui.diary_lock import DiaryLock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.myotrack"


def test_a_diary_that_a_window_has_is_refused_until_the_window_lets_go(path: Path) -> None:
    window = DiaryLock(path)
    with pytest.raises(OpenInWindowError), no_window_has(path):
        pass
    assert window.is_of(path)
    window.release()
    with no_window_has(path):
        pass


def test_it_is_refused_under_another_name_too(path: Path, tmp_path: Path) -> None:
    path.touch()
    link = tmp_path / "link.myotrack"
    link.symlink_to(path)
    window = DiaryLock(path)
    with pytest.raises(OpenInWindowError), no_window_has(link):
        pass
    window.release()


def test_no_window_has_it_meanwhile_and_every_window_may_have_it_afterwards(path: Path) -> None:
    with no_window_has(path):
        with pytest.raises(DiaryError):
            DiaryLock(path)
        with pytest.raises(OpenInWindowError), no_window_has(path):
            pass
        assert not take_away_left_over(lock_place(path))
    assert not lock_place(path).exists()
    DiaryLock(path).release()


@pytest.mark.parametrize("left", [b"", b"1\nmyotrack\nhere\n"])
def test_what_a_killed_program_left_does_not_count(path: Path, left: bytes) -> None:
    lock_place(path).write_bytes(left)
    with no_window_has(path), pytest.raises(DiaryError):
        DiaryLock(path)
    DiaryLock(path).release()


_KILLED = """
import os, sys
from pathlib import Path
from myotrack.services.window_lock import no_window_has
with no_window_has(Path(sys.argv[1])):
    os._exit(9)
"""


def test_a_command_that_was_killed_keeps_no_window_from_its_diary(path: Path) -> None:
    subprocess.run([sys.executable, "-c", _KILLED, str(path)], check=False, env=dict(os.environ))
    assert lock_place(path).exists()
    DiaryLock(path).release()


@pytest.mark.logs_warnings
def test_where_no_lock_can_be_made_it_goes_on_all_the_same(path: Path, myotrack_home: Path) -> None:
    (myotrack_home / "state").write_text("a file where the folder should be", encoding="utf-8")
    with no_window_has(path):
        pass
