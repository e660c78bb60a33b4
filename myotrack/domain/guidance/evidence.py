"""The logged facts that an alert can rest on; each kind has its sentence in `myotrack.words.evidence`.

Every kind has a `day`, and `at` where a time of day is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from myotrack.domain.checkins import Region
from myotrack.domain.doses import DoseChange, DoseEvent, PlanStep
from myotrack.domain.guidance.readings import Worsening
from myotrack.domain.health import HealthFact
from myotrack.domain.medicines import Medicine
from myotrack.domain.provenance import Author
from myotrack.domain.signs import SignReport


@dataclass(frozen=True, slots=True)
class SignEvidence:
    """A ticked sign."""

    report: SignReport

    @property
    def day(self) -> date:
        """The diary day it was ticked for."""
        return self.report.day

    @property
    def at(self) -> time | None:
        """The time it was ticked for."""
        return self.report.at


class MoveKind(StrEnum):
    """What a dose change did."""

    STARTED = "started"
    RESTARTED = "restarted"
    RAISED = "raised"
    CUT = "cut"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class DoseMove:
    """A daily dose that was started, raised, cut or stopped; `before` is None when the diary holds no earlier dose."""

    kind: MoveKind
    medicine: Medicine
    change: DoseChange
    before: DoseChange | None

    @property
    def day(self) -> date:
        """First day at the new dose."""
        return self.change.day

    @property
    def at(self) -> time | None:
        """Time of the change."""
        return self.change.at


class PlanBreak(StrEnum):
    """In what way a cut was not the prescriber's."""

    BELOW = "below"
    """The dose is lower than the plan says for that day."""
    EARLY = "early"
    """The plan had not begun."""
    LARGER = "larger"
    """The dose fell by more than the plan's step."""


@dataclass(frozen=True, slots=True)
class PlanNotKept:
    """A cut or stop that the typed-in plan does not have: the step of the plan, and the one before it for LARGER."""

    kind: PlanBreak
    move: DoseMove
    step: PlanStep
    earlier: PlanStep | None = None

    @property
    def day(self) -> date:
        """First day at the new dose."""
        return self.move.day

    @property
    def at(self) -> time | None:
        """Time of the change."""
        return self.move.at


@dataclass(frozen=True, slots=True)
class DoseEventEvidence:
    """A missed or an extra dose."""

    medicine: Medicine
    event: DoseEvent

    @property
    def day(self) -> date:
        """The diary day of the dose."""
        return self.event.day

    @property
    def at(self) -> time | None:
        """The time of the dose."""
        return self.event.at


@dataclass(frozen=True, slots=True)
class Taken:
    """A medicine is taken at a dose, since the day of its last change."""

    medicine: Medicine
    change: DoseChange
    at: ClassVar[time | None] = None

    @property
    def day(self) -> date:
        """First day at this dose."""
        return self.change.day


@dataclass(frozen=True, slots=True)
class OnTheList:
    """A medicine is on the list without any dose; `day` is when it was put there, at the latest the as-of day."""

    medicine: Medicine
    day: date
    at: ClassVar[time | None] = None


@dataclass(frozen=True, slots=True)
class RefillDue:
    """The day to refill the pump, and whether it has passed."""

    fact: HealthFact
    passed: bool
    at: ClassVar[time | None] = None

    @property
    def day(self) -> date:
        """The day to refill it."""
        return self.fact.refill_due


@dataclass(frozen=True, slots=True)
class KidneyEvidence:
    """How well the kidneys work, as entered."""

    fact: HealthFact
    at: ClassVar[time | None] = None

    @property
    def day(self) -> date:
        """The day from which it holds."""
        return self.fact.day


@dataclass(frozen=True, slots=True)
class FreeRun:
    """Logged twitch-free days with no twitch day between them; unlogged days may lie between them and don't count."""

    first: date
    last: date
    days: int


@dataclass(frozen=True, slots=True)
class NewTwitches:
    """Twitches on a day: the first of this diary (`after` is None), or the first after a twitch-free run."""

    day: date
    after: FreeRun | None
    at: ClassVar[time | None] = None


@dataclass(frozen=True, slots=True)
class TwitchesLogged:
    """So many days with twitches from `first` to `day`, both of them such days."""

    first: date
    day: date
    days: int
    at: ClassVar[time | None] = None


@dataclass(frozen=True, slots=True)
class DoctorNotTold:
    """It is not written down that a doctor knows of the twitches."""

    day: date
    at: ClassVar[time | None] = None


@dataclass(frozen=True, slots=True)
class WorseningEvidence:
    """The worsening alarm, or its softer watch."""

    worsening: Worsening
    at: ClassVar[time | None] = None

    @property
    def day(self) -> date:
        """The last day on which it was reached."""
        return self.worsening.day


class Scale(StrEnum):
    """The two scales that rules look at."""

    SEVERITY = "severity"
    INTERFERENCE = "interference"


@dataclass(frozen=True, slots=True)
class ScaleRise:
    """The mean of a scale over the last logged days (`first` to `day`) and over `days_before` logged ones before.

    All of them are ratings of one person.
    """

    scale: Scale
    first: date
    day: date
    mean: float
    days_before: int
    mean_before: float
    rated_by: Author = Author.PATIENT
    at: ClassVar[time | None] = None


@dataclass(frozen=True, slots=True)
class NewRegion:
    """A part of the body that was never logged before this day."""

    region: Region
    day: date
    at: ClassVar[time | None] = None


@dataclass(frozen=True, slots=True)
class SevereDays:
    """Days, oldest first, on which a scale was at `grade` or more."""

    scale: Scale
    grade: int
    days: tuple[date, ...]
    at: ClassVar[time | None] = None

    @property
    def day(self) -> date:
        """The first of them."""
        return self.days[0]


@dataclass(frozen=True, slots=True)
class HighDose:
    """All baclofen by mouth taken since `day`, mg a day, and the highest dose of the label."""

    day: date
    total_mg: Decimal
    maximum_mg: Decimal
    at: ClassVar[time | None] = None


Evidence = (
    SignEvidence
    | DoseMove
    | PlanNotKept
    | DoseEventEvidence
    | Taken
    | OnTheList
    | RefillDue
    | KidneyEvidence
    | NewTwitches
    | TwitchesLogged
    | DoctorNotTold
    | WorseningEvidence
    | ScaleRise
    | NewRegion
    | SevereDays
    | HighDose
)


def evidence_order(evidence: Evidence) -> tuple[date, time, str]:
    """Sort key: day, time (none comes first), then the kind and all it holds, so that no order of rows matters."""
    return (evidence.day, evidence.at or time.min, repr(evidence))
