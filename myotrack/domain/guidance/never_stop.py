"""Rule R9: a medicine that must never be stopped suddenly, and was stopped, cut against the plan, or missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import takewhile

from myotrack.domain.doses import DecidedBy, DoseEvent, DoseEventKind
from myotrack.domain.guidance.alerts import Finding, Tier, event
from myotrack.domain.guidance.evidence import (
    DoseEventEvidence,
    DoseMove,
    Evidence,
    MoveKind,
    PlanNotKept,
)
from myotrack.domain.guidance.facts import Facts
from myotrack.domain.guidance.plan import plan_break
from myotrack.domain.guidance.thresholds import MISSED_WITHIN
from myotrack.domain.medicines import BACLOFEN, Medicine

_WITH_ADVICE = (DecidedBy.PRESCRIBER, DecidedBy.EMERGENCY_TEAM)


def stopped_or_missed(facts: Facts) -> Iterable[Finding]:
    """R9: a stop or drop to 0, a cut larger or earlier than the plan, or 2 missed doses within 48 hours.

    A stop fires with a plan or without one; a cut needs a plan that was not kept.
    """
    for move in facts.moves:
        if move.kind not in (MoveKind.STOPPED, MoveKind.CUT) or move.medicine.id not in facts.never_stop:
            continue
        against_plan = plan_break(facts.timeline, move)
        if against_plan is not None:
            yield _of_a_move(facts, move, against_plan)
        elif move.kind is MoveKind.STOPPED:
            yield _of_a_move(facts, move, move)
    for first, second in _missed_together(facts):
        yield _finding(facts, second.medicine, (first, second), answered=False)


def _of_a_move(facts: Facts, move: DoseMove, evidence: DoseMove | PlanNotKept) -> Finding:
    with_advice = move.change.decided_by in _WITH_ADVICE
    return _finding(facts, move.medicine, (evidence,), answered=with_advice or _taken_up_again(facts, move))


def _finding(facts: Facts, medicine: Medicine, evidence: tuple[Evidence, ...], *, answered: bool) -> Finding:
    day = evidence[-1].day
    held = facts.baclofen.is_of(medicine.id)
    unanswered = held and not answered and not facts.answered("R9", day)
    return event(Tier.URGENT, day, *evidence, unanswered=unanswered, held=held)


def _taken_up_again(facts: Facts, move: DoseMove) -> bool:
    """Whether the medicine was restarted or raised again by the same route after it was stopped or cut."""
    return any(
        later.kind in (MoveKind.RESTARTED, MoveKind.RAISED)
        and later.medicine.id == move.medicine.id
        and later.change.route is move.change.route
        and later.day > move.day
        for later in facts.moves
    )


def _missed_together(facts: Facts) -> Iterable[tuple[DoseEventEvidence, DoseEventEvidence]]:
    """Return every two missed doses of one medicine (baclofen under any name is one) within 48 hours, by day."""
    missed: defaultdict[str, list[DoseEventEvidence]] = defaultdict(list)
    for dose in facts.dose_events(DoseEventKind.MISSED):
        if dose.medicine.id in facts.never_stop:
            is_baclofen = facts.baclofen.is_of(dose.medicine.id)
            missed[BACLOFEN if is_baclofen else dose.medicine.id].append(dose)
    for doses in missed.values():
        for number, second in enumerate(doses):
            for first in takewhile(partial(_is_near, second), reversed(doses[:number])):
                if _shortest_between(first.event, second.event, facts.knowledge.day_start) <= MISSED_WITHIN:
                    yield first, second


def _is_near(second: DoseEventEvidence, first: DoseEventEvidence) -> bool:
    """Whether two doses can lie within 48 hours at all: one day may be lost to a clock that was put forward."""
    return second.day - first.day <= MISSED_WITHIN + timedelta(days=1)


def _shortest_between(first: DoseEvent, second: DoseEvent, day_start: time) -> timedelta:
    """Return the shortest time that can lie between two doses; one without a time counts by its day alone.

    The clock may have been put forward or back between them: the shorter of the two answers counts.
    """
    if first.at is None or second.at is None:
        return second.day - first.day
    by_the_clock = _moment(second.day, second.at, day_start) - _moment(first.day, first.at, day_start)
    return min(abs(by_the_clock), abs(by_the_clock - (_offset(second) - _offset(first))))


def _moment(day: date, at: time, day_start: time) -> datetime:
    """Return the local moment of a time on a diary day: one before the day's start lies in the night after it."""
    return datetime.combine(day, at) + timedelta(days=at < day_start)


def _offset(event: DoseEvent) -> timedelta:
    """Return the offset from UTC of the note about a dose: the best that is known of the clock then.

    It is the offset of the moment of writing, and for an imported row the offset of the day that the row is about.
    """
    entered = event.provenance.entered_at
    return entered.replace(tzinfo=UTC) - entered
