from __future__ import annotations

import json
import random
import stat
import sys
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from myotrack.domain.actions import Action
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services import backups
from myotrack.services.backup_list import Why, backups_of, list_backups, newest_good_backup
from myotrack.services.backups import MANY_CHANGES
from myotrack.services.changes import Change
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import open_diary
from myotrack.storage.backup_signs import manifest_of
from myotrack.storage.store import create_store
from tests.builders import a_check_in
from tests.services.opened import NOW, opened
from tests.storage.files import a_diary_file, a_diary_of_version, digest, put, some_facts

BIT_FLIPS = 60


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_diary_file(tmp_path / "d.myotrack", days=5)


def another_diary(path: Path, days: int = 1) -> Path:
    """Make the closed diary of somebody else."""
    store = create_store(path, {"id": "another"})
    put(store, *some_facts(days))
    store.close()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def test_a_backup_is_listed_with_when_why_and_what_is_in_it(path: Path, folder: Path) -> None:
    made = backups.back_up(path, folder, NOW, Why.BEFORE_IMPORT)
    (backup,) = list_backups(folder)
    assert (backup.path, backup.made_at, backup.why, backup.sound) == (made, NOW, Why.BEFORE_IMPORT, True)
    assert (backup.days, backup.first_day, backup.last_day) == (5, "2026-03-03", "2026-03-07")
    assert (backup.facts, backup.schema, backup.diary_id) == (8, 2, "the diary")
    told = json.loads(manifest_of(made).read_text(encoding="utf-8"))
    assert (told["name"], told["sha256"], told["rows"]["check_in"]) == (made.name, digest(made), 5)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_a_manifest_is_as_private_as_its_backup(path: Path, folder: Path) -> None:
    assert stat.S_IMODE(manifest_of(backups.back_up(path, folder, NOW)).stat().st_mode) == 0o600


def test_the_backup_made_last_is_first_whatever_the_clock_said(path: Path, folder: Path) -> None:
    times = [NOW, NOW + timedelta(days=50 * 365), NOW - timedelta(days=50 * 365), NOW + timedelta(seconds=1)]
    made = [backups.back_up(path, folder, at) for at in times]
    assert [backup.path for backup in list_backups(folder)] == made[::-1]


