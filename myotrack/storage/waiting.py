"""What the file can't take now: changes in a copy of the diary in memory, each to be made once more in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, Table

from myotrack.domain.errors import LaterChangeError
from myotrack.storage.connection import BEGIN_OPTION, make_engine, raw_connection
from myotrack.storage.rows import Plain, columns
from myotrack.storage.subjects.subject import Fact
from myotrack.storage.verified import WholeTables
from myotrack.storage.writer import Stamp, Writer

_NOT_ANSWERED = (None, "", "answered")  # the last: a day whose state is nothing but what was answered
_OF_THE_PROGRAM = frozenset({"id", "day", "scales", "entered_utc", "entered_offset", "entered_by", "source"})


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after, without its checksum; None is "not there"."""

    table: Table
    row_id: str
    before: Mapping[str, Plain] | None
    after: Mapping[str, Plain] | None

    @property
    def fields(self) -> frozenset[str]:
        """The columns that a person filled, changed or emptied."""
        before, after = self.before or {}, self.after or {}
        names = {*before, *after} - _OF_THE_PROGRAM
        return frozenset(name for name in names if _answer(before.get(name)) != _answer(after.get(name)))

    def stands_in(self, row: Mapping[str, Plain] | None) -> bool:
        """Whether what a person filled, changed or emptied stands so in this row; None is "not there"."""
        if self.after is None or row is None:
            return self.after is None and row is None
        return all(_answer(row.get(name)) == _answer(self.after.get(name)) for name in self.fields)

    def onto(self, now: Mapping[str, Plain] | None, *, is_later: bool) -> Mapping[str, Plain] | None:
        """Return what the row becomes that stands as `now` in the file; `is_later`: it was written after this change.

        A column that is other than it was before this change was filled by somebody else: what came last stands.
        """
        if now == self.before:
            return self.after
        if self.after is None or self.before is None or now is None:
            return now if is_later else self.after
        changed = {name: value for name, value in self.after.items() if value != self.before.get(name)}
        if is_later:
            changed = {name: value for name, value in changed.items() if now.get(name) == self.before.get(name)}
        return {**now, **changed}


@dataclass(frozen=True, slots=True)
class WaitingChange:
    """One thing that a person did: when and who, and what it did to each row, in order."""

    id: str
    stamp: Stamp
    rows: tuple[RowChange, ...]
    undoes: str | None
    """The id of the change that it takes back."""

    @property
    def touched(self) -> frozenset[tuple[str, str]]:
        """What a person filled, changed or emptied: the ids of rows and their columns."""
        return frozenset((row.row_id, name) for row in self.rows for name in row.fields)


class Waiting:
    """A copy of a diary in memory with changes that are not in the file."""

    def __init__(self, engine: Engine, changes: Sequence[WaitingChange] = ()) -> None:
        """Make these changes in the copy that `engine` has; one that does not fit it is left out."""
        self.engine = engine
        self.whole = WholeTables()
        self.changes: list[WaitingChange] = []
        for change in changes:
            with suppress(LaterChangeError):
                with self._writer(change.stamp, change.id) as writer:
                    writer.repeat(change.rows, change.undoes)
                self.changes.append(change)

    @contextmanager
    def write(self, stamp: Stamp) -> Iterator[Writer]:
        """Give a writer for one more change; it waits when the block ends without an error."""
        with self._writer(stamp) as writer:
            yield writer
        if writer.change_id is not None:
            self.changes.append(WaitingChange(writer.change_id, stamp, tuple(writer.rows), writer.undoes))

    @contextmanager
    def _writer(self, stamp: Stamp, change_id: str = "") -> Iterator[_NotingWriter]:
        with self.engine.connect() as connection:
            connection.execution_options(**{BEGIN_OPTION: "BEGIN IMMEDIATE"})
            with connection.begin():
                yield _NotingWriter(connection, self.whole, stamp, change_id)

    def close(self) -> None:
        """Let go of the memory."""
        self.engine.dispose()


def copy_in_memory(diary: Engine) -> Engine:
    """Return an engine of a copy of this diary in memory."""
    memory = make_engine(None)
    with diary.connect() as file, memory.connect() as copy:
        file.exec_driver_sql("SELECT count(*) FROM sqlite_schema")  # a locked file is an error, not an endless wait
        raw_connection(file).backup(raw_connection(copy))
    return memory


class _NotingWriter(Writer):
    """Notes what it does to each row."""

    def __init__(self, connection: Connection, whole: WholeTables, stamp: Stamp, change_id: str) -> None:
        super().__init__(connection, whole, stamp)
        self._id_if_needed = change_id or self._id_if_needed
        self.rows: list[RowChange] = []
        self.undoes: str | None = None

    def put_draft(self, value: Fact) -> None:
        """Store an unfinished fact as a change: without one it would not be made once more."""
        self.put(value)

    def amend(self, value: Fact, change_id: str) -> bool:
        """Say that the change is over: the next one waits by itself."""
        return False

    def _note(self, table: Table, before: dict[str, Plain] | None, after: dict[str, Plain] | None) -> None:
        row_id = str((after or before or {})["id"])
        found = self._row(table, row_id)
        self.rows.append(RowChange(table, row_id, None if found is None else columns(found), after))
        super()._note(table, before, after)

    def _set_undoes(self, change_id: str, undone: str) -> None:
        self.undoes = undone
        super()._set_undoes(change_id, undone)


def _answer(value: Plain) -> Plain:
    return None if value in _NOT_ANSWERED else value
