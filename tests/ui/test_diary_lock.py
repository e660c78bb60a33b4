"""One window for a diary, and a diary for every window that can be shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.ui.diary_lock import DiaryLock


def test_a_second_window_is_refused_under_whatever_name_it_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.myotrack"
    (tmp_path / "link.myotrack").symlink_to(path)
    monkeypatch.chdir(tmp_path)
    held = DiaryLock(path)
    for name in (path, Path("a.myotrack"), tmp_path / "link.myotrack", tmp_path / "x" / ".." / "a.myotrack"):
        assert held.is_of(name)
        with pytest.raises(DiaryError) as refused:
            DiaryLock(name)
        assert (refused.value.problem, refused.value.path) == (DiaryProblem.LOCKED, str(name))
    held.release()
    DiaryLock(Path("a.myotrack")).release()


def test_two_diaries_have_two_locks(tmp_path: Path) -> None:
    first = DiaryLock(tmp_path / "a.myotrack")
    second = DiaryLock(tmp_path / "b.myotrack")
    assert not first.is_of(tmp_path / "b.myotrack")
    first.release()
    second.release()


def test_a_link_that_leads_to_itself_and_a_name_that_is_no_text_can_be_locked(tmp_path: Path) -> None:
    loop = tmp_path / "loop.myotrack"
    loop.symlink_to(loop)
    for path in (loop, Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.myotrack"))):
        DiaryLock(path).release()


@pytest.mark.logs_warnings
def test_where_no_lock_can_be_made_the_diary_opens_all_the_same(tmp_path: Path, myotrack_home: Path) -> None:
    (myotrack_home / "state").write_text("a file where the folder should be", encoding="utf-8")
    DiaryLock(tmp_path / "a.myotrack").release()
