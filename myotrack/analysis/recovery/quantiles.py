"""Quantiles of weighted values and of mixtures: exact, so that the same diary always gives the same answer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.special import ndtr, ndtri

from myotrack.analysis.recovery.arrays import FloatArray

MOST_STEPS = 60
CLOSE_ENOUGH = 1e-5
"""A step after which the next one is below 1e-9: the error of Newton's steps is squared by each."""
SQRT_TWO_PI = float(np.sqrt(2 * np.pi))


def weighted_quantiles(values: FloatArray, weights: FloatArray, at: Sequence[float]) -> FloatArray:
    """Return the quantiles of values (K,) with weights (K,): each value stands in the middle of its weight.

    Between two values they are interpolated linearly.
    """
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order])
    middle = (reached - 0.5 * weights[order]) / reached[-1]
    return np.interp(at, middle, values[order])


def mixture_quantiles(mean: FloatArray, sd: FloatArray, weights: FloatArray, at: Sequence[float]) -> FloatArray:
    """Return quantiles of mixtures of normal distributions, one mixture a column: (len(at), columns).

    `mean` is (K, columns), `sd` and `weights` are (K,). The distribution function Σ w Φ((x − mean)/sd) is inverted by
    Newton's steps inside a bracket (bisection where a step would leave it), from the quantile of the whole mixture's
    mean and variance on.
    """
    share = weights / weights.sum()
    found = np.empty((len(at), mean.shape[1]))
    ends = (mean - 9 * sd[:, None]).min(axis=0), (mean + 9 * sd[:, None]).max(axis=0)
    centre = share @ mean
    spread = np.sqrt(share @ (sd[:, None] ** 2 + (mean - centre) ** 2))
    for row, level in enumerate(at):
        found[row] = _inverted(level, (mean, sd, share), centre + float(ndtri(level)) * spread, *ends)
    return found


def _inverted(
    level: float,
    mixture: tuple[FloatArray, FloatArray, FloatArray],
    start: FloatArray,
    low: FloatArray,
    high: FloatArray,
) -> FloatArray:
    """Return the quantile of each mixture (columns,), which lies between `low` and `high`."""
    mean, sd, share = mixture
    found = np.clip(start, low, high)
    left, at = np.arange(found.size), found.copy()  # the columns that are not there yet, and where they are
    for _step in range(MOST_STEPS):
        standard = (at - mean) / sd[:, None]
        beyond = share @ ndtr(standard) - level
        density = (share / sd) @ np.exp(-0.5 * standard**2) / SQRT_TWO_PI
        low, high = np.where(beyond < 0, at, low), np.where(beyond < 0, high, at)
        with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
            newton = at - beyond / density
        stays = (newton >= low) & (newton <= high)  # False for what is not a number
        following = np.where(stays, newton, (low + high) / 2)
        found[left] = following
        going = np.abs(following - at) > CLOSE_ENOUGH
        if not going.any():
            break
        left, at, low, high, mean = left[going], following[going], low[going], high[going], mean[:, going]
    return found
