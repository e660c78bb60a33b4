"""A diary that may not be written to, as a person without special rights: it opens, reads, says so, and stays as it is.

Root may write whatever the modes say, so a child process gives its rights up first.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.exchange.json_archive import archive_bytes
from myotrack.services.exports import Exports, everything
from tests.faults.damaged import some_diaries
from tests.faults.places import is_root
from tests.faults.reader import opened_only
from tests.faults.table import Row, not_done
from tests.storage.test_crash_leftovers import crash_while_writing

NOBODY = 65534

_DONE = "a diary that may not be written to, as a person without special rights"
_BAR = "reads what is there, says so, 0 files changed, a copy can be saved elsewhere"

_UNREADABLE = {DiaryProblem.UNREADABLE, DiaryProblem.UNREACHABLE, DiaryProblem.READ_ONLY, DiaryProblem.MISSING}


@dataclass(frozen=True, slots=True)
class Case:
    """Modes of the folder and the file, and whether the diary can be read then."""

    name: str
    folder: int
    file: int
    is_readable: bool = True
    has_journal: bool = False


CASES = (
    Case("file read-only", 0o755, 0o444),
    Case("folder read-only", 0o555, 0o644),
    Case("both read-only", 0o555, 0o444),
    Case("file of nobody's", 0o755, 0o000, is_readable=False),
    Case("folder without entry", 0o000, 0o644, is_readable=False),
    Case("after a crash, folder read-only", 0o555, 0o444, is_readable=False, has_journal=True),
)


def read_only_rows(work: Path, *, quick: bool) -> list[Row]:
    """Try every case; each is quick, so `quick` changes nothing."""
    del quick
    if not hasattr(os, "fork"):
        return [not_done(_DONE, _BAR, "needs a system that can fork")]
    whole = some_diaries(work).whole
    exports = work / "exports"
    exports.mkdir()
    warm = work / "warm.myotrack"
    warm.write_bytes(whole)
    wanted = _use(warm, exports)  # what is imported now, a process without rights need not find
    wrong = [f"{case.name}: {said}" for case in CASES if (said := _try(work, case, whole, wanted))]
    return [Row(_DONE, f"{len(CASES)} cases", "; ".join(wrong) or "nothing wrong", _BAR, not wrong)]


def _try(work: Path, case: Case, whole: bytes, wanted: str) -> str:
    """Return what was wrong, or nothing."""
    folder, exports = work / case.name, work / f"{case.name} exports"
    folder.mkdir()
    exports.mkdir()
    path = folder / "mine.myotrack"
    path.write_bytes(whole)
    if case.has_journal:
        crash_while_writing(path, "DELETE FROM check_in")
    before = path.read_bytes()
    if is_root():
        for place in (folder, path, exports):
            os.chown(place, NOBODY, NOBODY)
        for place in (work, *work.parents):
            if not place.stat().st_mode & 0o001:
                place.chmod(place.stat().st_mode | 0o011)
    path.chmod(case.file)
    folder.chmod(case.folder)
    said = _as_nobody(lambda: _use(path, exports))
    folder.chmod(0o755)
    path.chmod(0o644)
    if path.read_bytes() != before:
        return "the file was changed"
    shutil.rmtree(exports)
    if case.is_readable:
        return "" if said == wanted.replace("writable", "read-only") else said[:120]
    return "" if said in {f"refused {problem.value}" for problem in _UNREADABLE} else said[:120]


def _use(path: Path, exports: Path) -> str:
    """Open, read, try to write, and save a copy elsewhere; return in words what came of it."""
    facts = 0
    try:
        diary = opened_only(path)
    except DiaryError as error:
        return f"refused {error.problem.value}"
    try:
        with diary.store.read() as reader:
            facts = len(archive_bytes(everything(reader)))
        Exports(diary.recorder).archive(exports / "all.json")
        if not diary.store.read_only:
            return f"writable, {facts} bytes of facts"
        diary.diary.answer(diary.diary.today(), twitch_count=1)
    except DiaryError as error:
        if error.problem is not DiaryProblem.READ_ONLY:
            return f"{error.problem.value} and not read-only"
    finally:
        diary.close()
    return f"read-only, {facts} bytes of facts"


def _as_nobody(use: Callable[[], str]) -> str:
    """Do something in a child that has given up its rights, and return what it says."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        said = "a mistake of the program"
        try:
            if is_root():
                os.setgroups([])
                os.setresgid(NOBODY, NOBODY, NOBODY)
                os.setresuid(NOBODY, NOBODY, NOBODY)
            said = use()
        except Exception as error:  # noqa: BLE001  # any error that gets here is what is looked for
            said = f"{type(error).__name__}: {error}"
        finally:
            os.write(write_end, said.encode())
            os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as answer:
        said = answer.read().decode()
    os.waitpid(child, 0)
    return said
