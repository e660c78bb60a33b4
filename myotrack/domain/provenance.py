"""Where a fact comes from: who entered it, when, and how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from myotrack.domain.errors import InvalidEntry, Reason


class Author(StrEnum):
    """Who entered a fact. Ratings of the two are two series, never one line."""

    PATIENT = "patient"
    CAREGIVER = "caregiver"


class Source(StrEnum):
    """How a fact came into the diary."""

    LIVE = "live"
    LATE = "late"
    PAPER = "paper"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Provenance:
    """When a fact was entered (aware local time), by whom, and how."""

    entered_at: datetime
    entered_by: Author
    source: Source

    def __post_init__(self) -> None:
        checked_moment("entered_at", self.entered_at)

    @property
    def is_late(self) -> bool:
        """Whether the fact was written down after its day, so that it is drawn hollow."""
        return self.source in (Source.LATE, Source.PAPER)


def checked_moment(field: str, moment: datetime) -> datetime:
    """Return `moment` when it carries its offset from UTC; raise InvalidEntry for a naive one."""
    if moment.utcoffset() is None:
        raise InvalidEntry(field, moment, Reason.NO_TIME_ZONE)
    return moment
