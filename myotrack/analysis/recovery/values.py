"""What the recovery analysis says around one day 0 on one day: the values that screen, summary and rules share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from myotrack.analysis.baseline import Baseline
from myotrack.analysis.day_zero import DayZero
from myotrack.analysis.enough_data import Shortage
from myotrack.domain.guidance.quiet import Quiet
from myotrack.domain.guidance.readings import RecoveryReading
from myotrack.domain.medicines import Route


class Verdict(StrEnum):
    """The ten things that can be said (statistics.md, Verdict); the values are those of the JSON contract."""

    NOT_ENOUGH_DATA = "not_enough_data"
    WORSE = "worse"
    RELAPSED = "relapsed"
    RESOLVED = "resolved"
    QUIET_ON_SUPPRESSANT = "quiet_on_suppressant"
    IMPROVING = "improving"
    LEVELLING_OFF = "levelling_off"
    PROBABLY_IMPROVING = "probably_improving"
    PERSISTING = "persisting"
    CANNOT_TELL = "cannot_tell"


class Shape(StrEnum):
    """The five shapes that a course after day 0 can have (statistics.md, Model)."""

    NO_CHANGE = "no_change"
    TO_ZERO = "to_zero"
    PLATEAU = "plateau"
    WORSE = "worse"
    REBOUND_HUMP = "rebound_hump"


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle of what is likely, and the ends of its 90 % interval; low ≤ mid ≤ high."""

    low: float
    mid: float
    high: float


@dataclass(frozen=True, slots=True)
class FittedDay:
    """The fitted course on one observed day: twitches a day, median and 90 % band."""

    day: date
    level: Interval


@dataclass(frozen=True, slots=True)
class Fit:
    """The posterior in numbers.

    `percent_fewer` compares the mean of the fitted course over the last 7 days with the baseline's mean, in percent;
    negative means more. `half_time` is the time until half of the change has happened, days; None when the shapes
    that have one carry hardly any weight. The probabilities are of at least 10 % fewer, of at least 10 % more, and of
    fewer at all. `course` covers the observed days from the baseline's first on, never a day after the last.
    """

    percent_fewer: Interval
    half_time: Interval | None
    p_better: float
    p_worse: float
    p_fewer: float
    shapes: dict[Shape, float]
    dispersion: float
    """NB2 alpha, the middle of its posterior."""
    autocorrelation: float
    """Lag-1 correlation of the residuals on adjacent days, shrunk."""
    variance_inflation: float
    course: tuple[FittedDay, ...]


@dataclass(frozen=True, slots=True)
class SeverityShare:
    """Severity over a span of days: days with an answer, their median, and how many of them are 3 or more."""

    first: date
    last: date
    days: int
    median: float | None
    severe_days: int


@dataclass(frozen=True, slots=True)
class SeverityChange:
    """Severity in the baseline against the last 14 days; `nap` is the non-overlap of all pairs (0 to 1, more: milder).

    None where one of the two has no answers (Parker & Vannest 2009).
    """

    before: SeverityShare
    recent: SeverityShare
    nap: float | None


@dataclass(frozen=True, slots=True)
class SuppressantUse:
    """Days on which twitches were also treated, from the baseline's first to the as-of day.

    `changed` says whether it was started, stopped or changed in that time: then the diary cannot tell how much of a
    change is due to what.
    """

    medicine_id: str
    route: Route
    first: date
    last: date
    changed: bool


@dataclass(frozen=True, slots=True)
class RecoveryAnalysis:
    """Everything around one day 0 as it was known on `as_of`; `fit` is None when there is too little (`shortages`)."""

    day_zero: DayZero
    as_of: date
    days_since: int
    before: Baseline
    days_after: int
    """Days from day 0 to `as_of`, both included."""
    logged_after: int
    """Logged days among them."""
    banded_days: int
    """Logged days from the baseline's first on whose number is the middle of a band."""
    shortages: tuple[Shortage, ...]
    verdict: Verdict
    fit: Fit | None
    quiet: Quiet
    quiet_needed: int
    """Logged twitch-free days in a row that count as resolved here: 7, or 3 times the longest free gap before."""
    worsening: RecoveryReading
    severity: SeverityChange
    suppressants: tuple[SuppressantUse, ...]

    @property
    def suppressants_changed(self) -> bool:
        """Whether any of them was started, stopped or changed between the baseline's first day and now."""
        return any(use.changed for use in self.suppressants)
