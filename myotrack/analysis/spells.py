"""Runs of days without a number, and why they have none: gaps are drawn as gaps and said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from myotrack.analysis.series import DayPoint
from myotrack.domain.checkins import DayState


@dataclass(frozen=True, slots=True)
class Spell:
    """Consecutive days without a number that are all in the same state."""

    first: date
    last: date
    state: DayState

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.last - self.first).days + 1


def spells(points: Sequence[DayPoint]) -> tuple[Spell, ...]:
    """Return the runs of days without a number, oldest first (the points are consecutive days)."""
    found: list[Spell] = []
    for state, group in groupby(points, key=lambda p: None if p.is_logged else p.state):
        days = [p.day for p in group]
        if state is not None:
            found.append(Spell(days[0], days[-1], state))
    return tuple(found)
