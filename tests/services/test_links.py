"""A diary that is opened by a link: the file that it leads to is meant everywhere, and the link stays one."""

from __future__ import annotations

from pathlib import Path

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services import backups
from myotrack.services.backup_list import backups_of
from myotrack.services.open_diary import open_diary
from myotrack.storage.check import check_diary
from myotrack.storage.files import journal_of
from myotrack.storage.store import open_store
from tests.cli.running import TABLES, run
from tests.services.opened import NOW
from tests.storage.files import a_diary_file, digest, run_sql
from tests.storage.test_crash_leftovers import crash_in_a_save


@pytest.fixture
def real(tmp_path: Path) -> Path:
    (tmp_path / "real").mkdir()
    return a_diary_file(tmp_path / "real" / "d.myotrack", days=5)


@pytest.fixture
def link(tmp_path: Path, real: Path) -> Path:
    (tmp_path / "links").mkdir()
    found = tmp_path / "links" / "d.myotrack"
    found.symlink_to(real)
    return found


def _days(path: Path) -> int:
    store = open_store(path)
    with store.read() as reader:
        found = len(reader.all(CheckIn))
    store.close()
    return found


def test_a_backup_that_is_put_back_through_a_link_replaces_the_file_and_not_the_link(real: Path, link: Path) -> None:
    made = backups.back_up(real, backups.folder_beside(link), NOW)
    run_sql(real, "DELETE FROM check_in")
    assert run("restore", made, "-o", link).status == 0
    assert link.is_symlink()
    assert (_days(real), _days(link)) == (5, 5)
    assert {b.path.parent for b in backups_of(link, *backups.folders_of(link))} == {real.parent / "backups"}
    assert list(link.parent.iterdir()) == [link], "nothing lies beside the link"


def test_what_an_open_diary_keeps_lies_beside_the_file(real: Path, link: Path) -> None:
    diary = open_diary(link, lambda: NOW)
    assert diary.store.path == real
    diary.medicines.remove(diary.medicines.add("levodopa").id)
    diary.close()
    assert len(backups_of(real, *backups.folders_of(real))) == 1
    assert list(link.parent.iterdir()) == [link]


@pytest.mark.parametrize("first", [lambda p: open_store(p).close(), check_diary])
def test_what_a_crash_left_is_taken_back_through_a_link_too(real: Path, link: Path, first: object) -> None:
    crash_in_a_save(real)
    assert callable(first)
    first(link)
    assert not journal_of(link).exists() or not journal_of(link).stat().st_size
    assert _days(real) == 5


def test_a_new_diary_is_made_where_a_link_leads_and_nowhere_when_its_folder_is_away(tmp_path: Path) -> None:
    link, place = tmp_path / "link.myotrack", tmp_path / "stick" / "d.myotrack"
    link.symlink_to(place)
    assert run("import", link, TABLES).status == 1
    with pytest.raises(DiaryError) as refused:
        open_diary(link, lambda: NOW, create=True)
    assert refused.value.problem is DiaryProblem.UNREACHABLE
    assert not place.parent.exists()
    place.parent.mkdir()
    assert run("import", link, TABLES).status == 0
    assert link.is_symlink()
    assert _days(place)
    assert [p.name for p in place.parent.iterdir()] == [place.name]


def test_a_restore_that_fails_leaves_the_file_and_the_link(real: Path, link: Path, tmp_path: Path) -> None:
    rotten = a_diary_file(tmp_path / "e.myotrack", days=1)
    run_sql(rotten, "UPDATE check_in SET twitch_count = 3")
    before = digest(real)
    with pytest.raises(DiaryError):
        backups.restore(rotten, link, backups.folder_beside(link), NOW)
    assert (digest(real), link.is_symlink()) == (before, True)
