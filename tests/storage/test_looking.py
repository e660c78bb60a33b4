"""Nothing is ever written to a backup, whoever opens it and for whatever."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services import backups
from myotrack.services.backup_list import list_backups
from myotrack.services.open_diary import open_diary
from myotrack.storage.backup_signs import is_backup, manifest_of
from myotrack.storage.files import journal_of
from myotrack.storage.store import open_store
from tests.builders import a_check_in, day
from tests.storage.files import NOW, a_diary_file, a_diary_of_version, a_stamp, digest, run_sql
from tests.storage.test_crash_leftovers import crash_in_a_save


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return backups.back_up(a_diary_file(tmp_path / "d.myotrack", days=5), tmp_path / "backups", NOW)


def _everything_in(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): digest(p) for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_backup_is_read_and_never_written_to(backup: Path, tmp_path: Path) -> None:
    before = _everything_in(tmp_path)
    with closing(open_diary(backup, lambda: NOW)) as diary:
        assert diary.store.is_looked_at
        with diary.store.read() as reader:
            assert len(reader.all(CheckIn)) == 5
        for write in (diary.store.write, diary.store.fill_with_past):
            with pytest.raises(DiaryError) as refused, write(a_stamp()) as writer:
                writer.put(a_check_in(day(9), 1))
            assert (refused.value.problem, refused.value.path) == (DiaryProblem.READ_ONLY, str(backup))
        with pytest.raises(DiaryError), diary.store.keeping():
            pass
        with pytest.raises(DiaryError):
            diary.diary.answer(NOW.date(), twitch_count=1)
    assert _everything_in(tmp_path) == before


def test_a_backup_of_an_earlier_version_is_brought_up_to_date_in_memory_alone(tmp_path: Path) -> None:
    old = a_diary_of_version(tmp_path / "d.myotrack", 1)
    made = backups.back_up(old, tmp_path / "backups", NOW)
    before = _everything_in(tmp_path)
    with closing(open_store(made)) as store, store.read() as reader:
        assert reader.all(CheckIn)
    assert _everything_in(tmp_path) == before
    assert [(b.sound, b.schema) for b in list_backups(tmp_path / "backups")] == [(True, 1)]
    open_store(old).close()
    assert digest(old) != digest(made), "a diary is brought up to date as before"


def test_what_a_crash_left_beside_a_backup_is_not_played_into_it(backup: Path, tmp_path: Path) -> None:
    journal_of(backup).write_bytes(b"not of SQLite")
    open_store(backup).close()
    manifest_of(backup).unlink()
    crash_in_a_save(backup)
    before = _everything_in(tmp_path)
    for look in (open_store, backups.check):
        with pytest.raises(DiaryError) as refused:
            look(backup)
        assert refused.value.problem is DiaryProblem.DAMAGED
    assert [b.sound for b in list_backups(backup.parent)] == [False]
    assert _everything_in(tmp_path) == before


def test_a_backup_that_is_damaged_shows_nothing_that_is_not_proven(backup: Path) -> None:
    run_sql(backup, "UPDATE check_in SET twitch_count = 7")
    with closing(open_store(backup)) as store, pytest.raises(DiaryError) as refused, store.read() as reader:
        reader.all(CheckIn)
    assert refused.value.problem is DiaryProblem.DAMAGED
    backup.write_bytes(backup.read_bytes()[:5000])
    with pytest.raises(DiaryError) as refused:
        open_store(backup)
    assert (refused.value.problem, refused.value.path) == (DiaryProblem.DAMAGED, str(backup))


def test_a_backup_is_known_by_its_manifest_or_by_its_name_and_folder(backup: Path, tmp_path: Path) -> None:
    diary = tmp_path / "d.myotrack"
    link = tmp_path / "link.myotrack"
    link.symlink_to(backup)
    assert [is_backup(path) for path in (backup, link, diary)] == [True, True, False]
    manifest_of(diary).write_text('{"an": "export of everything"}')
    assert not is_backup(diary)
    named = shutil.copy(diary, backup.parent / "mine.myotrack")
    assert not is_backup(Path(named)), "somebody keeps a diary in a folder of this name"
    moved = backup.rename(tmp_path / backup.name)
    assert not is_backup(moved), "a copy that a person took out to go on in it"
    manifest_of(backup).rename(manifest_of(moved))
    assert is_backup(moved)


def test_nothing_is_put_in_the_place_of_a_backup(backup: Path, tmp_path: Path) -> None:
    other = a_diary_file(tmp_path / "e.myotrack", days=1)
    before = _everything_in(tmp_path)
    with pytest.raises(DiaryError) as refused:
        backups.restore(other, backup, tmp_path / "backups", NOW)
    assert refused.value.problem is DiaryProblem.READ_ONLY
    assert _everything_in(tmp_path) == before
