"""A person whose disk fails, who reads what the window says and tries again: each step until it is said to be saved.

`python -m tests.faults.stubborn FOLDER DEEDS` says of each try "saved N", "failed N" or "odd N" and what was odd.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from myotrack.domain.errors import DiaryError, InvalidEntry, LaterChangeError
from myotrack.services import backups
from myotrack.services.exports import Exports
from myotrack.services.open_diary import OpenDiary
from tests.faults.deeds import DeedClock, do, opened
from tests.faults.whole_life import ARCHIVE, COPY, DIARY

TRIES = 3

Say = Callable[[str, int, str], None]


class GaveUpError(Exception):
    """A step failed as often as it was tried."""


def live(folder: Path, deeds: int, say: Say) -> None:
    """Make a diary in `folder`, do the deeds and now and then a copy or an archive of it; raise GaveUpError."""
    clock = DeedClock()
    path = folder / DIARY
    found: list[OpenDiary] = []
    _insist(0, lambda: found.append(opened(path, clock)), say)
    diary = found[0]
    for step, what in enumerate(_steps(diary, clock, folder, deeds), start=1):
        _insist(step, what, say)
    diary.close()


def _steps(diary: OpenDiary, clock: DeedClock, folder: Path, deeds: int) -> Iterator[Callable[[], object]]:
    for number in range(deeds):
        yield partial(do, diary, clock, number)
        if number % 8 == 4:
            yield partial(_copy, folder / DIARY, folder / f"{number}-{COPY}")
            yield partial(Exports(diary.recorder).archive, folder / f"{number}-{ARCHIVE}")


def _copy(diary: Path, copy: Path) -> None:
    if not copy.exists():
        backups.back_up_to(diary, copy)


def _insist(step: int, what: Callable[[], object], say: Say) -> None:
    for _ in range(TRIES):
        try:
            what()
        except DiaryError as error:
            say("failed", step, error.problem.value)
        except (InvalidEntry, LaterChangeError) as error:
            # The try before was on the disk after all, and was not said to be.
            say("odd", step, type(error).__name__)
            return
        else:
            say("saved", step, "")
            return
    raise GaveUpError(step)


def _say(kind: str, step: int, why: str) -> None:
    # Not `write`: that call is made to fail.
    os.writev(1, [f"{kind} {step} {why}\n".encode()])


if __name__ == "__main__":
    try:
        live(Path(sys.argv[1]), int(sys.argv[2]), _say)
    except GaveUpError:
        sys.exit(3)
