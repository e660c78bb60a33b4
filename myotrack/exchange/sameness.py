"""When two facts are the same fact, and when they want the same place in a diary.

A slot is a place that a fact takes: the answers of one person for one day, the dose of a medicine from one moment on.
Facts that want a slot in which the diary holds something else are a conflict.
"""

from __future__ import annotations

from datetime import time

from myotrack.domain.answers import AlertAnswer
from myotrack.domain.appointments import Appointment, Question
from myotrack.domain.checkins import CheckIn
from myotrack.domain.counting import CountSession
from myotrack.domain.doses import DoseChange, DoseEvent, PlanStep
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.medicines import Medicine
from myotrack.domain.signs import SignReport
from myotrack.exchange.csv_context import folded_name
from myotrack.exchange.csv_rows.any_row import said_in_csv
from myotrack.exchange.facts import Fact
from myotrack.exchange.record_codec import to_record

Slot = tuple[object, ...]

_ADD_UP = (HealthFactKind.CONDITION, HealthFactKind.DOCTOR_TOLD, HealthFactKind.NONE_TAKEN)


def said(fact: Fact, *, as_csv: bool = True) -> tuple[str, ...]:
    """Return what a fact says, without its id and provenance, so that two can be compared.

    `as_csv` leaves out what a CSV file can't carry (circumstances, "as planned" and the like).
    """
    if as_csv and not isinstance(fact, Medicine | Appointment | Question | AlertAnswer):
        return said_in_csv(fact)
    record = to_record(fact)
    return tuple(f"{name}={value}" for name, value in sorted(record.items()) if name not in ("id", "provenance"))


def slot(fact: Fact) -> Slot:
    """Return the place that a fact takes in a diary."""
    match fact:
        case CheckIn():
            return ("check-in", fact.day, fact.provenance.entered_by)
        case DoseChange():
            return ("dose", fact.medicine_id, fact.route, fact.day, fact.at or time.min)
        case DoseEvent():
            return ("dose event", fact.medicine_id, fact.route, fact.kind, fact.day, fact.at)
        case PlanStep():
            return ("plan", fact.medicine_id, fact.from_day)
        case SignReport():
            return ("sign", fact.sign, fact.day, fact.at)
        case HealthFact():
            return ("health", fact.kind, fact.day, fact.value if fact.kind in _ADD_UP else "")
        case CountSession():
            return ("count", fact.day, fact.started.time().replace(microsecond=0))
        case Appointment():
            return ("appointment", fact.day, fact.at)
        case Question():
            return ("question", fact.text)
        case AlertAnswer():
            return ("answer", fact.rule, fact.day)
        case Medicine():
            return ("medicine", folded_name(fact.name))


def adds_up(fact: Fact) -> bool:
    """Whether several facts can stand in one slot beside one another: things that happened, not what holds."""
    return isinstance(fact, DoseEvent | SignReport | CountSession | AlertAnswer)
