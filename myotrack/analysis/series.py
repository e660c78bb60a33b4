"""What was logged, day by day, as a series: a missing day is there, and has no value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from myotrack.domain.checkins import DayState
from myotrack.domain.counting import Position
from myotrack.domain.provenance import Author
from myotrack.domain.scales import Severity
from myotrack.domain.timeline import DayRecord, Timeline


@dataclass(frozen=True, slots=True)
class DayPoint:
    """Twitches of one day: `value` is None unless a count or band was entered, 0 included.

    A band has the geometric middle of its ends as value and `exact` False; `low` and `high` are its ends.
    """

    day: date
    state: DayState
    value: float | None = None
    low: int | None = None
    high: int | None = None
    exact: bool = True
    late: bool = False
    rater: Author | None = None
    severity: Severity | None = None

    @property
    def is_logged(self) -> bool:
        """Whether a count or band was entered, 0 included."""
        return self.value is not None


@dataclass(frozen=True, slots=True)
class RatePoint:
    """One counting session: twitches a minute; never mixed with the daily numbers."""

    day: date
    per_minute: float
    count: int
    duration_s: int
    position: Position | None


def severity_of(record: DayRecord) -> Severity | None:
    """Return the severity of a day: what was answered; a day with no twitches, and no answer, has severity none."""
    return day_point(record).severity


def day_point(record: DayRecord) -> DayPoint:
    """Return what a day holds: the patient's answers where there are any, else the caregiver's."""
    check_in = record.check_in
    if check_in is None:
        return DayPoint(record.day, record.state)
    state, severity = check_in.state, check_in.severity
    if severity is None and state is DayState.ZERO:
        severity = Severity.NONE
    late, rater = check_in.provenance.is_late, check_in.provenance.entered_by
    frequency = check_in.frequency
    # A count only makes a day logged together with its state: "don't remember" has none.
    if frequency is None or state not in (DayState.ZERO, DayState.VALUE):
        return DayPoint(record.day, state, late=late, rater=rater, severity=severity)
    return DayPoint(
        record.day, state, frequency.value, frequency.low, frequency.high, frequency.exact, late, rater, severity
    )


def rated_severities(points: Sequence[DayPoint]) -> tuple[Severity, ...]:
    """Return the severities of days that a middle one may be found among.

    A day without twitches needs no answer to have severity none. But where most days with twitches have no answer, the
    others alone would say that all was mild: then nothing is returned.
    """
    with_twitches = [point for point in points if point.value]
    if 2 * sum(point.severity is not None for point in with_twitches) < len(with_twitches):
        return ()
    return tuple(point.severity for point in points if point.severity is not None)


def worst_severity(points: Sequence[DayPoint]) -> Severity | None:
    """Return the worst severity that was answered; none only if there was no day with twitches, else None."""
    worst = max((point.severity for point in points if point.severity is not None), default=None)
    return None if worst is Severity.NONE and any(point.value for point in points) else worst


def daily_series(timeline: Timeline, first: date, last: date) -> tuple[DayPoint, ...]:
    """Return one point a day from `first` to `last`, both included: the day's answers (patient before caregiver)."""
    return tuple(day_point(record) for record in timeline.records(first, last))


def ratings_by(timeline: Timeline, rater: Author, first: date, last: date) -> tuple[DayPoint, ...]:
    """Return one point a day with the answers of `rater` alone: two people's ratings are two series."""
    return tuple(day_point(_answers_of(rater, record)) for record in timeline.records(first, last))


def logged_values(timeline: Timeline, first: date, last: date) -> tuple[float, ...]:
    """Return the twitches of the logged days from `first` to `last`, oldest first; unlogged days are not there."""
    return tuple(p.value for p in daily_series(timeline, first, last) if p.value is not None)


def rate_series(timeline: Timeline, first: date, last: date) -> tuple[RatePoint, ...]:
    """Return the finished counting sessions of known length from `first` to `last`, in the order they were made."""
    sessions = sorted((c for c in timeline.counts if c.finished and first <= c.day <= last), key=lambda c: c.started)
    return tuple(
        RatePoint(session.day, rate, session.count, session.duration_s, session.position)
        for session in sessions
        if (rate := session.rate_per_minute) is not None
    )


def _answers_of(rater: Author, record: DayRecord) -> DayRecord:
    own = tuple(c for c in record.check_ins if c.provenance.entered_by is rater)
    return replace(record, check_ins=own)
