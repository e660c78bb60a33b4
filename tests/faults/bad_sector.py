"""A disk that can't be read in one place (EIO): said in one sentence, nothing made up, nothing changed.

Once by strace, in one of the first reads after the other; once in each page of the file, where a filter of the kernel
(seccomp) answers a child's reads of that page as a worn-out disk does. That needs neither strace nor root.
"""

from __future__ import annotations

import ctypes
import errno
import io
import json
import os
import platform
import shutil
import struct
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from myotrack.cli.run import run
from myotrack.domain.errors import DiaryError
from myotrack.services import backups
from myotrack.services.rescue import rescue
from myotrack.storage.held_files import connect_to
from tests.faults.damaged import NAME, leaves_out, shows_another_value, some_diaries
from tests.faults.deeds import DeedClock
from tests.faults.reader import Found, look_at
from tests.faults.table import Row, not_done

PAGE = 4096

_DONE = "a page of the diary that can't be read (EIO), each in turn: opened, read, checked, copied, rescued"
_BAR = "0 unforeseen errors, 0 other values, 0 left out unsaid, 0 files changed, each rescued"

_PREAD = {"x86_64": (0xC000003E, 17), "aarch64": (0xC00000B7, 67)}
"""Machine → what the kernel calls it, and the number of pread64 there."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a child found."""

    found: Found
    said: int = 0
    """Sentences that `myotrack check` said."""
    copied: str = ""
    """What came of a backup: nothing, or the problem that was named."""
    is_complete: bool = True
    """Whether a rescue said that it read all of the file."""
    wrong: str = ""


def fail_reads_of(page: int, descriptor: int | None = None) -> None:
    """From now on every read of a page fails in this process with EIO, in any file or in one; raise OSError."""
    machine, pread = _PREAD[platform.machine()]
    first, last = page * PAGE, (page + 1) * PAGE
    load, equal, at_least, give = 0x20, 0x15, 0x35, 0x06
    offset_of_call, offset_of_machine, offset_of_file, offset_of_place = 0, 4, 16, 16 + 3 * 8
    one_file = [] if descriptor is None else [(load, 0, 0, offset_of_file), (equal, 0, 4, descriptor)]
    program = [
        (load, 0, 0, offset_of_machine),
        (equal, 0, 6 + len(one_file), machine),
        (load, 0, 0, offset_of_call),
        (equal, 0, 4 + len(one_file), pread),
        *one_file,
        (load, 0, 0, offset_of_place),
        (at_least, 0, 2, first),
        (at_least, 1, 0, last),
        (give, 0, 0, 0x00050000 | errno.EIO),
        (give, 0, 0, 0x7FFF0000),
    ]
    code = b"".join(struct.pack("HBBI", *line) for line in program)
    held = ctypes.create_string_buffer(code)
    whole = struct.pack("HxxxxxxP", len(program), ctypes.addressof(held))
    kernel = ctypes.CDLL(None, use_errno=True)
    for order in ((38, 1, 0), (22, 2, ctypes.create_string_buffer(whole))):
        if kernel.prctl(order[0], ctypes.c_ulong(1) if order[1] == 1 else 2, order[2], 0, 0):
            raise OSError(ctypes.get_errno(), "no filter of the kernel")


