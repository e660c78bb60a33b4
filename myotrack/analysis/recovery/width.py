"""Why an interval is wide, in things that a person knows of: what would narrow it, or would have."""

from __future__ import annotations

from dataclasses import dataclass

from myotrack.analysis.recovery.dispersion import Noise
from myotrack.analysis.recovery.values import Width

FEW_DAYS, FEW_TWITCHES = 14, 40.0
"""Fewer logged days before day 0 or after it, or fewer twitches before it, than these show. Design choice."""
LOGGED_SHARE = 0.9
"""Less of the last 14 days logged than this shows. Design choice."""
RANGES_SHARE = 0.2
"""More of the logged days answered as a range than this shows. Design choice."""
UNEVEN_ALPHA, ALIKE_INFLATION = 1.0, 2.5
"""α from which single days say little, and variance inflation from which neighbouring days say the same. Design
choice: at α = 1 a day's standard deviation is as large as its mean."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much there is: logged days before and after day 0, twitches before, shares of days, noise."""

    days_before: int
    twitches_before: float
    days_after: int
    logged_share: float
    ranges_share: float


def wide_because(amount: Amount, noise: Noise) -> tuple[Width, ...]:
    """Return every reason that holds, what can still be mended first."""
    found = {
        Width.UNLOGGED_DAYS: amount.logged_share < LOGGED_SHARE,
        Width.RANGES: amount.ranges_share > RANGES_SHARE,
        Width.FEW_DAYS_AFTER: amount.days_after < FEW_DAYS,
        Width.FEW_DAYS_BEFORE: amount.days_before < FEW_DAYS,
        Width.FEW_TWITCHES_BEFORE: amount.twitches_before < FEW_TWITCHES,
        Width.UNEVEN_DAYS: noise.middle >= UNEVEN_ALPHA,
        Width.ALIKE_DAYS: noise.inflation >= ALIKE_INFLATION,
    }
    return tuple(width for width, holds in found.items() if holds)
