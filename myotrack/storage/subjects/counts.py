"""Counting sessions as rows."""

from __future__ import annotations

from myotrack.domain.counting import CountSession, Position
from myotrack.storage.rows import (
    day_of,
    enum_of,
    moment,
    offset_minutes,
    provenance_columns,
    provenance_of,
    utc_text,
)
from myotrack.storage.subjects.subject import Subject
from myotrack.storage.tables import COUNT_SESSION, CountSessionRow


def _to_row(value: CountSession) -> CountSessionRow:
    return CountSessionRow(
        id=value.id,
        day=value.day.isoformat(),
        started_utc=utc_text(value.started),
        started_offset=offset_minutes(value.started),
        count=value.count,
        duration_s=value.duration_s,
        planned_s=value.planned_s,
        position=value.position and value.position.value,
        finished=int(value.finished),
        presses_ms=" ".join(str(ms) for ms in value.presses_ms),
        note=value.note,
        **provenance_columns(value.provenance),
    )


def _to_value(row: CountSessionRow) -> CountSession:
    return CountSession(
        id=row["id"],
        day=day_of(row["day"]),
        started=moment(row["started_utc"], row["started_offset"]),
        provenance=provenance_of(row),
        count=row["count"],
        duration_s=row["duration_s"],
        planned_s=row["planned_s"],
        position=enum_of(Position, row["position"]),
        finished=bool(row["finished"]),
        presses_ms=tuple(int(ms) for ms in row["presses_ms"].split()),
        note=row["note"],
    )


COUNTS = Subject(CountSession, COUNT_SESSION, _to_row, _to_value)
