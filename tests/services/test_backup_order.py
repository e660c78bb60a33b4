from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from myotrack.services import backups
from myotrack.services.backup_list import Backup, Why, backups_of, list_backups
from myotrack.services.backup_order import newest_first
from myotrack.storage.backup_signs import manifest_of
from tests.services.opened import NOW
from tests.storage.files import a_diary_file


@dataclass(frozen=True)
class Made:
    """One backup as it was made: in which folder, what the clock showed, whether the other folder could be seen."""

    folder: int
    hour: int
    knows: bool
    has_manifest: bool = True


def life(makes: st.SearchStrategy[Made]) -> st.SearchStrategy[list[Made]]:
    return st.lists(makes, min_size=1, max_size=12)


ANY = st.builds(Made, st.integers(0, 1), st.integers(-500_000, 500_000), st.booleans(), st.booleans())


def as_made(makes: list[Made]) -> list[Backup]:
    """The backups in the order in which they were made, numbered as the program numbers them."""
    found: list[Backup] = []
    for place, made in enumerate(makes):
        folders = [Path(f"folder {number}") for number in range(2)]
        own, other = folders[made.folder], folders[1 - made.folder]
        highest = {f: max((b.number for b in found if b.path.parent == f), default=0) for f in folders}
        after = highest[other] if made.knows else 0
        found.append(
            Backup(
                path=own / f"{place:03}.myotrack",
                made_at=NOW + timedelta(hours=made.hour),
                why=Why.DAILY,
                sound=True,
                number=max(highest[own], after) + 1 if made.has_manifest else 0,
                diary_id="mine",
                schema=2,
                days=1,
                first_day=None,
                last_day=None,
                facts=1,
                digest=str(place),
                after=after if made.has_manifest else 0,
            )
        )
    return found


@given(life(ANY), st.randoms(use_true_random=False))
def test_the_order_is_the_same_however_the_backups_are_found(makes: list[Made], chance: Random) -> None:
    made = as_made(makes)
    mixed = chance.sample(made, len(made))
    assert newest_first(mixed) == newest_first(made)
    assert sorted(b.path for b in newest_first(mixed)) == sorted(b.path for b in made)


@given(life(ANY))
def test_in_one_folder_the_number_decides_whatever_the_clock_said(makes: list[Made]) -> None:
    made = as_made(makes)
    for folder in {b.path.parent for b in made}:
        numbered = [b for b in made if b.path.parent == folder and b.number]
        assert [b for b in newest_first(made) if b in numbered] == numbered[::-1]


@given(life(ANY))
def test_with_a_clock_that_is_right_the_order_is_that_of_time(makes: list[Made]) -> None:
    """Also across folders that know nothing of each other, and for copies that a person put there."""
    right = [Made(m.folder, hour, m.knows, m.has_manifest) for hour, m in enumerate(makes)]
    assert list(newest_first(as_made(right))) == as_made(right)[::-1]


@given(
    st.lists(st.integers(-500_000, 500_000), max_size=6),
    st.lists(st.integers(-500_000, 500_000), min_size=1, max_size=6),
)
def test_after_a_move_that_is_known_the_order_is_right_whatever_the_clock_said(
    before: list[int], after: list[int]
) -> None:
    makes = [*(Made(0, hour, knows=True) for hour in before), *(Made(1, hour, knows=True) for hour in after)]
    assert list(newest_first(as_made(makes))) == as_made(makes)[::-1]


def test_a_diary_that_was_moved_goes_on_with_its_numbers(tmp_path: Path, myotrack_home: Path) -> None:
    before = myotrack_home / "data" / "d.myotrack"
    before.parent.mkdir()
    a_diary_file(before, days=3)
    made = [backups.back_up(before, backups.folder_beside(before), NOW + timedelta(days=n)) for n in range(5)]
    now_there = tmp_path / "stick" / "d.myotrack"
    now_there.parent.mkdir()
    before.rename(now_there)
    # The clock was wrong by a year until now.
    made += [
        backups.back_up(now_there, backups.folder_beside(now_there), NOW - timedelta(days=365 - n)) for n in (0, 1)
    ]
    found = backups_of(now_there, *backups.folders_of(now_there))
    assert [b.path for b in found] == made[::-1]
    assert [b.number for b in found] == [7, 6, 5, 4, 3, 2, 1]


def test_a_copy_without_a_manifest_stands_where_its_moment_is(tmp_path: Path) -> None:
    diary, folder = a_diary_file(tmp_path / "d.myotrack", days=3), tmp_path / "backups"
    made = [backups.back_up(diary, folder, datetime.fromisoformat(f"2026-03-0{n}T09:00:00Z")) for n in (1, 2, 3, 4)]
    manifest_of(made[3]).unlink()
    manifest_of(made[1]).unlink()
    assert [b.path for b in list_backups(folder)] == made[::-1]
