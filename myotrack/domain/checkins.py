"""The once-a-day answers for one diary day, and which of the six states they put the day in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.provenance import Provenance
from myotrack.domain.scales import (
    MOST_TWITCHES,
    SCALE_VERSIONS,
    TEN_POINT_HIGH,
    TEN_POINT_LOW,
    Frequency,
    FrequencyBand,
    Interference,
    Severity,
    checked_whole,
)
from myotrack.domain.text_limits import NOTE_LIMIT, checked_text

MOST_FALLS = 99
"""Highest number of falls a day can hold."""


class DayState(StrEnum):
    """What is known about a diary day. An unlogged day is never zero."""

    NOT_LOGGED = "not_logged"
    UNKNOWN = "unknown"
    ZERO = "zero"
    VALUE = "value"
    PARTIAL = "partial"
    EXCUSED = "excused"


class CheckInStatus(StrEnum):
    """What kind of answer a check-in is."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    """"Don't remember" is a real answer."""
    EXCUSED = "excused"
    LATER = "later"
    """"Bad day – fill in later": that it was bad is stored, the answers are still open."""


class Excuse(StrEnum):
    """Why a day has no answers and needs none."""

    HOSPITAL = "hospital"
    AWAY = "away"
    OTHER = "other"


class Region(StrEnum):
    """Where in the body the twitches were."""

    FACE = "face"
    NECK = "neck"
    TRUNK = "trunk"
    RIGHT_ARM = "right_arm"
    LEFT_ARM = "left_arm"
    RIGHT_LEG = "right_leg"
    LEFT_LEG = "left_leg"
    WHOLE_BODY = "whole_body"


class Circumstance(StrEnum):
    """When the twitches came."""

    AT_REST = "at_rest"
    IN_ACTION = "in_action"
    STARTLE = "startle"
    FALLING_ASLEEP = "falling_asleep"


class Activity(StrEnum):
    """What the twitches got in the way of."""

    EATING_DRINKING = "eating_drinking"
    WRITING_TYPING = "writing_typing"
    DRESSING_WASHING = "dressing_washing"
    WALKING = "walking"
    SPEAKING = "speaking"
    SLEEPING = "sleeping"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """The answers of one person for one diary day; blank (None) is never zero."""

    id: str
    day: date
    provenance: Provenance
    status: CheckInStatus = CheckInStatus.ANSWERED
    twitch_count: int | None = None
    frequency_band: FrequencyBand | None = None
    severity: Severity | None = None
    interference: Interference | None = None
    bother: int | None = None
    condition: int | None = None
    regions: frozenset[Region] = frozenset()
    circumstances: frozenset[Circumstance] = frozenset()
    hindered: frozenset[Activity] = frozenset()
    falls: int | None = None
    doses_as_planned: bool | None = None
    excuse: Excuse | None = None
    note: str = ""
    scales: str = SCALE_VERSIONS

    def __post_init__(self) -> None:
        checked_whole("twitch_count", self.twitch_count, 0, MOST_TWITCHES)
        checked_whole("bother", self.bother, TEN_POINT_LOW, TEN_POINT_HIGH)
        checked_whole("condition_0_10", self.condition, TEN_POINT_LOW, TEN_POINT_HIGH)
        checked_whole("falls", self.falls, 0, MOST_FALLS)
        checked_text("note", self.note, NOTE_LIMIT)
        self._check_frequency()

    def _check_frequency(self) -> None:
        count, band = self.twitch_count, self.frequency_band
        if count is not None and band is not None and (count == 0) != (band is FrequencyBand.NONE):
            raise InvalidEntry("frequency_band", band, Reason.CONTRADICTS, other="twitch_count")
        if (count is not None or band is not None) and self.status is not CheckInStatus.ANSWERED:
            raise InvalidEntry("status", self.status, Reason.CONTRADICTS, other="twitch_count")

    @property
    def frequency(self) -> Frequency | None:
        """The day's twitches: the count where there is one, else the band, else nothing."""
        if self.twitch_count is not None:
            return Frequency.of_count(self.twitch_count)
        if self.frequency_band is not None:
            return Frequency.of_band(self.frequency_band)
        return None

    @property
    def state(self) -> DayState:
        """The state that this check-in alone puts its day in."""
        if self.status is CheckInStatus.UNKNOWN:
            return DayState.UNKNOWN
        if self.status is CheckInStatus.EXCUSED:
            return DayState.EXCUSED
        frequency = self.frequency
        if frequency is None:
            return DayState.PARTIAL
        return DayState.ZERO if frequency.high == 0 else DayState.VALUE

    @property
    def says_something(self) -> bool:
        """Whether any answer, or a status other than "answered", was given."""
        answers = (self.twitch_count, self.frequency_band, self.severity, self.interference, self.bother,
                   self.condition, self.falls, self.doses_as_planned)  # fmt: skip
        lists = self.regions or self.circumstances or self.hindered or self.note
        return self.status is not CheckInStatus.ANSWERED or bool(lists) or any(a is not None for a in answers)
