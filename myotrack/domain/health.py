"""Facts about the person beside the medicines: kidney, liver, pump, conditions, who knows, nothing taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from myotrack.domain.diary_day import checked_planned_day
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.medicines import MedicineKind
from myotrack.domain.provenance import Provenance
from myotrack.domain.text_limits import checked_name


class HealthFactKind(StrEnum):
    """What a health fact is about."""

    KIDNEY = "kidney"
    LIVER = "liver"
    PUMP_REFILL_DUE = "pump_refill_due"
    CONDITION = "condition"
    DOCTOR_TOLD = "doctor_told"
    NONE_TAKEN = "none_taken"


class Kidney(StrEnum):
    """How well the kidneys work."""

    NORMAL = "normal"
    REDUCED = "reduced"
    DIALYSIS = "dialysis"
    UNKNOWN = "unknown"


class Liver(StrEnum):
    """How well the liver works."""

    NORMAL = "normal"
    IMPAIRED = "impaired"
    UNKNOWN = "unknown"


TOLD_ABOUT_TWITCHES = "twitches"
"""Value of a `doctor_told` fact that says that a doctor knows of the twitches."""

_CHOICES: dict[HealthFactKind, tuple[str, ...]] = {
    HealthFactKind.KIDNEY: tuple(Kidney),
    HealthFactKind.LIVER: tuple(Liver),
    HealthFactKind.NONE_TAKEN: tuple(MedicineKind),
    HealthFactKind.DOCTOR_TOLD: (TOLD_ABOUT_TWITCHES,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthFact:
    """From this day on this holds: a kind and its value; the latest of a kind counts, conditions add up."""

    id: str
    day: date
    kind: HealthFactKind
    value: str
    provenance: Provenance

    def __post_init__(self) -> None:
        choices = _CHOICES.get(self.kind)
        if choices is not None and self.value not in choices:
            raise InvalidEntry(self.kind.value, self.value, Reason.NOT_ONE_OF, choices=choices)
        if self.kind is HealthFactKind.PUMP_REFILL_DUE:
            checked_planned_day(self.kind.value, self.refill_due)
        if self.kind is HealthFactKind.CONDITION:
            checked_name(self.kind.value, self.value)

    @property
    def refill_due(self) -> date:
        """The day of a `pump_refill_due` fact; raises InvalidEntry when it is not a date."""
        try:
            return date.fromisoformat(self.value)
        except ValueError as error:
            raise InvalidEntry(self.kind.value, self.value, Reason.NOT_A_DATE) from error
