"""Rules R12 and R12b: twitches that are worse, and twitches that may be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from myotrack.domain.checkins import CheckIn, DayState, Region
from myotrack.domain.guidance.alerts import Finding, SignEvidence, Tier, event
from myotrack.domain.guidance.answers import answer_on, numbered
from myotrack.domain.guidance.evidence import NewRegion, Scale, ScaleRise, WorseningEvidence
from myotrack.domain.guidance.facts import Facts
from myotrack.domain.guidance.readings import Worsening
from myotrack.domain.guidance.thresholds import (
    COMPARED_DAYS,
    COMPARED_WITH_DAYS,
    FEWEST_COMPARED,
    FEWEST_COMPARED_WITH,
    RISE,
)
from myotrack.domain.provenance import Author
from myotrack.domain.signs import WarningSign


def worse(facts: Facts) -> Iterable[Finding]:
    """R12: "worse than usual" was ticked, or the worsening alarm of the recovery analysis stands."""
    for report in facts.ticked(WarningSign.WORSE_THAN_USUAL):
        waiting = facts.unanswered_signs("R12", report)
        held = facts.baclofen.covers(report.day)
        yield event(Tier.URGENT, report.day, SignEvidence(report), unanswered=waiting, held=held)
    yield from _alarm(facts)


def maybe_worse(facts: Facts) -> Iterable[Finding]:
    """R12b: the softer watch (when no alarm stands), a mean that went up by 1 or more, or a new part of the body."""
    watch = None if facts.recovery is None else facts.recovery.watch
    if watch is not None and not any(alarm.stands(facts.as_of) for alarm in _alarm(facts)):
        yield _of_analysis(Tier.DISCUSS, watch)
    for author in Author:  # one person's ratings are never compared with another's
        logged = numbered(tuple(c for c in facts.timeline.check_ins if c.provenance.entered_by is author))
        for scale in Scale:
            yield from _risen(logged, scale)
    for region in _new_regions(facts):
        yield event(Tier.DISCUSS, region.day, region)


def _alarm(facts: Facts) -> Iterable[Finding]:
    alarm = None if facts.recovery is None else facts.recovery.alarm
    if alarm is not None:
        held = facts.baclofen.covers(alarm.day)
        waiting = held and not facts.answered("R12", alarm.day)
        yield replace(_of_analysis(Tier.URGENT, alarm), unanswered=waiting, held=held)


def _of_analysis(tier: Tier, worsening: Worsening) -> Finding:
    """Return a finding that stands since the first day a level was reached, and as long as its last day does."""
    return replace(event(tier, worsening.day, WorseningEvidence(worsening)), day=worsening.since)


def _risen(logged: tuple[CheckIn, ...], scale: Scale) -> Iterable[Finding]:
    """Return that a mean went up, as of the last logged day, since the first of the logged days on which it had."""
    rises: list[ScaleRise] = []
    for end in range(len(logged), COMPARED_DAYS, -1):
        rise = _rise(logged[:end], scale)
        if rise is None:
            break
        rises.append(rise)
    if rises:
        yield replace(event(Tier.DISCUSS, rises[0].day, rises[0]), day=rises[-1].day)


def _rise(logged: tuple[CheckIn, ...], scale: Scale) -> ScaleRise | None:
    """Return whether the mean of the last 7 logged days is 1 or more above that of the 28 logged ones before."""
    last, before = logged[-COMPARED_DAYS:], logged[:-COMPARED_DAYS][-COMPARED_WITH_DAYS:]
    now, then = _answers(last, scale), _answers(before, scale)
    if len(now) < FEWEST_COMPARED or len(then) < FEWEST_COMPARED_WITH:
        return None
    mean, mean_before = Fraction(sum(now), len(now)), Fraction(sum(then), len(then))
    if mean - mean_before < RISE:
        return None
    by = last[-1].provenance.entered_by
    return ScaleRise(scale, last[0].day, last[-1].day, float(mean), len(before), float(mean_before), by)


def _answers(check_ins: tuple[CheckIn, ...], scale: Scale) -> list[int]:
    """Return the answers on a scale; a day with 0 twitches and no answer has the scale's "none" (clinical.md §4)."""
    given = ((check_in, answer_on(check_in, scale)) for check_in in check_ins)
    return [answer or 0 for c, answer in given if answer is not None or c.state is DayState.ZERO]


def _new_regions(facts: Facts) -> Iterable[NewRegion]:
    """Return every part of the body with the day it was first logged, when another one was logged before that day.

    After the whole body nothing is new.
    """
    first_days: dict[Region, date] = {}
    for check_in in sorted(facts.timeline.check_ins, key=lambda c: c.day):
        for region in check_in.regions:
            first_days.setdefault(region, check_in.day)
    whole_body = first_days.get(Region.WHOLE_BODY, date.max)
    for region, day in first_days.items():
        if min(first_days.values()) < day <= whole_body:
            yield NewRegion(region, day)
