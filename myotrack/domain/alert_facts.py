"""The facts of an alert that ask something of the person, which facts they are, and whether they were answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from myotrack.domain.answers import AlertAnswer
from myotrack.domain.guidance.alerts import STANDING_DAYS, Alert, SignEvidence, Tier
from myotrack.domain.guidance.evidence import (
    DoctorNotTold,
    DoseEventEvidence,
    DoseMove,
    Evidence,
    KidneyEvidence,
    NewTwitches,
    OnTheList,
    PlanNotKept,
    RefillDue,
    Taken,
    TwitchesLogged,
    WorseningEvidence,
)
from myotrack.domain.signs import ActionTaken


def asking(alert: Alert) -> tuple[Evidence, ...]:
    """Return the facts that somebody has to look at; what is only told beside them is left out.

    That a medicine is taken, that there is a pump, or how the kidneys work is told beside a fact.
    """
    return tuple(piece for piece in alert.evidence if not _is_told_beside(piece))


def _is_told_beside(piece: Evidence) -> bool:
    if isinstance(piece, RefillDue):
        return not piece.passed
    return isinstance(piece, Taken | OnTheList | KidneyEvidence | DoctorNotTold)


def fact_id(piece: Evidence) -> str:
    """Return what stays the same as long as it is the same fact, also after a correction of it."""
    match piece:
        case SignEvidence():
            return piece.report.id
        case DoseMove():
            return piece.change.id
        case PlanNotKept():
            return piece.move.change.id
        case DoseEventEvidence():
            return piece.event.id
        case RefillDue():
            return f"{piece.fact.id} {piece.day.isoformat()}"
        case NewTwitches():
            return f"{type(piece).__name__} {piece.day.isoformat()}"
        case WorseningEvidence():
            return f"{type(piece).__name__} {piece.worsening.since.isoformat()}"
    return type(piece).__name__


def is_answered(alert: Alert, answers: Iterable[AlertAnswer], as_of: date, told: date | None = None) -> bool:
    """Whether the person has said what was done about every fact of an alert that asks.

    A ticked sign is answered by what was done about it, any other fact by an answer about the rule that is not older
    than the fact, twitches also by a doctor who was `told` of them since. "Nothing yet" is no answer. A worsening that
    goes on asks again when the answer about it is older than an urgent alert stands.
    """
    last = _last_answer(alert, answers, as_of)
    settled = last if last is not None and last.settles else None
    return all(_is_settled(piece, settled, as_of, told) for piece in asking(alert))


def said_about(alert: Alert, answers: Iterable[AlertAnswer], as_of: date) -> tuple[ActionTaken, ...]:
    """Return what the person said was done about the facts of an alert that ask, each once; "nothing yet" too."""
    last = _last_answer(alert, answers, as_of)
    said = []
    for piece in asking(alert):
        if isinstance(piece, SignEvidence) and piece.report.action_taken is not None:
            said.append(piece.report.action_taken)
        elif last is not None and _is_about(last, piece, as_of):
            said.append(last.action_taken)
    return tuple(dict.fromkeys(said))


def _last_answer(alert: Alert, answers: Iterable[AlertAnswer], as_of: date) -> AlertAnswer | None:
    said = [answer for answer in answers if answer.rule == alert.rule and answer.day <= as_of]
    return max(said, key=lambda answer: (answer.day, answer.provenance.entered_at, answer.id), default=None)


def _is_settled(piece: Evidence, last: AlertAnswer | None, as_of: date, told: date | None) -> bool:
    if isinstance(piece, SignEvidence) and piece.report.action_taken not in (None, ActionTaken.NOTHING_YET):
        return True
    if isinstance(piece, NewTwitches | TwitchesLogged) and told is not None and told >= piece.day:
        return True
    return last is not None and _is_about(last, piece, as_of)


def _is_about(last: AlertAnswer, piece: Evidence, as_of: date) -> bool:
    if isinstance(piece, WorseningEvidence):
        since = piece.worsening.since
        return last.day >= since and (as_of - last.day).days <= STANDING_DAYS[Tier.URGENT]
    entered = _entered_at(piece)
    return last.day >= piece.day and (entered is None or entered <= last.provenance.entered_at)


def _entered_at(piece: Evidence) -> datetime | None:
    """Return when a fact was written down: two facts of one day are answered one by one."""
    match piece:
        case SignEvidence():
            return piece.report.provenance.entered_at
        case DoseMove():
            return piece.change.provenance.entered_at
        case PlanNotKept():
            # Typed in later, the plan makes something else of the same cut.
            steps = (piece.step, piece.step if piece.earlier is None else piece.earlier)
            written = (piece.move.change.provenance, *(step.provenance for step in steps))
            return max(provenance.entered_at for provenance in written)
        case DoseEventEvidence():
            return piece.event.provenance.entered_at
    return None
