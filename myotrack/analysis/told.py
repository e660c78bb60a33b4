"""What of a recovery analysis is told: nothing that lies past the last observed day, and no alarm that is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from myotrack.analysis.recovery.values import RecoveryAnalysis, Verdict
from myotrack.domain.guidance.alerts import STANDING_DAYS, Tier
from myotrack.domain.guidance.readings import Worsening


@dataclass(frozen=True, slots=True)
class ToldHalfTime:
    """The time until half of the change had happened, days; an end that lies past the last observed day is None."""

    low: float | None
    mid: float | None
    high: float | None


_WITH_A_CHANGE = (
    Verdict.IMPROVING,
    Verdict.LEVELLING_OFF,
    Verdict.PROBABLY_IMPROVING,
    Verdict.RESOLVED,
    Verdict.QUIET_ON_SUPPRESSANT,
)


def told_half_time(analysis: RecoveryAnalysis) -> ToldHalfTime | None:
    """Return what is told of the half time; None when all of it lies past what was observed, or there is none.

    Nor is it told of a change that nobody saw: courses that fall carry weight also where the verdict sees no fall.
    An end past the last day would say when something is going to happen, which nobody can (statistics.md, Never).
    """
    found = None if analysis.fit is None else analysis.fit.half_time
    if found is None or analysis.verdict not in _WITH_A_CHANGE or found.low > analysis.days_since:
        return None
    low, mid, high = (end if end <= analysis.days_since else None for end in (found.low, found.mid, found.high))
    return ToldHalfTime(low, mid, high)


def standing_alarm(analysis: RecoveryAnalysis) -> Worsening | None:
    """Return the worsening alarm if it stands on the as-of day, exactly as long as rule R12 says."""
    alarm = analysis.worsening.alarm
    return alarm if stands(alarm, analysis.as_of, Tier.URGENT) else None


def standing_watch(analysis: RecoveryAnalysis) -> Worsening | None:
    """Return the softer watch if it stands on the as-of day; R12b tells it where no alarm stands."""
    watch = analysis.worsening.watch
    return watch if stands(watch, analysis.as_of, Tier.DISCUSS) else None


def stands(worsening: Worsening | None, as_of: date, tier: Tier) -> bool:
    """Whether a level that was reached until `worsening.day` still stands on `as_of`."""
    if worsening is None:
        return False
    return worsening.since <= as_of <= worsening.day + timedelta(days=STANDING_DAYS[tier])
