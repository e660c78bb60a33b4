"""Visits to a clinician and the questions to ask there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from myotrack.domain.diary_day import checked_planned_day
from myotrack.domain.provenance import Provenance
from myotrack.domain.text_limits import NAME_LIMIT, NOTE_LIMIT, checked_name, checked_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A visit, past or to come; "since the last visit" is the range that begins at one."""

    id: str
    day: date
    provenance: Provenance
    at: time | None = None
    clinician: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        checked_planned_day("date", self.day)
        checked_text("clinician", self.clinician, NAME_LIMIT)
        checked_text("note", self.note, NOTE_LIMIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question to ask at the next visit; it stays on the list until it is ticked as asked."""

    id: str
    text: str
    provenance: Provenance
    asked: bool = False

    def __post_init__(self) -> None:
        checked_name("question", self.text)