def test_any_bit_that_flips_in_a_backup_is_found(path: Path, folder: Path) -> None:
    made = backups.back_up(path, folder, NOW)
    whole = made.read_bytes()
    chance = random.Random(7)
    for _ in range(BIT_FLIPS):
        rotten = bytearray(whole)
        rotten[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        made.write_bytes(rotten)
        assert [backup.sound for backup in list_backups(folder)] == [False]
    made.write_bytes(whole)
    assert newest_good_backup(path, folder) is not None


def test_a_bit_that_flips_in_a_manifest_does_not_make_a_good_backup_a_bad_one(path: Path, folder: Path) -> None:
    made = backups.back_up(path, folder, NOW)
    manifest = manifest_of(made)
    whole = manifest.read_bytes()
    chance = random.Random(8)
    for _ in range(BIT_FLIPS):
        rotten = bytearray(whole)
        rotten[chance.randrange(len(whole))] ^= 1 << chance.randrange(7)
        manifest.write_bytes(rotten)
        (backup,) = list_backups(folder)
        assert (backup.sound, backup.days, backup.facts) == (True, 5, 8)
        assert backup.made_at.replace(tzinfo=None) == NOW.replace(tzinfo=None)


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{", b'{"seal": 1}', b"\xff", b"[" * 100_000])
def test_a_backup_with_a_useless_manifest_is_read_instead(path: Path, folder: Path, manifest: bytes) -> None:
    made = backups.back_up(path, folder, NOW)
    manifest_of(made).write_bytes(manifest)
    (backup,) = list_backups(folder)
    assert (backup.why, backup.sound, backup.days) == (Why.UNKNOWN, True, 5)
    made.write_bytes(made.read_bytes()[:5000])
    assert [backup.sound for backup in list_backups(folder)] == [False]


def test_the_manifest_of_another_backup_is_not_believed(path: Path, folder: Path, tmp_path: Path) -> None:
    made = backups.back_up(path, folder, NOW)
    other = backups.back_up(a_diary_file(tmp_path / "e.myotrack", days=9), folder, NOW)
    manifest_of(other).replace(manifest_of(made))
    assert {backup.path.name: backup.days for backup in list_backups(folder)} == {made.name: 5, other.name: 9}


def test_what_an_earlier_program_and_a_person_put_there_is_listed_and_other_files_are_not(
    path: Path, folder: Path
) -> None:
    folder.mkdir()
    a_diary_of_version(folder / "d-2026-02-28-080000.myotrack", 1)
    (folder / "d-letter.myotrack").write_text("Dear doctor")
    (folder / "notes.txt").write_text("mine")
    (folder / ".d.myotrack.1234.new").write_text("half")
    (folder / "a folder.myotrack").mkdir()
    found = {backup.path.name: (backup.sound, backup.schema, backup.why) for backup in list_backups(folder)}
    assert found == {
        "d-2026-02-28-080000.myotrack": (True, 1, Why.UNKNOWN),
        "d-letter.myotrack": (False, 0, Why.UNKNOWN),
    }
    assert list_backups(folder / "nowhere") == ()


def test_the_backups_of_a_diary_are_told_by_its_own_id_and_not_by_its_name(
    path: Path, folder: Path, tmp_path: Path
) -> None:
    made = backups.back_up(path, folder, NOW)
    other = open_diary(tmp_path / "other" / "d.myotrack", lambda: NOW, create=True)
    other.close()
    theirs = backups.back_up(tmp_path / "other" / "d.myotrack", folder, NOW)
    moved = path.rename(tmp_path / "renamed.myotrack")
    assert [backup.path for backup in backups_of(moved, folder)] == [made]
    assert [backup.path for backup in backups_of(tmp_path / "other" / "d.myotrack", folder)] == [theirs]


def test_a_diary_that_cannot_be_read_has_the_backups_that_were_made_of_it(
    path: Path, folder: Path, tmp_path: Path
) -> None:
    made = [backups.back_up(path, folder, NOW) for _ in range(2)]
    backups.back_up(another_diary(tmp_path / "d-2.myotrack"), folder, NOW)
    elsewhere = backups.back_up(path, tmp_path / "elsewhere", NOW - timedelta(days=1))
    path.write_bytes(path.read_bytes()[:3000])
    assert {backup.path for backup in backups_of(path, folder, tmp_path / "elsewhere", folder)} == {*made, elsewhere}
    made[1].write_bytes(b"rotten")
    good = newest_good_backup(path, folder)
    assert good is not None
    assert good.path == made[0]
    path.unlink()
    assert newest_good_backup(path, folder) == good
    assert newest_good_backup(path, tmp_path / "nowhere") is None


def test_a_backup_is_made_once_a_day_when_something_changed(tmp_path: Path, folder: Path) -> None:
    now = [NOW]
    path = tmp_path / "d.myotrack"
    diary = open_diary(path, lambda: now[0], create=True)

    def at(days: int, hours: int = 0) -> datetime:
        now[0] = NOW + timedelta(days=days, hours=hours)
        return now[0]

    assert backups.back_up_daily(path, folder, at(0)) is None, "nothing was entered yet"
    assert not folder.exists()
    diary.diary.answer(NOW.date(), twitch_count=1)
    first = backups.back_up_daily(path, folder, at(0, 1))
    assert first is not None
    diary.diary.answer(NOW.date(), twitch_count=2)
    assert backups.back_up_daily(path, folder, at(0, 2)) is None, "there is one of today"
    assert backups.back_up_daily(path, folder, at(1)) is not None
    assert backups.back_up_daily(path, folder, at(2)) is None, "nothing changed since yesterday"
    diary.diary.write_note(NOW.date(), "a note", going_on=False)
    assert backups.back_up_daily(path, folder, at(2, 1)) is not None
    diary.close()
    assert [(b.why, b.sound) for b in list_backups(folder)] == [(Why.DAILY, True)] * 3


@pytest.mark.parametrize(
    ("moments", "made"),
    [
        ([NOW] * 5 * MANY_CHANGES, 5),
        ([NOW + timedelta(days=n) for n in (0, 370, 1, 2, 3, 370, 371)], 7),
        ([NOW + timedelta(hours=n) for n in (3, 0, 1)], 2),
    ],
    ids=["the clock shows one day for ever", "it was a year ahead once", "it went back behind the last one"],
)
def test_a_clock_that_is_wrong_keeps_no_diary_from_its_backups(
    tmp_path: Path, folder: Path, moments: list[datetime], made: int
) -> None:
    now = [NOW]
    path = tmp_path / "d.myotrack"
    diary = open_diary(path, lambda: now[0], create=True)
    for number, moment in enumerate(moments):
        now[0] = moment
        diary.diary.write_note(NOW.date(), f"note {number}", going_on=False)
        backups.back_up_daily(path, folder, moment)
    diary.close()
    found = list_backups(folder)
    assert len(found) == made
    assert found[0].changes > len(moments) - MANY_CHANGES


def test_a_backup_that_went_bad_is_made_again_although_nothing_changed(path: Path, folder: Path) -> None:
    made = backups.back_up_daily(path, folder, NOW)
    assert made is not None
    made.write_bytes(made.read_bytes() + b"rot")
    assert backups.back_up_daily(path, folder, NOW + timedelta(days=1)) is not None


def test_a_diary_that_is_not_sound_gets_no_backup_and_keeps_its_good_ones(path: Path, folder: Path) -> None:
    good = backups.back_up_daily(path, folder, NOW)
    whole = path.read_bytes()
    assert whole.count(b"note of day 3") == 2
    path.write_bytes(whole.replace(b"note of day 3", b"note of day 7"))
    for make in (backups.back_up_daily, backups.back_up):
        with pytest.raises(DiaryError) as refused:
            make(path, folder, NOW + timedelta(days=1))
        assert (refused.value.problem, refused.value.path) == (DiaryProblem.DAMAGED, str(path))
    assert [backup.path for backup in list_backups(folder)] == [good]
    assert {p.name for p in folder.iterdir()} == {good.name, f"{good.name}.json"} if good else False


def test_before_many_facts_change_at_one_press_the_diary_is_copied(tmp_path: Path) -> None:
    it = opened(tmp_path / "d.myotrack")
    folder = tmp_path / "backups"
    baclofen = it.diary.medicines.add("baclofen", since=NOW.date(), dose=Dose(daily_dose=Decimal(60)))
    it.diary.diary.answer(NOW.date(), twitch_count=1)
    it.diary.recorder.undo()
    assert list_backups(folder) == ()
    it.diary.medicines.remove(baclofen.id)
    it.diary.recorder.undo()
    with it.diary.recorder.record(Action.IMPORT, Change.EVERYTHING) as writer:
        writer.put(a_check_in(NOW.date(), 7))
    it.diary.recorder.undo()
    it.diary.close()
    assert [(b.why, b.facts, b.sound) for b in list_backups(folder)] == [
        (Why.BEFORE_BULK_EDIT, 3, True),
        (Why.BEFORE_BULK_EDIT, 0, True),
        (Why.BEFORE_BULK_EDIT, 2, True),
    ]


def test_a_bulk_edit_whose_copy_cannot_be_made_does_not_happen(tmp_path: Path) -> None:
    it = opened(tmp_path / "d.myotrack")
    baclofen = it.diary.medicines.add("baclofen")
    (tmp_path / "backups").write_text("in the way", encoding="utf-8")
    with pytest.raises(DiaryError):
        it.diary.medicines.remove(baclofen.id)
    assert it.diary.medicines.all() == (baclofen,)
    it.diary.close()


def test_a_backup_that_fails_leaves_no_empty_folder_behind(path: Path, folder: Path) -> None:
    path.write_bytes(path.read_bytes()[:6000])
    with pytest.raises(DiaryError):
        backups.back_up(path, folder, NOW)
    assert not folder.exists()


def test_the_sample_is_never_copied(tmp_path: Path) -> None:
    diary = open_diary(tmp_path / "SAMPLE.myotrack", lambda: NOW, create=True, sample=True)
    diary.medicines.remove(diary.medicines.add("baclofen").id)
    diary.close()
    assert not (tmp_path / "backups").exists()
