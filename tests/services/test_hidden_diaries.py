from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from myotrack.services.backup_list import Why, backups_of, list_backups
from myotrack.services.backups import back_up, back_up_daily, folder_beside, folders_of
from myotrack.services.thinning import thin
from tests.services.opened import NOW
from tests.storage.files import a_diary_file


def test_the_backups_of_a_hidden_diary_are_listed_thinned_and_made_once_a_day(tmp_path: Path) -> None:
    path = a_diary_file(tmp_path / ".mine.myotrack", days=3)
    folder = folder_beside(path)
    made = back_up_daily(path, folder, NOW)
    assert made is not None
    assert back_up_daily(path, folder, NOW + timedelta(hours=1)) is None
    (folder / f"._{made.name}").write_text("what macOS keeps of a file")
    assert [b.path for b in list_backups(folder)] == [made]
    path.write_bytes(path.read_bytes()[:3000])
    assert [b.path for b in backups_of(path, *folders_of(path))] == [made]


def test_too_many_backups_of_a_hidden_diary_go(tmp_path: Path) -> None:
    path = a_diary_file(tmp_path / ".mine.myotrack", days=3)
    folder = folder_beside(path)
    made = [back_up(path, folder, NOW + timedelta(hours=n * 12), Why.DAILY) for n in range(6)]
    assert thin(folder) == (made[1],)
    assert {b.path for b in list_backups(folder)} == {made[0], *made[2:]}
