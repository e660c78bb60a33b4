"""Real processes that write to a diary and are killed at it.

Run as a program it forks one child for each line it is told, so that thirty kills don't cost thirty starts of Python.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from sqlalchemy import Engine, event

from myotrack.services.open_diary import open_diary
from tests.builders import DAY, day
from tests.storage.files import NOW, a_diary_of_version


class Nursery:
    """A process that starts children on demand; their lines come out of `said`."""

    def __init__(self, orders: IO[str], said: IO[str]) -> None:
        self._orders = orders
        self.said = said

    def start(self, *order: str) -> int:
        """Start a child ("write PATH" or "upgrade PATH STATEMENT") and return its process id."""
        self._orders.write("\t".join(order) + "\n")
        self._orders.flush()
        return int(self.line().removeprefix("pid "))

    def line(self) -> str:
        """Return the next line that a child, or the process about it, says."""
        said = self.said.readline()
        assert said, "the process that starts the others ended by itself"
        return said.rstrip("\n")


@contextmanager
def a_nursery() -> Iterator[Nursery]:
    """Start the process that starts the others; it ends with the block."""
    command = [sys.executable, "-m", "tests.storage.nursery"]
    here = Path(__file__).parents[2]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=here) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield Nursery(process.stdin, process.stdout)
        finally:
            process.stdin.close()
            process.stdout.close()
            process.wait(timeout=30)


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def _write(path: Path) -> None:
    """Save one answer after the other and say each one only when it is saved."""
    diary = open_diary(path, lambda: NOW)
    number = len(diary.insights.timeline().check_ins)
    while True:
        # A long note takes several pages, so that a kill can come between them.
        diary.diary.answer(day(-number), twitch_count=number, note=f"{number} " * 800)
        _say(f"saved {number}")
        number += 1


def _upgrade(path: Path, statement: int) -> None:
    """Open an old diary as the program does, and die just before its upgrade sends this statement."""
    sent = 0

    @event.listens_for(Engine, "before_cursor_execute")
    def _count(*_arguments: object) -> None:
        nonlocal sent
        sent += 1
        if sent == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    @event.listens_for(Engine, "commit")
    def _count_commit(*arguments: object) -> None:
        _count(*arguments)

    open_diary(path, lambda: NOW).close()


def _warm_up() -> None:
    """Import and compile once what every child needs."""
    diary = open_diary(None, lambda: NOW)
    diary.diary.answer(DAY, twitch_count=1)
    diary.diary.answer(DAY, twitch_count=2)
    diary.insights.timeline()
    diary.close()
    with TemporaryDirectory() as folder:
        open_diary(a_diary_of_version(Path(folder) / "old.myotrack", 1), lambda: NOW).close()


def _main() -> None:
    _warm_up()
    for line in sys.stdin:
        kind, *order = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            _say(f"pid {os.getpid()}")
            if kind == "write":
                _write(Path(order[0]))
            else:
                _upgrade(Path(order[0]), int(order[1]))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        _say("killed" if os.WIFSIGNALED(status) else f"ended {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    _main()
