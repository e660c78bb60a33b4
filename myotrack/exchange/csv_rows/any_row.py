"""Which module reads and writes the rows of which kind of file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from myotrack.domain.checkins import CheckIn
from myotrack.domain.counting import CountSession
from myotrack.domain.doses import DoseChange, DoseEvent, PlanStep
from myotrack.domain.health import HealthFact
from myotrack.domain.signs import SignReport
from myotrack.exchange.csv_context import Cells, CsvContext
from myotrack.exchange.csv_format import CHECK_INS, COUNTS, DOSES, FACTS, PLAN, SIGNS, CsvKind
from myotrack.exchange.csv_rows import check_in_rows, count_rows, dose_rows, fact_rows, sign_rows

CsvFact = CheckIn | DoseChange | DoseEvent | PlanStep | SignReport | HealthFact | CountSession
"""The facts that a CSV file can carry by themselves; medicines come with the doses and plans that name them."""

READ_ROW: dict[CsvKind, Callable[[Cells, CsvContext, int], CsvFact | None]] = {
    CHECK_INS: check_in_rows.read,
    DOSES: dose_rows.read,
    PLAN: dose_rows.read_plan,
    SIGNS: sign_rows.read,
    FACTS: fact_rows.read,
    COUNTS: count_rows.read,
}
"""Returns the fact of a row (without an id), or None for a row that states that nothing was logged."""


def kind_of(fact: CsvFact) -> CsvKind:
    """Return the kind of file that a fact belongs in."""
    return {
        CheckIn: CHECK_INS,
        DoseChange: DOSES,
        DoseEvent: DOSES,
        PlanStep: PLAN,
        SignReport: SIGNS,
        HealthFact: FACTS,
        CountSession: COUNTS,
    }[type(fact)]


def written(fact: CsvFact, medicine_names: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a fact by column; `medicine_names` has the name of every medicine id."""
    if isinstance(fact, CheckIn):
        return check_in_rows.write(fact)
    if isinstance(fact, PlanStep):
        return dose_rows.write_plan(fact, medicine_names[fact.medicine_id])
    if isinstance(fact, SignReport):
        return sign_rows.write(fact)
    if isinstance(fact, HealthFact):
        return fact_rows.write(fact)
    if isinstance(fact, CountSession):
        return count_rows.write(fact)
    return dose_rows.write(fact, medicine_names[fact.medicine_id])


def said_in_csv(fact: CsvFact) -> tuple[str, ...]:
    """Return what a fact says, as far as a CSV file can carry it: without ids, time of entry and source.

    Two facts that say the same are the same fact to an import. A medicine counts by its id, not by its spelling.
    """
    named_by_id = {} if isinstance(fact, _WITHOUT_MEDICINE) else {fact.medicine_id: fact.medicine_id}
    cells = written(fact, named_by_id)
    ignored = ("entered_at", "source") if isinstance(fact, CheckIn) else ()
    return tuple(f"{column}={value}" for column, value in sorted(cells.items()) if value and column not in ignored)


_WITHOUT_MEDICINE = (CheckIn, SignReport, HealthFact, CountSession)
