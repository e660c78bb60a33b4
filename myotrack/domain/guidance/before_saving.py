"""What a save would make R9 say: the diary as it is against the diary as it would be, whatever it is that is saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from myotrack.domain.doses import DoseChange, DoseEvent, PlanStep
from myotrack.domain.guidance.alerts import Finding
from myotrack.domain.guidance.evidence import (
    DoseEventEvidence,
    DoseMove,
    MoveKind,
    PlanNotKept,
    evidence_order,
)
from myotrack.domain.guidance.facts import Facts
from myotrack.domain.guidance.knowledge import DEFAULT_KNOWLEDGE, Knowledge
from myotrack.domain.guidance.never_stop import stopped_or_missed
from myotrack.domain.medicines import Medicine
from myotrack.domain.timeline import Timeline

Reason = DoseMove | PlanNotKept | DoseEventEvidence
"""What R9 can rest on: a stop, a cut that the plan does not have, or a missed dose."""

_F = TypeVar("_F", bound=Medicine | DoseChange | DoseEvent | PlanStep)


def new_reasons(
    before: Timeline,
    after: Timeline,
    knowledge: Knowledge = DEFAULT_KNOWLEDGE,
    *,
    saved: DoseChange | DoseEvent | None = None,
) -> tuple[Reason, ...]:
    """Return what R9 says of `after` and did not say of `before`, of whatever day, oldest first; () for nothing.

    What it says of the dose that is `saved` itself is told in any case: a correction is asked about as it will be.
    Saving is never blocked: a diary records the truth.
    """
    stood = {_deed(finding) for finding in _findings(before, knowledge)}
    told = (
        finding
        for finding in _findings(after, knowledge)
        if _deed(finding) not in stood or any(_speaks_of(piece, saved) for piece in _reasons(finding))
    )
    return tuple(sorted({piece for finding in told for piece in _reasons(finding)}, key=evidence_order))


def with_facts(timeline: Timeline, facts: Iterable[object]) -> Timeline:
    """Return the diary with these facts in it, each in the place of one with its id; what R9 never looks at is left."""
    found = tuple(facts)
    return replace(
        timeline,
        medicines=_put(Medicine, timeline.medicines, found),
        dose_changes=_put(DoseChange, timeline.dose_changes, found),
        dose_events=_put(DoseEvent, timeline.dose_events, found),
        plan_steps=_put(PlanStep, timeline.plan_steps, found),
    )


def medicine_of(reason: Reason) -> Medicine:
    """Return the medicine that a reason of R9 is about."""
    return reason.move.medicine if isinstance(reason, PlanNotKept) else reason.medicine


def _put(kind: type[_F], held: tuple[_F, ...], facts: tuple[object, ...]) -> tuple[_F, ...]:
    new = {fact.id: fact for fact in facts if isinstance(fact, kind)}
    return (*(fact for fact in held if fact.id not in new), *new.values())


def _findings(timeline: Timeline, knowledge: Knowledge) -> tuple[Finding, ...]:
    """Return everything that R9 finds; also of a day after the as-of day, which a clock that was set back leaves."""
    changed, missed = (fact.day for fact in timeline.dose_changes), (fact.day for fact in timeline.dose_events)
    as_of = max((timeline.as_of, *changed, *missed))
    return tuple(stopped_or_missed(Facts.of(replace(timeline, as_of=as_of), knowledge)))


def _reasons(finding: Finding) -> tuple[Reason, ...]:
    return tuple(piece for piece in finding.evidence if isinstance(piece, DoseMove | PlanNotKept | DoseEventEvidence))


def _deed(finding: Finding) -> tuple[object, ...]:
    """Return what was done, by which the same stop, cut or pair of missed doses is known again after a save.

    A stop is a stop, with a plan or without one. A cut from or to another dose is another cut.
    """
    return tuple(part for reason in _reasons(finding) for part in _deed_of(reason))


def _deed_of(reason: Reason) -> tuple[object, ...]:
    if isinstance(reason, DoseEventEvidence):
        return (reason.event.id, reason.event.day)
    if isinstance(reason, PlanNotKept) and reason.move.kind is MoveKind.CUT:
        return (*_moved(reason.move), reason.kind, *_doses(reason.move))
    return _moved(reason.move if isinstance(reason, PlanNotKept) else reason)


def _moved(move: DoseMove) -> tuple[object, ...]:
    return (move.change.id, move.day)


def _doses(move: DoseMove) -> tuple[object, ...]:
    return tuple((change.daily_dose, change.unit) for change in (move.before, move.change) if change is not None)


def _speaks_of(reason: Reason, saved: DoseChange | DoseEvent | None) -> bool:
    if isinstance(reason, DoseEventEvidence):
        return reason.event == saved
    return (reason.move if isinstance(reason, PlanNotKept) else reason).change == saved
