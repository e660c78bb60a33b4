"""Where something can be typed that is not saved at once, and what it is about there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.health import HealthFactKind
from myotrack.domain.provenance import Author


class TypedKind(StrEnum):
    """What is typed; behind each stands what its `subject` names."""

    DAY = "day"
    """Day, author."""
    PAPER_WEEK = "paper_week"
    """Author; its fields are named by `box_name`."""
    DAY_DOSE = "day_dose"
    """Day, kind of dose event."""
    COUNT = "count"
    """Id of the session."""
    NEW_MEDICINE = "new_medicine"
    MEDICINE = "medicine"
    """Id of the medicine, as for the next four."""
    PLAN = "plan"
    DOSE = "dose"
    STOP = "stop"
    DOSE_EVENT = "dose_event"
    """Id of the medicine, kind of dose event."""
    DOSE_CORRECTION = "dose_correction"
    """Id of the dose change that is corrected."""
    EVENT_CORRECTION = "event_correction"
    """Id of the dose event that is corrected."""
    HEALTH = "health"
    """Kind of health fact, and the id of the one that is there already, or ""."""
    VISIT = "visit"
    """Id of the visit, or ""."""
    NEW_QUESTION = "new_question"
    QUESTION = "question"
    """Id of the question."""
    SIGN = "sign"
    """Id of the report."""
    SEVERITY_WORDS = "severity_words"
    OWN_NUMBERS = "own_numbers"


_SUBJECTS: dict[TypedKind, tuple[Callable[[str], object], ...]] = {
    TypedKind.DAY: (date.fromisoformat, Author),
    TypedKind.PAPER_WEEK: (Author,),
    TypedKind.DAY_DOSE: (date.fromisoformat, DoseEventKind),
    TypedKind.NEW_MEDICINE: (),
    TypedKind.DOSE_EVENT: (str, DoseEventKind),
    TypedKind.HEALTH: (HealthFactKind, str),
    TypedKind.NEW_QUESTION: (),
    TypedKind.SEVERITY_WORDS: (),
    TypedKind.OWN_NUMBERS: (),
}
"""What reads each part of a subject; one id where nothing is said."""


ABOUT_MEDICINES = frozenset(
    {
        TypedKind.MEDICINE,
        TypedKind.PLAN,
        TypedKind.DOSE,
        TypedKind.STOP,
        TypedKind.DOSE_EVENT,
        TypedKind.DOSE_CORRECTION,
        TypedKind.EVENT_CORRECTION,
    }
)
"""What is about one medicine, which may have been removed since."""


@dataclass(frozen=True, slots=True)
class TypedPlace:
    """One place: what is kept of it is found again under it, in this diary and in no other."""

    kind: TypedKind
    subject: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError for a subject that such a place can't have."""
        for read, part in zip(_SUBJECTS.get(self.kind, (str,)), self.subject, strict=True):
            read(part)


NUMBER, NOTE, FALLS = "twitch_count", "note", "falls"
"""Names of the fields of a day."""


def box_name(day: str, box: str) -> str:
    """Return the name of a box of the paper week: its day as an ISO date, and which box it is."""
    return f"{day} {box}"


def box_named(name: str) -> tuple[str, str]:
    """Return day and box of such a name; of any other text something that is neither."""
    day, _blank, box = name.partition(" ")
    return day, box
