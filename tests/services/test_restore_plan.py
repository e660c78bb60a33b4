from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services import backups
from myotrack.services.backup_list import Why, list_backups
from myotrack.services.restore_plan import plan_restore
from tests.services.opened import NOW, opened
from tests.storage.files import a_diary_file, a_diary_of_version, digest

FIRST = NOW.date() - timedelta(days=9)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A diary of ten days."""
    path = tmp_path / "d.myotrack"
    it = opened(path)
    for number in range(10):
        it.diary.diary.answer(day(number), twitch_count=number)
    it.diary.close()
    return path


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@pytest.fixture
def backup(path: Path, tmp_path: Path) -> Path:
    return backups.back_up(path, tmp_path / "backups", NOW)


def test_a_plan_says_which_days_come_back_go_away_and_change(path: Path, backup: Path) -> None:
    it = opened(path)
    it.diary.diary.clear_day(day(2))
    it.diary.diary.answer(day(4), twitch_count=44)
    it.diary.diary.answer(day(5), twitch_count=5)
    it.diary.diary.answer(day(-3), twitch_count=1)
    it.diary.appointments.ask("Can it come back?")
    it.diary.close()
    before = digest(path), digest(backup)

    plan = plan_restore(backup, path)

    assert plan.change.days_added == (day(2),)
    assert plan.change.days_removed == (day(-3),)
    assert plan.change.days_changed == (day(4),)
    assert (plan.change.facts_added, plan.change.facts_removed, plan.change.facts_changed) == (1, 2, 1)
    assert not plan.change.is_nothing
    assert plan.now is not None
    assert (plan.now.days, plan.holds.days, plan.unreadable, plan.last_day) == (10, 10, None, day(9))
    assert (digest(path), digest(backup)) == before


def test_a_backup_that_holds_the_same_changes_nothing(path: Path, backup: Path) -> None:
    plan = plan_restore(backup, path)
    assert plan.change.is_nothing
    assert plan.now == plan.holds


def test_what_was_entered_and_undone_since_changes_no_fact(path: Path, backup: Path) -> None:
    it = opened(path)
    it.diary.diary.answer(day(4), twitch_count=44)
    it.diary.recorder.undo()
    it.diary.close()
    plan = plan_restore(backup, path)
    assert plan.change.is_nothing
    assert plan.now != plan.holds, "only the history differs"


def test_where_no_diary_is_or_a_damaged_one_everything_comes_back(path: Path, backup: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])
    plan = plan_restore(backup, path)
    assert (plan.now, plan.unreadable) == (None, DiaryProblem.DAMAGED)
    assert plan.change.days_added == tuple(day(number) for number in range(10))
    path.unlink()
    plan = plan_restore(backup, path)
    assert (plan.now, plan.unreadable, len(plan.change.days_added)) == (None, None, 10)


def test_a_plan_is_refused_where_the_restore_would_be(path: Path, backup: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear doctor")
    rotten = backups.back_up(path, tmp_path / "rotten", NOW)
    rotten.write_bytes(rotten.read_bytes() + b"x")
    harmed = tmp_path / "harmed.myotrack"
    harmed.write_bytes(path.read_bytes().replace(b'"twitch_count":4', b'"twitch_count":5'))
    for source, target, problem, named in (
        (backup, letter, DiaryProblem.NOT_A_DIARY, letter),
        (letter, path, DiaryProblem.NOT_A_DIARY, letter),
        (tmp_path / "gone", path, DiaryProblem.MISSING, tmp_path / "gone"),
        (rotten, path, DiaryProblem.DAMAGED, rotten),
        (harmed, path, DiaryProblem.DAMAGED, harmed),
    ):
        before = digest(path)
        for use in (
            lambda s=source, t=target: plan_restore(s, t),
            lambda s=source, t=target: backups.restore(s, t, tmp_path / "kept", NOW),
        ):
            with pytest.raises(DiaryError) as refused:
                use()
            assert (refused.value.problem, refused.value.path) == (problem, str(named))
        assert digest(path) == before


def test_a_restore_is_taken_back_by_restoring_what_was_before_it(path: Path, backup: Path, tmp_path: Path) -> None:
    it = opened(path)
    it.diary.diary.answer(day(-1), twitch_count=7)
    it.diary.close()
    safety = backups.restore(backup, path, tmp_path / "backups", NOW)
    assert safety is not None
    listed = {found.path: found.why for found in list_backups(tmp_path / "backups")}
    assert listed == {backup: Why.BY_HAND, safety: Why.BEFORE_RESTORE}
    assert plan_restore(safety, path).change.days_added == (day(-1),)
    backups.restore(safety, path, tmp_path / "backups", NOW)
    assert plan_restore(safety, path).change.is_nothing


def test_a_damaged_diary_is_kept_byte_for_byte_and_listed_as_not_sound(
    path: Path, backup: Path, tmp_path: Path
) -> None:
    rest = path.read_bytes()[:9000]
    path.write_bytes(rest)
    safety = backups.restore(backup, path, tmp_path / "backups", NOW)
    assert safety is not None
    assert safety.read_bytes() == rest
    listed = {found.path: (found.why, found.sound) for found in list_backups(tmp_path / "backups")}
    assert listed[safety] == (Why.BEFORE_RESTORE, False)


def test_a_backup_of_an_earlier_version_is_compared_and_brought_back(tmp_path: Path) -> None:
    old, path = a_diary_of_version(tmp_path / "old.myotrack", 1), tmp_path / "d.myotrack"
    path.write_bytes(old.read_bytes())
    opened(path).diary.close()
    plan = plan_restore(old, path)
    assert plan.change.is_nothing
    assert (plan.holds.version, plan.now and plan.now.version) == (1, 2)
    a_diary_file(tmp_path / "other.myotrack")
    backups.restore(old, path, tmp_path / "backups", NOW)
    it = opened(path)
    assert len(it.diary.insights.timeline().check_ins) == 7
    it.diary.close()
