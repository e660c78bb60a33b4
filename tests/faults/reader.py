"""A real process that opens files as the program does, reads all of them, and checks them with `myotrack check`.

It is told one path a line and says one line of JSON about each.
"""

from __future__ import annotations

import io
import json
import os
import re
import stat
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from myotrack.cli.run import run
from myotrack.domain.errors import DiaryError
from myotrack.services.exports import everything
from myotrack.services.open_diary import OpenDiary
from tests.faults.deeds import DeedClock, opened
from tests.faults.places import ROOT, environment

PATIENCE_S = 30


@dataclass(frozen=True, slots=True)
class Found:
    """What came of one file."""

    refused: str = ""
    """The problem that opening it named, or nothing."""
    unreadable: str = ""
    """The problem that reading it named, or nothing."""
    shown: tuple[str, ...] = ()
    """A hash of each thing that was read: facts, earlier values, and what is worked out from them."""
    checked: int = 0
    """What `myotrack check` ended with: 0 sound."""
    mistake: str = ""
    """An error that nobody foresaw, or that the process died."""
    written_to: bool = False


class Reader:
    """The process, started anew when a file was its end."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._process: subprocess.Popen[str] | None = None
        self._lines: SimpleQueue[str] = SimpleQueue()

    def read(self, path: Path) -> Found:
        """Have one file opened, read and checked."""
        process = self._process or self._start()
        assert process.stdin is not None
        process.stdin.write(f"{path}\n")
        process.stdin.flush()
        try:
            line = self._lines.get(timeout=PATIENCE_S)
        except Empty:
            line = ""
        if not line:
            self.close()
            return Found(mistake="the process died" if process.returncode != -9 else "it did not come to an end")
        said: dict[str, Any] = json.loads(line)
        return Found(**{**said, "shown": tuple(said["shown"])})

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()
            self._process = None

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.faults.reader"]
        surroundings = environment(self._home) | {"PYTHONHASHSEED": "0"}
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=surroundings
        )
        self._process, self._lines = process, SimpleQueue()
        Thread(target=_pass_on, args=(process, self._lines), daemon=True).start()
        return process


def _pass_on(process: subprocess.Popen[str], lines: SimpleQueue[str]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        lines.put(line)
    lines.put("")


def look_at(path: Path) -> Found:
    """Open a file, read everything in it and check it; return what came of it."""
    before = _bytes_of(path)
    refused = unreadable = mistake = ""
    shown: tuple[str, ...] = ()
    try:
        diary = opened_only(path)
    except DiaryError as error:
        refused = error.problem.value
    else:
        try:
            shown = _everything(diary)
        except DiaryError as error:
            unreadable = error.problem.value
        finally:
            diary.close()
    said, complained = io.StringIO(), io.StringIO()
    with redirect_stdout(said), redirect_stderr(complained):
        status = run(["check", str(path)])
    if "did not expect" in complained.getvalue() or complained.getvalue().count("\n") > 1:
        mistake = complained.getvalue()
    return Found(refused, unreadable, shown, status, mistake, written_to=_bytes_of(path) != before)


def opened_only(path: Path) -> OpenDiary:
    """Open a diary that is there; raise DiaryError."""
    from myotrack.services.open_diary import open_diary

    return open_diary(path, DeedClock())


def _everything(diary: OpenDiary) -> tuple[str, ...]:
    """Return a hash of each thing that any page could show, in its order."""
    today = diary.recorder.today()
    with diary.store.read() as reader:
        contents = everything(reader)
        days = {c.day for c in contents.check_ins} | {s.day for s in contents.signs}
        days |= {c.day for c in contents.dose_changes}
        edits = [edit for day in sorted(days) for edit in reader.edits_of_day(day)]
        edits += reader.edits_of_no_day(1000)
        timeline = reader.timeline(today)
        first = reader.first_day()
        asked = [reader.last_twitches_before(today), reader.last_counted_twitches_before(today)]
        asked += reader.regions_before(today)
        counted = None if first is None else reader.logged_days(first, today)
    facts = [fact for kind in fields(contents) for fact in getattr(contents, kind.name)]
    lines = [*facts, *edits, timeline, first, counted, *asked, *diary.guidance.current()]
    lines += sorted(diary.store.about().items())
    return tuple(sha256(_plainly(line).encode()).hexdigest()[:12] for line in lines)


def _plainly(line: object) -> str:
    """Return a thing in words that are the same in every process: a set has no order of its own."""
    return re.sub(r"frozenset\(\{(.*?)\}\)", lambda found: " ".join(sorted(found[1].split(", "))), repr(line))


def _bytes_of(path: Path) -> tuple[int, str]:
    """What stands there: its kind and, for a plain file, what its bytes come to."""
    try:
        kind = stat.S_IFMT(path.stat().st_mode)
    except OSError:
        return stat.S_IFMT(path.lstat().st_mode), ""
    return kind, sha256(path.read_bytes()).hexdigest() if stat.S_ISREG(kind) else ""


def _main() -> None:
    opened(None, DeedClock()).close()
    for line in sys.stdin:
        try:
            found = look_at(Path(line.rstrip("\n")))
        except Exception as error:  # noqa: BLE001  # any error that gets here is what is looked for
            found = Found(mistake=f"{type(error).__name__}: {error}")
        os.write(1, (json.dumps(asdict(found)) + "\n").encode())


if __name__ == "__main__":
    _main()
