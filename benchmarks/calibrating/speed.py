"""How long one analysis takes: fit, verdict and alarm, on a timeline that has not been asked anything before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from time import process_time

import numpy as np

from benchmarks.simulators.courses import towards
from benchmarks.simulators.diary import DAY_ZERO, SimulatedDiary, day_zero_of
from myotrack.analysis.recovery.analyse import recovery_analysis
from myotrack.analysis.worsening.reading import worsening_reading

RUNS = 15
FLOOR_VALUES = 1_000_000


@dataclass(frozen=True, slots=True)
class Speed:
    """Milliseconds of one analysis, of the alarm alone, and of a bare floor: numpy's exp of a million numbers."""

    years: int
    analysis: float
    alarm: float
    floor: float


def measure(years: int) -> Speed:
    """Return the quickest of some runs, for a diary of so many years of daily counts."""
    rng = np.random.default_rng(years)
    days = np.arange(-28, 365 * years - 28, dtype=np.int64)
    share = towards(days, 8, 0.1)
    twitches = rng.poisson(rng.gamma(2, 30 * share / 2)).astype(np.float64)
    logged = np.ones(days.size, dtype=np.bool_)
    timeline = SimulatedDiary(days, share, twitches, logged).timeline()
    day_zero, until = day_zero_of(timeline), DAY_ZERO + timedelta(days=int(days[-1]))
    numbers = rng.normal(size=FLOOR_VALUES)
    analysis, alarm, floor = [], [], []
    for _run in range(RUNS):
        floor.append(_milliseconds(partial(np.exp, numbers)))
        # `until` makes a timeline that remembers nothing.
        fresh, other = timeline.until(until), timeline.until(until)
        analysis.append(_milliseconds(partial(recovery_analysis, fresh, day_zero)))
        alarm.append(_milliseconds(partial(worsening_reading, other, day_zero)))
    return Speed(years, min(analysis), min(alarm), min(floor))


def _milliseconds(work: Callable[[], object]) -> float:
    # The processor's time, not the clock's: what else the machine does is not measured.
    start = process_time()
    work()
    return 1000 * (process_time() - start)
