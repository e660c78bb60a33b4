"""Two faults at once: a full disk while a damaged diary is rescued or restored, and a kill in an upgrade on it."""

from __future__ import annotations

import os
import shutil
import signal
from collections import Counter
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Engine, event

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services import backups
from myotrack.services.backup_list import list_backups
from myotrack.services.rescue import rescue
from tests.faults.damaged import NAME, some_diaries
from tests.faults.deeds import DeedClock, opened, state
from tests.faults.full_disk import Disk
from tests.faults.places import small_disk
from tests.faults.table import Row, not_done
from tests.faults.upgraded import an_old_diary

DISK_KB = 6144
STEP_KB = 64
"""How much more room there is at each try: the copies take several hundred."""

_RESCUED = "a full disk while a damaged diary is rescued, with a little more room at each try"
_RESTORED = "a full disk while a backup takes the place of a damaged diary, with a little more room at each try"
_UPGRADED = "kill −9 in an upgrade whose disk another program fills, at each statement the one and at a later the other"
_FULL_BAR = "told that the disk is full, 0 files changed or left behind; done with room, 0 lost"
_KILL_BAR = "0 bad files; each brought up to date with room"


def two_faults_rows(work: Path, *, quick: bool) -> list[Row]:
    """Do each on a small disk of its own."""
    rows = []
    for done, bar, deed in (
        (_RESCUED, _FULL_BAR, _rescue_on_full_disk),
        (_RESTORED, _FULL_BAR, _restore_on_full_disk),
        (_UPGRADED, _KILL_BAR, _kill_on_full_disk),
    ):
        with small_disk(work / deed.__name__ / "disk", DISK_KB) as folder:
            if folder is None:
                rows.append(not_done(done, bar, "needs root, to mount a small disk"))
                continue
            times, wrong = deed(work / deed.__name__, Disk(folder), quick=quick)
            rows.append(Row(done, times, f"wrong: {'; '.join(wrong[:4]) or 'nothing'}", bar, not wrong))
    return rows


def _rescue_on_full_disk(work: Path, disk: Disk, *, quick: bool) -> tuple[str, list[str]]:
    whole, path, new = work / NAME, disk.folder / NAME, disk.folder / "rescued.myotrack"
    whole.write_bytes(some_diaries(work).whole)
    path.write_bytes(_with_a_hole(whole.read_bytes()))

    def is_done() -> str:
        found = state(new) if new.exists() else ""
        return "" if found == state(whole) and backups.check(new).sound else "something is lost"

    return _with_more_room(disk, path, partial(rescue, path, new, DeedClock()), is_done, quick=quick)


def _restore_on_full_disk(work: Path, disk: Disk, *, quick: bool) -> tuple[str, list[str]]:
    whole, path = work / NAME, disk.folder / NAME
    whole.write_bytes(some_diaries(work).whole)
    copy = work / "copy.myotrack"
    backups.back_up_to(whole, copy)
    damaged = _with_a_hole(whole.read_bytes())
    path.write_bytes(damaged)

    def is_done() -> str:
        kept = [backup.path.read_bytes() for backup in list_backups(disk.folder / "backups") if backup.kept_damaged]
        if kept != [damaged]:
            return "the damaged diary was not kept"
        return "" if state(path) == state(whole) and backups.check(path).sound else "the backup is not in its place"

    deed = partial(backups.restore, copy, path, disk.folder / "backups", DeedClock()())
    return _with_more_room(disk, path, deed, is_done, quick=quick)


def _with_a_hole(whole: bytes) -> bytes:
    """Let a note and a number be other ones, in the rows alone; the history has them."""
    damaged = bytearray(whole)
    at = whole.rindex(b"deed 1 deed 1")
    damaged[at] ^= 2
    return bytes(damaged)


