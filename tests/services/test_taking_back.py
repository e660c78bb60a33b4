"""What taking a restore back would change, and whether what was entered since goes along."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.services import backups
from myotrack.services.taking_back import plan_taking_back
from tests.services.opened import NOW, TODAY, Clock, opened

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A diary of one day."""
    path = tmp_path / "d.myotrack"
    it = opened(path)
    it.diary.diary.answer(YESTERDAY, twitch_count=1)
    it.diary.close()
    return path


@pytest.fixture
def backup(path: Path, tmp_path: Path) -> Path:
    return backups.back_up(path, tmp_path / "backups", NOW)


def _enter(path: Path, twitches: int) -> None:
    it = opened(path, Clock(NOW + timedelta(minutes=5)))
    it.diary.diary.answer(TODAY, twitch_count=twitches)
    it.diary.close()


def _put_back(backup: Path, path: Path) -> Path:
    before = backups.restore(backup, path, path.parent / "backups", NOW)
    assert before is not None
    return before


def test_what_was_entered_since_goes_along_and_is_no_loss(path: Path, backup: Path) -> None:
    _enter(path, 9)
    before = _put_back(backup, path)
    _enter(path, 3)
    found = plan_taking_back(before, path, backup)
    assert found.plan is not None
    assert found.plan.change.days_added == (TODAY,)
    assert found.plan.change.days_removed == ()
    (since,) = found.since
    (about,) = since.about
    assert isinstance(about, CheckIn)
    assert (about.day, about.twitch_count) == (TODAY, 3)
    assert found.goes_along


def test_a_backup_that_is_gone_by_now_hides_nothing(path: Path, backup: Path) -> None:
    before = _put_back(backup, path)
    _enter(path, 3)
    backup.unlink()
    found = plan_taking_back(before, path, backup)
    assert len(found.since) == 1
    assert found.plan is not None
    assert found.plan.change.days_removed == (TODAY,)


def test_what_was_entered_in_the_diary_of_another_person_does_not_go_along(path: Path, tmp_path: Path) -> None:
    another = tmp_path / "another.myotrack"
    _enter(another, 7)
    before = _put_back(backups.back_up(another, tmp_path / "backups", NOW), path)
    found = plan_taking_back(before, path, another)
    assert not found.goes_along
    assert found.plan is not None
    assert found.plan.change.days_added == (YESTERDAY,)


def test_a_damaged_diary_goes_back_as_it_was_and_takes_nothing_along(path: Path, backup: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])
    before = _put_back(backup, path)
    _enter(path, 3)
    found = plan_taking_back(before, path, backup)
    assert found.plan is None
    assert not found.goes_along
    assert len(found.since) == 1
