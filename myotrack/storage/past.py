"""The history of a damaged diary: what of it is proven whole, and a writer that takes it over into a new one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert

from myotrack.storage.history import same_state, value_of
from myotrack.storage.rows import DamagedRow, as_json, columns, with_checksum
from myotrack.storage.subjects.all_subjects import subject_of
from myotrack.storage.subjects.subject import Fact
from myotrack.storage.tables import CHANGE, HISTORY
from myotrack.storage.verified import WholeTables
from myotrack.storage.writer import Stamp, Writer

_Row = Mapping[str, Any]

_Key = tuple[str, str]
"""Table and id of a fact."""


@dataclass(frozen=True, slots=True)
class Past:
    """What is proven of who did what when, and of what stood there before and after; each in its order.

    An entry of which that it was made is proven, and not when and by whom, has no `change_id`.
    """

    changes: tuple[_Row, ...] = ()
    entries: tuple[_Row, ...] = ()
    undated: int = 0
    """Entries without a `change_id`."""
    lost: int = 0
    """Entries that were there and are not among these."""
    whole: bool = False
    """Whether none is missing, not even one that nothing is left of."""


def past_of(changes: Iterable[_Row], entries: Mapping[int, _Row], seen: int, *, whole: bool) -> Past:
    """Return the past that these rows make, each of which fits its checksum; `seen` counts the damaged ones too.

    An entry counts when facts can be made of it. They were numbered without gaps, so that those which left no trace
    are counted as lost as well.
    """
    known = {change["id"]: change for change in changes}
    kept = [
        entry if entry["change_id"] in known else {**entry, "change_id": None}
        for _, entry in sorted(entries.items())
        if _makes_facts(entry)
    ]
    there = max(seen, *entries, 0)
    return Past(
        changes=tuple(
            {**change, "undoes": change["undoes"] if change["undoes"] in known else None}
            for change in sorted(known.values(), key=lambda change: int(change["seq"]))
        ),
        entries=tuple(kept),
        undated=sum(entry["change_id"] is None for entry in kept),
        lost=there - len(kept),
        whole=whole and there == len(kept),
    )


def _makes_facts(entry: _Row) -> bool:
    with suppress(DamagedRow):
        for state in (entry["before"], entry["after"]):
            value_of(entry["subject"], state)
        return True
    return False


class PastWriter(Writer):
    """Fills a new diary with what was rescued, so that each fact has the earlier values that are proven.

    Where it is not known when something was changed and by whom, it is told as a change of the rescue itself; and
    where a part of what stood there is lost, so is what became of what.
    """

    def __init__(self, connection: Connection, whole: WholeTables, stamp: Stamp) -> None:
        super().__init__(connection, whole, stamp)
        self._last: dict[_Key, str | None] = {}
        self._there: set[_Key] = set()
        self._number = 0
        self._knows_all = False

    def take_over(self, past: Past) -> None:
        """Write the past; the facts come after it."""
        self._knows_all = past.whole
        for change in past.changes:
            self._connection.execute(insert(CHANGE).values(with_checksum(CHANGE, change)))
        for entry in past.entries:
            key = (str(entry["subject"]), str(entry["row_id"]))
            before = self._last.get(key, entry["before"])
            if not same_state(before, entry["before"]):
                self._join(key, before, entry["before"])
            self._enter({**entry, "change_id": entry["change_id"] or self._open_change_id()})
            self._last[key] = entry["after"]

    def put_last(self, value: Fact) -> None:
        """Store a fact as it stood last; when its past ends otherwise, that is noted as a change of now."""
        subject = subject_of(type(value))
        row = subject.to_row(value)
        key, state = (subject.table.name, row["id"]), as_json(columns(row))
        if key in self._last:
            if not same_state(self._last[key], state):
                self._join(key, self._last[key], state)
        elif not self._knows_all:  # else it is unfinished, and has no history of its own
            self._join(key, None, state)
        self._store(subject.table, row, is_new=True)
        self._there.add(key)

    def finish(self) -> None:
        """Note of every fact that could not be kept that it is there no more."""
        for key, state in self._last.items():
            if state is not None and key not in self._there:
                self._join(key, state, None)

    def _join(self, key: _Key, before: str | None, after: str | None) -> None:
        subject, row_id = key
        known = after or before or "{}"
        self._enter(
            {
                "change_id": self._open_change_id(),
                "subject": subject,
                "row_id": row_id,
                "day": json.loads(known).get("day"),
                "before": before,
                "after": after,
            }
        )

    def _enter(self, entry: _Row) -> None:
        self._number += 1
        numbered = {**entry, "seq": self._number}
        self._connection.execute(insert(HISTORY).values(with_checksum(HISTORY, numbered)))
