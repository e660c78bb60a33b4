"""Giving a finished file a name that nothing has: of two programs that want it, one is told that it is taken."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.files import forget_journal, make_durable


def put_in_new_place(unfinished: Path, path: Path) -> None:
    """Give a finished file its name, durably; raise DiaryError when something is there already, OSError.

    What is there then is as it was, and the file is still under the name that it had.
    """
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        if path.exists() or path.is_symlink():
            raise FileExistsError
        forget_journal(path)
        _take_name(unfinished, path)
    except FileExistsError as error:
        raise DiaryError(DiaryProblem.ALREADY_EXISTS, str(path)) from error
    make_durable(path.parent)


def _take_name(unfinished: Path, path: Path) -> None:
    """Let the file have the name; raise FileExistsError when another program took it first, however shortly before."""
    if sys.platform == "win32":
        unfinished.rename(path)  # there, it never takes the place of another file
        return
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        raise
    except OSError:  # a memory stick on which no file has two names: the name is taken first, and filled in one step
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        unfinished.replace(path)
    else:
        unfinished.unlink()
