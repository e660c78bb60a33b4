"""The verdict: one of ten things that can be said, the worst first (statistics.md, Verdict)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from myotrack.analysis.enough_data import Shortage
from myotrack.analysis.recovery.values import DayReading, Fit, Ground, Shape, Verdict
from myotrack.domain.guidance.quiet import Quiet, QuietKind
from myotrack.domain.guidance.readings import RecoveryReading

ALARM_DAYS = 7
"""An alarm of the as-of day or the 6 days before it is of now."""
SURELY_MORE, SURELY_FEWER, PROBABLY_FEWER = 0.90, 0.95, 0.80
SURELY_A_PLATEAU = 0.90
READINGS = 3
"""Successive readings that have to say "fewer": a single one says it wrongly too often when it is read every day."""
PERSISTING_AFTER_DAYS, PERSISTING_BELOW_PERCENT = 28, 50.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a verdict is made of; `fit` is None exactly when there are `shortages`."""

    as_of: date
    days_since: int
    shortages: tuple[Shortage, ...]
    worsening: RecoveryReading
    quiet: Quiet
    fit: Fit | None
    readings: tuple[DayReading, ...]


def verdict(evidence: Evidence) -> tuple[Verdict, tuple[Ground, ...]]:
    """Return the first thing that holds, the worst first, and what it stands on."""
    fit = evidence.fit
    if fit is None or evidence.shortages:
        return Verdict.NOT_ENOUGH_DATA, (Ground.TOO_LITTLE,)
    worse = [Ground.ALARM] if _alarmed(evidence) else []
    worse += [Ground.LIKELY_MORE] if fit.p_worse >= SURELY_MORE else []
    if worse:
        return Verdict.WORSE, tuple(worse)
    match evidence.quiet.kind:
        case QuietKind.RELAPSED:
            return Verdict.RELAPSED, (Ground.TWITCHES_RETURNED,)
        case QuietKind.RESOLVED:
            return Verdict.RESOLVED, (Ground.QUIET,)
        case QuietKind.QUIET_ON_SUPPRESSANT:
            return Verdict.QUIET_ON_SUPPRESSANT, (Ground.QUIET, Ground.ON_SUPPRESSANT)
        case QuietKind.NOT_YET:
            return _by_the_fit(fit, evidence)


def _by_the_fit(fit: Fit, evidence: Evidence) -> tuple[Verdict, tuple[Ground, ...]]:
    if surely_fewer(evidence.readings):
        if fit.shapes[Shape.PLATEAU] > SURELY_A_PLATEAU:
            return Verdict.LEVELLING_OFF, (Ground.THREE_READINGS, Ground.LEVELLING_OFF)
        return Verdict.IMPROVING, (Ground.THREE_READINGS,)
    if fit.p_better >= PROBABLY_FEWER:
        today_alone = fit.p_better >= SURELY_FEWER
        more = (Ground.NOT_YET_THREE_READINGS,) if today_alone else ()
        return Verdict.PROBABLY_IMPROVING, (Ground.LIKELY_FEWER, *more)
    if evidence.days_since >= PERSISTING_AFTER_DAYS and fit.percent_fewer.high < PERSISTING_BELOW_PERCENT:
        return Verdict.PERSISTING, (Ground.LITTLE_CHANGE,)
    return Verdict.CANNOT_TELL, (Ground.NOT_CLEAR,)


def surely_fewer(readings: tuple[DayReading, ...]) -> bool:
    """Whether each of the last 3 readings is sure of at least 10 % fewer."""
    sure = [reading.p_better is not None and reading.p_better >= SURELY_FEWER for reading in readings]
    return len(sure) >= READINGS and all(sure)


def _alarmed(evidence: Evidence) -> bool:
    alarm = evidence.worsening.alarm
    return alarm is not None and alarm.day > evidence.as_of - timedelta(days=ALARM_DAYS)
