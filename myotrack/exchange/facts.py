"""What goes in and out of a diary file: every fact, where a read one stood, and what was refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import TypeVar

from myotrack.domain.answers import AlertAnswer
from myotrack.domain.appointments import Appointment, Question
from myotrack.domain.checkins import CheckIn
from myotrack.domain.counting import CountSession
from myotrack.domain.doses import DoseChange, DoseEvent, PlanStep
from myotrack.domain.health import HealthFact
from myotrack.domain.medicines import Medicine
from myotrack.domain.signs import SignReport

Fact = (
    Medicine
    | CheckIn
    | CountSession
    | DoseChange
    | DoseEvent
    | PlanStep
    | SignReport
    | HealthFact
    | Appointment
    | Question
    | AlertAnswer
)
"""Every kind of fact that a diary holds."""

_F = TypeVar("_F")


@dataclass(frozen=True, slots=True)
class Contents:
    """All facts of a diary, future appointments and plans included."""

    medicines: tuple[Medicine, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    counts: tuple[CountSession, ...] = ()
    dose_changes: tuple[DoseChange, ...] = ()
    dose_events: tuple[DoseEvent, ...] = ()
    plan_steps: tuple[PlanStep, ...] = ()
    signs: tuple[SignReport, ...] = ()
    health_facts: tuple[HealthFact, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    questions: tuple[Question, ...] = ()
    answers: tuple[AlertAnswer, ...] = ()

    def every_fact(self) -> tuple[Fact, ...]:
        """Return all of them in one row, medicines first."""
        return tuple(fact for field in fields(self) for fact in getattr(self, field.name))


KIND_OF_SECTION: dict[str, type[Fact]] = {
    "medicines": Medicine,
    "check_ins": CheckIn,
    "counts": CountSession,
    "dose_changes": DoseChange,
    "dose_events": DoseEvent,
    "plan_steps": PlanStep,
    "signs": SignReport,
    "health_facts": HealthFact,
    "appointments": Appointment,
    "questions": Question,
    "answers": AlertAnswer,
}
"""Which kind of fact each part of `Contents` holds; also the names of the parts of a JSON archive."""


def contents_of(facts: Iterable[Fact]) -> Contents:
    """Return facts of any kinds, in their order, sorted into their parts."""
    found = tuple(facts)
    return Contents(
        medicines=_only(Medicine, found),
        check_ins=_only(CheckIn, found),
        counts=_only(CountSession, found),
        dose_changes=_only(DoseChange, found),
        dose_events=_only(DoseEvent, found),
        plan_steps=_only(PlanStep, found),
        signs=_only(SignReport, found),
        health_facts=_only(HealthFact, found),
        appointments=_only(Appointment, found),
        questions=_only(Question, found),
        answers=_only(AlertAnswer, found),
    )


def _only(kind: type[_F], facts: tuple[Fact, ...]) -> tuple[_F, ...]:
    return tuple(fact for fact in facts if isinstance(fact, kind))


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stood in what was read: the file, and the line (CSV) or the part and number (JSON archive)."""

    file: str
    line: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class ReadFact:
    """A fact that was read, and where."""

    fact: Fact
    place: Place


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that can't be read, where it is, and why, in one sentence."""

    place: Place
    sentence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading found: rows looked at, facts in file order, and refused rows."""

    rows: int = 0
    facts: tuple[ReadFact, ...] = ()
    refused: tuple[Refused, ...] = ()


class UnreadableFileError(Exception):
    """A file that can't be read at all, or has to be refused as a whole: which one, and why, in one sentence."""

    def __init__(self, file: str, sentence: str, line: int | None = None) -> None:
        super().__init__(sentence)
        self.refused = Refused(Place(file, line), sentence)
