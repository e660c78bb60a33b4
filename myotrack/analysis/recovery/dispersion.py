"""How noisy the days are, and how much neighbouring days are alike.

Both are worked out around a first fitted course, and both lean on a prior where the diary is short.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from myotrack.analysis.recovery.arrays import FloatArray
from myotrack.analysis.recovery.observed import ObservedDays
from myotrack.analysis.recovery.quantiles import weighted_quantiles

ALPHA_GRID = np.geomspace(0.01, 8, 40)
ALPHA_MEDIAN, ALPHA_LOG_SD = 0.8, 1.2
ALPHA_POINTS, ALPHA_WEIGHTS = (0.1, 0.5, 0.9), np.array([0.3, 0.4, 0.3])
"""The quantiles at which the dispersion is taken, and what each weighs: Swanson's 30–40–30 rule (Megill 1977)."""
PARAMETERS_USED = 3
"""What the fitted course has used up: m0, half time and floor."""

PRIOR_CORRELATION, PRIOR_PAIRS = 0.25, 20.0
HIGHEST_CORRELATION = 0.8
FADING = 0.70
"""How slowly the likeness of neighbouring days is taken to fade: lag j has ρ₁ · .70^(j−1), or slower if ρ₁ is more."""


@dataclass(frozen=True)
class Noise:
    """NB2 α at its 10, 50 and 90 % points (3,), the lag-1 correlation, and the variance inflation of a mean."""

    alpha: FloatArray
    autocorrelation: float
    inflation: float

    @property
    def middle(self) -> float:
        """The middle of the posterior of α."""
        return float(self.alpha[1])


def noise_around(observed: ObservedDays, mean: FloatArray) -> Noise:
    """Return the noise of the logged days around a fitted course; `mean` (n,) is in twitches a day."""
    alpha = dispersion_points(observed.twitches, mean)
    residuals = (observed.twitches - mean) / np.sqrt(mean + alpha[1] * mean**2)
    correlation = autocorrelation(observed, residuals)
    return Noise(alpha, correlation, variance_inflation(correlation, observed.days.size))


def dispersion_points(twitches: FloatArray, mean: FloatArray) -> FloatArray:
    """Return α at the 10, 50 and 90 % points of its posterior (3,), corrected for what the course has used up."""
    size = 1 / ALPHA_GRID[:, None]
    # Many days have the same number: log Γ is worked out once for each.
    number, times = np.unique(twitches, return_counts=True)
    gammas = (gammaln(number + size) - gammaln(size)) @ times.astype(np.float64)
    rest = np.log(mean / (size + mean)) @ twitches - (size * np.log1p(mean / size)).sum(axis=1)
    standard = (np.log(ALPHA_GRID) - np.log(ALPHA_MEDIAN)) / ALPHA_LOG_SD
    log_weight = gammas + rest - 0.5 * standard**2
    weight = np.exp(log_weight - log_weight.max())
    points = np.exp(weighted_quantiles(np.log(ALPHA_GRID), weight, ALPHA_POINTS))
    return points * (twitches.size / max(twitches.size - PARAMETERS_USED, 1))


def autocorrelation(observed: ObservedDays, residuals: FloatArray) -> float:
    """Return the lag-1 correlation of standardised residuals (n,) over pairs of days that are neighbours.

    It is shrunk to .25 as if 20 pairs said so, and is never negative.
    """
    neighbours = np.diff(observed.days) == 1
    products = (residuals[:-1] * residuals[1:])[neighbours]
    variance = max(float(np.mean(residuals**2)), 1e-9)
    pulled = (products.sum() / variance + PRIOR_CORRELATION * PRIOR_PAIRS) / (products.size + PRIOR_PAIRS)
    return float(np.clip(pulled, 0, HIGHEST_CORRELATION))


def variance_inflation(correlation: float, days: int) -> float:
    """Return by how much the variance of a mean of so many days exceeds that of independent ones.

    1 + 2 Σ (1 − j/n) ρ₁ d^(j−1) over the lags j, with d = max(ρ₁, .70).
    """
    lags = np.arange(1, max(days, 1))
    fading = max(correlation, FADING)
    return float(1 + 2 * np.sum((1 - lags / days) * correlation * fading ** (lags - 1)))
