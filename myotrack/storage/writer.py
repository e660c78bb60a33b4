"""Writing to a diary: one writer is one change, and everything it writes can be taken back together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from myotrack.domain.actions import Action
from myotrack.domain.errors import LaterChangeError
from myotrack.domain.provenance import Author
from myotrack.storage.history import history_row, row_of
from myotrack.storage.reader import Reader
from myotrack.storage.rows import as_json, checksum, columns, offset_minutes, utc_text
from myotrack.storage.subjects.all_subjects import subject_named, subject_of
from myotrack.storage.subjects.subject import Fact, V
from myotrack.storage.tables import ChangeRow, FactRow, HistoryRow


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a change is made (aware local time), by whom, and what kind of change it is."""

    at: datetime
    by: Author
    action: Action


class Writer(Reader):
    """Writes values inside one transaction and keeps what was there before."""

    def __init__(self, session: Session, stamp: Stamp) -> None:
        super().__init__(session)
        self._stamp = stamp
        self._change_id: str | None = None

    @property
    def change_id(self) -> str | None:
        """The id of this change, or None while nothing was written."""
        return self._change_id

    def put(self, value: Fact) -> None:
        """Store a fact: a new one, or a new value for the one with the same id. Nothing happens when it is equal."""
        self._put_row(subject_of(type(value)).to_row(value))

    def put_draft(self, value: Fact) -> None:
        """Store an unfinished fact without history; the `put` that finishes it counts as its first value.

        One that has a history (it was taken away and brought back) goes on as the outcome of its last change.
        """
        row = subject_of(type(value)).to_row(value)
        row.checksum = checksum(row)
        old = self._session.get(type(row), row.id)
        entry = self._last_entry(row.id)
        if entry is not None and old is not None:
            entry.after = as_json(columns(row))
        if old is None:
            self._session.add(row)
            self._session.flush()
        else:
            self._overwrite(old, row)

    def amend(self, value: Fact, change_id: str) -> bool:
        """Store a fact as the outcome of an earlier change that is not over yet, such as a note being typed.

        Return False, and do nothing, when that change isn't the last one to this fact.
        """
        row = subject_of(type(value)).to_row(value)
        row.checksum = checksum(row)
        old = self._session.get(type(row), row.id)
        entry = self._last_entry(row.id)
        if old is None or entry is None or entry.change_id != change_id or entry.after != as_json(columns(old)):
            return False
        entry.after = as_json(columns(row))
        self._overwrite(old, row)
        return True

    def remove(self, kind: type[V], fact_id: str) -> None:
        """Take a fact out of the diary; its last value stays in the history."""
        row = self._session.get(subject_of(kind).row_type, fact_id)
        if row is not None:
            self._remove_row(row)

    def revert(self, change_id: str) -> None:
        """Take a whole earlier change back, last write first; a ticked sign stays, marked as entered by mistake.

        Raise LaterChangeError when a fact it wrote has been written again since, or when a later fact needs it or
        has taken its place.
        """
        try:
            self._revert(change_id)
        except IntegrityError as error:
            raise LaterChangeError from error

    def _revert(self, change_id: str) -> None:
        entries = self._session.scalars(
            select(HistoryRow).where(HistoryRow.change_id == change_id).order_by(HistoryRow.seq.desc())
        ).all()
        for entry in entries:
            subject = subject_named(entry.subject)
            row: FactRow | None = self._session.get(subject.row_type, entry.row_id)
            if (None if row is None else as_json(columns(row))) != entry.after:
                raise LaterChangeError
            if entry.before is not None:
                self._put_row(row_of(entry.subject, entry.before))
            elif row is not None and subject.withdrawn is not None:
                self._put_row(subject.to_row(subject.withdrawn(subject.value_of(row))))
            elif row is not None:
                self._remove_row(row)
        if self._change_id is not None:
            self._session.get_one(ChangeRow, self._change_id).undoes = change_id

    def _put_row(self, row: FactRow) -> None:
        row.checksum = checksum(row)
        old = self._session.get(type(row), row.id)
        before = columns(old) if old is not None and self._last_entry(row.id) is not None else None
        after = columns(row)
        if before == after:
            return
        self._session.add(history_row(self._open_change_id(), row, before, after))
        if old is None:
            self._session.add(row)
        else:
            self._overwrite(old, row)
        self._session.flush()

    def _overwrite(self, old: FactRow, new: FactRow) -> None:
        for column, value in columns(new).items():
            setattr(old, column, value)
        old.checksum = new.checksum
        self._session.flush()

    def _remove_row(self, row: FactRow) -> None:
        self._session.add(history_row(self._open_change_id(), row, columns(row), None))
        self._session.delete(row)
        self._session.flush()

    def _last_entry(self, row_id: str) -> HistoryRow | None:
        query = select(HistoryRow).where(HistoryRow.row_id == row_id).order_by(HistoryRow.seq.desc()).limit(1)
        return self._session.scalars(query).first()

    def _open_change_id(self) -> str:
        if self._change_id is None:
            self._change_id = uuid4().hex
            last = self._session.scalar(select(func.max(ChangeRow.seq))) or 0
            self._session.add(
                ChangeRow(
                    id=self._change_id,
                    seq=last + 1,
                    at_utc=utc_text(self._stamp.at),
                    at_offset=offset_minutes(self._stamp.at),
                    by=self._stamp.by.value,
                    action=self._stamp.action.value,
                    undoes=None,
                )
            )
            self._session.flush()
        return self._change_id
