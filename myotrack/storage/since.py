"""Which changes stand in one diary file and in no other of some: what was entered since they were copied."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from myotrack.domain.actions import Action
from myotrack.domain.provenance import Author
from myotrack.storage.history import row_of
from myotrack.storage.rows import DamagedRow, Plain, columns, moment
from myotrack.storage.snapshot import rows_of, snapshot
from myotrack.storage.subjects.all_subjects import subject_named
from myotrack.storage.subjects.subject import Fact
from myotrack.storage.tables import CHANGE, HISTORY, FactRow
from myotrack.storage.verified import row_fits
from myotrack.storage.waiting import RowChange, WaitingChange
from myotrack.storage.writer import Stamp


def changes_since(diary: Path, known: Iterable[Path]) -> tuple[WaitingChange, ...]:
    """Return the changes that stand in `diary` and in none of the `known` files, in the order of writing.

    Each could be made once more in another copy of the diary. Raise DiaryError when one of the files can't be read, or
    a change is not as it was written.
    """
    before = {change_id for path in known for change_id in _change_ids(path)}
    with snapshot(diary) as now:
        changes = [change for change in _proven(now, CHANGE.name) if change["id"] not in before]
        rows: dict[str, list[RowChange]] = {change["id"]: [] for change in changes}
        for entry in _proven(now, HISTORY.name):
            if entry["change_id"] in rows:
                rows[entry["change_id"]].append(_row_change(entry))
    return tuple(_waiting_change(change, rows[change["id"]]) for change in changes)


def fact_of(change: RowChange) -> Fact:
    """Return what a row is about: the fact after the change, or the one that was taken away."""
    subject = subject_named(change.table.name)
    state = change.after or change.before
    if state is None:
        raise DamagedRow(change.table.name)
    return cast("Fact", subject.value_of(cast("FactRow", {**state, "checksum": ""})))


def _change_ids(path: Path) -> frozenset[str]:
    with snapshot(path) as connection:
        return frozenset(str(row["id"]) for row in rows_of(connection, CHANGE.name))


def _proven(connection: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    rows = list(rows_of(connection, table))
    if not all(row_fits(table, row) for row in rows):
        raise DamagedRow(table)
    return sorted(rows, key=lambda row: row["seq"])


def _row_change(entry: Mapping[str, Any]) -> RowChange:
    table = subject_named(entry["subject"]).table
    before, after = (_state(entry["subject"], entry[when]) for when in ("before", "after"))
    return RowChange(table, entry["row_id"], before, after)


def _state(subject: str, state: str | None) -> Mapping[str, Plain] | None:
    return None if state is None else columns(row_of(subject, state))


def _waiting_change(change: Mapping[str, Any], rows: list[RowChange]) -> WaitingChange:
    stamp = Stamp(moment(change["at_utc"], change["at_offset"]), Author(change["by"]), Action(change["action"]))
    return WaitingChange(change["id"], stamp, tuple(rows), change["undoes"])
