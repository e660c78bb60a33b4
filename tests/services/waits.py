"""A diary in a file that can't be written to for a while, and what waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from myotrack.services.diary import Answers
from myotrack.storage.store import open_store
from myotrack.storage.subjects.subject import V
from tests.services.opened import TODAY, Opened


def on_disk(path: Path, kind: type[V]) -> tuple[V, ...]:
    """Every fact of a kind, as another program finds it in the file."""
    store = open_store(path)
    try:
        with store.read() as reader:
            return reader.all(kind)
    finally:
        store.close()


@contextmanager
def no_room(it: Opened) -> Iterator[None]:
    """Inside this, nothing can be written."""
    it.diary.store.read_only = True
    try:
        yield
    finally:
        it.diary.store.read_only = False


def answer(it: Opened, what: str, **answers: object) -> bool:
    """Answer something about today that can't be saved."""
    given: Answers = answers  # type: ignore[assignment]  # whatever a test gives
    return it.diary.recorder.waiting.keep(what, partial(it.diary.diary.answer, TODAY, **given))


def waiting(it: Opened) -> list[str]:
    return [entry.what for entry in it.diary.recorder.waiting.entries()]
