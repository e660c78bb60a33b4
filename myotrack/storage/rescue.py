"""Reading what can be read out of a damaged diary: table by table, row by row, and only what is proven whole.

A row counts when its checksum fits and a fact can be made of it. Of one that doesn't, and of one that can't be reached
any more, the last value in the history is taken, when that entry's own checksum fits. Of a table that is torn the bare
pages are searched too. The history is read in the same way. The damaged file is never opened, only copied: what SQLite
has to take back of a crash, it takes back in the copy.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.carving import PAGE, carved_rows
from myotrack.storage.connection import translated
from myotrack.storage.files import journal_of, require_space, unfinished_file
from myotrack.storage.header import readable
from myotrack.storage.held_files import copy_bytes, copy_readable
from myotrack.storage.history import row_of, same_state, value_of
from myotrack.storage.past import Past, past_of
from myotrack.storage.rows import DamagedRow, as_json, columns
from myotrack.storage.snapshot import tables_of
from myotrack.storage.subjects.all_subjects import SUBJECTS
from myotrack.storage.subjects.subject import Fact, Subject
from myotrack.storage.tables import ABOUT, CHANGE, HISTORY, METADATA, SCHEMA_VERSION
from myotrack.storage.torn_table import TornTable
from myotrack.storage.verified import row_fits

_Row = Mapping[str, Any]

_HEADER: tuple[tuple[int, bytes], ...] = (
    (0, b"SQLite format 3\x00"),
    (16, PAGE.to_bytes(2, "big") + bytes([1, 1, 0, 64, 32, 32])),
    (32, bytes(8)),
    (44, (4).to_bytes(4, "big")),
    (56, (1).to_bytes(4, "big")),
)
"""What the header of every diary holds at which offset (SQLite file format, section 1.3); the list of free pages is
left empty, which reading can do without."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was read out of a damaged file."""

    facts: tuple[Fact, ...]
    """Whole facts, medicines first."""
    about: Mapping[str, str]
    """What the file said of itself, as far as it is whole."""
    from_history: int
    """How many of the facts were lost themselves and came from the history."""
    perhaps_earlier: int
    """How many of the facts may be an earlier value, because the history can't be read to its end."""
    past: Past
    """What is proven of the earlier values."""
    lost: Mapping[str, int]
    """Table → facts that were there and can't be had."""
    lost_days: tuple[tuple[str, date | None], ...]
    """Table of each of these, and its day as far as one can still be read in it: nothing proves that it is right."""
    complete: bool
    """Whether every table was read to its end, so that nothing can be missing that is not counted as lost."""


def salvage(path: Path, beside: Path) -> Salvage:
    """Read what can be read out of the diary at `path`; the private copy that is read stands beside `beside`.

    Raise DiaryError when the file can't be read at all, is no diary, or has tables of a newer version.
    """
    with translated(path), readable(path):
        size = path.stat().st_size
    with translated(beside), unfinished_file(beside) as copy:
        require_space(beside, size)
        try:
            with translated(path), readable(path):
                all_read = copy_readable(path, copy)
                if journal_of(path).is_file():
                    copy_bytes(journal_of(path), journal_of(copy))
        except DiaryError as error:
            if error.problem is DiaryProblem.DISK_FULL:  # which is where the copy goes
                raise DiaryError(error.problem, str(beside)) from error
            raise
        with translated(path), _opened(copy, path) as connection:
            found = _Reading(connection, copy).all()
    return found if all_read else replace(found, complete=False)


def _opened(copy: Path, path: Path) -> closing[sqlite3.Connection]:
    """Return the copy, open; with a header made anew when SQLite can't make anything of the one it has.

    Where that doesn't help it is an empty database, of which every table can't be read.
    """
    for mended in (False, True):
        if mended:
            _mend_header(copy)
        connection = sqlite3.connect(copy, isolation_level=None)
        connection.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA writable_schema=ON")  # a damaged entry of the schema is passed over
            connection.execute("PRAGMA cell_size_check=ON")
            found = set(tables_of(connection))
            if found & METADATA.tables.keys():
                if found - METADATA.tables.keys():
                    connection.close()
                    raise DiaryError(DiaryProblem.NEWER, str(path))
                return closing(connection)
        connection.close()
    return closing(sqlite3.connect(":memory:"))


def _mend_header(copy: Path) -> None:
    pages = copy.stat().st_size // PAGE
    with copy.open("rb+") as file:
        for offset, written in (*_HEADER, (24, bytes(4) + pages.to_bytes(4, "big")), (92, bytes(4))):
            file.seek(offset)
            file.write(written)
        file.truncate(pages * PAGE)


