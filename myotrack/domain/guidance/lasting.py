"""Rules R13, R14, R15 and R18: states that are told for as long as they hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import takewhile

from myotrack.domain.doses import in_milligrams
from myotrack.domain.guidance.alerts import Finding, Tier, state
from myotrack.domain.guidance.answers import answer_on
from myotrack.domain.guidance.evidence import (
    DoseMove,
    HighDose,
    KidneyEvidence,
    MoveKind,
    Scale,
    SevereDays,
    Taken,
    TwitchesLogged,
)
from myotrack.domain.guidance.facts import Facts
from myotrack.domain.guidance.health_facts import facts_of
from myotrack.domain.guidance.spells import held_since, last_days
from myotrack.domain.guidance.thresholds import SEVERE_DAYS, SEVERE_FROM, STILL_THERE_DAYS
from myotrack.domain.health import HealthFact, HealthFactKind, Kidney
from myotrack.domain.medicines import Role

_WEAK = (Kidney.REDUCED, Kidney.DIALYSIS)


def baclofen_and_kidneys(facts: Facts) -> Iterable[Finding]:
    """R13: baclofen is taken, and the kidneys work less well or there is dialysis."""
    newest_first = reversed(facts_of(facts.timeline, HealthFactKind.KIDNEY))
    weak = tuple(takewhile(_is_weak, newest_first))
    taken = facts.baclofen.taken(facts.as_of)
    if weak and taken:
        since = max(weak[-1].day, facts.baclofen.taken_since(facts.as_of))
        yield state(Tier.INFO, since, facts.as_of, KidneyEvidence(weak[0]), *taken, held=True)


def still_present(facts: Facts) -> Iterable[Finding]:
    """R14: 28 days or more after a stop, and twitches in the last 7 days.

    The stop is that of a suspected medicine. When none was ever suspected, any stop but that of a suppressant or a
    substitute counts.
    """
    twitches = frozenset(facts.twitch_days.twitches)
    recent = [day for day in last_days(facts.as_of) if day in twitches]
    for stop in _stops(facts):
        from_day = stop.day + timedelta(days=STILL_THERE_DAYS)
        if recent:
            since = held_since(lambda day: not twitches.isdisjoint(last_days(day)), facts.as_of)
            logged = TwitchesLogged(min(recent), max(recent), len(recent))
            yield state(Tier.DISCUSS, max(from_day, since), facts.as_of, stop, logged)  # not before `from_day`


def severe_days(facts: Facts) -> Iterable[Finding]:
    """R15: severity 3 or more, or interference 3 or more, on 3 or more of the last 7 days; says which."""
    for scale in Scale:
        graded = ((c.day, answer_on(c, scale)) for c in facts.timeline.check_ins)
        severe = {day for day, grade in graded if grade is not None and grade >= SEVERE_FROM}
        if _are_many(severe, facts.as_of):
            since = held_since(partial(_are_many, severe), facts.as_of)
            days = tuple(day for day in reversed(last_days(facts.as_of)) if day in severe)
            yield state(Tier.DISCUSS, since, facts.as_of, SevereDays(scale, SEVERE_FROM, days))


def high_dose(facts: Facts) -> Iterable[Finding]:
    """R18: all baclofen by mouth together is more than 80 mg a day; tablets without a weight can't be counted."""
    taken = facts.baclofen.by_mouth(facts.as_of)
    total = sum((_milligrams(one) for one in taken), Decimal(0))
    highest = facts.knowledge.baclofen_oral_maximum_mg
    if total > highest:
        since = max(one.day for one in taken if _milligrams(one) > 0)
        yield state(Tier.INFO, since, facts.as_of, HighDose(since, total, highest), *taken)


def _are_many(severe: set[date], day: date) -> bool:
    return len(severe.intersection(last_days(day))) >= SEVERE_DAYS


def _is_weak(fact: HealthFact) -> bool:
    return fact.value in _WEAK


def _stops(facts: Facts) -> Iterable[DoseMove]:
    """Return the last stop of every medicine that R14 looks at and that is not taken any more."""
    taken_now = {period.change.medicine_id for period in facts.timeline.taken_on(facts.as_of)}
    suspected = any(change.role is Role.SUSPECTED for change in facts.timeline.dose_changes)
    last = {move.medicine.id: move for move in facts.moves if move.kind is MoveKind.STOPPED}
    for medicine_id, stop in last.items():
        if medicine_id not in taken_now and _is_looked_at(stop, suspected):
            yield stop


def _is_looked_at(stop: DoseMove, suspected: bool) -> bool:
    roles = {stop.change.role} if stop.before is None else {stop.change.role, stop.before.role}
    return Role.SUSPECTED in roles if suspected else roles.isdisjoint((Role.SUPPRESSANT, Role.SUBSTITUTE))


def _milligrams(taken: Taken) -> Decimal:
    """Return the daily dose in mg, 0 for a unit that is not a mass."""
    return in_milligrams(taken.change.daily_dose, taken.change.unit) or Decimal(0)
