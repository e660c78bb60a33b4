"""One window for a diary: a second one calls the first, and a lock that nobody holds any more is taken over."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from myotrack.domain.errors import DiaryError
from myotrack.ui.diary_lock import CALL, DiaryLock
from myotrack.ui.keeping.second_window import CallWatch, call_first_window

_HOLD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from myotrack.ui.diary_lock import DiaryLock
app = QCoreApplication([])
lock = DiaryLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the lock of the diary."""
    command = [sys.executable, "-c", _HOLD, str(tmp_path / "mine.myotrack")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        yield program
        if program.poll() is None:
            program.kill()


def _call_of(path: Path) -> Path:
    with pytest.raises(DiaryError) as refused:
        DiaryLock(path)
    call = refused.value.details[CALL]
    assert isinstance(call, Path)
    return call


def test_a_call_is_heard_and_answered(qtbot: QtBot, tmp_path: Path) -> None:
    lock = DiaryLock(tmp_path / "mine.myotrack")
    parent = QObject()
    watch = CallWatch(parent)
    watch.watch(lock.call)
    call = _call_of(tmp_path / "mine.myotrack")

    with qtbot.waitSignal(watch.called):
        assert call_first_window(call)

    assert not call.exists()
    lock.release()


def test_a_call_that_came_while_the_first_window_was_starting_is_heard(qtbot: QtBot, tmp_path: Path) -> None:
    lock = DiaryLock(tmp_path / "mine.myotrack")
    assert lock.call is not None
    lock.call.touch()
    parent = QObject()
    watch = CallWatch(parent)

    with qtbot.waitSignal(watch.called):
        watch.watch(lock.call)

    lock.release()


def test_a_window_that_stopped_watching_hears_nothing_and_the_call_is_taken_away(tmp_path: Path, qtbot: QtBot) -> None:
    lock = DiaryLock(tmp_path / "mine.myotrack")
    parent = QObject()
    watch = CallWatch(parent)
    watch.watch(lock.call)
    watch.watch(None)
    call = _call_of(tmp_path / "mine.myotrack")

    with qtbot.assertNotEmitted(watch.called):
        assert not call_first_window(call, wait_ms=100)

    assert not call.exists()
    lock.release()


@pytest.mark.logs_warnings
def test_a_call_that_cannot_be_left_is_no_answer(tmp_path: Path) -> None:
    assert not call_first_window(tmp_path / "missing" / "a.call", wait_ms=1)


def test_the_lock_of_a_killed_program_is_taken_over_without_a_question(
    holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    path = tmp_path / "mine.myotrack"
    with pytest.raises(DiaryError):
        DiaryLock(path)
    holder.send_signal(signal.SIGKILL)
    holder.wait()

    DiaryLock(path).release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows itself keeps a held file from being taken away")
def test_a_lock_is_taken_over_whose_number_another_living_program_has_now(tmp_path: Path) -> None:
    path = tmp_path / "mine.myotrack"
    lock = DiaryLock(path)
    assert lock.call is not None
    place = lock.call.with_suffix(".lock")
    content = place.read_bytes()
    lock.release()
    for left in (content, b""):  # this very program lives; after a power cut the file may be empty
        place.write_bytes(left)
        taken = DiaryLock(path)
        assert _call_of(path) == taken.call
        taken.release()


def test_the_diary_of_a_folder_that_cannot_be_written_to_has_a_lock_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "read only"
    folder.mkdir()
    (folder / "mine.myotrack").touch()
    folder.chmod(0o500)
    try:
        lock = DiaryLock(folder / "mine.myotrack")
        assert [file.name for file in folder.iterdir()] == ["mine.myotrack"]
        _call_of(folder / "mine.myotrack")
        lock.release()
    finally:
        folder.chmod(0o700)
