"""What was taken, changed, missed or taken in addition, as evidence in plain sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.guidance.evidence import (
    DoseEventEvidence,
    DoseMove,
    MoveKind,
    OnTheList,
    PlanBreak,
    PlanNotKept,
    Taken,
)
from myotrack.domain.medicines import Medicine, Route
from myotrack.i18n import _
from myotrack.words.dates import day_and_time, short_day
from myotrack.words.medicine_labels import route_label
from myotrack.words.numbers import daily_dose, dose
from myotrack.words.personal_text import isolated


def move_sentence(move: DoseMove, beside: date | None = None) -> str:
    """Return what a dose change did, as in "Baclofen was cut from 60 mg a day to 40 mg a day on 3 March."""
    after, before = move.change, move.before
    words = {
        "medicine": _medicine(move.medicine, after.route),
        "after": daily_dose(after.daily_dose, after.unit),
        "before": "" if before is None else daily_dose(before.daily_dose, before.unit),
        "when": day_and_time(move.day, move.at, beside),
    }
    return {
        MoveKind.STARTED: _("{medicine} was started on {when}: {after}."),
        MoveKind.RESTARTED: _("{medicine} was started again on {when}: {after}."),
        MoveKind.RAISED: _("{medicine} was raised from {before} to {after} on {when}."),
        MoveKind.CUT: _("{medicine} was cut from {before} to {after} on {when}."),
        MoveKind.STOPPED: (
            _("{medicine} was stopped on {when}.")
            if before is None
            else _("{medicine} was stopped on {when}; before, it was {before}.")
        ),
    }[move.kind].format(**words)


def plan_sentence(evidence: PlanNotKept, beside: date | None = None) -> str:
    """Return a cut or stop, and what the typed-in plan has in its place."""
    step, earlier = evidence.step, evidence.earlier
    words = {
        "move": move_sentence(evidence.move, beside),
        "planned": _planned(step.planned_daily_dose == 0, daily_dose(step.planned_daily_dose, step.unit)),
        "from": short_day(step.from_day, beside),
        "earlier": "" if earlier is None else daily_dose(earlier.planned_daily_dose, earlier.unit),
    }
    return {
        PlanBreak.BELOW: _("{move} The plan has {planned} from {from} on."),
        PlanBreak.EARLY: _("{move} The plan begins later: {planned} from {from} on."),
        PlanBreak.LARGER: _("{move} The plan has a smaller step: from {earlier} to {planned}."),
    }[evidence.kind].format(**words)


def dose_event_sentence(evidence: DoseEventEvidence, beside: date | None = None) -> str:
    """Return a missed or an extra dose, as in "An extra dose of baclofen (20 mg) was taken on 3 March at 21:10."""
    event = evidence.event
    words = {
        "dose": isolated(evidence.medicine.name) if event.amount is None else _amount_of(evidence, event.amount),
        "when": day_and_time(event.day, event.at, beside),
    }
    if event.kind is DoseEventKind.MISSED:
        return _("A dose of {dose} was missed on {when}.").format(**words)
    return _("An extra dose of {dose} was taken on {when}.").format(**words)


def taken_sentence(taken: Taken, beside: date | None = None) -> str:
    """Return what is taken and since when."""
    return _("{medicine}: {dose} since {day}.").format(
        medicine=_medicine(taken.medicine, taken.change.route),
        dose=daily_dose(taken.change.daily_dose, taken.change.unit),
        day=short_day(taken.day, beside),
    )


def listed_sentence(listed: OnTheList) -> str:
    """Return that a medicine is on the list and nothing more is known."""
    name = _medicine(listed.medicine, Route.ORAL)
    return _("{medicine} is on the list of medicines, without a dose.").format(medicine=name)


def _amount_of(evidence: DoseEventEvidence, amount: Decimal) -> str:
    shown = dose(amount, evidence.event.unit)
    return _("{medicine} ({dose})").format(medicine=isolated(evidence.medicine.name), dose=shown)


def _planned(stop: bool, planned: str) -> str:
    return _("a stop") if stop else planned


def _medicine(medicine: Medicine, route: Route) -> str:
    """Return a medicine's name at the start of a sentence, and how it is taken when that is not by mouth."""
    name = medicine.name
    shown = isolated(name[:1].upper() + name[1:] if name.islower() else name)
    if route is Route.ORAL:
        return shown
    return _("{medicine} ({route})").format(medicine=shown, route=route_label(route).lower())
