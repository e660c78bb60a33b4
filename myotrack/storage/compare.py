"""How the facts of two diary files differ."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from myotrack.storage.inventory import ABOUT_AND_HISTORY
from myotrack.storage.rows import stored_day
from myotrack.storage.snapshot import rows_of, tables_of

_Key = tuple[str, str]
"""Table and id of a fact."""

_Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """What becomes other when one file takes the place of another: days, oldest first, and facts of any day or none."""

    days_added: tuple[date, ...] = ()
    days_removed: tuple[date, ...] = ()
    days_changed: tuple[date, ...] = ()
    facts_added: int = 0
    facts_removed: int = 0
    facts_changed: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether all facts stay as they are."""
        return not self.facts_added and not self.facts_removed and not self.facts_changed


def difference(before: sqlite3.Connection | None, after: sqlite3.Connection) -> Difference:
    """Return what becomes other when the file behind the snapshot `after` takes the place of `before` (None: no file).

    Raise DamagedRow for a day that is none.
    """
    old: dict[_Key, _Row] = {} if before is None else _facts(before)
    new = _facts(after)
    added = new.keys() - old.keys()
    removed = old.keys() - new.keys()
    changed = {key for key in old.keys() & new.keys() if not _equal(old[key], new[key])}
    touched = {
        _day(rows[key]) for keys, rows in ((added, new), (removed, old), (changed, old), (changed, new)) for key in keys
    }
    old_days, new_days = _days(old), _days(new)
    days = sorted(day for day in touched if day is not None)
    return Difference(
        days_added=tuple(day for day in days if day not in old_days),
        days_removed=tuple(day for day in days if day not in new_days),
        days_changed=tuple(day for day in days if day in old_days and day in new_days),
        facts_added=len(added),
        facts_removed=len(removed),
        facts_changed=len(changed),
    )


def _facts(connection: sqlite3.Connection) -> dict[_Key, _Row]:
    tables = [table for table in tables_of(connection) if table not in ABOUT_AND_HISTORY]
    return {(table, str(row.get("id"))): row for table in tables for row in rows_of(connection, table)}


def _equal(one: _Row, other: _Row) -> bool:
    """Whether two rows say the same in the columns that both have: one may be of an earlier version."""
    shared = (one.keys() & other.keys()) - {"checksum"}
    return all(one[column] == other[column] for column in shared)


def _day(row: _Row) -> date | None:
    day = row.get("day", row.get("from_day"))
    return None if day is None else stored_day(day)


def _days(facts: Mapping[_Key, _Row]) -> set[date | None]:
    return {_day(row) for row in facts.values()}
