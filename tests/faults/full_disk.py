"""A small disk that is full at every step: nothing half-written, and the step works as soon as there is room."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from myotrack.domain.errors import DiaryError, DiaryProblem, InvalidEntry, LaterChangeError
from myotrack.services import backups
from myotrack.services.exports import Exports
from myotrack.services.open_diary import OpenDiary
from tests.faults.deeds import DeedClock, do, opened, state
from tests.faults.places import ROOT, environment, small_disk
from tests.faults.table import Row, not_done
from tests.faults.whole_life import ARCHIVE, COPY, DIARY

DISK_KB = 2048
DEEDS, DEEDS_QUICK = 63, 21
ROOMS_KB = (0, 4, 8, 12, 16, 24, 32, 48)
"""How much is free when a step is tried, one after the other until it works."""

_DONE = "disk of 2 MiB full, at every step of a journey through the services, with 0 to 48 KiB free"
_DONE_AT_WINDOW = "the same through the window: answers, a note, sheets, a sign, a count, every page, a start"
_BAR = "0 crashes, 0 lost, 0 half-written; works again with room"


class Disk:
    """A small disk that can be filled but for some room."""

    def __init__(self, folder: Path) -> None:
        self._filler = folder / "filler"
        self.folder = folder

    def fill(self, room_kb: int) -> None:
        """Leave this much free, KiB."""
        self.free()
        there = os.statvfs(self.folder)
        with self._filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, there.f_bavail * there.f_frsize - room_kb * 1024))

    def free(self) -> None:
        """Give all its room back."""
        self._filler.unlink(missing_ok=True)


@dataclass
class Tally:
    """What came of all tries."""

    steps: int = 0
    full: int = 0
    wrong: list[str] = field(default_factory=list)


def full_disk_rows(work: Path, *, quick: bool) -> list[Row]:
    """Do the deeds on a full disk, again and again with a little more room."""
    with small_disk(work / "disk", DISK_KB) as folder:
        if folder is None:
            return [not_done(done, _BAR, "needs root, to mount a small disk") for done in (_DONE, _DONE_AT_WINDOW)]
        twin, tally = work / "twin", Tally()
        twin.mkdir()
        clock, twin_clock, disk = DeedClock(), DeedClock(), Disk(folder)
        _try_all(0, partial(_make, folder / DIARY, clock), disk, folder / DIARY, tally)
        diary, same = opened(folder / DIARY, clock), opened(twin / DIARY, twin_clock)
        for number in range(DEEDS_QUICK if quick else DEEDS):
            for what in _steps(diary, clock, folder, number):
                _try_all(number, what, disk, folder / DIARY, tally)
            do(same, twin_clock, number)
            if state(folder / DIARY, ids=False) != state(twin / DIARY, ids=False):
                tally.wrong.append(f"step {number} is not there, or there twice")
                break
        diary.close()
        same.close()
        if not backups.check(folder / DIARY).sound:
            tally.wrong.append("damaged")
    rows = [
        Row(
            _DONE,
            f"{tally.steps} steps, {tally.full} times full",
            f"wrong: {'; '.join(tally.wrong[:4]) or 'nothing'}",
            _BAR,
            not tally.wrong and tally.full >= tally.steps // 2,
        )
    ]
    return rows if quick else [*rows, _at_the_window(work)]


def _at_the_window(work: Path) -> Row:
    """Let a person at the window do each thing on a full disk, and again when there is room."""
    with small_disk(work / "window", DISK_KB) as folder:
        command = [sys.executable, "-m", "tests.faults.window_full", str(folder)]
        surroundings = environment(work / "window" / "home")
        done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        return Row(_DONE_AT_WINDOW, "", f"it crashed: {done.stderr.strip()[-200:]}", _BAR, False)
    said = json.loads(done.stdout.splitlines()[-1])
    found = "; ".join(said["wrong"][:4]) or "nothing"
    return Row(_DONE_AT_WINDOW, f"{said['steps']} steps", f"wrong: {found}", _BAR, not said["wrong"])


def _make(path: Path, clock: DeedClock) -> None:
    opened(path, clock).close()


def _steps(diary: OpenDiary, clock: DeedClock, folder: Path, number: int) -> Iterator[Callable[[], object]]:
    yield partial(do, diary, clock, number)
    if number % 9 == 4:
        yield partial(_copy_and_forget, folder)
        yield partial(_archive_and_forget, diary, folder)


def _copy_and_forget(folder: Path) -> None:
    backups.back_up_to(folder / DIARY, folder / COPY)
    (folder / COPY).unlink()


def _archive_and_forget(diary: OpenDiary, folder: Path) -> None:
    Exports(diary.recorder).archive(folder / ARCHIVE)
    (folder / ARCHIVE).unlink()


def _try_all(number: int, what: Callable[[], object], disk: Disk, path: Path, tally: Tally) -> None:
    """Do a step with more and more room until it works; each time that it does not, everything is as it was."""
    tally.steps += 1
    before = state(path) if path.exists() else ""
    around = _names(disk.folder)
    for room in (*ROOMS_KB, None):
        if room is None:
            disk.free()
        else:
            disk.fill(room)
        try:
            what()
        except DiaryError as error:
            tally.full += 1
            if error.problem is not DiaryProblem.DISK_FULL:
                tally.wrong.append(f"step {number} with {room} KiB: {error.problem.value}")
            if room is None:
                tally.wrong.append(f"step {number} does not work with room")
            elif (state(path) if path.exists() else "") != before:
                tally.wrong.append(f"step {number} with {room} KiB wrote something")
            elif _names(disk.folder) - around:
                tally.wrong.append(f"step {number} with {room} KiB left {_names(disk.folder) - around}")
        except (InvalidEntry, LaterChangeError, OSError, sqlite3.Error) as error:
            tally.wrong.append(f"step {number} with {room} KiB: {type(error).__name__}")
        else:
            break
    disk.free()


def _names(folder: Path) -> frozenset[str]:
    return frozenset(path.name for path in folder.iterdir()) - {"filler", f"{DIARY}-journal"}
