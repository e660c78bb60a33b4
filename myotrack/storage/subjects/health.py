"""Health facts as rows."""

from __future__ import annotations

from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.storage.rows import day_of, provenance_columns, provenance_of
from myotrack.storage.subjects.subject import Subject
from myotrack.storage.tables import HEALTH_FACT, HealthFactRow


def _to_row(value: HealthFact) -> HealthFactRow:
    return HealthFactRow(
        id=value.id,
        day=value.day.isoformat(),
        kind=value.kind.value,
        value=value.value,
        **provenance_columns(value.provenance),
    )


def _to_value(row: HealthFactRow) -> HealthFact:
    return HealthFact(
        id=row["id"],
        day=day_of(row["day"]),
        kind=HealthFactKind(row["kind"]),
        value=row["value"],
        provenance=provenance_of(row),
    )


HEALTH_FACTS = Subject(HealthFact, HEALTH_FACT, _to_row, _to_value)
