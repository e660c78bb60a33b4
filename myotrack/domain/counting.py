"""Jerks counted live over a timed window; a session's rate and the daily number are two series, never mixed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from myotrack.domain.provenance import Provenance, checked_moment
from myotrack.domain.scales import MOST_TWITCHES, checked_whole
from myotrack.domain.text_limits import NOTE_LIMIT, checked_text

LONGEST_SESSION_S = 24 * 60 * 60
"""Longest counting session, seconds."""

TIMED_WINDOWS_S = (60, 300, 600)
"""Lengths of the timed windows, seconds; beside them a session of free length."""


class Position(StrEnum):
    """How the body was held while counting."""

    REST = "rest"
    ARMS_OUT = "arms_out"
    ACTION = "action"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSession:
    """One counting session: jerks in a window of known length; `finished` is False while it is still open."""

    id: str
    day: date
    started: datetime
    provenance: Provenance
    count: int = 0
    duration_s: int = 0
    planned_s: int | None = None
    position: Position | None = None
    finished: bool = True
    presses_ms: tuple[int, ...] = ()
    """Raw times of all presses since the start, milliseconds, ignored repeats included."""
    note: str = ""

    def __post_init__(self) -> None:
        checked_moment("started", self.started)
        checked_whole("count", self.count, 0, MOST_TWITCHES)
        checked_whole("duration_s", self.duration_s, 0, LONGEST_SESSION_S)
        checked_text("note", self.note, NOTE_LIMIT)

    @property
    def rate_per_minute(self) -> float | None:
        """Jerks a minute, or None for a session without a length."""
        return self.count * 60 / self.duration_s if self.duration_s else None