def bad_sector_rows(work: Path, *, quick: bool) -> list[Row]:
    """Let every page be unreadable, one after the other; `quick` takes every seventeenth."""
    if sys.platform != "linux" or platform.machine() not in _PREAD:
        return [not_done(_DONE, _BAR, "needs Linux on x86-64 or arm64")]
    place = work / "place"
    place.mkdir()
    path = place / NAME
    path.write_bytes(some_diaries(work).whole)
    whole = look_at(path)
    facts = set(whole.shown)
    pages = range(0, path.stat().st_size // PAGE, 17 if quick else 1)
    tally: Counter[str] = Counter()
    wrong: list[str] = []
    for page in pages:
        seen, saved = _in_a_child(partial(_look, path, page)), _in_a_child(partial(_rescue, path, page))
        for name in path.parent.iterdir():
            if name != path:
                shutil.rmtree(name) if name.is_dir() else name.unlink()
        tally[_who_said(seen)] += 1
        kept = len(set(saved.found.shown) & facts)
        tally["rescued whole" if kept == len(facts) else "rescued in part"] += 1
        wrong += [f"page {page}: {what}" for what in (*_wrong(seen, whole), *_wrong_rescue(saved))]
    return [
        Row(
            _DONE,
            f"{len(pages)} pages",
            f"{', '.join(f'{times} {what}' for what, times in sorted(tally.items()))}; "
            f"wrong: {'; '.join(wrong[:4]) or 'nothing'}",
            _BAR,
            not wrong,
        )
    ]


def _who_said(seen: Seen) -> str:
    if seen.found.refused:
        return f"said on opening ({seen.found.refused})"
    if seen.found.unreadable:
        return f"said on reading ({seen.found.unreadable})"
    return "said by the check" if seen.found.checked else "read whole"


def _wrong(seen: Seen, whole: Found) -> list[str]:
    found, wrong = seen.found, [seen.wrong] if seen.wrong else []
    wrong += [found.mistake] if found.mistake else []
    if found.written_to:
        wrong.append("the file was changed")
    if shows_another_value(found, whole) or leaves_out(found, whole):
        wrong.append("something else was read than was written")
    if found.checked and seen.said != 1:
        wrong.append(f"{seen.said} sentences")
    if not found.checked and seen.copied:
        wrong.append("sound, and not copied")
    return wrong


def _wrong_rescue(saved: Seen) -> list[str]:
    wrong = [saved.wrong or saved.found.mistake] if saved.wrong or saved.found.mistake else []
    if not saved.wrong and saved.is_complete:
        wrong.append("a rescue said that it had read all")
    if saved.found.checked or saved.found.refused or saved.found.unreadable:
        wrong.append("what was rescued is not sound")
    return wrong


def _look(path: Path, page: int) -> Seen:
    fail_reads_of(page)
    found = look_at(path)
    complained = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(complained):
        run(["check", str(path)])
    copied = ""
    try:
        backups.back_up(path, path.with_name("backups"), DeedClock()())
    except DiaryError as error:
        copied = error.problem.value
    return Seen(found, complained.getvalue().count("\n"), copied)


def _rescue(path: Path, page: int) -> Seen:
    """Rescue what can be read around the page, in the diary's file alone: what it is copied to can be read."""
    with closing(connect_to(path, "ro")):  # so that the descriptor is not given anew to the copy
        descriptor = os.dup(0)
        os.close(descriptor)
        fail_reads_of(page, descriptor)
        new = path.with_name("rescued.myotrack")
        try:
            report = rescue(path, new, DeedClock())
        except DiaryError as error:
            return Seen(Found(), wrong=f"not rescued: {error.problem.value}")
    return Seen(look_at(new), is_complete=report.complete)


def _in_a_child(deed: Callable[[], Seen]) -> Seen:
    """Do something in a child, and return what it says; an error that nobody foresaw is what is looked for."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        said = ""
        try:
            said = json.dumps(asdict(deed()))
        except BaseException as error:  # noqa: BLE001  # the parent is told of any error that gets here
            said = json.dumps(asdict(Seen(Found(mistake=f"{type(error).__name__}: {error}"))))
        finally:
            with os.fdopen(write_end, "w") as pipe:
                pipe.write(said)
            os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end) as answer:
        told = json.loads(answer.read() or "null")
    os.waitpid(child, 0)
    if told is None:
        return Seen(Found(mistake="the process died"))
    found = told.pop("found")
    return Seen(found=Found(**{**found, "shown": tuple(found["shown"])}), **told)
