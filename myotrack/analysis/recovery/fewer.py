"""Percent fewer: the fitted course over the last 7 days against the mean before day 0, as one posterior number.

After twitch-free days at the end nothing is surer than the rule of three allows: n free days in a row have the
probability (1 + αμ)^(−n/α) when the mean is μ a day (for Poisson counts exp(−nμ), whence μ ≤ 3/n at 95 %: Hanley &
Lippman-Hand 1983). Nor can the diary tell then whether there are any twitches left: the interval reaches to none.
The same free days speak against many twitches, whatever course the fit believes in: a rebound that ended suddenly is no
course of the model, and its hump went on in the last week although there was nothing. So the other end, and the
probabilities, are no less sure either than so many free days allow, neighbours counted as alike as they are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from myotrack.analysis.recovery.arrays import BoolArray, FloatArray
from myotrack.analysis.recovery.observed import ObservedDays
from myotrack.analysis.recovery.posterior import Posterior
from myotrack.analysis.recovery.quantiles import weighted_quantiles

INTERVAL = (0.05, 0.5, 0.95)
"""The quantiles of a 90 % interval."""
RECENT_DAYS = 7
LESS, MORE = 0.9, 1.1
"""Ratios to the mean before: at least 10 % fewer, at least 10 % more."""


@dataclass(frozen=True, slots=True)
class Fewer:
    """The ratio of the last 7 days to the days before day 0 (low, middle, high), and three probabilities of it."""

    ratio: tuple[float, float, float]
    p_better: float
    p_worse: float
    p_fewer: float
    widened: bool
    """Whether the rule of three widened the interval."""


def fewer(found: Posterior, observed: ObservedDays) -> Fewer:
    """Return the posterior of the ratio; the last 7 days end on the last logged day, and none lies before day 0."""
    recent = np.arange(max(0, observed.last_day - RECENT_DAYS + 1), observed.last_day + 1)
    ratio, weight = found.shares(recent).mean(axis=1), found.of_course
    low, middle, high = (float(value) for value in weighted_quantiles(ratio, weight, INTERVAL))
    p_better, p_worse = _share(weight, ratio < LESS), _share(weight, ratio > MORE)
    p_fewer = _share(weight, ratio < 1) + 0.5 * _share(weight, ratio == 1)
    free = observed.trailing_zeros
    if not free or (observed.twitches[observed.days > observed.last_day - RECENT_DAYS] > 0).any():
        return Fewer((low, middle, high), p_better, p_worse, p_fewer, widened=False)
    alpha, before = found.noise.middle, float(observed.before.mean())
    few = free / found.noise.inflation
    bound, most = (highest_mean_after_free_days(days, alpha, 1 - INTERVAL[2]) / before for days in (free, few))
    likely = highest_mean_after_free_days(few, alpha, INTERVAL[1]) / before
    return Fewer(
        (0.0, min(middle, likely), max(min(high, most), bound)),
        _between(p_better, *(1 - chance_of_free_days(days, alpha, LESS * before) for days in (few, free))),
        min(p_worse, chance_of_free_days(few, alpha, MORE * before)),
        _between(p_fewer, *(1 - chance_of_free_days(days, alpha, before) for days in (few, free))),
        widened=bound > high,
    )


def chance_of_free_days(days: float, alpha: float, mean: float) -> float:
    """Return the probability of so many twitch-free days at a mean of `mean` twitches a day: (1 + αμ)^(−n/α)."""
    return float((1 + alpha * mean) ** (-days / alpha))


def highest_mean_after_free_days(days: float, alpha: float, chance: float) -> float:
    """Return the mean (twitches a day) at which so many free days in a row have this chance: the rule of three."""
    return float((chance ** (-alpha / days) - 1) / alpha)


def _between(value: float, low: float, high: float) -> float:
    return max(low, min(value, high))


def _share(weight: FloatArray, rows: BoolArray) -> float:
    return min(float(weight[rows].sum()), 1.0)
