from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from myotrack.services.backups import back_up, back_up_daily
from myotrack.services.thinning import thin
from myotrack.storage.files import forget_unfinished, make_private
from myotrack.storage.store import open_store
from tests.storage.files import NOW, a_diary_file

HAS_MODES = sys.platform != "win32"
HOUR = 3600


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_diary_file(tmp_path / "d.myotrack", days=2)


def mode(place: Path) -> int:
    return stat.S_IMODE(place.stat().st_mode)


@pytest.mark.skipif(not HAS_MODES, reason="Windows has no permission bits")
def test_a_diary_that_everybody_may_read_is_private_once_it_was_opened_for_writing(path: Path, tmp_path: Path) -> None:
    path.chmod(0o666)
    link = tmp_path / "link.myotrack"
    link.symlink_to(path)
    open_store(link).close()
    assert mode(path) == 0o600
    path.chmod(0o400)
    open_store(path).close()
    assert mode(path) == 0o400, "less than that is left as it is"


@pytest.mark.skipif(not HAS_MODES, reason="Windows has no permission bits")
def test_a_folder_of_backups_is_private_once_it_was_written_to_or_thinned(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    folder.chmod(0o777)
    made = back_up(path, folder, NOW)
    assert mode(folder) == 0o700
    folder.chmod(0o777)
    made.chmod(0o644)
    thin(folder)
    assert (mode(folder), mode(made)) == (0o700, 0o600)


@pytest.mark.skipif(not HAS_MODES or os.geteuid() != 0, reason="only root can give a file to somebody else")
def test_what_belongs_to_somebody_else_keeps_its_rights(path: Path, tmp_path: Path) -> None:
    path.chmod(0o666)
    os.chown(path, 12345, 12345)
    open_store(path).close()
    assert mode(path) == 0o666
    make_private(tmp_path / "nowhere")


def test_what_a_restore_that_was_killed_left_beside_the_diary_goes_with_the_next_backup(tmp_path: Path) -> None:
    for name in ("d.myotrack", "diary.db"):
        path = a_diary_file(tmp_path / name, days=2)
        old = [tmp_path / f".{name}.0a1b2c3{n}.new{end}" for n, end in enumerate(("", "-journal"))]
        ahead = tmp_path / f".{name}.0a1b2c40.new"
        at_work = tmp_path / f".{name}.0a1b2c50.new"
        foreign = tmp_path / ".letter.txt.0a1b2c60.new"
        for leftover, age in ((old[0], 2), (old[1], 2), (ahead, -2), (at_work, 0), (foreign, 2)):
            leftover.write_text("diary text")
            at = path.stat().st_mtime - age * HOUR
            os.utime(leftover, (at, at))
        back_up_daily(path, tmp_path / f"backups of {name}", NOW)
        assert [p for p in (*old, ahead) if p.exists()] == []
        assert at_work.exists()
        assert foreign.exists()
    assert forget_unfinished(tmp_path) == ()
