"""How twitches may go after day 0: s_t, the mean of day t as a share of the mean before day 0 (statistics.md, Model).

    s_t = 1 before day 0, and after it  s_t = f + (1 − f) · G(E_t)  [+ A · (t / p) · exp(1 − t / p)]
    E_t = 2^(−t / h′) after a stop;  E_t = d_t + (E_{t−1} − d_t) · 2^(−1 / h′), E_{−1} = 1, along a dose path d
    E_t = 2^(−(t − k) / h′) from day k on, and 1 before it, in a taper whose step on day k ended it all
    G(E) = E (1 + c) / (E + c)
    h = h′ · log2(2 + 1 / c), the time until half of the effect is gone after a stop

E is what is left of the medicine's influence, G the effect that this still has: an effect that saturates (a small c)
stays for a while and then goes faster. c stands here as κ = 1 / c, so that "no saturation" is κ = 0 and not infinity:
G(E) = E (1 + κ) / (1 + κ E) and h = h′ · log2(2 + κ).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from myotrack.analysis.recovery.arrays import BoolArray, FloatArray, IntArray
from myotrack.analysis.recovery.dose_path import STOP, DosePath, Doses

LEAST_SHARE = 1e-6
"""Lowest s: a mean of exactly 0 has no logarithm."""

ALONG_THE_DOSES = -1
"""In place of the day on which a course begins by itself: this one follows the doses."""

NEVER, AT_ONCE = 1e6, 0.05
"""Half times (days) of a course that ends where it began, and the least one: both have a logarithm."""

HALF_LIVES_TO_THE_END, PEAKS_TO_THE_END = 36, 24
"""After so many half-lives and peaks next to nothing is left of a course's change: 2^−30 of it, also where it saturates
(which takes log2(51) ≈ 6 half-lives more)."""


def half_life_behind(half_time: FloatArray, saturation: FloatArray) -> FloatArray:
    """Return h′ (days) for which half of the effect is gone h days after a stop; `saturation` is κ = 1/c."""
    return half_time / np.log2(2 + saturation)


def exposure(days: IntArray, half_life: FloatArray, path: DosePath = STOP) -> FloatArray:
    """Return E (half-lives × days): the part of the influence that is left on each day; 1 before day 0."""
    rate = -1 / half_life[:, None]
    if path == STOP:
        return np.exp2(rate * np.maximum(days, 0))
    left = np.ones((half_life.size, days.size))
    reached = np.ones((half_life.size, 1))  # E on the day before a step
    ends = (*path.starts[1:], None)
    for start, level, end in zip(path.starts, path.levels, ends, strict=True):
        on = (days >= start) & (days < end if end is not None else True)
        left[:, on] = level + (reached - level) * np.exp2(rate * (days[on] - start + 1))
        if end is not None:
            reached = level + (reached - level) * np.exp2(rate * (end - start))
    return left


def half_way(half_time: FloatArray, saturation: FloatArray, path: DosePath) -> FloatArray:
    """Return the days from day 0 until each course along a path is half of its way to its end for the first time.

    Between two days E goes on as it does from day to day, so that this need not be a whole number of days.
    """
    if path == STOP:
        return half_time
    half_life = half_life_behind(half_time, saturation)
    end = path.levels[-1] * (1 + saturation) / (1 + saturation * path.levels[-1])
    middle = (1 + end) / 2
    wanted = middle / (1 + saturation - saturation * middle)  # the E at which G is half of its way
    found = np.full(half_time.size, NEVER)
    reached = np.ones(half_time.size)
    ends = (*path.starts[1:], None)
    for start, level, following in zip(path.starts, path.levels, ends, strict=True):
        crosses = (found == NEVER) & (end < 1) & (level < wanted) & (wanted <= reached)
        ratio = np.where(crosses, (reached - level) / np.where(crosses, wanted - level, 1), 1)
        on = start - 1 + half_life * np.log2(ratio)
        found = np.where(crosses & (on <= (np.inf if following is None else following - 1)), on, found)
        if following is not None:
            reached = level + (reached - level) * np.exp2(-(following - start) / half_life)
    days: FloatArray = np.clip(found, AT_ONCE, NEVER)
    return days


def effect(left: FloatArray, saturation: FloatArray) -> FloatArray:
    """Return G(E) (rows × days) for κ = 1/c (rows,)."""
    kappa = saturation[:, None]
    rest = kappa * left
    rest += 1
    whole = left * (1 + kappa)
    whole /= rest
    return whole


def hump(days: IntArray, height: FloatArray, peak: FloatArray) -> FloatArray:
    """Return the rebound A · (t/p) · exp(1 − t/p) (rows × days): it reaches its height A on day p; 0 before day 0."""
    share = np.maximum(days, 0) / peak[:, None]
    falling = 1 - share
    share *= height[:, None]
    share *= np.exp(falling, out=falling)
    return share


@dataclass(frozen=True)
class Courses:
    """Courses that are weighed against each other, one a row; all arrays are (K,).

    `half_time` h in days, `saturation` κ, `floor` f and `height` A as shares of the mean before, `peak` p in days;
    `returning` is the part that comes back with a dose that was raised again, `begins` the day from which the course
    goes by itself, as after a stop (`ALONG_THE_DOSES` if the doses drive it), `shape` the position in `Shape`.
    """

    half_time: FloatArray
    saturation: FloatArray
    floor: FloatArray
    height: FloatArray
    peak: FloatArray
    returning: FloatArray
    begins: IntArray
    shape: IntArray
    log_prior: FloatArray

    @property
    def size(self) -> int:
        """How many they are."""
        return self.floor.size

    def chosen(self, rows: BoolArray | IntArray) -> Courses:
        """Return some of them: `rows` is a mask or positions."""
        return Courses(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))

    def level_after(self, doses: Doses) -> int:
        """Return a day after which no course changes any more, beyond rounding."""
        half_life = float(half_life_behind(self.half_time, self.saturation).max())
        falling = max(doses.starts) + HALF_LIVES_TO_THE_END * half_life
        return int(max(falling, PEAKS_TO_THE_END * float(self.peak.max()))) + 1

    def shares(self, days: IntArray, doses: Doses) -> FloatArray:
        """Return s (K × days) after these doses."""
        # Worked out in place: these arrays are large, and making new ones takes longer than filling them.
        found = np.empty((self.size, days.size))
        for rows, begins, path in self._kinds(doses):
            # Many courses differ in their floor alone: E and G are worked out once for all of them.
            # (A complex number stands for a pair: many times faster than rows of a table.)
            keys, which = np.unique(self.half_time[rows] + 1j * self.saturation[rows], return_inverse=True)
            half_time, saturation = keys.real, keys.imag
            half_life = half_life_behind(half_time, saturation)
            left = effect(exposure(days - begins, half_life, path), saturation)
            floor = self.floor[rows, None]
            part = left[which]
            part *= 1 - floor
            part += floor
            found[rows] = part
        humps = np.flatnonzero(self.height > 0)
        if humps.size:
            found[humps] += hump(days, self.height[humps], self.peak[humps])
        found[:, days < 0] = 1.0
        return np.maximum(found, LEAST_SHARE, out=found)

    def half_times(self, doses: Doses) -> FloatArray:
        """Return the days from day 0 until each course (humps aside) is half of its way from before to its end (K,)."""
        found = np.empty(self.size)
        for rows, begins, path in self._kinds(doses):
            found[rows] = begins + half_way(self.half_time[rows], self.saturation[rows], path)
        return found

    def _kinds(self, doses: Doses) -> Iterator[tuple[BoolArray, int, DosePath]]:
        """Yield which courses share a path, the day from which they go along it, and the path."""
        for begins in np.unique(self.begins).tolist():
            own = self.begins == begins
            if begins != ALONG_THE_DOSES:
                yield own, begins, STOP
                continue
            for returning in np.unique(self.returning[own]).tolist():
                yield own & (self.returning == returning), 0, doses.path(returning)
