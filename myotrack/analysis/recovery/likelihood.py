"""The NB2 likelihood of a course, with the mean before day 0 integrated out by Laplace's method.

A bin of n logged days with mean μ a day and dispersion α has a negative binomial total (Hilbe 2011, NB2):

    log P(y) = log Γ(y + n/α) − log Γ(n/α) + y · log(αμ / (1 + αμ)) − n/α · log(1 + αμ) + terms without μ and α

With μ = m0 · s and b = log m0, the first two derivatives after b are Σ y − Σ q (y + n/α) and −Σ q (1 − q) (y + n/α),
q = αμ / (1 + αμ). Neighbouring days are alike, so the log likelihood is divided by the variance inflation factor.
Laplace (Tierney & Kadane 1986): ∫ exp(ℓ(b)) db ≈ exp(ℓ(b̂)) · √(2π / −ℓ″(b̂)).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from myotrack.analysis.recovery.arrays import BoolArray, FloatArray, IntArray
from myotrack.analysis.recovery.binning import BinnedDays

MOST_STEPS = 30
LARGEST_STEP = 1.5
"""Newton's longest step in log m0: far from the mode a longer one would overshoot."""
STILL_MOVING = 0.5
"""A smaller part of the courses than this is picked out to go on alone: picking takes as long as a step."""
CLOSE_ENOUGH = 1e-6
"""A step in log m0 after which the next one is below rounding (Newton's error is squared by each step)."""


@dataclass(frozen=True)
class Marginal:
    """Of each course (K,): log marginal likelihood, mode and standard deviation of log m0 (m0: twitches a day)."""

    log_likelihood: FloatArray
    mode: FloatArray
    sd: FloatArray

    def chosen(self, rows: BoolArray | IntArray) -> Marginal:
        """Return some of the courses: `rows` is a mask or positions."""
        return Marginal(self.log_likelihood[rows], self.mode[rows], self.sd[rows])


def marginal_likelihood(
    shares: FloatArray,
    bins: BinnedDays,
    dispersion: float,
    inflation: float,
    start: FloatArray | None = None,
    most_steps: int = MOST_STEPS,
) -> Marginal:
    """Return the marginal of each course; `shares` is s (K × L), `start` (K,) where to look for log m0 first.

    After a few steps the answer is a rough one that is never too high by more than its distance to the mode.
    """
    size = bins.logged / dispersion
    weight, total = bins.twitches + size, bins.twitches.sum()
    mode = np.log(total / (shares @ bins.logged)) if start is None else start
    mode = _mode(mode, shares, dispersion, total, weight, most_steps)
    _slope, curve = _derivatives(mode, shares, dispersion, total, weight)
    scaled = (dispersion * np.exp(mode))[:, None] * shares
    height = np.sum(gammaln(weight) - gammaln(size)) + np.log(scaled) @ bins.twitches
    scaled += 1  # the logarithm of the sum is right to 1e-16, and several times faster than log1p
    height -= np.log(scaled, out=scaled) @ weight
    variance = inflation / np.maximum(curve, 1e-9)
    return Marginal(height / inflation + 0.5 * np.log(2 * np.pi * variance), mode, np.sqrt(variance))


def _mode(
    start: FloatArray, shares: FloatArray, dispersion: float, total: float, weight: FloatArray, most_steps: int
) -> FloatArray:
    """Return the mode of log m0 of each course (K,) by Newton's method; those that are there don't go on."""
    mode, moving = start.copy(), np.arange(start.size)
    for _step in range(most_steps):
        slope, curve = _derivatives(mode[moving], shares, dispersion, total, weight)
        step = np.clip(slope / np.maximum(curve, 1e-9), -LARGEST_STEP, LARGEST_STEP)
        mode[moving] += step
        far = np.abs(step) >= CLOSE_ENOUGH
        if not far.any():
            break
        if far.mean() < STILL_MOVING:
            moving, shares = moving[far], shares[far]
    return mode


def _derivatives(
    mode: FloatArray, shares: FloatArray, dispersion: float, total: float, weight: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return dℓ/db and −d²ℓ/db² of each course, both (K,); the array of 1 − q (K × L) is worked out in place."""
    rest = (dispersion * np.exp(mode))[:, None] * shares
    rest += 1
    np.reciprocal(rest, out=rest)
    first = rest @ weight
    np.square(rest, out=rest)
    return total - weight.sum() + first, first - rest @ weight
