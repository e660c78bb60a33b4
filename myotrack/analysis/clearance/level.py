"""The level of a medicine relative to its usual level: one compartment, first order, superposition of the doses.

The diary knows daily doses and not their hours, so a daily dose is taken as spread evenly over its day. The level then
runs towards the dose: after u hours at a dose of r (1 = the usual one) it is r + (before − r) · 2^(−u / t½). That is
the mean of what single doses would make of it (Rowland & Tozer, Clinical Pharmacokinetics: multiple dosing).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

NORMAL_CLEARANCE = 120.0
"""Creatinine clearance of a healthy adult, ml/min (statistics.md, Clearance band)."""


def half_life_with_weak_kidneys(half_life: float, unchanged: float, creatinine_clearance: float) -> float:
    """Return a half-life when the kidneys clear less: t½ ÷ (1 − fe·(1 − CLcr/120)), Dettli 1976.

    `half_life` in any unit of time, `unchanged` is fe, the share (0 to 1) that leaves unchanged by the kidneys,
    `creatinine_clearance` in ml/min, from 0 on; above 120 it counts as 120.
    """
    share = min(max(creatinine_clearance, 0.0) / NORMAL_CLEARANCE, 1.0)
    return half_life / (1 - unchanged * (1 - share))


def relative_level(hours: Sequence[float], doses: Sequence[tuple[float, float]], half_life: float) -> tuple[float, ...]:
    """Return the level at each of `hours`, 1 = the usual level, reached before the first change.

    `doses` are (hour, dose relative to the usual one) from which on each dose holds, hours ascending; `half_life` in
    hours.
    """
    starts = [start for start, _dose in doses]
    at_start: list[float] = []
    level = 1.0
    for number, (start, _dose) in enumerate(doses):
        if number:
            level = _towards(doses[number - 1][1], level, start - starts[number - 1], half_life)
        at_start.append(level)
    found: list[float] = []
    for hour in hours:
        number = bisect_right(starts, hour) - 1
        found.append(
            1.0 if number < 0 else _towards(doses[number][1], at_start[number], hour - starts[number], half_life)
        )
    return tuple(found)


def _towards(dose: float, level: float, hours: float, half_life: float) -> float:
    return float(dose + (level - dose) * 2 ** (-hours / half_life))
