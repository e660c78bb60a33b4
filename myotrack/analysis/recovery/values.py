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
    negative means more. `half_time` is the time from day 0 until half of the change has happened, days; None unless
    the shapes that have one carry most of the weight. The probabilities are of at least 10 % fewer, of at least 10 %
    more, and of fewer at all. `course` covers the observed days from the baseline's first on, and no day after them.
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


class Ground(StrEnum):
    """What a verdict stands on."""

    TOO_LITTLE = "too_little"
    """There is too little in the diary: `shortages` says of what."""
    ALARM = "alarm"
    """The worsening alarm was reached in the last 7 days."""
    LIKELY_MORE = "likely_more"
    """At least 10 % more than before, with a probability of .90 or more."""
    TWITCHES_RETURNED = "twitches_returned"
    """Twitches came back after a quiet time (`quiet`)."""
    QUIET = "quiet"
    """Enough logged twitch-free days in a row (`quiet`, `quiet_needed`)."""
    ON_SUPPRESSANT = "on_suppressant"
    """The quiet time was on a medicine against twitches."""
    THREE_READINGS = "three_readings"
    """At least 10 % fewer with a probability of .95 or more, on each of the last 3 logged days."""
    NOT_YET_THREE_READINGS = "not_yet_three_readings"
    """The same today, but not yet on each of the last 3 logged days."""
    LEVELLING_OFF = "levelling_off"
    """The course goes to a level above 0, with a probability of more than .90."""
    LIKELY_FEWER = "likely_fewer"
    """At least 10 % fewer, with a probability of .80 or more."""
    LITTLE_CHANGE = "little_change"
    """28 days or more, and the upper end of the interval is less than 50 % fewer."""
    NOT_CLEAR = "not_clear"
    """None of these."""


class Width(StrEnum):
    """Why an interval is wide: what would narrow it, or would have."""

    FEW_DAYS_BEFORE = "few_days_before"
    FEW_TWITCHES_BEFORE = "few_twitches_before"
    FEW_DAYS_AFTER = "few_days_after"
    UNLOGGED_DAYS = "unlogged_days"
    RANGES = "ranges"
    UNEVEN_DAYS = "uneven_days"
    ALIKE_DAYS = "alike_days"


@dataclass(frozen=True, slots=True)
class DayReading:
    """How likely at least 10 % fewer was on a logged day, by what was known then; None where that was too little."""

    day: date
    p_better: float | None


@dataclass(frozen=True, slots=True)
class Workings:
    """How the fit was worked out, in countable things; a "twitch" here may be part of the middle of a band.

    `readings` are those of the last 3 logged days, latest first; the earlier ones only where the latest asks for them.
    """

    days_before: int
    twitches_before: float
    days_after: int
    twitches_after: float
    effective_days: float
    """What the logged days are worth as independent ones: neighbouring days are alike."""
    free_days_at_the_end: int
    rule_of_three: bool
    """Whether twitch-free days at the end widened the interval (Hanley & Lippman-Hand 1983)."""
    dose_steps: int
    """Dose levels since day 0 that a course may follow; 1 for a stop or a single reduction."""
    restarted: bool
    """Whether the dose was raised again after day 0: the course may follow it or not."""
    readings: tuple[DayReading, ...]
    wide_because: tuple[Width, ...]


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


class DoseTurn(StrEnum):
    """What a dose change did."""

    STARTED = "started"
    RAISED = "raised"
    CUT = "cut"
    STOPPED = "stopped"
    CHANGED = "changed"
    """To a dose in a unit that can't be compared."""


@dataclass(frozen=True, slots=True)
class OtherChange:
    """A dose change of another suspected medicine between the baseline's first day and the as-of day."""

    medicine_id: str
    day: date
    turn: DoseTurn


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
    grounds: tuple[Ground, ...] = ()
    """What the verdict stands on."""
    workings: Workings | None = None
    """How the fit was worked out; None when there is none."""
    twitch_days_since_quiet: tuple[date, ...] = ()
    """Days with twitches after a quiet time began that they have not ended: one or two are no relapse yet."""
    other_changes: tuple[OtherChange, ...] = ()
    """Of other suspected medicines, oldest first: then no change has one reason."""
    cuts_before: tuple[date, ...] = ()
    """Earlier cuts of the same medicine in the 28 days before day 0, oldest first."""

    @property
    def suppressants_changed(self) -> bool:
        """Whether any of them was started, stopped or changed between the baseline's first day and now."""
        return any(use.changed for use in self.suppressants)
