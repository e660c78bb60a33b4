"""Earlier values of an edited fact: every write leaves the row's state before and after it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from myotrack.storage.rows import DamagedRow, Plain, as_json, checksum
from myotrack.storage.subjects.all_subjects import subject_named
from myotrack.storage.subjects.subject import Fact
from myotrack.storage.tables import FactRow, HistoryRow


def history_row(
    change_id: str, row: FactRow, before: Mapping[str, Plain] | None, after: Mapping[str, Plain] | None
) -> HistoryRow:
    """Return the history entry for one write to `row`'s table."""
    state = after or before or {}
    return HistoryRow(
        change_id=change_id,
        subject=row.__tablename__,
        row_id=state["id"],
        day=state.get("day"),
        before=None if before is None else as_json(before),
        after=None if after is None else as_json(after),
    )


def row_of(subject: str, state: str) -> FactRow:
    """Return the row that a stored state describes, with a fresh checksum; raise DamagedRow when it describes none."""
    try:
        row_type: Any = subject_named(subject).row_type
        row = cast("FactRow", row_type(**json.loads(state)))
        row.checksum = checksum(row)
    except (ValueError, TypeError, KeyError) as error:
        raise DamagedRow(subject) from error
    return row


def value_of(subject: str, state: str | None) -> Fact | None:
    """Return the domain value that a stored state describes, or None for "not there"."""
    if state is None:
        return None
    row = row_of(subject, state)
    return cast("Fact", subject_named(subject).value_of(row))
