"""How surely the last days are more than the days they are compared with: an NB2 likelihood ratio, in closed form."""

from __future__ import annotations

from functools import cache

import numpy as np

from myotrack.analysis.worsening.days import FloatArray

LAG_ONE = 0.25
"""Assumed correlation of neighbouring days."""
FADING = 0.70
"""How much of a correlation is left one day further on."""

_SMALLEST_MEAN = 1e-12


def log_likelihood(total: FloatArray, days: FloatArray, mean: FloatArray, dispersion: FloatArray) -> FloatArray:
    """Return the log-likelihood of `total` twitches on `days` days with a mean of `mean` twitches a day.

    NB2 (variance = mean + dispersion · mean²), without the terms that do not depend on the mean:
    s·log(λ / (1 + αλ)) − n/α · log(1 + αλ). The sum of n such days has the same kernel, so totals are enough.
    """
    rate = np.maximum(mean, _SMALLEST_MEAN)
    scaled = dispersion * rate
    return np.asarray(total * np.log(rate / (1 + scaled)) - days / dispersion * np.log1p(scaled))


def signed_root(
    total: FloatArray, days: FloatArray, total_before: FloatArray, days_before: FloatArray, dispersion: FloatArray
) -> FloatArray:
    """Return the signed root of twice the log-likelihood ratio of two means against one; positive: more than before.

    About standard normal when nothing changed and days are independent. All arrays have one shape; days > 0.
    """
    mean, mean_before = total / days, total_before / days_before
    pooled = (total + total_before) / (days + days_before)
    ratio = (
        log_likelihood(total, days, mean, dispersion)
        + log_likelihood(total_before, days_before, mean_before, dispersion)
        - log_likelihood(total, days, pooled, dispersion)
        - log_likelihood(total_before, days_before, pooled, dispersion)
    )
    return np.asarray(np.sign(mean - mean_before) * np.sqrt(2 * np.maximum(ratio, 0)))


@cache
def variance_inflation(days: int) -> float:
    """Return how much more a mean of `days` days varies than one of independent days.

    1 + 2 Σ (1 − j/w) ρ φ^(j−1) over the lags j = 1 … w−1.
    """
    return 1 + 2 * sum((1 - lag / days) * LAG_ONE * FADING ** (lag - 1) for lag in range(1, days))
