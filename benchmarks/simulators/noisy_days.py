"""The first simulator: negative binomial days around a course, alike from day to day, with weekends and gaps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.simulators.courses import STOP, Course, Doses, FloatArray
from benchmarks.simulators.diary import SimulatedDiary, all_days

_LATENT_SHARE = 0.5
"""Share of the dispersion that carries over from day to day; the rest is new every day."""
_HIGHEST_MISSING = 0.9


@dataclass(frozen=True, slots=True)
class People:
    """Ranges from which a person is drawn: (lowest, highest).

    Twitches a day before day 0 and the NB2 dispersion are drawn evenly on the logarithmic scale, the rest evenly: the
    correlation of the latent level of neighbouring days, how much more there is at weekends, the share of days that are
    not logged. `zero_share` days are 0 whatever the mean; days in the highest quarter are missing more often by
    `bad_days_missing`.
    """

    mean: tuple[float, float] = (5, 60)
    dispersion: tuple[float, float] = (0.3, 2.0)
    correlation: tuple[float, float] = (0.0, 0.6)
    weekly: tuple[float, float] = (0.0, 0.25)
    missing: tuple[float, float] = (0.0, 0.3)
    zero_share: float = 0.0
    bad_days_missing: float = 0.0


def noisy_diary(course: Course, people: People, rng: np.random.Generator, doses: Doses = STOP) -> SimulatedDiary:
    """Return the diary of a person drawn from `people` whose mean follows `course`."""
    days = all_days()
    share = course(days)
    dispersion = np.exp(rng.uniform(*np.log(people.dispersion)))
    rate = np.exp(rng.uniform(*np.log(people.mean))) * share * _weekly(rng.uniform(*people.weekly), days.size, rng)
    level, rest = _latent_level(dispersion, rng.uniform(*people.correlation), days.size, rng)
    rate = np.maximum(rate * level / (1 - people.zero_share), 1e-12)
    twitches = rng.poisson(rng.gamma(1 / rest, rate * rest)).astype(np.float64)
    twitches[rng.random(days.size) < people.zero_share] = 0.0
    missing = np.full(days.size, rng.uniform(*people.missing))
    missing += people.bad_days_missing * (twitches > np.quantile(twitches, 0.75))
    logged = rng.random(days.size) >= np.minimum(missing, _HIGHEST_MISSING)
    return SimulatedDiary(days, share, twitches, logged, doses)


def _weekly(strength: float, size: int, rng: np.random.Generator) -> FloatArray:
    """Return a factor a day: two days of seven are higher; 1 on average."""
    weekend = (np.arange(size) + rng.integers(7)) % 7 < 2
    factor = np.exp(strength * np.where(weekend, 1.0, -0.4))
    return np.asarray(factor / factor.mean())


def _latent_level(
    dispersion: float, correlation: float, size: int, rng: np.random.Generator
) -> tuple[FloatArray, float]:
    """Return a level a day (1 on average) that carries over to the next, and the dispersion that is left for each day.

    The level is exp of a Gaussian AR(1) of variance v, so that (1 + rest) · exp(v) = 1 + dispersion.
    """
    variance = float(np.log1p(dispersion * _LATENT_SHARE))
    steps = rng.normal(size=size) * np.sqrt(variance * (1 - correlation**2))
    state, found = rng.normal() * np.sqrt(variance), np.empty(size)
    for number, step in enumerate(steps.tolist()):
        state = correlation * state + step
        found[number] = state
    return np.exp(found - variance / 2), max((1 + dispersion) / float(np.exp(variance)) - 1, 1e-3)
