"""On which days the alarm, and the softer watch, is reached, and by which comparison."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from myotrack.analysis.enough_data import FEWEST_BASELINE_TWITCHES
from myotrack.analysis.worsening.days import BoolArray, DayGrid
from myotrack.analysis.worsening.jump import JUMP_DAYS, jumped
from myotrack.analysis.worsening.scan import Before, Comparison, scan
from myotrack.domain.guidance.readings import ComparedWith

ALARM = 3.6
WATCH = 2.6


@dataclass(frozen=True, slots=True)
class Reached:
    """The comparison that says most on one day: window, reference, and both means in twitches a day."""

    window_days: int
    compared_with: ComparedWith
    mean: float
    mean_before: float


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """Days on which a level is reached, shape (n,); an alarm is a watch as well."""

    alarm: BoolArray
    watch: BoolArray
    _comparisons: tuple[Comparison, ...]
    _jump: Comparison | None

    def reached(self, place: int) -> Reached:
        """Return what says most on a day with a level: the highest z, or the jump where z alone is no alarm."""
        strongest = max(self._comparisons, key=lambda comparison: float(comparison.z[place]))
        if self._jump is not None and strongest.z[place] < ALARM and self.alarm[place]:
            strongest = self._jump
        mean, mean_before = float(strongest.mean[place]), float(strongest.mean_before[place])
        return Reached(strongest.window_days, strongest.compared_with, mean, mean_before)


def levels(grid: DayGrid, before: Before | None) -> Levels:
    """Return the levels of every day of a grid; each day knows itself and the days before it alone. O(n).

    A jump is an alarm whatever the noise, unless the baseline has too few twitches for a recovery to be told: then the
    watch must be reached as well (docs/decisions/0024).
    """
    comparisons = scan(grid, before)
    z = np.max([comparison.z for comparison in comparisons], axis=0)
    is_jump, mean = jumped(grid, before)
    jump = None
    if before is not None:
        jump = Comparison(JUMP_DAYS, ComparedWith.BASELINE, z, mean, np.full(mean.size, before.mean))
    alarm, watch = z >= ALARM, z >= WATCH
    if before is not None and round(before.twitches) < FEWEST_BASELINE_TWITCHES:
        # 5 times next to nothing is soon reached by chance.
        is_jump &= watch
    alarm |= is_jump
    return Levels(alarm, alarm | watch, comparisons, jump)
