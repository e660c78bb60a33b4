"""Whether there is enough in the diary around a day 0 to say anything about recovery (statistics.md, Verdict)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from myotrack.analysis.baseline import Baseline, baseline
from myotrack.analysis.series import logged_values
from myotrack.domain.timeline import Timeline

FEWEST_BASELINE_DAYS = 5
"""Logged days before day 0 (statistics.md: fewer say nothing)."""
FEWEST_BASELINE_TWITCHES = 10
"""Twitches on those days together."""
FEWEST_DAYS_AFTER = 7
"""Logged days from day 0 on."""
RECENT_DAYS = 10
FEWEST_RECENT_DAYS = 4
"""Logged days from day 0 on among the last `RECENT_DAYS`."""


class Lack(StrEnum):
    """What there is too little of."""

    BASELINE_DAYS = "baseline_days"
    BASELINE_TWITCHES = "baseline_twitches"
    DAYS_AFTER = "days_after"
    RECENT_DAYS = "recent_days"


@dataclass(frozen=True, slots=True)
class Shortage:
    """What there is too little of, how much there is, and how much is needed."""

    lack: Lack
    found: int
    needed: int


def shortages(timeline: Timeline, day_zero: date) -> tuple[Shortage, ...]:
    """Return everything there is too little of on the timeline's as-of day; nothing when there is enough."""
    after = logged_values(timeline, day_zero, timeline.as_of)
    recent = logged_values(timeline, max(day_zero, recent_from(timeline.as_of)), timeline.as_of)
    return lacking(baseline(timeline, day_zero), len(after), len(recent))


def recent_from(as_of: date) -> date:
    """Return the first of the last 10 days."""
    return as_of - timedelta(days=RECENT_DAYS - 1)


def lacking(before: Baseline, after: int, recent: int) -> tuple[Shortage, ...]:
    """Return what there is too little of, given the baseline and the logged days from day 0 on, and the recent ones."""
    found = [
        Shortage(Lack.BASELINE_DAYS, before.days_logged, FEWEST_BASELINE_DAYS),
        Shortage(Lack.DAYS_AFTER, after, FEWEST_DAYS_AFTER),
        Shortage(Lack.RECENT_DAYS, recent, FEWEST_RECENT_DAYS),
    ]
    if before.days_logged >= FEWEST_BASELINE_DAYS:
        twitches = round((before.mean or 0) * before.days_logged)
        found.insert(1, Shortage(Lack.BASELINE_TWITCHES, twitches, FEWEST_BASELINE_TWITCHES))
    return tuple(shortage for shortage in found if shortage.found < shortage.needed)
