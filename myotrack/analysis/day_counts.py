"""How much of a span of days is in the diary: "n of N days logged" stands beside every figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from myotrack.domain.checkins import DayState
from myotrack.domain.timeline import Timeline


@dataclass(frozen=True, slots=True)
class DayCounts:
    """Days from `first` to `last`: elapsed = logged + unknown + excused + not_logged; `zero` are among the logged.

    A day that holds counts, signs or answers but no number is not logged.
    """

    first: date | None
    last: date | None
    elapsed: int = 0
    logged: int = 0
    zero: int = 0
    unknown: int = 0
    excused: int = 0
    not_logged: int = 0


def day_counts(timeline: Timeline) -> DayCounts:
    """Return the counts from the first observed day to the as-of day; all 0 for a diary without observations."""
    if timeline.first_day is None:
        return DayCounts(None, None)
    return day_counts_between(timeline, timeline.first_day, timeline.as_of)


def day_counts_between(timeline: Timeline, first: date, last: date) -> DayCounts:
    """Return the counts of the days from `first` to `last`, both included."""
    return counted(first, last, (record.state for record in timeline.records(first, last)))


def counted(first: date, last: date, of_days: Iterable[DayState]) -> DayCounts:
    """Return the counts of the days from `first` to `last`, given the state of each."""
    states = Counter(of_days)
    return DayCounts(
        first=first,
        last=last,
        elapsed=states.total(),
        logged=states[DayState.ZERO] + states[DayState.VALUE],
        zero=states[DayState.ZERO],
        unknown=states[DayState.UNKNOWN],
        excused=states[DayState.EXCUSED],
        not_logged=states[DayState.NOT_LOGGED] + states[DayState.PARTIAL],
    )
