"""Earlier values of an edited fact: every write leaves the row's state before and after it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from myotrack.storage.rows import DamagedRow, Plain, as_json, checksum
from myotrack.storage.subjects.all_subjects import subject_named
from myotrack.storage.subjects.subject import Fact
from myotrack.storage.tables import FactRow

_KINDS = (str, int, type(None))
"""What a column holds."""


def history_entry(
    change_id: str, table: str, before: Mapping[str, Plain] | None, after: Mapping[str, Plain] | None
) -> dict[str, Plain]:
    """Return the columns of the history entry for one write to `table`."""
    state = after or before or {}
    return {
        "change_id": change_id,
        "subject": table,
        "row_id": state["id"],
        "day": state.get("day"),
        "before": None if before is None else as_json(before),
        "after": None if after is None else as_json(after),
    }


def row_of(subject: str, state: str) -> FactRow:
    """Return the row that a stored state describes, with a fresh checksum; raise DamagedRow when it describes none."""
    try:
        stored: dict[str, Any] = json.loads(state)
        names = subject_named(subject).table.c.keys()
        if not stored.keys() <= set(names) or any(type(value) not in _KINDS for value in stored.values()):
            raise DamagedRow(subject)
        # A state from before a migration lacks the columns that came with it.
        stored = {name: stored.get(name) for name in names}
        stored["checksum"] = checksum(subject, stored)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DamagedRow(subject) from error
    return cast("FactRow", stored)


def value_of(subject: str, state: str | None) -> Fact | None:
    """Return the domain value that a stored state describes, or None for "not there"."""
    if state is None:
        return None
    row = row_of(subject, state)
    return cast("Fact", subject_named(subject).value_of(row))


def same_state(one: str | None, other: str | None) -> bool:
    """Whether two states agree; one may have more columns than the other, as a later version of the program adds."""
    if one is None or other is None or one == other:
        return one == other
    try:
        fewer, more = sorted((json.loads(one), json.loads(other)), key=len)
        return all(column in more and more[column] == value for column, value in fewer.items())
    except (AttributeError, TypeError, ValueError):
        return False