def _with_more_room(
    disk: Disk, path: Path, deed: Callable[[], object], is_done: Callable[[], str], *, quick: bool
) -> tuple[str, list[str]]:
    """Try a deed with more and more room until it is done; before that, everything stays as it was."""
    wrong: list[str] = []
    before, names = _files(disk.folder), frozenset(disk.folder.iterdir())
    full = 0
    for room in range(0, DISK_KB, STEP_KB * (4 if quick else 1)):
        disk.fill(room)
        try:
            deed()
        except DiaryError as error:
            full += 1
            disk.free()
            if error.problem is not DiaryProblem.DISK_FULL:
                wrong.append(f"with {room} KiB: {error.problem.value}")
            if error.path == str(path) and path.stat().st_size == 0:
                wrong.append(f"with {room} KiB: the diary is empty")
            if _files(disk.folder) != before:
                left = sorted(p.name for p in frozenset(disk.folder.iterdir()) - names)
                wrong.append(f"with {room} KiB: changed or left behind {left}")
        except OSError as error:
            wrong.append(f"with {room} KiB: {type(error).__name__}")
        else:
            disk.free()
            if said := is_done():
                wrong.append(f"with {room} KiB: {said}")
            break
    else:
        wrong.append("never done")
    if not full:
        wrong.append("the disk was never full")
    return f"{full} times full, then done", wrong


def _files(folder: Path) -> dict[str, str]:
    found = [path for path in folder.rglob("*") if path.is_file() and path.name != "filler"]
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in found}


def _kill_on_full_disk(work: Path, disk: Disk, *, quick: bool) -> tuple[str, list[str]]:
    old, place = an_old_diary(work), disk.folder / "place"
    path = place / NAME
    tried: Counter[str] = Counter()
    wrong: list[str] = []
    _put(old, place)
    opened(path, DeedClock()).close()
    known = {state(old): "old", state(path): "new"}
    said = ""
    for fills_at in range(1, 1000, 9 if quick else 3):
        for later in (1, 4) if quick else (0, 1, 3, 9):
            _put(old, place)
            said = _upgrade_in_a_child(path, disk, fills_at, fills_at + later)
            tried[said] += 1
            where = f"full at {fills_at}, killed at {fills_at + later}"
            # Still without room: what a crash left is taken back, and nothing can be brought up to date.
            try:
                opened(path, DeedClock()).close()
            except DiaryError as error:
                if error.problem is not DiaryProblem.DISK_FULL:
                    wrong.append(f"{where}: {error.problem.value}")
            disk.free()
            if state(path) not in known:
                wrong.append(f"{where}: neither the old one nor the new one")
            try:
                opened(path, DeedClock()).close()
            except DiaryError as error:
                wrong.append(f"{where}: not brought up to date, {error.problem.value}")
                continue
            if known.get(state(path)) != "new" or not backups.check(path).sound:
                wrong.append(f"{where}: not brought up to date")
        if said == "done":
            break
    return ", ".join(f"{times} × {said}" for said, times in sorted(tried.items())), wrong


def _put(old: Path, place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    shutil.copyfile(old, place / NAME)


def _upgrade_in_a_child(path: Path, disk: Disk, fills_at: int, kills_at: int) -> str:
    """Open an old diary in a child; let the disk be full from one statement on, and kill the child at another."""
    child = os.fork()
    if child == 0:
        sent = 0

        @event.listens_for(Engine, "before_cursor_execute")
        def _count(*_arguments: object) -> None:
            nonlocal sent
            sent += 1
            if sent == fills_at:
                disk.fill(0)
            if sent == kills_at:
                os.kill(os.getpid(), signal.SIGKILL)

        @event.listens_for(Engine, "commit")
        def _count_commit(*arguments: object) -> None:
            _count(*arguments)

        status = 0
        try:
            opened(path, DeedClock()).close()
        except DiaryError as error:
            status = 3 if error.problem is DiaryProblem.DISK_FULL else 4
        except BaseException:  # noqa: BLE001  # any error that gets here is what is looked for
            status = 5
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return "killed"
    return {0: "done", 3: "told that the disk is full"}.get(os.waitstatus_to_exitcode(status), "another error")
