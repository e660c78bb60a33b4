from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from myotrack.services.backup_list import Backup, Why, list_backups
from myotrack.services.backups import back_up
from myotrack.services.thinning import ALL_OF_DAYS, DAILY, MONTHLY, WEEKLY, thin, to_thin
from myotrack.storage.backup_signs import manifest_of
from tests.storage.files import a_diary_file

ZONE = timezone(timedelta(hours=1))
MOST = ALL_OF_DAYS + DAILY + WEEKLY + MONTHLY


def a_backup(number: int, on: date, *, why: Why = Why.DAILY, sound: bool = True, diary: str = "mine") -> Backup:
    """The backup that was made as this one of a folder, on a day by the clock."""
    return Backup(
        path=Path(f"{number}.myotrack"),
        made_at=datetime.combine(on, time(9), ZONE) + timedelta(seconds=number % 3600),
        why=why,
        sound=sound,
        number=number,
        diary_id=diary,
        schema=2,
        days=number,
        first_day=None,
        last_day=None,
        facts=number,
        digest=str(number),
    )


def on_days(days: Sequence[date]) -> list[Backup]:
    return [a_backup(number, on) for number, on in enumerate(days, start=1)]


def kept(backups: Sequence[Backup]) -> list[Backup]:
    gone = to_thin(backups)
    return [backup for backup in backups if backup not in gone]


def grown(days: Sequence[date]) -> list[Backup]:
    """What is there after a backup on each of these days by the clock, thinned after each."""
    found: list[Backup] = []
    for number, on in enumerate(days, start=1):
        found = kept([*found, a_backup(number, on)])
    return found


def every_day(first: date, number: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(number)]


MONDAY = date(2026, 3, 2)
A_YEAR = every_day(MONDAY, 400)


def test_two_days_are_kept_whole_and_of_every_other_day_the_last_backup() -> None:
    days = [on for on in every_day(MONDAY, 4) for _ in range(5)]
    assert [b.number for b in kept(on_days(days))] == [5, 10, *range(11, 21)]


def test_after_two_weeks_one_a_week_stays_and_then_one_a_month() -> None:
    today = MONDAY + timedelta(days=399)
    left = [b.made_at.date() for b in kept(on_days(A_YEAR))][::-1]
    assert left[:14] == [today - timedelta(days=n) for n in range(14)]
    weeks = left[14:24]
    assert len({on.isocalendar()[:2] for on in left[:24]}) == len({on.isocalendar()[:2] for on in left[:14]}) + 10
    assert [on.isoweekday() for on in weeks] == [7] * 10
    assert len({(on.year, on.month) for on in left[24:]}) == len(left[24:]) == 9
    assert len(left) == MOST == 33


def test_a_computer_that_was_off_for_a_year_finds_every_backup_again() -> None:
    before = grown(A_YEAR)
    later = a_backup(1000, A_YEAR[-1] + timedelta(days=365))
    lost = set(before) - set(kept([*before, later]))
    next_day = a_backup(1000, A_YEAR[-1] + timedelta(days=1))
    assert lost == set(before) - set(kept([*before, next_day])), "no more than an ordinary day takes away"


@given(st.integers(-50 * 366, 50 * 366), st.integers(1, 120))
def test_a_clock_that_is_wrong_by_fifty_years_costs_no_backup(off: int, days: int) -> None:
    before = grown(every_day(MONDAY, days))
    ordinary = kept([*before, a_backup(1000, MONDAY + timedelta(days=days))])
    wrong = kept([*before, a_backup(1000, MONDAY + timedelta(days=days + off))])
    assert {b.number for b in ordinary} <= {b.number for b in wrong} | {1000}
    again = kept([*wrong, a_backup(1001, MONDAY + timedelta(days=days + 1))])
    assert {1000, 1001} <= {b.number for b in again}


_ANY_DAYS = st.lists(st.dates(date(1976, 1, 1), date(2076, 12, 31)), max_size=80)


@given(_ANY_DAYS)
def test_whatever_the_clock_said_the_last_backups_stay_and_there_are_never_too_many(
    days: list[date],
) -> None:
    backups = on_days(days)
    left = kept(backups)
    assert [b.number for b in left[-1:]] == [len(days)][: len(days)]
    distinct = list(dict.fromkeys(reversed(days)))
    newest_of = {on: max(n for n, d in enumerate(days, start=1) if d == on) for on in distinct}
    assert {newest_of[on] for on in distinct[: ALL_OF_DAYS + DAILY]} <= {b.number for b in left}
    whole_days = set(distinct[:ALL_OF_DAYS])
    assert len([b for b in left if b.made_at.date() not in whole_days]) <= DAILY + WEEKLY + MONTHLY
    assert to_thin(left) == ()


def test_what_a_person_made_what_an_upgrade_began_with_and_what_nobody_knows_stays() -> None:
    own = [a_backup(n, MONDAY, why=why) for n, why in enumerate([Why.BY_HAND, Why.BEFORE_UPGRADE, Why.UNKNOWN] * 4)]
    assert to_thin([*own, *(a_backup(n + 100, on) for n, on in enumerate(A_YEAR))]) != ()
    assert set(own) <= set(kept([*own, *(a_backup(n + 100, on) for n, on in enumerate(A_YEAR))]))


def test_a_backup_that_is_not_sound_pushes_no_sound_one_out() -> None:
    good = [a_backup(n, MONDAY) for n in range(5)]
    rotten = [a_backup(n, on, sound=False) for n, on in enumerate(every_day(MONDAY + timedelta(days=1), 60), start=5)]
    assert to_thin([*good, *rotten]) == ()


def test_two_diaries_in_one_folder_are_thinned_each_by_itself() -> None:
    mine = on_days(A_YEAR)
    theirs = [a_backup(n + 1000, MONDAY, diary="theirs") for n in range(3)]
    assert set(theirs) <= set(kept([*mine, *theirs]))
    assert kept([*mine, *theirs])[:-3] == kept(mine)


def test_thinning_takes_the_files_away_with_their_manifests(tmp_path: Path) -> None:
    diary, folder = a_diary_file(tmp_path / "d.myotrack", days=2), tmp_path / "backups"
    for on in every_day(MONDAY, 3):
        for hour in (9, 21):
            back_up(diary, folder, datetime.combine(on, time(hour), ZONE), Why.DAILY)
    (folder / "letter.txt").write_text("mine")
    for left, age in (("d.myotrack.0a1b2c3d.new", 7200), ("d.myotrack.0a1b2c3e.new", 60), ("my.thing.new", 7200)):
        (folder / f".{left}").write_text("half")
        at = (folder / "letter.txt").stat().st_mtime - age
        os.utime(folder / f".{left}", (at, at))
    (gone,) = thin(folder)
    assert gone.name == "d-2026-03-02-090000.myotrack"
    assert not gone.exists()
    assert not manifest_of(gone).exists()
    assert len(list_backups(folder)) == 5
    hidden = {p.name for p in folder.glob(".*")}
    assert hidden == {".d.myotrack.0a1b2c3e.new", ".my.thing.new"}, "what a crash left an hour ago is gone"
    shown = sorted(p.suffix for p in folder.iterdir() if p.name not in hidden)
    assert shown == [".json"] * 5 + [".myotrack"] * 5 + [".txt"]
    assert thin(folder) == ()
    assert thin(tmp_path / "nowhere") == ()
