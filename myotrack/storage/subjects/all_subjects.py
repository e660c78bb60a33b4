"""The one list of what a diary can hold; a new kind of fact is one table, one subject file and one line here."""

from __future__ import annotations

from typing import Any, cast

from myotrack.storage.subjects.answers import ANSWERS
from myotrack.storage.subjects.appointments import APPOINTMENTS, QUESTIONS
from myotrack.storage.subjects.check_ins import CHECK_INS
from myotrack.storage.subjects.counts import COUNTS
from myotrack.storage.subjects.doses import DOSE_CHANGES, DOSE_EVENTS, PLAN_STEPS
from myotrack.storage.subjects.health import HEALTH_FACTS
from myotrack.storage.subjects.medicines import MEDICINES
from myotrack.storage.subjects.signs import SIGNS
from myotrack.storage.subjects.subject import Subject, V
from myotrack.storage.tables import FactRow

SUBJECTS: tuple[Subject[Any, Any], ...] = (
    MEDICINES,
    CHECK_INS,
    COUNTS,
    DOSE_CHANGES,
    DOSE_EVENTS,
    PLAN_STEPS,
    SIGNS,
    HEALTH_FACTS,
    APPOINTMENTS,
    QUESTIONS,
    ANSWERS,
)

_BY_VALUE = {subject.value_type: subject for subject in SUBJECTS}
_BY_TABLE = {subject.table.name: subject for subject in SUBJECTS}


def subject_of(value_type: type[V]) -> Subject[V, FactRow]:
    """Return the subject whose values are of this type."""
    return cast("Subject[V, FactRow]", _BY_VALUE[value_type])


def subject_named(table: str) -> Subject[Any, Any]:
    """Return the subject stored in this table."""
    return _BY_TABLE[table]
