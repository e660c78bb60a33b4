"""A window that is killed while it looks at a backup leaves a copy of the diary only until the next start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from myotrack import paths
from myotrack.services.backup_list import list_backups
from myotrack.services.backups import back_up
from myotrack.ui.diary_lock import DiaryLock
from tests.journeys.person import Clock, Start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")

_LOOKING = """
import os
import signal
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from myotrack.app import Program
from myotrack.services.backup_list import list_backups
from tests.journeys.person import Clock

app = QApplication([])
program = Program(app, Clock())
path = Path(sys.argv[1])
program.start(path, demo=False)
program.care.look_at(list_backups(path.parent / "backups")[0], path, path)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def path(start: Start, tmp_path: Path) -> Path:
    """A diary with a note in it and a backup of it."""
    path = tmp_path / "mine.myotrack"
    person = start(path)
    assert person.program.diary is not None
    diary = person.program.diary.diary
    diary.write_note(diary.today(), "SENTINEL", going_on=False)
    back_up(path, tmp_path / "backups", Clock()())
    person.close()
    return path


def _looked_at() -> list[Path]:
    looks = paths.state_folder() / "look"
    return [file for file in looks.rglob("*") if file.is_file() and b"SENTINEL" in file.read_bytes()]


def test_the_copy_of_a_backup_that_a_killed_window_left_goes_at_the_next_start(path: Path, start: Start) -> None:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _LOOKING, str(path)]
    killed = subprocess.run(command, check=False, capture_output=True, env=surroundings)
    assert killed.returncode == -signal.SIGKILL
    assert len(_looked_at()) == 1
    start(path)
    assert _looked_at() == []


def test_a_backup_that_another_window_looks_at_stays(path: Path, start: Start) -> None:
    (backup,) = list_backups(path.parent / "backups")
    copy = paths.state_folder() / "look" / "other" / "other.myotrack"
    copy.parent.mkdir(mode=0o700, parents=True)
    copy.write_bytes(backup.path.read_bytes())
    lock = DiaryLock(copy)
    start(path)
    assert _looked_at() == [copy]
    lock.release()
    start(path.with_name("next.myotrack"))
    assert _looked_at() == []
