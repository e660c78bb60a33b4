"""Rows of facts.csv: kidney, liver, pump, conditions, who knows, nothing taken."""

from __future__ import annotations

from myotrack.domain.diary_day import checked_day
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.exchange import cells as cell
from myotrack.exchange.csv_context import Cells, CsvContext

_KINDS = {kind.value: kind for kind in HealthFactKind}


def read(cells: Cells, context: CsvContext, line: int) -> HealthFact:
    """Return a health fact without an id."""
    day = checked_day("date", cell.day("date", cells.get("date", "")), context.today)
    kind = cell.required("fact", cell.one_of("fact", cells.get("fact", ""), _KINDS))
    value = cell.name("value", cells.get("value", ""))
    if kind is HealthFactKind.PUMP_REFILL_DUE:
        value = cell.day(kind.value, value).isoformat()
    return HealthFact(id="", day=day, kind=kind, value=value, provenance=context.provenance(line))


def write(fact: HealthFact) -> dict[str, str]:
    """Return the cells of a health fact."""
    value = fact.refill_due.isoformat() if fact.kind is HealthFactKind.PUMP_REFILL_DUE else fact.value
    return {"date": fact.day.isoformat(), "fact": fact.kind.value, "value": cell.plain_text(value.strip())}
