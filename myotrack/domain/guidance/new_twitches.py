"""Rules R11, R11b and R16: twitches that are new, that no doctor knows of, or that came back after a change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from myotrack.domain.guidance.alerts import Finding, Tier, event
from myotrack.domain.guidance.evidence import DoctorNotTold, DoseMove, MoveKind, NewTwitches, TwitchesLogged
from myotrack.domain.guidance.facts import Facts
from myotrack.domain.guidance.spells import held_since, last_days
from myotrack.domain.guidance.thresholds import (
    LAST_DAYS,
    NEW_AFTER_FREE_DAYS,
    RETURNED_AFTER_FREE_DAYS,
    RETURNED_WITHIN_DAYS,
)

_BEGUN = (MoveKind.STARTED, MoveKind.RESTARTED, MoveKind.RAISED)


def new_twitches(facts: Facts) -> Iterable[Finding]:
    """R11: the first twitches of the diary, or the first after 14 or more logged twitch-free days."""
    for onset in facts.twitch_days.onsets:
        if onset.first_ever:
            yield _returned(facts, "R11", NewTwitches(onset.day, None))
        elif onset.after is not None and onset.after.days >= NEW_AFTER_FREE_DAYS:
            yield _returned(facts, "R11", NewTwitches(onset.day, onset.after))


def unknown_to_a_doctor(facts: Facts) -> Iterable[Finding]:
    """R11b: on baclofen, twitches in the last 7 days, and not written down that a doctor knows of them.

    What was written down before 14 twitch-free days does not count for the twitches after them.
    """
    unknown = frozenset(day for day in facts.twitch_days.twitches if not facts.doctor_knows(day))
    # No earlier twitch day counts longer than the latest one that counts at all: the first day found is the last.
    newest_first = (day for twitch in sorted(unknown, reverse=True) for day in _days_it_counts(facts, twitch))
    last = next(newest_first, None)
    if last is None:
        return
    recent = [day for day in last_days(last) if day in unknown]
    logged = TwitchesLogged(min(recent), max(recent), len(recent))
    yield Finding(
        tier=Tier.URGENT,
        day=held_since(partial(_holds, facts, unknown), last),
        last=last,
        evidence=(logged, DoctorNotTold(last), *facts.baclofen.use(last)),
        unanswered=not facts.answered("R11b", last),
        held=True,
    )


def returned_after_a_change(facts: Facts) -> Iterable[Finding]:
    """R16: after 7 or more logged twitch-free days, twitches within 14 days of a start, a restart or an increase."""
    for onset in facts.twitch_days.onsets:
        if onset.after is None or onset.after.days < RETURNED_AFTER_FREE_DAYS:
            continue
        for move in facts.moves:
            if move.kind in _BEGUN and 0 <= (onset.day - move.day).days <= RETURNED_WITHIN_DAYS:
                yield _returned(facts, "R16", NewTwitches(onset.day, onset.after), move)


def _returned(facts: Facts, rule: str, twitches: NewTwitches, *moves: DoseMove) -> Finding:
    day = twitches.day
    on_baclofen = facts.baclofen.covers(day)
    waiting = on_baclofen and not facts.doctor_knows(day) and not facts.answered(rule, day)
    return event(Tier.URGENT, day, twitches, *moves, unanswered=waiting, held=on_baclofen)


def _days_it_counts(facts: Facts, twitch: date) -> Iterable[date]:
    """Return the days up to the as-of day on which a twitch day is one of the last 7, on baclofen; newest first."""
    days = (twitch + timedelta(days=after) for after in reversed(range(LAST_DAYS)))
    return (day for day in days if day <= facts.as_of and facts.baclofen.covers(day))


def _holds(facts: Facts, unknown: frozenset[date], day: date) -> bool:
    return facts.baclofen.covers(day) and not unknown.isdisjoint(last_days(day))
