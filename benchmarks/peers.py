"""What other ways of reading a diary say of the same days: the ways that people and spreadsheets use.

Each takes the logged days known today and says whether it would call that an improvement, and where it can, how many
percent fewer with a 90 % interval. They are given every help: the same baseline of 28 days, the same least amount of
data, and no claim without it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri, stdtrit

from myotrack.analysis.recovery.observed import ObservedDays

FloatArray = NDArray[np.float64]

LEAST_FALL = 0.9
"""A 7-day average claims a fall when it is at least 10 % below the mean before."""
RECENT_DAYS = 7


@dataclass(frozen=True, slots=True)
class PeerReading:
    """Whether it says "improving", and percent fewer with the ends of its 90 % interval where it has one."""

    improving: bool
    low: float | None = None
    high: float | None = None


def seven_day_average(known: ObservedDays) -> PeerReading:
    """Compare the mean of the last 7 days with the mean before day 0."""
    recent = known.twitches[(known.days > known.last_day - RECENT_DAYS) & (known.days >= 0)]
    return PeerReading(bool(recent.mean() <= LEAST_FALL * known.before.mean()))


def line_through_logs(known: ObservedDays) -> PeerReading:
    """Fit a straight line through log(1 + y) of the days since day 0; a fall is a slope below 0 at 5 %, one-sided."""
    after = known.days >= 0
    x, y = known.days[after].astype(np.float64), np.log1p(known.twitches[after])
    spread = float(((x - x.mean()) ** 2).sum())
    slope = float(((x - x.mean()) * y).sum() / spread)
    rest = y - y.mean() - slope * (x - x.mean())
    error = float(np.sqrt((rest**2).sum() / (x.size - 2) / spread))
    reach = float(stdtrit(x.size - 2, 0.95)) * error
    ends = [100 * (1 - float(np.exp((slope + side * reach) * x[-1]))) for side in (1, -1)]
    return PeerReading(slope + reach < 0, ends[0], ends[1])


def log_response_ratio(known: ObservedDays) -> PeerReading:
    """Log ratio of the two phases' means with its delta-method error (Pustejovsky 2018); a fall: 95 % interval below 0.

    A mean of 0 is taken as half a twitch in all days of its phase, as SingleCaseES does.
    """
    phases = [known.before, known.twitches[known.days >= 0]]
    means = [max(float(phase.mean()), 1 / (2 * phase.size)) for phase in phases]
    parts = [float(phase.var(ddof=1)) / (phase.size * mean**2) for phase, mean in zip(phases, means, strict=True)]
    ratio, error = float(np.log(means[1] / means[0])), float(np.sqrt(sum(parts)))
    reach = float(ndtri(0.95)) * error
    ends = [100 * (1 - float(np.exp(ratio + side * reach))) for side in (1, -1)]
    return PeerReading(ratio + float(ndtri(0.975)) * error < 0, ends[0], ends[1])


def nonoverlap(known: ObservedDays) -> PeerReading:
    """NAP of the two phases (Parker & Vannest 2009) with the error of Hanley & McNeil (1982); a fall: 95 % above .5."""
    before, after = known.before, known.twitches[known.days >= 0]
    signs = np.sign(before[:, None] - after[None, :])
    nap = float((signs + 1).mean() / 2)
    both, either = nap / (2 - nap), 2 * nap**2 / (1 + nap)
    pairs = before.size * after.size
    variance = nap * (1 - nap) + (after.size - 1) * (both - nap**2) + (before.size - 1) * (either - nap**2)
    return PeerReading(nap - float(ndtri(0.975)) * float(np.sqrt(max(variance, 0.0) / pairs)) > 0.5)


PEERS: dict[str, Callable[[ObservedDays], PeerReading]] = {
    "7-day average": seven_day_average,
    "line through log(1+y)": line_through_logs,
    "LRR": log_response_ratio,
    "NAP": nonoverlap,
}

AVERAGE_RISE, LEAST_EXTRA = 1.3, 4
_FEWEST_RECENT, _FEWEST_BEFORE, _DAYS_BEFORE = 4, 7, 28


def seven_day_alarms(twitches: FloatArray, logged: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return on which days the last 7 average 1.3 times the 28 days before, with 4 twitches more; shape (n,)."""
    found = np.zeros(twitches.size, dtype=np.bool_)
    for day in range(RECENT_DAYS, twitches.size):
        recent, before = (
            slice(day + 1 - RECENT_DAYS, day + 1),
            slice(max(day + 1 - RECENT_DAYS - _DAYS_BEFORE, 0), day + 1 - RECENT_DAYS),
        )
        days, days_before = int(logged[recent].sum()), int(logged[before].sum())
        if not logged[day] or days < _FEWEST_RECENT or days_before < _FEWEST_BEFORE:
            continue
        total = float(twitches[recent][logged[recent]].sum())
        expected = float(twitches[before][logged[before]].mean()) * days
        found[day] = total >= AVERAGE_RISE * expected and total - expected >= LEAST_EXTRA
    return found
