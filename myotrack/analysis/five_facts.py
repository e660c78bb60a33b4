"""The five facts that an appointment begins with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from myotrack.analysis.day_counts import DayCounts, day_counts_between
from myotrack.analysis.series import DayPoint, daily_series
from myotrack.domain.medicines import Role, Route, Unit
from myotrack.domain.signs import SignReport
from myotrack.domain.timeline import Timeline

LOGGED_DAYS = 7
"""Logged days that "twitches now" is the median of."""


@dataclass(frozen=True, slots=True)
class DoseNow:
    """What is taken of a medicine by one route on the as-of day, and since when; 0 is stopped since then."""

    medicine_id: str
    route: Route
    role: Role
    daily_dose: Decimal
    unit: Unit
    since: date


@dataclass(frozen=True, slots=True)
class RecentTwitches:
    """Median twitches a day of the last logged days (at most 7) up to a day, and the days it is taken of."""

    median: float
    logged: int
    first: date
    last: date
    exact: bool = True
    """Whether every day was logged as a number; with a range among them the median is only about right."""


@dataclass(frozen=True, slots=True)
class FiveFacts:
    """Facts since the last visit (its day included), or since the diary began when there was no visit."""

    as_of: date
    last_visit: date | None
    since: date | None
    """First day of the range; None for a diary without observations."""
    doses: tuple[DoseNow, ...]
    now: RecentTwitches | None
    then: RecentTwitches | None
    """The same up to the day of the last visit; None without a visit, or with nothing logged by then."""
    best: DayPoint | None
    worst: DayPoint | None
    signs: tuple[SignReport, ...]
    days: DayCounts


def five_facts(timeline: Timeline) -> FiveFacts:
    """Return the five facts as they stand on the timeline's as-of day. The last visit is the latest before that day."""
    as_of = timeline.as_of
    last_visit = max((a.day for a in timeline.appointments if a.day < as_of), default=None)
    first = timeline.first_day
    since = max(first, last_visit) if first and last_visit else first
    points = [] if since is None else [p for p in daily_series(timeline, since, as_of) if p.is_logged]
    return FiveFacts(
        as_of=as_of,
        last_visit=last_visit,
        since=since,
        doses=doses_now(timeline),
        now=_recent(timeline, as_of),
        then=None if last_visit is None else _recent(timeline, last_visit),
        best=min(points, key=_badness_newest_first, default=None),
        worst=worst_day(points),
        signs=() if since is None else _signs(timeline, since),
        days=DayCounts(None, None) if since is None else day_counts_between(timeline, since, as_of),
    )


def doses_now(timeline: Timeline) -> tuple[DoseNow, ...]:
    """Return the dose that holds for each medicine and route on the as-of day, suspected ones first, then newest."""
    found = [
        DoseNow(medicine, route, p.change.role, p.change.daily_dose, p.change.unit, p.first)
        for medicine in {change.medicine_id for change in timeline.dose_changes}
        for route, periods in timeline.periods(medicine).items()
        for p in periods
        if p.holds(timeline.as_of)
    ]
    return tuple(sorted(found, key=_suspected_then_newest))


def _suspected_then_newest(dose: DoseNow) -> tuple[bool, int, str, Route]:
    return (dose.role is not Role.SUSPECTED, -dose.since.toordinal(), dose.medicine_id, dose.route)


def _recent(timeline: Timeline, up_to: date) -> RecentTwitches | None:
    if timeline.first_day is None:
        return None
    logged = [p for p in daily_series(timeline, timeline.first_day, up_to) if p.is_logged][-LOGGED_DAYS:]
    values = [point.value for point in logged if point.value is not None]
    if not values:
        return None
    exact = all(point.exact for point in logged)
    return RecentTwitches(median(values), len(values), logged[0].day, logged[-1].day, exact)


def worst_day(points: Iterable[DayPoint]) -> DayPoint | None:
    """Return the day with the most twitches, of equal ones the most severe, then the latest; None without any."""
    return max(points, key=_badness, default=None)


def _badness(point: DayPoint) -> tuple[float, int, date]:
    return (point.value or 0.0, -1 if point.severity is None else point.severity, point.day)


def _badness_newest_first(point: DayPoint) -> tuple[float, int, int]:
    value, severity, day = _badness(point)
    return (value, severity, -day.toordinal())


def _signs(timeline: Timeline, since: date) -> tuple[SignReport, ...]:
    found = [report for report in timeline.signs if report.counts and since <= report.day <= timeline.as_of]
    return tuple(sorted(found, key=lambda r: (r.day, r.at is not None, r.at, r.sign)))
