"""What each dose change did: started, restarted, raised, cut or stopped a medicine by one route."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from myotrack.domain.doses import DoseChange, DosePeriod, in_milligrams
from myotrack.domain.guidance.evidence import DoseMove, MoveKind, evidence_order
from myotrack.domain.medicines import Medicine, Unit
from myotrack.domain.timeline import Timeline


def dose_moves(timeline: Timeline) -> tuple[DoseMove, ...]:
    """Return every move of every medicine by every route, oldest first; of several changes on a day the last counts.

    A change between units that can't be compared (tablets, mg) is no move, except from and to 0.
    """
    found = [
        move
        for medicine in timeline.medicines
        for periods in timeline.periods(medicine.id).values()
        for move in _moves(medicine, periods)
    ]
    return tuple(sorted(found, key=evidence_order))


def _moves(medicine: Medicine, periods: tuple[DosePeriod, ...]) -> Iterable[DoseMove]:
    first = periods[0].change
    yield DoseMove(MoveKind.STOPPED if first.daily_dose == 0 else MoveKind.STARTED, medicine, first, None)
    for earlier, later in pairwise(periods):
        kind = _kind(earlier.change, later.change)
        if kind is not None:
            yield DoseMove(kind, medicine, later.change, earlier.change)


def _kind(before: DoseChange, after: DoseChange) -> MoveKind | None:
    rise = difference(after.daily_dose, after.unit, before.daily_dose, before.unit)
    if rise is None or rise == 0:
        return None
    if after.daily_dose == 0:
        return MoveKind.STOPPED
    if before.daily_dose == 0:
        return MoveKind.RESTARTED
    return MoveKind.RAISED if rise > 0 else MoveKind.CUT


def difference(dose: Decimal, unit: Unit, other: Decimal, other_unit: Unit) -> Decimal | None:
    """Return `dose` minus `other` in a unit of both; None when they can't be compared. 0 is 0 in every unit."""
    if unit is other_unit or dose == 0 or other == 0:
        return dose - other
    milligrams, other_milligrams = in_milligrams(dose, unit), in_milligrams(other, other_unit)
    if milligrams is None or other_milligrams is None:
        return None
    return milligrams - other_milligrams
