"""Days with twitches, days without, and the runs of free days between them.

A day without answers is neither: it ends no run and adds nothing to one (R19). Twitches are what anybody logged of
them: a count or band above 0, a severity above 0 where neither was given, a counting session with twitches in it, or
a ticked "twitches all over". A day is free when its answers say 0 and nobody logged twitches. "Worse than usual" speaks
of a usual: it is told by R12 and begins nothing that is new, but its day is not free.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from myotrack.domain.checkins import CheckIn
from myotrack.domain.guidance.evidence import FreeRun
from myotrack.domain.signs import WarningSign
from myotrack.domain.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Onset:
    """A twitch day that comes first, or after free days: the run of free days before it, None where there is none."""

    day: date
    after: FreeRun | None
    first_ever: bool


@dataclass(frozen=True, slots=True)
class TwitchDays:
    """Twitch days and free days, oldest first (no day is both), and the twitch days that begin something."""

    twitches: tuple[date, ...]
    free: tuple[date, ...]
    onsets: tuple[Onset, ...]
    """The first twitch day of all, and every twitch day that follows at least one free day; oldest first."""


def twitch_days(timeline: Timeline) -> TwitchDays:
    """Return the twitch days and free days of a timeline."""
    twitches = {check_in.day for check_in in timeline.check_ins if _speaks_of_twitches(check_in)}
    twitches |= {session.day for session in timeline.counts if session.count > 0}
    twitches |= _ticked(timeline, WarningSign.TWITCHES_ALL_OVER)
    numbered = {check_in.day for check_in in timeline.check_ins if check_in.frequency is not None}
    free = numbered - twitches - _ticked(timeline, WarningSign.WORSE_THAN_USUAL)
    return TwitchDays(tuple(sorted(twitches)), tuple(sorted(free)), _onsets(twitches, free))


def _onsets(twitches: set[date], free: set[date]) -> tuple[Onset, ...]:
    found: list[Onset] = []
    run: list[date] = []
    for day in sorted((*twitches, *free)):
        if day in free:
            run.append(day)
        elif run or not found:
            after = FreeRun(run[0], run[-1], len(run)) if run else None
            found.append(Onset(day, after, first_ever=not found))
            run = []
    return tuple(found)


def _ticked(timeline: Timeline, sign: WarningSign) -> set[date]:
    return {report.day for report in timeline.signs if report.counts and report.sign is sign}


def _speaks_of_twitches(check_in: CheckIn) -> bool:
    if check_in.frequency is not None:
        return check_in.frequency.high > 0
    return bool(check_in.severity)
