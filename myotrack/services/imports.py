"""Bringing files into a diary: first a plan that says what would happen, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from uuid import uuid4

from myotrack.domain.actions import Action
from myotrack.domain.errors import DiaryError
from myotrack.domain.provenance import Author
from myotrack.exchange.bundle import NamedBytes
from myotrack.exchange.csv_context import CsvContext
from myotrack.exchange.reading import read_files
from myotrack.services.backup_list import Why
from myotrack.services.backups import back_up
from myotrack.services.changes import Change
from myotrack.services.clock import Clock
from myotrack.services.exports import everything
from myotrack.services.import_plan import ImportPlan, plan_of
from myotrack.services.open_diary import file_meant_by, open_diary
from myotrack.services.recorder import Recorder
from myotrack.storage.backup_signs import backup_is_not_written
from myotrack.storage.connection import translated
from myotrack.storage.new_place import put_in_new_place


class RefusedRowsError(Exception):
    """Nothing was imported, because rows were refused and nobody said that they may be left out."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, and the copy of the diary from before (None when nothing was written)."""

    plan: ImportPlan
    backup: Path | None


class Imports:
    """Imports into the open diary."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def plan(self, files: Iterable[NamedBytes], *, replaces: bool = False) -> ImportPlan:
        """Return what importing the files would do; raise DiaryError when the diary can't be read."""
        context = CsvContext(self._recorder.now(), self._recorder.author, self._recorder.day_start)
        reading = read_files(files, context)
        with self._recorder.store.read() as reader:
            return plan_of(reading, everything(reader), replaces=replaces)

    def apply(self, plan: ImportPlan, backups: Path | None, *, skip_refused: bool = False) -> Imported:
        """Carry a plan out as one change that can be undone as a whole; the diary is first copied to `backups`.

        The plan is worked out once more in the transaction, so that nothing written since is overwritten.
        Raise RefusedRowsError for a plan with refused rows unless they may be skipped, and DiaryError when the diary
        can't be written; it is then as it was.
        """
        if plan.refused and not skip_refused:
            raise RefusedRowsError
        if not plan.changes_anything:
            return Imported(plan, None)
        path = self._recorder.store.path
        if path is not None and self._recorder.store.is_looked_at:
            raise backup_is_not_written(path)
        copied = (
            None if path is None or backups is None else back_up(path, backups, self._recorder.now(), Why.BEFORE_IMPORT)
        )
        with self._recorder.record(Action.IMPORT, Change.EVERYTHING) as writer:
            fresh = plan_of(plan.reading, everything(writer), replaces=plan.replaces)
            for fact in fresh.removes:
                writer.remove(type(fact), fact.id)
            for fact in fresh.writes:
                writer.put(fact)
        return Imported(fresh, copied)


def import_into_new(
    path: Path,
    clock: Clock,
    plan: ImportPlan,
    *,
    skip_refused: bool = False,
    author: Author = Author.PATIENT,
    day_start: time = time(0, 0),
) -> Imported:
    """Make a diary at `path` that holds what the plan says; the file appears only when it is complete.

    Raise RefusedRowsError as `Imports.apply` does, and DiaryError when something is there already or can't be written.
    """
    path = file_meant_by(path)
    unfinished = path.with_name(f".{path.name}.{uuid4().hex[:8]}.new")
    try:
        with translated(path):
            diary = open_diary(unfinished, clock, create=True, author=author, day_start=day_start)
            try:
                done = Imports(diary.recorder).apply(plan, None, skip_refused=skip_refused)
            finally:
                diary.close()
            put_in_new_place(unfinished, path)
    except DiaryError as error:
        raise DiaryError(error.problem, str(path), **error.details) from error
    finally:
        for leftover in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
            with suppress(OSError):
                leftover.unlink()
    return done
