"""A diary from its first day on: made, written in, backed up, put back from the backup, written in again.

`python -m tests.faults.whole_life FOLDER DEEDS` lives it once and says each step when it is done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from myotrack.services import backups
from myotrack.services.exports import Exports
from tests.faults.deeds import DeedClock, do, opened

DIARY = "mine.myotrack"
COPY = "copy.myotrack"
ARCHIVE = "archive.json"

Say = Callable[[int], None]


def live(folder: Path, deeds: int, say: Say) -> None:
    """Live it in `folder`; `say` is told the number of each step that is done."""
    clock = DeedClock()
    path, copy = folder / DIARY, folder / COPY
    diary = opened(path, clock)
    step = 0
    say(step)
    for number in range(deeds):
        if number == deeds // 3 + 1:
            backups.back_up_to(path, copy)
            say(step := step + 1)
        if number == deeds // 2:
            Exports(diary.recorder).archive(folder / ARCHIVE)
            say(step := step + 1)
            diary.close()
            backups.restore(copy, path, folder / "safety", clock())
            diary = opened(path, clock)
            say(step := step + 1)
        do(diary, clock, number, first=number == deeds // 2)
        say(step := step + 1)
    diary.close()


def _say(step: int) -> None:
    os.write(1, f"{step}\n".encode())


if __name__ == "__main__":
    live(Path(sys.argv[1]), int(sys.argv[2]), _say)
