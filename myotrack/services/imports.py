"""Bringing files into the open diary: first a plan that says what would happen, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from myotrack.domain.actions import Action
from myotrack.exchange.bundle import NamedBytes
from myotrack.exchange.csv_context import CsvContext
from myotrack.exchange.reading import read_files
from myotrack.services.backups import back_up
from myotrack.services.changes import Change
from myotrack.services.exports import everything
from myotrack.services.import_plan import ImportPlan, plan_of
from myotrack.services.recorder import Recorder


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

    def apply(self, plan: ImportPlan, backups: Path, *, skip_refused: bool = False) -> Imported:
        """Carry a plan out as one change that can be undone as a whole; the diary file is copied to `backups` first.

        The plan is worked out once more in the transaction, so that nothing written since is overwritten.
        Raise RefusedRowsError for a plan with refused rows unless they may be skipped, and DiaryError when the diary
        can't be written; it is then as it was.
        """
        if plan.refused and not skip_refused:
            raise RefusedRowsError
        if not plan.changes_anything:
            return Imported(plan, None)
        path = self._recorder.store.path
        backup = back_up(path, backups, self._recorder.now()) if path is not None else None
        with self._recorder.record(Action.IMPORT, Change.EVERYTHING) as writer:
            fresh = plan_of(plan.reading, everything(writer), replaces=plan.replaces)
            for fact in fresh.removes:
                writer.remove(type(fact), fact.id)
            for fact in fresh.writes:
                writer.put(fact)
        return Imported(fresh, backup)
