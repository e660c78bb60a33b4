"""Where each day lies from left to right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from myotrack.analysis.picture import DayRange

WIDEST_DAY_EM = 3.5
"""A day is never wider than this, so that a diary of three days doesn't look like a wall."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days side by side from `left` on, each `per_day` points wide; a day's mark stands in its middle."""

    shown: DayRange
    left: float
    per_day: float

    @classmethod
    def fitted(cls, shown: DayRange, left: float, right: float, em: float) -> TimeScale:
        """Return the scale that puts the shown days between `left` and `right`."""
        # A figure that is far too narrow is still drawn, past its edge.
        return cls(shown, left, min(max(right - left, em) / shown.days, WIDEST_DAY_EM * em))

    @property
    def right(self) -> float:
        """Right edge of the last day."""
        return self.start(self.shown.last) + self.per_day

    def start(self, day: date) -> float:
        """Return the left edge of a day."""
        return self.left + (day - self.shown.first).days * self.per_day

    def end(self, day: date) -> float:
        """Return the right edge of a day."""
        return self.start(day) + self.per_day

    def middle(self, day: date) -> float:
        """Return where a day's mark stands."""
        return self.start(day) + self.per_day / 2

    def starts(self, days: Iterable[date]) -> NDArray[np.float64]:
        """Return the left edges of many days."""
        numbers = np.fromiter((day.toordinal() for day in days), dtype=np.float64)
        return np.asarray(self.left + (numbers - self.shown.first.toordinal()) * self.per_day)

    def day_at(self, x: float) -> date | None:
        """Return the day drawn at `x`, points from the left edge of the sheet; None beside the days."""
        if not self.left <= x <= self.right:
            return None
        number = min(int((x - self.left) / self.per_day), self.shown.days - 1)
        return self.shown.first + timedelta(days=number)
