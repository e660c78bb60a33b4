"""One simulated diary: what was counted and logged, what was true, and the same as a timeline of the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from benchmarks.simulators.courses import STOP, Doses, FloatArray, IntArray
from myotrack.analysis.day_zero import DayZero, day_zeros, default_day_zero
from myotrack.analysis.recovery.observed import ObservedDays
from myotrack.analysis.worsening.days import DayGrid
from myotrack.analysis.worsening.scan import Before
from myotrack.domain.checkins import CheckIn
from myotrack.domain.doses import DoseChange
from myotrack.domain.medicines import BACLOFEN, Medicine, Role
from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.domain.scales import MOST_TWITCHES
from myotrack.domain.timeline import Timeline

DAY_ZERO = date(2026, 3, 3)
FIRST, LAST = -28, 90
"""The days that every diary has, counted from day 0."""
RECENT_DAYS = 7

_ENTERED = Provenance(datetime.combine(DAY_ZERO, time(20), UTC), Author.PATIENT, Source.LIVE)


def all_days() -> IntArray:
    """Return the days of a diary, counted from day 0."""
    return np.arange(FIRST, LAST + 1, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class SimulatedDiary:
    """Days counted from day 0; all arrays have one place a day (n,). `share` is the true mean as a share of before."""

    days: IntArray
    share: FloatArray
    twitches: FloatArray
    logged: NDArray[np.bool_]
    doses: Doses = STOP

    def true_percent_fewer(self, day: int) -> float:
        """Return how many percent fewer twitches the last 7 days up to `day` were meant to have."""
        recent = (self.days > max(day - RECENT_DAYS, -1)) & (self.days <= day)
        return float(100 * (1 - self.share[recent].mean()))

    def known_on(self, day: int) -> ObservedDays:
        """Return the logged days up to `day`."""
        known = self.logged & (self.days <= day)
        return ObservedDays(self.days[known], self.twitches[known])

    @property
    def grid(self) -> DayGrid:
        """The same days as the worsening scan takes them."""
        first = DAY_ZERO + timedelta(days=int(self.days[0]))
        return DayGrid(first, np.where(self.logged, self.twitches, 0.0), self.logged)

    @property
    def before(self) -> Before:
        """The baseline as the worsening scan takes it."""
        own = self.twitches[self.logged & (self.days < 0)]
        return Before(-int(self.days[0]), own.size, float(own.mean()) if own.size else 0.0)

    def timeline(self) -> Timeline:
        """Return the diary as the program holds it, up to its last day."""
        check_ins = tuple(
            CheckIn(id=f"c{day}", day=_on(day), provenance=_ENTERED, twitch_count=min(int(count), MOST_TWITCHES))
            for day, count, logged in zip(self.days.tolist(), self.twitches.tolist(), self.logged.tolist(), strict=True)
            if logged
        )
        changes = tuple(
            DoseChange(
                id=f"d{day}",
                medicine_id=BACLOFEN,
                day=_on(day),
                daily_dose=Decimal(mg),
                provenance=_ENTERED,
                role=Role.SUSPECTED,
            )
            for day, mg in self.doses
        )
        medicine = Medicine(id=BACLOFEN, name=BACLOFEN, provenance=_ENTERED)
        return Timeline(_on(int(self.days[-1])), check_ins=check_ins, medicines=(medicine,), dose_changes=changes)


def day_zero_of(timeline: Timeline) -> DayZero:
    """Return the day 0 of a simulated diary's timeline."""
    found = default_day_zero(day_zeros(timeline))
    if found is None:
        raise ValueError("a simulated diary has a dose that went down")
    return found


def _on(day: int) -> date:
    return DAY_ZERO + timedelta(days=day)
