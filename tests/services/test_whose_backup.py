from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from myotrack.services import backups
from myotrack.services.backup_list import backups_of, newest_good_backup
from myotrack.storage.backup_signs import manifest_of
from myotrack.storage.own_id import own_id
from myotrack.storage.store import create_store
from tests.services.opened import NOW
from tests.storage.files import a_diary_file, a_diary_of_version, put, some_facts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_diary_file(tmp_path / "d.myotrack", days=5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def another_diary(path: Path) -> Path:
    """Make the closed diary of somebody else."""
    store = create_store(path, {"id": "another"})
    put(store, *some_facts(1))
    store.close()
    return path


def torn(path: Path) -> Path:
    """Let nothing be left of a file that tells which diary it was."""
    path.write_bytes(path.read_bytes()[:3000])
    return path


def test_the_backups_of_somebody_else_with_the_same_file_name_are_never_those_of_a_damaged_diary(
    tmp_path: Path, myotrack_home: Path
) -> None:
    usual = myotrack_home / "data" / "diary.myotrack"
    usual.parent.mkdir()
    a_diary_file(usual, days=9)
    stick = tmp_path / "stick" / "diary.myotrack"
    stick.parent.mkdir()
    another_diary(stick)
    theirs = backups.back_up(usual, backups.folder_beside(usual), NOW + timedelta(days=1))
    own = backups.back_up(stick, backups.folder_beside(stick), NOW)
    for damaged in (stick, usual):
        torn(damaged)
    assert [b.path for b in backups_of(stick, *backups.folders_of(stick))] == [own]
    assert [b.path for b in backups_of(usual, *backups.folders_of(usual))] == [theirs]
    own.unlink()
    manifest_of(theirs).unlink()
    assert backups_of(stick, *backups.folders_of(stick)) == (), "a file name is no proof"
    assert [b.path for b in backups_of(usual, *backups.folders_of(usual))] == [theirs], "it lies beside this one"


def test_a_stick_that_is_found_under_another_name_keeps_its_backups(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    diary = another_diary(tmp_path / "stick" / "d.myotrack")
    made = backups.back_up(diary, backups.folder_beside(diary), NOW)
    now_there = (tmp_path / "stick").rename(tmp_path / "other")
    torn(now_there / "d.myotrack")
    found = newest_good_backup(now_there / "d.myotrack", now_there / "backups")
    assert found is not None
    assert found.path == now_there / "backups" / made.name


def test_what_a_damaged_diary_still_says_of_itself_tells_its_backups_apart(
    path: Path, folder: Path, tmp_path: Path
) -> None:
    """In its place stood another diary before, whose backups are there as well."""
    backups.back_up(path, folder, NOW + timedelta(days=1))
    path.unlink()
    own = backups.back_up(another_diary(path), folder, NOW)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xa5" * 3900 + whole[4000:])
    assert [b.path for b in backups_of(path, folder)] == [own]


def test_a_damaged_diary_that_was_kept_is_listed_with_those_of_its_diary_alone(
    path: Path, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "theirs").mkdir()
    theirs = torn(another_diary(tmp_path / "theirs" / "d.myotrack"))
    of_theirs = backups.keep_as_it_is(theirs, folder, NOW)
    own = backups.keep_as_it_is(path, folder, NOW)
    assert [b.path for b in backups_of(path, folder)] == [own]
    assert [b.path for b in backups_of(theirs, folder)] == [of_theirs]


def test_a_file_that_is_none_has_no_id(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear doctor")
    assert [own_id(tmp_path / name) for name in ("letter", "nowhere", ".")] == ["", "", ""]
    assert own_id(a_diary_of_version(tmp_path / "old.myotrack", 1)) == "88290df947e6478b85ce7b492e3274c3"