class _Reading:
    """Reads one file, once."""

    def __init__(self, connection: sqlite3.Connection, copy: Path) -> None:
        self._connection = connection
        self._copy = copy
        self._facts: list[Fact] = []
        self._lost: dict[str, int] = {}
        self._lost_days: list[tuple[str, date | None]] = []
        self._from_history = self._perhaps_earlier = 0
        self._complete = True
        self._entries: dict[int, _Row] = {}
        self._history_is_whole = True

    def all(self) -> Salvage:
        """Read everything."""
        past = self._past()
        states = self._last_states()
        for subject in SUBJECTS:
            if not self._is_of_later_versions(subject.table.name):
                self._take(subject, states.get(subject.table.name, {}))
        about = {str(row["key"]): str(row["value"]) for row in self._rows(ABOUT.name)[0] if row_fits(ABOUT.name, row)}
        return Salvage(
            facts=tuple(self._facts),
            about=about,
            from_history=self._from_history,
            perhaps_earlier=self._perhaps_earlier,
            past=past,
            lost=self._lost,
            lost_days=tuple(self._lost_days),
            complete=self._complete,
        )

    def _take(self, subject: Subject[Any, Any], states: dict[str, str | None]) -> None:
        """Take every fact of a kind that is whole, in its table or else in the history."""
        name = subject.table.name
        whole: dict[str, Fact] = {}
        missing: dict[str, object] = {}
        days: dict[str, date | None] = {}
        rows, complete = self._rows(name)
        for row in rows:
            fact_id = str(row.get("id"))
            try:
                if not row_fits(name, row):
                    raise DamagedRow(name)
                if not self._is_outdated(name, row, states):
                    whole[fact_id] = subject.value_of(row)
            except DamagedRow:
                missing[fact_id] = row.get("checksum")
                days[fact_id] = _day_of(row)
        if not complete:
            self._complete = False
            self._carve(subject, whole, states)
        if not complete or self._history_is_whole:
            missing = {fact_id: None for fact_id, state in states.items() if state is not None} | missing
        for fact_id in missing.keys() - whole.keys():
            state = states.get(fact_id)
            fact = _fact_of(name, state)
            if fact is None or state is None:
                self._lost[name] = self._lost.get(name, 0) + 1
                self._lost_days.append((name, days.get(fact_id)))
                continue
            whole[fact_id] = fact
            self._from_history += 1
            if not self._history_is_whole and row_of(name, state)["checksum"] != missing[fact_id]:
                self._perhaps_earlier += 1
        self._facts += whole.values()

    def _carve(self, subject: Subject[Any, Any], whole: dict[str, Fact], states: dict[str, str | None]) -> None:
        """Add the rows of a torn table that are found in its bare pages, unless the history has a later value."""
        name = subject.table.name
        for table, row in self._carved:
            fact_id = str(row.get("id"))
            if table != name or fact_id in whole:
                continue
            if fact_id in states:
                if states[fact_id] != as_json(columns(row)):
                    continue
            else:
                self._perhaps_earlier += 1
            with suppress(DamagedRow):
                whole[fact_id] = subject.value_of(row)

    def _is_outdated(self, name: str, row: _Row, states: Mapping[str, str | None]) -> bool:
        """Whether the history, when it is whole, goes on after this row: a write that the disk never did."""
        state, fact_id = as_json(columns(row)), str(row["id"])
        if not self._history_is_whole or same_state(states.get(fact_id, state), state):
            return False
        mine = [entry for entry in self._entries.values() if (entry["subject"], entry["row_id"]) == (name, fact_id)]
        return any(state in (entry["before"], entry["after"]) for entry in mine)

    def _past(self) -> Past:
        """Read the history; entries that are whole are kept in mind, also those whose change is lost."""
        rows, complete = self._rows(HISTORY.name)
        changes, changes_complete = self._rows(CHANGE.name)
        found = {row["seq"]: row for row in rows if row_fits(HISTORY.name, row)}
        known = {row["id"]: row for row in changes if row_fits(CHANGE.name, row)}
        if not (complete and changes_complete):
            self._complete = False
            found = {row["seq"]: row for table, row in self._carved if table == HISTORY.name} | found
            known = {row["id"]: row for table, row in self._carved if table == CHANGE.name} | known
        self._entries = dict(sorted(found.items()))
        seen = len({row["seq"] for row in rows if isinstance(row.get("seq"), int)})  # some may have come twice
        self._history_is_whole = complete and len(found) == len(rows) == max(found, default=0)
        return past_of(known.values(), self._entries, seen, whole=self._history_is_whole)

    def _last_states(self) -> dict[str, dict[str, str | None]]:
        """Return table → fact id → its last state by the history (None: taken away), of the entries that are whole."""
        last: dict[str, dict[str, str | None]] = {}
        for row in self._entries.values():
            last.setdefault(row["subject"], {})[row["row_id"]] = row["after"]
        return last

    def _rows(self, name: str) -> tuple[list[_Row], bool]:
        """Return the rows of a table that can be reached, and whether these are all."""
        table = TornTable(self._connection, name)
        rows: list[_Row] = list(table.rows())
        return rows, table.complete

    @cached_property
    def _carved(self) -> list[tuple[str, _Row]]:
        return list(carved_rows(self._copy.read_bytes()))

    def _is_of_later_versions(self, name: str) -> bool:
        """Whether the file is of an earlier version, which had no such table."""
        version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        return 0 < version < SCHEMA_VERSION and name not in tables_of(self._connection)


def _day_of(row: _Row) -> date | None:
    try:
        return date.fromisoformat(str(row.get("day") or row.get("from_day")))
    except ValueError:
        return None


def _fact_of(table: str, state: str | None) -> Fact | None:
    try:
        return value_of(table, state)
    except (DamagedRow, KeyError):
        return None
