"""R17: what "resolved" means, what "quiet while on …" means, and what ends both. A status, not an alert."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from myotrack.domain.guidance.facts import Facts
from myotrack.domain.guidance.thresholds import QUIET_DAYS, QUIET_GAP_DAYS, RELAPSE_AMONG_DAYS, RELAPSE_TWITCH_DAYS
from myotrack.domain.medicines import Role
from myotrack.domain.timeline import Timeline


class QuietKind(StrEnum):
    """What the logged days say."""

    NOT_YET = "not_yet"
    RESOLVED = "resolved"
    QUIET_ON_SUPPRESSANT = "quiet_on_suppressant"
    RELAPSED = "relapsed"


@dataclass(frozen=True, slots=True)
class Quiet:
    """The status, since which day, and for "quiet while on …" the ids of the medicines."""

    kind: QuietKind
    since: date | None = None
    suppressants: tuple[str, ...] = ()


def quiet(facts: Facts, since: date | None = None, needed: int = QUIET_DAYS) -> Quiet:
    """Return the status on the as-of day, from the logged days since `since` (a day 0; None for all of them).

    `needed` logged twitch-free days in a row with at most 3 unlogged days in a row between them, none of them on a
    suppressant, are "resolved", dated at the first. 3 twitch days among 7 logged days after that, or the worsening
    alarm, are a relapse; what comes after it is counted anew. The recovery analysis hands in a larger `needed` where
    the days before day 0 had longer twitch-free gaps (statistics.md, Definitions).
    """
    known = facts.twitch_days
    days = sorted(day for day in (*known.twitches, *known.free) if since is None or day >= since)
    twitches = frozenset(known.twitches)
    status, reached = Quiet(QuietKind.NOT_YET), date.max
    run: list[date] = []
    after: list[bool] = []
    for day in days:
        run = _longer(run, day, day in twitches)
        after.append(day in twitches)
        if status.kind in _QUIET and sum(after[-RELAPSE_AMONG_DAYS:]) >= RELAPSE_TWITCH_DAYS:
            status = Quiet(QuietKind.RELAPSED, day)
        found = _quiet_in(facts.timeline, run, needed)
        if found is not None and _goes_further(status, found):
            status, reached, after = found, day, []
    alarm = None if facts.recovery is None else facts.recovery.alarm
    if status.kind in _QUIET and alarm is not None and alarm.day > reached:
        return Quiet(QuietKind.RELAPSED, alarm.day)
    return status


_QUIET = (QuietKind.RESOLVED, QuietKind.QUIET_ON_SUPPRESSANT)


def _longer(run: list[date], day: date, twitched: bool) -> list[date]:
    """Return the run of free days that ends on `day`: longer by it, begun anew after too long a gap, or empty."""
    if twitched:
        return []
    if run and day - run[-1] > timedelta(days=QUIET_GAP_DAYS + 1):
        return [day]
    return [*run, day]


def _quiet_in(timeline: Timeline, run: Sequence[date], needed: int) -> Quiet | None:
    """Return what a run of free days amounts to on its last day; None when it is too short."""
    if len(run) < needed:
        return None
    on = [e for e in timeline.in_role(Role.SUPPRESSANT) if e.first <= run[-1] and (e.last is None or e.last >= run[0])]
    last_suppressed = max((e.last or date.max for e in on), default=date.min)
    without = [day for day in run if day > last_suppressed]
    if len(without) >= needed:
        return Quiet(QuietKind.RESOLVED, without[0])
    return Quiet(QuietKind.QUIET_ON_SUPPRESSANT, run[0], tuple(sorted({e.medicine_id for e in on})))


def _goes_further(status: Quiet, found: Quiet) -> bool:
    """Whether a run changes the status: it makes an end of not yet or of a relapse, or goes on without suppressant."""
    if status.kind in _QUIET:
        return status.kind is QuietKind.QUIET_ON_SUPPRESSANT and found.kind is QuietKind.RESOLVED
    return True
