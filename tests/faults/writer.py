"""Real processes that do deeds in a diary and say each one when it is done.

`python -m tests.faults.writer PATH COUNT` does them once. Without arguments it reads orders and forks one child for
each, so that five hundred kills don't cost five hundred starts of Python.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.faults.deeds import DeedClock, do, opened
from tests.faults.places import ROOT, environment


@dataclass
class Writers:
    """A process that starts writers on demand."""

    orders: IO[str]
    said: IO[str]

    def killed(self, path: Path, first: int, deeds: int, milliseconds: float, *, too_early: bool) -> int:
        """Let a writer begin with deed `first`, kill it some time after it did a few, and return what it said last.

        With `too_early` it says each deed before it does it. -1 more than nothing said: `first` - 1.
        """
        self.orders.write(f"{path}\t{first}\t{int(too_early)}\n")
        self.orders.flush()
        pid = int(self._line())
        lines = [self._line() for _ in range(deeds)]
        select.select([], [], [], milliseconds / 1000)
        os.kill(pid, signal.SIGKILL)
        while (line := self._line()) != "killed":
            if line.startswith("ended"):
                raise RuntimeError(f"the writer came to its end by itself: {line}")
            lines.append(line)
        return int(lines[-1]) if lines else first - 1

    def _line(self) -> str:
        line = self.said.readline()
        if not line:
            raise RuntimeError("the process that starts the writers came to its end")
        return line.rstrip("\n")


@contextmanager
def writers(home: Path) -> Iterator[Writers]:
    """Start the process that starts the writers; it ends with the block."""
    command = [sys.executable, "-m", "tests.faults.writer"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment(home)
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield Writers(process.stdin, process.stdout)
        finally:
            process.stdin.close()
            process.stdout.close()
            process.wait(timeout=30)


def _say(line: object) -> None:
    os.write(1, f"{line}\n".encode())


def _write(path: Path, first: int, last: int | None, *, too_early: bool) -> None:
    clock = DeedClock()
    clock.turn_to_deed(first)
    diary = opened(path, clock)
    number = first
    while last is None or number <= last:
        if too_early:
            _say(number)
        do(diary, clock, number, first=number == first)
        if not too_early:
            _say(number)
        number += 1
    diary.close()


def _serve() -> None:
    clock = DeedClock()
    warm = opened(None, clock)
    for number in range(25):
        do(warm, clock, number)
    warm.close()
    for line in sys.stdin:
        path, first, too_early = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            _say(os.getpid())
            _write(Path(path), int(first), None, too_early=too_early == "1")
            os._exit(0)
        _, status = os.waitpid(child, 0)
        _say("killed" if os.WIFSIGNALED(status) else f"ended {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _write(Path(sys.argv[1]), 0, int(sys.argv[2]) - 1, too_early=False)
    else:
        _serve()
