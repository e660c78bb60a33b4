"""How high each number of twitches lies, and the round numbers beside the lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

import numpy as np
from numpy.typing import NDArray

LEAST_TOP = 4.0
"""The lane reaches at least this many twitches a day, so that a diary of zeros is a line of zeros at its foot."""

BAND_REACH = 1.1
"""A band answer may stretch the lane to this many times the highest value; what reaches beyond is cut and marked."""

MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class FrequencyScale:
    """Twitches a day from 0 at `bottom` to `top_value` at `top`, points."""

    bottom: float
    top: float
    top_value: float

    def y(self, value: float) -> float:
        """Return the height of a number of twitches, never above the top."""
        return self.bottom + min(value / self.top_value, 1.0) * (self.top - self.bottom)

    def ys(self, values: Sequence[float]) -> NDArray[np.float64]:
        """Return the heights of many numbers."""
        shares = np.minimum(np.asarray(values, dtype=np.float64) / self.top_value, 1.0)
        return np.asarray(self.bottom + shares * (self.top - self.bottom))


def top_value(values: Sequence[float], highs: Sequence[float]) -> float:
    """Return how high the lane must reach for these values and the upper ends of their bands (or weeks)."""
    highest = max(values, default=0.0)
    return max(LEAST_TOP, highest * 1.06, min(max(highs, default=0.0), highest * BAND_REACH))


def round_steps(top: float, most: int = MOST_STEPS) -> tuple[int, ...]:
    """Return round whole numbers from 0 up to `top`, at most `most` + 1 of them."""
    rough = max(top / max(most, 1), 1.0)
    size = 10 ** floor(log10(rough))
    step = next(factor * size for factor in (1, 2, 5, 10) if factor * size >= rough * (1 - 1e-9))
    return tuple(range(0, int(top) + 1, int(step)))
