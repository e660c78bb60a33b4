from __future__ import annotations

import stat
import sys
from datetime import time
from pathlib import Path

import pytest

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.domain.provenance import Author
from myotrack.services.open_diary import open_diary
from tests.services.opened import NOW, TODAY, Clock, day, opened


def test_a_diary_is_made_once_and_opened_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "a.myotrack"
    first = open_diary(path, Clock(), create=True)
    first.diary.answer(TODAY, twitch_count=3)
    about = dict(first.store.about())
    first.close()
    again = open_diary(path, Clock(), create=True)
    assert again.store.about() == about
    assert about["made"] == NOW.isoformat()
    assert not again.is_sample
    assert [c.twitch_count for c in again.insights.timeline().check_ins] == [3]
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_the_folder_that_is_made_for_a_diary_is_private(tmp_path: Path) -> None:
    open_diary(tmp_path / "mine" / "a.myotrack", Clock(), create=True).close()
    assert stat.S_IMODE((tmp_path / "mine").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "mine" / "a.myotrack").stat().st_mode) == 0o600


def test_a_diary_that_is_not_there_is_only_made_when_asked(tmp_path: Path) -> None:
    with pytest.raises(DiaryError) as refused:
        open_diary(tmp_path / "no.myotrack", Clock())
    assert refused.value.problem is DiaryProblem.MISSING
    assert list(tmp_path.iterdir()) == []


def test_where_no_diary_can_be_is_an_error_of_the_diary(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (
        tmp_path / "file" / "a.myotrack",
        tmp_path / "file" / "deeper" / "a.myotrack",
        tmp_path / ("n" * 300 + ".myotrack"),
    ):
        with pytest.raises(DiaryError) as refused:
            open_diary(path, Clock(), create=True)
        assert (refused.value.problem, refused.value.path) == (DiaryProblem.UNREACHABLE, str(path))
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_what_is_there_already_is_opened_and_never_made_anew(tmp_path: Path) -> None:
    for make in (Path.mkdir, Path.touch):
        path = tmp_path / make.__name__
        make(path)
        with pytest.raises(DiaryError) as refused:
            open_diary(path, Clock(), create=True)
        assert refused.value.problem in (DiaryProblem.A_FOLDER, DiaryProblem.NOT_A_DIARY)


def test_the_sample_says_that_it_is_one_whenever_it_is_opened(tmp_path: Path) -> None:
    open_diary(tmp_path / "a.myotrack", Clock(), create=True, sample=True).close()
    again = open_diary(tmp_path / "a.myotrack", Clock())
    assert again.is_sample
    again.close()


def test_two_diaries_in_memory_know_nothing_of_each_other() -> None:
    one, other = opened(), opened()
    one.diary.diary.answer(TODAY, twitch_count=1)
    assert other.diary.insights.timeline().check_ins == ()
    assert one.diary.store.about()["id"] != other.diary.store.about()["id"]
    one.diary.close()
    other.diary.close()


def test_who_writes_and_when_the_day_starts_are_the_openers_to_say() -> None:
    clock = Clock()
    clock.turn_to(day(1), time(2, 0))
    found = open_diary(None, clock, author=Author.CAREGIVER, day_start=time(4, 0))
    assert found.diary.today() == TODAY
    assert found.diary.answer(TODAY, twitch_count=1).provenance.entered_by is Author.CAREGIVER
    found.close()
