"""The bars: what the recovery analysis and the alarm must reach, what they reached, and what other ways reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import sqrt

from benchmarks.calibrating.alarms import AVERAGE, EVER
from benchmarks.calibrating.looks import DAYS, OURS, SURELY_BETTER, Looks
from benchmarks.calibrating.scenarios import (
    FIRST_SIMULATOR,
    HALF_TIME_4,
    REBOUNDS,
    RELAPSE,
    SECOND_HALF_TIME_4,
    SECOND_REBOUNDS,
    SECOND_RELAPSE,
    SECOND_SIMULATOR,
    SECOND_UNCHANGED,
    UNCHANGED,
    Scenario,
)
from benchmarks.calibrating.speed import Speed
from benchmarks.calibrating.work import AFTER_RELAPSE, WITHIN_7, WITHIN_14, Table
from benchmarks.peers import PEERS
from myotrack.analysis.recovery.values import Verdict

LINE, LRR = "line through log(1+y)", "LRR"


@dataclass(frozen=True)
class Bar:
    """One figure: what, what it must reach, the share reached (0 to 1), its standard error, and the others' shares."""

    what: str
    at_least: float | None
    at_most: float | None
    reached: float
    error: float
    peers: Mapping[str, float] = field(default_factory=dict)

    @property
    def met(self) -> bool:
        """Whether it is reached."""
        above = self.at_least is None or self.reached >= self.at_least
        return above and (self.at_most is None or self.reached <= self.at_most)


@dataclass(frozen=True)
class Cast:
    """The scenarios of one simulator in the parts that the bars give them."""

    all_scenarios: tuple[Scenario, ...]
    unchanged: Scenario
    half_time_4: Scenario
    recovering: tuple[Scenario, ...]
    rebounds: tuple[Scenario, ...]
    relapse: Scenario


FIRST = Cast(FIRST_SIMULATOR, UNCHANGED, HALF_TIME_4, FIRST_SIMULATOR[1:5], REBOUNDS, RELAPSE)
SECOND = Cast(
    SECOND_SIMULATOR, SECOND_UNCHANGED, SECOND_HALF_TIME_4, SECOND_SIMULATOR[1:3], SECOND_REBOUNDS, SECOND_RELAPSE
)


def bars(table: Table, cast: Cast) -> list[Bar]:
    """Return every bar but speed, for one simulator."""
    looks = [table.looks(scenario) for scenario in cast.all_scenarios]
    return [*_coverage(looks), *_claims(table, cast), *_alarms(table, cast)]


def speed_bars(speeds: list[Speed]) -> list[tuple[Speed, float]]:
    """Return each speed with the milliseconds that it must keep to."""
    most = {2: 50.0, 10: 100.0}
    return [(speed, most[speed.years]) for speed in speeds]


def _coverage(looks: list[Looks]) -> list[Bar]:
    def over(reader: str, of: Callable[[list[float]], float]) -> float:
        return of([held for found in looks if (held := found.coverage(reader)) is not None])

    def mean(shares: list[float]) -> float:
        return sum(shares) / len(shares)

    # The looks at one diary are alike, so that diaries are counted and not looks.
    diaries = [_diaries(found) for found in looks]
    worst = over(OURS, min)
    return [
        Bar(
            f"90 % interval of percent fewer holds the truth, mean of {len(looks)} scenarios",
            0.90, None, over(OURS, mean), _error(over(OURS, mean), sum(diaries)),
            {LINE: over(LINE, mean), LRR: over(LRR, mean)},
        ),
        Bar(
            "the same, worst scenario",
            0.80, None, worst, _error(worst, min(diaries)), {LINE: over(LINE, min), LRR: over(LRR, min)},
        ),
    ]  # fmt: skip


def _claims(table: Table, cast: Cast) -> list[Bar]:
    still, falling, daily = table.looks(cast.unchanged), table.looks(cast.half_time_4), table.daily(cast.unchanged)
    single = still.improving(OURS)
    ever = daily.share(OURS)
    per_day = {day: falling.verdicts(*SURELY_BETTER, Verdict.PROBABLY_IMPROVING, day=day) for day in DAYS}
    worst_day = min(per_day, key=lambda day: per_day[day])
    return [
        Bar(
            f"“improving” at a single look on day {', '.join(map(str, DAYS))}, nothing changed",
            None, 0.04, single, _error(single, _diaries(still)), {name: still.improving(name) for name in PEERS},
        ),
        Bar(
            "ever “improving” when read daily on days 7–60, nothing changed",
            None, 0.06, ever, _error(ever, daily.diaries), {name: daily.share(name) for name in PEERS},
        ),
        Bar(
            f"half time 4 days: told as better by day 14–42 (lowest of the looks: day {worst_day})",
            0.85, None, per_day[worst_day], _error(per_day[worst_day], _diaries(falling)),
            {name: min(falling.improving(name, day) for day in DAYS) for name in PEERS},
        ),
    ]  # fmt: skip


def _alarms(table: Table, cast: Cast) -> list[Bar]:
    def bar(
        what: str, scenarios: tuple[Scenario, ...], span: tuple[int, int], least: float | None, most: float | None
    ) -> Bar:
        found = table.alarms(*scenarios)
        share = found.share(OURS, *span)
        return Bar(what, least, most, share, _error(share, found.diaries), {AVERAGE: found.share(AVERAGE, *span)})

    return [
        bar("alarm, any in 90 days: flat and noisy", (cast.unchanged,), EVER, None, 0.13),
        bar("alarm, any in 90 days: recovering or resolved", cast.recovering, EVER, None, 0.03),
        bar("rebound to 5 times: alarm within 7 days", cast.rebounds, WITHIN_7, 0.50, None),
        bar("rebound to 5 times: alarm within 14 days", cast.rebounds, WITHIN_14, 0.78, None),
        bar("relapse to 50 %: alarm within 7 days", (cast.relapse,), AFTER_RELAPSE, 0.80, None),
    ]


def _diaries(looks: Looks) -> int:
    return max(len(looks.of(OURS)) // len(DAYS), 1)


def _error(share: float, diaries: int) -> float:
    """Return the standard error of a share of so many diaries."""
    return sqrt(share * (1 - share) / diaries)
