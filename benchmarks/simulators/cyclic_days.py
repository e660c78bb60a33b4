"""The second simulator: dispersion by rate, cycles over many days, and clusters, in the manner of seizure diaries.

Written after the description of CHOCOLATES (Goldenholz & Westover, "Flexible realistic simulation of seizure occurrence
recapitulating statistical properties of seizure diaries", Epilepsia 64, 2023); none of its code is here. Rates are
log-normal between people, the spread of a person's days grows as a power of the rate (their "L relationship"), cycles
move the rate, a bad day can begin a cluster that quieter days make up for, and there is a most a day.
The numbers are ours, for twitches: many a day, where seizures are few a month.
"""

from __future__ import annotations

import numpy as np

from benchmarks.simulators.courses import STOP, Course, Doses, FloatArray
from benchmarks.simulators.diary import SimulatedDiary, all_days

MEDIAN_MEAN, MEAN_LOG_SD, MEAN_RANGE = 14.0, 0.9, (2.0, 200.0)
"""Twitches a day before day 0, between people."""
SPREAD_MEDIAN, SPREAD_LOG_SD, SPREAD_POWER = 1.7, 0.3, 0.7
"""Standard deviation of days = spread · rate^0.7: the fewer twitches, the more uneven."""
SMALLEST_DISPERSION = 0.05
CYCLE_CHANCE, CYCLE_DAYS, CYCLE_SWING = 0.6, (5.0, 35.0), (0.05, 0.3)
"""How many people have a cycle, its length in days, and how much of the rate it moves, up and down."""
CLUSTER_CHANCE, CLUSTER_STARTS, CLUSTER_DAYS, QUIETER_DAYS, CLUSTER_RISE = 0.4, 0.05, 2, 4, (0.5, 1.5)
"""How many people have clusters, how likely one starts on a day, its days and the quieter ones after it, its height."""
MOST_A_DAY = 3000.0
GAP_STARTS, GAP_LENGTH = (0.0, 0.08), 2.5
"""How likely a gap in the diary starts on a day, from person to person, and its mean length in days."""


def cyclic_diary(course: Course, rng: np.random.Generator, doses: Doses = STOP) -> SimulatedDiary:
    """Return the diary of a person whose mean follows `course`, apart from cycles and clusters."""
    days = all_days()
    share = course(days)
    mean = float(np.clip(rng.lognormal(np.log(MEDIAN_MEAN), MEAN_LOG_SD), *MEAN_RANGE))
    spread = rng.lognormal(np.log(SPREAD_MEDIAN), SPREAD_LOG_SD)
    rate = np.maximum(mean * share, 1e-9)
    variance = (spread * rate**SPREAD_POWER) ** 2
    dispersion = np.maximum((variance - rate) / rate**2, SMALLEST_DISPERSION)
    modulated = rate * _cycle(days.size, rng) * _clusters(days.size, rng)
    twitches = np.minimum(rng.poisson(rng.gamma(1 / dispersion, modulated * dispersion)), MOST_A_DAY)
    return SimulatedDiary(days, share, twitches.astype(np.float64), _logged(days.size, rng), doses)


def _cycle(size: int, rng: np.random.Generator) -> FloatArray:
    """Return a factor a day: one sine wave of random length, height and phase, or none."""
    if rng.random() >= CYCLE_CHANCE:
        return np.ones(size)
    length, swing, phase = rng.uniform(*CYCLE_DAYS), rng.uniform(*CYCLE_SWING), rng.uniform(0, 2 * np.pi)
    return np.asarray(1 + swing * np.sin(2 * np.pi * np.arange(size) / length + phase))


def _clusters(size: int, rng: np.random.Generator) -> FloatArray:
    """Return a factor a day: higher in a cluster, lower on the days after it, so that its sum is that of all ones."""
    factor = np.ones(size)
    if rng.random() >= CLUSTER_CHANCE:
        return factor
    rise = rng.uniform(*CLUSTER_RISE)
    wave = [1 + rise] * CLUSTER_DAYS + [max(1 - rise * CLUSTER_DAYS / QUIETER_DAYS, 0.05)] * QUIETER_DAYS
    day = 0
    while day < size:
        if rng.random() < CLUSTER_STARTS:
            factor[day : day + len(wave)] = wave[: size - day]
            day += len(wave)
        else:
            day += 1
    return factor


def _logged(size: int, rng: np.random.Generator) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which days are logged: gaps come as runs of days, not one by one."""
    logged = np.ones(size, dtype=np.bool_)
    chance = rng.uniform(*GAP_STARTS)
    day = 0
    while day < size:
        length = int(rng.geometric(1 / GAP_LENGTH)) if rng.random() < chance else 0
        logged[day : day + length] = False
        day += length + 1
    return logged
