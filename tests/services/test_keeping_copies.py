from __future__ import annotations

import stat
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services import backups
from tests.services.opened import NOW, opened
from tests.storage.files import a_diary_file, ask_sql, digest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_diary_file(tmp_path / "my diary.myotrack")


def days_in(path: Path) -> object:
    return ask_sql(path, "SELECT count(*) FROM check_in")[0][0]


def test_a_backup_is_named_after_the_diary_and_the_time_and_none_takes_anothers_place(
    path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "deep" / "backups"
    made = [backups.back_up(path, folder, NOW) for _ in range(3)]
    made.append(backups.back_up(path, folder, NOW + timedelta(seconds=1)))
    assert [backup.name for backup in made] == [
        "my diary-2026-03-14-201400.myotrack",
        "my diary-2026-03-14-201400-2.myotrack",
        "my diary-2026-03-14-201400-3.myotrack",
        "my diary-2026-03-14-201401.myotrack",
    ]
    assert all(backups.check(backup).sound for backup in made)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_backups_and_their_folder_are_private(path: Path, tmp_path: Path) -> None:
    made = backups.back_up(path, tmp_path / "backups", NOW)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


def test_a_copy_under_a_name_of_ones_own_takes_nobodys_place(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.myotrack"
    backups.back_up_to(path, target)
    assert backups.check(target).sound
    before = digest(target)
    with pytest.raises(DiaryError) as refused:
        backups.back_up_to(path, target)
    assert refused.value.problem is DiaryProblem.ALREADY_EXISTS
    assert digest(target) == before


def test_where_no_backup_can_be_is_an_error_of_the_diary(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DiaryError) as refused:
        backups.back_up(path, tmp_path / "file" / "backups", NOW)
    assert refused.value.problem is DiaryProblem.UNREACHABLE


def test_restoring_keeps_the_diary_that_was_there_and_can_itself_be_taken_back(path: Path, tmp_path: Path) -> None:
    backup = a_diary_file(tmp_path / "backup.myotrack", days=5)
    kept = backups.restore(backup, path, tmp_path / "kept", NOW)
    assert kept is not None
    assert (days_in(path), days_in(kept), days_in(backup)) == (5, 30, 5)
    backups.restore(kept, path, tmp_path / "kept", NOW)
    assert days_in(path) == 30
    found = opened(path)
    assert len(found.diary.insights.timeline().check_ins) > 0
    found.diary.close()


def test_a_backup_is_put_where_no_diary_is(tmp_path: Path) -> None:
    backup = a_diary_file(tmp_path / "backup.myotrack", days=5)
    assert backups.restore(backup, tmp_path / "new.myotrack", tmp_path / "kept", NOW) is None
    assert days_in(tmp_path / "new.myotrack") == 5
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize("harm", [b"", b"not a diary at all", None])
def test_a_backup_that_is_no_sound_diary_replaces_nothing(path: Path, tmp_path: Path, harm: bytes | None) -> None:
    backup = a_diary_file(tmp_path / "backup.myotrack")
    backup.write_bytes(backup.read_bytes()[:6000] if harm is None else harm)
    before = digest(path)
    with pytest.raises(DiaryError) as refused:
        backups.restore(backup, path, tmp_path / "kept", NOW)
    assert refused.value.problem in (DiaryProblem.NOT_A_DIARY, DiaryProblem.DAMAGED)
    assert refused.value.path == str(backup)
    assert digest(path) == before


def test_a_backup_of_a_newer_version_replaces_nothing(path: Path, tmp_path: Path) -> None:
    backup = a_diary_file(tmp_path / "backup.myotrack")
    head = bytearray(backup.read_bytes())
    head[60:64] = (99).to_bytes(4, "big")
    backup.write_bytes(head)
    before = digest(path)
    with pytest.raises(DiaryError) as refused:
        backups.restore(backup, path, tmp_path / "kept", NOW)
    assert refused.value.problem is DiaryProblem.NEWER
    assert digest(path) == before
