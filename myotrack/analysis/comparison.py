"""Two episodes on one axis of days since day 0: what each looked like, cut so that no day belongs to both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from myotrack.analysis.baseline import BASELINE_DAYS
from myotrack.analysis.course import LONGEST_GAP_DAYS, centred_course
from myotrack.analysis.day_zero import DayZero
from myotrack.analysis.recovery.values import Interval, RecoveryAnalysis
from myotrack.analysis.series import DayPoint, daily_series
from myotrack.domain.guidance.dose_moves import dose_moves
from myotrack.domain.guidance.evidence import MoveKind
from myotrack.domain.timeline import Timeline


@dataclass(frozen=True, slots=True)
class CoursePlace:
    """The course on one day, counted from day 0; `level` has equal ends where it is the centred median."""

    number: int
    level: Interval


@dataclass(frozen=True, slots=True)
class Episode:
    """One day 0 with the days around it: 28 before it, and all after it up to `as_of`."""

    zero: DayZero
    as_of: date
    points: tuple[tuple[int, DayPoint], ...]
    """The logged days, each with its number counted from day 0."""
    course: tuple[tuple[CoursePlace, ...], ...]
    """Unbroken stretches of the fitted course, or of the centred median of 7 logged days where there is no fit."""
    analysis: RecoveryAnalysis

    @property
    def is_fitted(self) -> bool:
        """Whether the course is the fitted one."""
        return self.analysis.fit is not None

    @property
    def last_number(self) -> int:
        """The last logged day, counted from day 0; 0 where none after day 0 is logged."""
        return max((number for number, _point in self.points), default=0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two episodes, the one that was chosen first, and the days from the first to the last of either."""

    chosen: Episode
    other: Episode
    first_number: int
    last_number: int


def episode_ends(timeline: Timeline, zero: DayZero, beside: DayZero) -> date:
    """Return the last day that belongs to `zero` when it is compared with `beside`.

    It is the day before the other one began, or before the dose went up again, whichever comes first.
    """
    ups = (
        move.day
        for move in dose_moves(timeline)
        if move.kind in _UP and (move.medicine.id, move.change.route) == (zero.medicine_id, zero.route)
    )
    nexts = [day for day in (*ups, beside.day) if day > zero.day]
    return min(nexts) - timedelta(days=1) if nexts else timeline.as_of


_UP = (MoveKind.STARTED, MoveKind.RESTARTED, MoveKind.RAISED)


def comparison(timeline: Timeline, chosen: RecoveryAnalysis, other: RecoveryAnalysis) -> Comparison:
    """Return two episodes beside each other; each analysis is as of the last day that belongs to its episode."""
    episodes = (_episode(timeline, chosen), _episode(timeline, other))
    return Comparison(
        *episodes,
        first_number=min(_first_number(episode) for episode in episodes),
        last_number=max(episode.last_number for episode in episodes),
    )


def _episode(timeline: Timeline, analysis: RecoveryAnalysis) -> Episode:
    zero = analysis.day_zero
    series = daily_series(timeline, zero.day - timedelta(days=BASELINE_DAYS), analysis.as_of)
    points = tuple((zero.days_since(point.day), point) for point in series if point.is_logged)
    places = _fitted(analysis) if analysis.fit is not None else _medians(zero, series)
    return Episode(zero, analysis.as_of, points, tuple(_stretches(places)), analysis)


def _fitted(analysis: RecoveryAnalysis) -> list[CoursePlace]:
    course = () if analysis.fit is None else analysis.fit.course
    return [CoursePlace(analysis.day_zero.days_since(fitted.day), fitted.level) for fitted in course]


def _medians(zero: DayZero, series: tuple[DayPoint, ...]) -> list[CoursePlace]:
    return [
        CoursePlace(zero.days_since(point.day), Interval(point.value, point.value, point.value))
        for stretch in centred_course(series)
        for point in stretch
    ]


def _stretches(places: list[CoursePlace]) -> Iterable[tuple[CoursePlace, ...]]:
    breaks = [
        index
        for index, (before, after) in enumerate(pairwise(places), start=1)
        if after.number - before.number - 1 > LONGEST_GAP_DAYS
    ]
    ends = [0, *breaks, len(places)]
    return (tuple(places[start:end]) for start, end in pairwise(ends) if end > start)


def _first_number(episode: Episode) -> int:
    return min((number for number, _point in episode.points), default=0)
