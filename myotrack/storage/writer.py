"""Writing to a diary: one writer is one change, and everything it writes can be taken back together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from sqlalchemy import Connection, Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from myotrack.domain.actions import Action
from myotrack.domain.errors import LaterChangeError
from myotrack.domain.provenance import Author
from myotrack.storage.history import history_entry, row_of
from myotrack.storage.reader import Reader
from myotrack.storage.rows import DamagedRow, Plain, as_json, columns, offset_minutes, utc_text, with_checksum
from myotrack.storage.subjects.all_subjects import subject_named, subject_of
from myotrack.storage.subjects.subject import Fact, V
from myotrack.storage.tables import CHANGE, HISTORY, SCHEMA_VERSION, FactRow
from myotrack.storage.verified import WholeTables, verified

if TYPE_CHECKING:
    from myotrack.storage.waiting import RowChange


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a change is made (aware local time), by whom, and what kind of change it is."""

    at: datetime
    by: Author
    action: Action


class Writer(Reader):
    """Writes values inside one transaction and keeps what was there before."""

    def __init__(self, connection: Connection, whole: WholeTables, stamp: Stamp) -> None:
        super().__init__(connection, whole)
        self._stamp = stamp
        self._id_if_needed = uuid4().hex
        self._change_id: str | None = None
        self._last_stored: tuple[Table, dict[str, Plain]] | None = None

    @property
    def change_id(self) -> str | None:
        """The id of this change, or None while nothing was written."""
        return self._change_id

    def stands(self) -> bool:
        """Return whether what was written is in the file: for after a commit that failed, in another transaction."""
        if self._change_id is not None:
            return self._connection.scalar(select(CHANGE.c.id).where(CHANGE.c.id == self._change_id)) is not None
        if self._last_stored is None:
            return False
        table, stored = self._last_stored
        row = self._row(table, str(stored["id"]))
        return row is not None and columns(row) == stored

    def put(self, value: Fact) -> None:
        """Store a fact: a new one, or a new value for the one with the same id. Nothing happens when it is equal."""
        subject = subject_of(type(value))
        self._put_row(subject.table, subject.to_row(value))

    def put_draft(self, value: Fact) -> None:
        """Store an unfinished fact without history; the `put` that finishes it counts as its first value.

        One that has a history (it was taken away and brought back) goes on as the outcome of its last change.
        """
        subject = subject_of(type(value))
        row = subject.to_row(value)
        old = self._row(subject.table, row["id"])
        entry = self._last_entry(row["id"])
        if entry is not None and old is not None:
            self._set_outcome(entry, row)
        self._store(subject.table, row, is_new=old is None)

    def amend(self, value: Fact, change_id: str) -> bool:
        """Store a fact as the outcome of an earlier change that is not over yet, such as a note being typed.

        Return False, and do nothing, when that change isn't the last one to this fact.
        """
        subject = subject_of(type(value))
        row = subject.to_row(value)
        old = self._row(subject.table, row["id"])
        entry = self._last_entry(row["id"])
        if old is None or entry is None or entry["change_id"] != change_id or entry["after"] != as_json(columns(old)):
            return False
        self._set_outcome(entry, row)
        self._store(subject.table, row, is_new=False)
        return True

    def remove(self, kind: type[V], fact_id: str) -> None:
        """Take a fact out of the diary; its last value stays in the history."""
        table = subject_of(kind).table
        row = self._row(table, fact_id)
        if row is not None:
            self._remove_row(table, row)

    def has_change(self, change_id: str) -> bool:
        """Whether a change stands in the file."""
        return self._connection.scalar(select(CHANGE.c.seq).where(CHANGE.c.id == change_id)) is not None

    def revert(self, change_id: str, *, wholly: bool = False) -> None:
        """Take a whole earlier change back, last write first; a ticked sign stays, marked as entered by mistake.

        A sign that came with an import goes with it: nobody here ticked it. With `wholly` every sign goes, as for a
        change that was never said to be saved.
        Raise LaterChangeError when a fact it wrote has been written again since, or when a later fact needs it or
        has taken its place.
        """
        keep_signs = not wholly and self._first_action(change_id) != Action.IMPORT.value
        try:
            self._revert(change_id, keep_signs=keep_signs)
        except IntegrityError as error:
            raise LaterChangeError from error

    def repeat(self, rows: Iterable[RowChange], undoes: str | None) -> bool:
        """Make a change in this file that was made in a copy of it; what was written here after it stays.

        Return whether all of it stands here now. Raise LaterChangeError when it does not fit any more: its medicine is
        gone, or the day was begun by another.
        """
        try:
            stand = [self._repeat(row) for row in rows]
        except (IntegrityError, DamagedRow) as error:
            raise LaterChangeError from error
        if undoes is not None and self._change_id is not None and self.has_change(undoes):
            self._set_undoes(self._change_id, undoes)
        return all(stand)

    def _repeat(self, change: RowChange) -> bool:
        found = self._row(change.table, change.row_id)
        now = None if found is None else columns(found)
        wanted = change.onto(now, is_later=self._was_written_later(change.row_id))
        if wanted is None and found is not None:
            self._remove_row(change.table, found)
        elif wanted is not None and wanted != now:
            row = cast("FactRow", {**wanted, "checksum": ""})
            subject_named(change.table.name).value_of(row)
            self._put_row(change.table, row)
        return change.stands_in(wanted)

    def _was_written_later(self, row_id: str) -> bool:
        """Whether any change to a row was made after the moment of this one; the last may be one that waited too."""
        query = select(func.max(CHANGE.c.at_utc)).join(HISTORY, HISTORY.c.change_id == CHANGE.c.id)
        last = self._connection.scalar(query.where(HISTORY.c.row_id == row_id))
        return last is not None and last > utc_text(self._stamp.at)

    def _first_action(self, change_id: str) -> str | None:
        """Return the kind of what a person did first, where the change is an undo or a redo of it."""
        action: str | None = None
        wanted: str | None = change_id
        while wanted is not None:
            found = self._row(CHANGE, wanted)
            action, wanted = (action, None) if found is None else (found["action"], found["undoes"])
        return action

    def _revert(self, change_id: str, *, keep_signs: bool) -> None:
        query = select(HISTORY).where(HISTORY.c.change_id == change_id).order_by(HISTORY.c.seq.desc())
        for entry in tuple(verified(HISTORY, self._connection.execute(query))):
            subject = subject_named(entry["subject"])
            row = self._row(subject.table, entry["row_id"])
            if (None if row is None else as_json(columns(row))) != entry["after"]:
                raise LaterChangeError
            if entry["before"] is not None:
                self._put_row(subject.table, row_of(entry["subject"], entry["before"]))
            elif row is not None and keep_signs and subject.withdrawn is not None:
                self._put_row(subject.table, subject.to_row(subject.withdrawn(subject.value_of(row))))
            elif row is not None:
                self._remove_row(subject.table, row)
        if self._change_id is not None:
            self._set_undoes(self._change_id, change_id)

    def _put_row(self, table: Table, row: FactRow) -> None:
        old = self._row(table, row["id"])
        before = columns(old) if old is not None and self._has_history(row["id"]) else None
        after = columns(row)
        if before == after:
            return
        self._note(table, before, after)
        self._store(table, row, is_new=old is None)

    def _store(self, table: Table, row: FactRow, *, is_new: bool) -> None:
        command = insert(table) if is_new else update(table).where(table.c.id == row["id"])
        self._connection.execute(command.values(with_checksum(table, row)))
        self._last_stored = table, columns(row)

    def _remove_row(self, table: Table, row: FactRow) -> None:
        self._note(table, columns(row), None)
        self._connection.execute(delete(table).where(table.c.id == row["id"]))

    def _note(self, table: Table, before: dict[str, Plain] | None, after: dict[str, Plain] | None) -> None:
        entry = history_entry(self._open_change_id(), table.name, before, after)
        self._connection.execute(insert(HISTORY).values(with_checksum(HISTORY, {"seq": self._next(HISTORY), **entry})))

    def _set_outcome(self, entry: dict[str, Plain], row: FactRow) -> None:
        command = update(HISTORY).where(HISTORY.c.seq == entry["seq"])
        self._connection.execute(command.values(with_checksum(HISTORY, {**entry, "after": as_json(columns(row))})))

    def _set_undoes(self, change_id: str, undone: str) -> None:
        mine = CHANGE.c.id == change_id
        change = {**self._row(CHANGE, change_id), "undoes": undone}
        self._connection.execute(update(CHANGE).where(mine).values(with_checksum(CHANGE, change)))

    def _next(self, table: Table) -> int:
        """Return the number after the last one; the transaction began IMMEDIATE, so nobody else takes it."""
        return (self._connection.scalar(select(func.max(table.c.seq))) or 0) + 1

    def _has_history(self, row_id: str) -> bool:
        return self._connection.scalar(select(HISTORY.c.seq).where(HISTORY.c.row_id == row_id).limit(1)) is not None

    def _last_entry(self, row_id: str) -> dict[str, Plain] | None:
        query = select(HISTORY).where(HISTORY.c.row_id == row_id).order_by(HISTORY.c.seq.desc()).limit(1)
        found = tuple(verified(HISTORY, self._connection.execute(query)))
        return found[0] if found else None

    def _open_change_id(self) -> str:
        if self._change_id is None:
            self._change_id = self._id_if_needed
            change = {
                "id": self._change_id,
                "seq": self._next(CHANGE),
                "at_utc": utc_text(self._stamp.at),
                "at_offset": offset_minutes(self._stamp.at),
                "by": self._stamp.by.value,
                "action": self._stamp.action.value,
                "undoes": None,
            }
            self._connection.execute(insert(CHANGE).values(with_checksum(CHANGE, change)))
        return self._change_id


def stands_after_all(connection: Connection, writer: Writer) -> bool:
    """Return whether what was written stands although its commit failed; it then stands as firmly as anything else.

    The very last call of a commit, a sync, can fail after the change can no longer be taken back. Told as a failure,
    what a person does again would be there twice. Another commit makes sure that the disk took it; raise DBAPIError
    when that fails as well.
    """
    with connection.begin():
        stands = writer.stands()
        if stands:
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
    return stands
