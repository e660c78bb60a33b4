"""How often the worsening alarm cries wolf, and how soon it cries when there is one.

Measured with `levels`, which `worsening_reading` asks for a whole timeline at once: every day knows itself and the days
before it alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibrating.looks import OURS
from benchmarks.calibrating.scenarios import Scenario
from benchmarks.peers import seven_day_alarms
from benchmarks.simulators.diary import LAST
from myotrack.analysis.worsening.levels import levels

WATCH, AVERAGE = "MyoTrack, watch", "7-day average"


@dataclass(slots=True)
class Alarms:
    """For each reader and each span of days: how many diaries had an alarm in it."""

    diaries: int = 0
    alarmed: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def add(self, other: Alarms) -> None:
        """Take in what was found on other diaries."""
        self.diaries += other.diaries
        for key, number in other.alarmed.items():
            self.alarmed[key] = self.alarmed.get(key, 0) + number

    def share(self, reader: str, first: int, last: int) -> float:
        """Return the share of diaries with an alarm on any day of a span."""
        return self.alarmed.get((reader, first, last), 0) / max(self.diaries, 1)


def alarm_in(scenario: Scenario, numbers: Iterable[int], spans: Sequence[tuple[int, int]]) -> Alarms:
    """Return in how many diaries each reader cries on any day of each span (first and last day after day 0)."""
    found = Alarms()
    for number in numbers:
        diary = scenario.diary(number)
        grid = diary.grid
        said = levels(grid, diary.before)
        cries: dict[str, NDArray[np.bool_]] = {
            OURS: said.alarm,
            WATCH: said.watch,
            AVERAGE: seven_day_alarms(grid.twitches, grid.logged),
        }
        found.diaries += 1
        for first, last in spans:
            span = (diary.days >= first) & (diary.days <= last)
            for reader, cried in cries.items():
                key = (reader, first, last)
                found.alarmed[key] = found.alarmed.get(key, 0) + bool(cried[span].any())
    return found


EVER = (1, LAST)
"""Any day of the 90 after day 0."""
