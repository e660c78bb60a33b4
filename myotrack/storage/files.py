"""Files that appear under their name only when they are complete and on disk."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4


@contextmanager
def unfinished_file(path: Path) -> Iterator[Path]:
    """Give an empty private file (0600) beside `path` to write into; it is gone afterwards unless put in place."""
    unfinished = path.with_name(f".{path.name}.{uuid4().hex[:8]}.new")
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield unfinished
    finally:
        for leftover in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
            leftover.unlink(missing_ok=True)


def put_in_place(unfinished: Path, path: Path) -> None:
    """Give a finished file its name, durably; whatever stood there is replaced in one step."""
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(path)
    if sys.platform != "win32":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
