"""What the program says of a simulated diary on a day: the same functions as its door, without a timeline around them.

`recovery_analysis` reads a timeline, fits on each of the last 3 logged days, draws the course and asks the rules. For
tens of thousands of looks only the fit itself is needed: `posterior` and `fewer`, with the least amounts of data of
`enough_data`. A test holds these readings against `recovery_analysis` on the same diaries.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from benchmarks.simulators.diary import SimulatedDiary
from myotrack.analysis.enough_data import (
    FEWEST_BASELINE_DAYS,
    FEWEST_BASELINE_TWITCHES,
    FEWEST_DAYS_AFTER,
    FEWEST_RECENT_DAYS,
    RECENT_DAYS,
)
from myotrack.analysis.recovery.dose_path import Doses
from myotrack.analysis.recovery.fewer import Fewer, fewer
from myotrack.analysis.recovery.observed import ObservedDays
from myotrack.analysis.recovery.posterior import posterior

SURE = 0.95
IN_A_ROW = 3


def is_enough(known: ObservedDays, day: int) -> bool:
    """Whether the program would say anything on `day`."""
    before, after = known.before, known.days >= 0
    recent = after & (known.days > day - RECENT_DAYS)
    return bool(
        before.size >= FEWEST_BASELINE_DAYS
        and round(float(before.sum())) >= FEWEST_BASELINE_TWITCHES
        and after.sum() >= FEWEST_DAYS_AFTER
        and recent.sum() >= FEWEST_RECENT_DAYS
    )


def reading(diary: SimulatedDiary, day: int) -> Fewer | None:
    """Return what the fit says on `day` of a diary with one stop or one reduction, None where there is too little."""
    if len(diary.doses) > 2:
        raise ValueError("a taper is read by its timeline")
    known = diary.known_on(day)
    return fewer(posterior(known, Doses()), known) if is_enough(known, day) else None


def ever_sure_three_times(diary: SimulatedDiary, days: Sequence[int]) -> bool:
    """Return whether the readings of 3 successive ones of these days are all sure of at least 10 % fewer."""

    @cache
    def sure(number: int) -> bool:
        found = reading(diary, days[number]) if 0 <= number < len(days) else None
        return found is not None and found.p_better >= SURE

    # Of 3 days in a row one is every third: where none of those is sure, the others need not be worked out.
    runs = [sorted(range(first, first + IN_A_ROW), key=lambda number: number % IN_A_ROW) for first in range(len(days))]
    return any(all(sure(number) for number in run) for run in runs)
