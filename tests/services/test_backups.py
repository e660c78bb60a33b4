from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services import backups
from myotrack.services.open_diary import open_diary
from myotrack.storage.files import journal_of
from tests.storage.files import run_sql

NOW = datetime(2026, 3, 31, 20, 0, tzinfo=timezone(timedelta(hours=1)))


def _a_diary(path: Path, count: int) -> Path:
    diary = open_diary(path, lambda: NOW, create=True)
    diary.diary.answer(date(2026, 3, 3), twitch_count=count)
    diary.close()
    return path


def _count(path: Path) -> int | None:
    diary = open_diary(path, lambda: NOW)
    check_in = diary.diary.day(date(2026, 3, 3)).check_in
    diary.close()
    return None if check_in is None else check_in.twitch_count


def test_a_diary_that_is_replaced_is_kept_as_a_backup(tmp_path: Path) -> None:
    old, new = _a_diary(tmp_path / "d.myotrack", 1), _a_diary(tmp_path / "copy.myotrack", 2)
    kept = backups.restore(new, old, tmp_path / "backups", NOW)
    assert kept is not None
    assert (_count(old), _count(kept)) == (2, 1)


def test_a_damaged_diary_can_be_replaced_and_what_is_left_of_it_is_kept_byte_for_byte(tmp_path: Path) -> None:
    damaged, good = _a_diary(tmp_path / "d.myotrack", 1), _a_diary(tmp_path / "copy.myotrack", 2)
    rest = damaged.read_bytes()[:5000]
    damaged.write_bytes(rest)
    kept = backups.restore(good, damaged, tmp_path / "backups", NOW)
    assert kept is not None
    assert (_count(damaged), kept.read_bytes()) == (2, rest)


def test_a_restore_that_fails_leaves_no_copy_of_a_diary_that_stands_where_it_stood(tmp_path: Path) -> None:
    """Tried again on a disk that is full, each would take more of it."""
    old, bad = _a_diary(tmp_path / "d.myotrack", 1), _a_diary(tmp_path / "copy.myotrack", 2)
    run_sql(bad, "UPDATE check_in SET twitch_count = 3")
    for folder in (tmp_path / "backups", tmp_path / "more"):
        if folder.name == "more":
            backups.back_up(old, folder, NOW)
        before = sorted(folder.glob("*"))
        with pytest.raises(DiaryError) as refused:
            backups.restore(bad, old, folder, NOW)
        assert (refused.value.problem, refused.value.path) == (DiaryProblem.DAMAGED, str(bad))
        assert (_count(old), sorted(folder.glob("*"))) == (1, before)
    assert not (tmp_path / "backups").exists()


def test_a_file_that_is_no_diary_is_never_replaced(tmp_path: Path) -> None:
    letter, good = tmp_path / "letter.txt", _a_diary(tmp_path / "copy.myotrack", 2)
    letter.write_text("Dear doctor")
    for source, target in ((good, letter), (letter, good)):
        with pytest.raises(DiaryError) as caught:
            backups.restore(source, target, tmp_path / "backups", NOW)
        assert caught.value.problem is DiaryProblem.NOT_A_DIARY
    assert (letter.read_text(), _count(good)) == ("Dear doctor", 2)


def test_a_damaged_diary_that_was_kept_goes_back_byte_for_byte_with_its_journal(tmp_path: Path) -> None:
    damaged, good = _a_diary(tmp_path / "d.myotrack", 1), _a_diary(tmp_path / "copy.myotrack", 2)
    rest = damaged.read_bytes()[:5000]
    damaged.write_bytes(rest)
    kept = backups.restore(good, damaged, tmp_path / "backups", NOW)
    assert kept is not None
    journal_of(kept).write_bytes(b"what a crash left")

    again = backups.restore(kept, damaged, tmp_path / "backups", NOW)

    assert again is not None
    assert (damaged.read_bytes(), journal_of(damaged).read_bytes()) == (rest, b"what a crash left")
    assert _count(again) == 2
