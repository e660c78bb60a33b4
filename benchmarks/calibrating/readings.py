"""What the program says of a simulated diary on a day: the same functions as its door, without a timeline around them.

`recovery_analysis` reads a timeline, fits on each of the last 3 logged days, draws the course and asks the rules. For
tens of thousands of looks only the fit itself is needed: `posterior` and `fewer`, with the least amounts of data of
`enough_data`. A test holds these readings against `recovery_analysis` on the same diaries.
"""

from __future__ import annotations

import numpy as np

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


def sure_three_times(likely: list[float | None]) -> list[bool]:
    """Return for each of successive readings whether it and the two before it are sure of 10 % fewer."""
    sure = np.array([p is not None and p >= SURE for p in likely], dtype=np.int64)
    runs = np.convolve(sure, np.ones(IN_A_ROW, dtype=np.int64))[: sure.size]
    return [bool(run >= IN_A_ROW) for run in runs]
