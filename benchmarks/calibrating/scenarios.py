"""The scenarios: what happened after day 0, to whom, and which simulator made the days."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from benchmarks.simulators.courses import (
    STOP,
    Course,
    Doses,
    along_doses,
    delayed,
    rebound,
    relapse,
    straight,
    towards,
    unchanged,
)
from benchmarks.simulators.cyclic_days import cyclic_diary
from benchmarks.simulators.diary import SimulatedDiary
from benchmarks.simulators.noisy_days import People, noisy_diary

SEED = 20261122
"""Every diary has a stream of its own from (SEED, simulator, scenario, number): the order of work changes nothing."""

EVERYBODY = People()
TAPER: Doses = ((-400, 60), (0, 45), (7, 30), (14, 15), (21, 0))
RESTART: Doses = ((-400, 60), (0, 0), (14, 30))
TO_HALF: Doses = ((-400, 60), (0, 30))
RELAPSE_ON = 45


@dataclass(frozen=True)
class Scenario:
    """A named kind of diary; `key` numbers it for the seeds, once and for all."""

    key: int
    name: str
    course: Course
    people: People | None = EVERYBODY
    """None: the second simulator, which draws its own people."""
    doses: Doses = STOP

    @property
    def simulator(self) -> int:
        """Which of the two simulators makes the days: 1 or 2."""
        return 2 if self.people is None else 1

    def diary(self, number: int) -> SimulatedDiary:
        """Return one diary; the same number always gives the same."""
        rng = np.random.default_rng([SEED, self.simulator, self.key, number])
        if self.people is None:
            return cyclic_diary(self.course, rng, self.doses)
        return noisy_diary(self.course, self.people, rng, self.doses)


def _fall(half_time: float) -> Course:
    return partial(towards, half_time=half_time)


UNCHANGED = Scenario(1, "nothing changed", unchanged)
HALF_TIME_4 = Scenario(3, "half time 4 days", _fall(4))
REBOUND = Scenario(8, "rebound to 5 times on day 6, then gone", partial(rebound, half_time=4, height=5, peak=6))
REBOUNDS = (
    Scenario(21, "rebound to 5 times on day 4, then gone", partial(rebound, half_time=4, height=5, peak=4)),
    REBOUND,
    Scenario(22, "rebound to 5 times on day 8, then gone", partial(rebound, half_time=4, height=5, peak=8)),
)
"""Nobody knows when a rebound is highest: these three are taken together."""
RELAPSE = Scenario(20, "gone, and back at half on day 45", partial(relapse, half_time=4, on=RELAPSE_ON, level=0.5))

FIRST_SIMULATOR = (
    UNCHANGED,
    Scenario(2, "half time 2 days", _fall(2)),
    HALF_TIME_4,
    Scenario(4, "half time 10 days", _fall(10)),
    Scenario(5, "half time 21 days", _fall(21)),
    Scenario(6, "plateau at 30 %", partial(towards, half_time=4, level=0.3)),
    Scenario(7, "rises to twice as many", partial(towards, half_time=4, level=2)),
    REBOUND,
    Scenario(9, "falls after 7 days", partial(delayed, half_time=4, delay=7)),
    Scenario(10, "straight line to 0 in 30 days", partial(straight, length=30)),
    Scenario(11, "few twitches (0.5 to 2 a day)", _fall(4), People(mean=(0.5, 2))),
    Scenario(12, "very many twitches (200 to 600)", _fall(4), People(mean=(200, 600))),
    Scenario(13, "half of the days missing", _fall(4), People(missing=(0.5, 0.5))),
    Scenario(14, "40 % more zeros", _fall(4), People(zero_share=0.4)),
    Scenario(15, "bad days logged less often", _fall(4), People(missing=(0.1, 0.1), bad_days_missing=0.4)),
    Scenario(16, "bad days less often, unchanged", unchanged, People(missing=(0.1, 0.1), bad_days_missing=0.4)),
    Scenario(23, "few twitches (0.2 to 2 a day), unchanged", unchanged, People(mean=(0.2, 2))),
    Scenario(17, "taper over 3 weeks", partial(along_doses, half_time=4, doses=TAPER), doses=TAPER),
    Scenario(24, "taper, gone after its first cut", _fall(4), doses=TAPER),
    Scenario(25, "taper, gone after its second cut", partial(delayed, half_time=4, delay=7), doses=TAPER),
    Scenario(26, "restart, comes back", partial(along_doses, half_time=4, doses=RESTART), doses=RESTART),
    Scenario(27, "restart, stays away", _fall(4), doses=RESTART),
    Scenario(18, "reduction to half: half as many", partial(along_doses, half_time=4, doses=TO_HALF), doses=TO_HALF),
    Scenario(19, "reduction to half: gone", _fall(6), doses=TO_HALF),
)
"""For the intervals and the verdicts."""

SECOND_UNCHANGED = Scenario(1, "nothing changed", unchanged, None)
SECOND_HALF_TIME_4 = Scenario(2, "half time 4 days", _fall(4), None)
SECOND_REBOUNDS = (
    Scenario(7, "rebound to 5 times on day 4, then gone", partial(rebound, half_time=4, height=5, peak=4), None),
    Scenario(9, "rebound to 5 times on day 6, then gone", partial(rebound, half_time=4, height=5, peak=6), None),
    Scenario(10, "rebound to 5 times on day 8, then gone", partial(rebound, half_time=4, height=5, peak=8), None),
)
SECOND_RELAPSE = Scenario(8, RELAPSE.name, RELAPSE.course, None)

SECOND_SIMULATOR = (
    SECOND_UNCHANGED,
    SECOND_HALF_TIME_4,
    Scenario(3, "half time 10 days", _fall(10), None),
    Scenario(4, "plateau at 30 %", partial(towards, half_time=4, level=0.3), None),
    Scenario(5, "rises to twice as many", partial(towards, half_time=4, level=2), None),
    SECOND_REBOUNDS[1],
    Scenario(6, "taper over 3 weeks", partial(along_doses, half_time=4, doses=TAPER), None, TAPER),
)
