"""Looks on fixed days: does the interval hold the truth, what is the verdict, and who calls it an improvement?

Ours is `recovery_analysis` on the diary's timeline as it was known on the day: the door itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from benchmarks.calibrating.scenarios import Scenario
from benchmarks.peers import PEERS, PeerReading
from benchmarks.simulators.diary import DAY_ZERO, SimulatedDiary, day_zero_of
from myotrack.analysis.recovery.analyse import recovery_analysis
from myotrack.analysis.recovery.values import RecoveryAnalysis, Verdict

DAYS = (14, 28, 42)
"""Days after day 0 on which each diary is looked at."""
OURS = "MyoTrack"
SURE = 0.95

IMPROVING = (Verdict.IMPROVING, Verdict.LEVELLING_OFF)
QUIET = (Verdict.RESOLVED, Verdict.QUIET_ON_SUPPRESSANT)
SAYS_BETTER = (*IMPROVING, Verdict.PROBABLY_IMPROVING, *QUIET)
"""Verdicts from which a person learns that there are fewer twitches."""
SURELY_BETTER = (*IMPROVING, *QUIET)
SAYS_WORSE = (Verdict.WORSE, Verdict.RELAPSED)
NO_FEWER, CLEARLY_FEWER = 5.0, 30.0
"""Percent: "better" contradicts a truth of less than 5 % fewer, "worse" one of more than 30 % fewer."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look of one reader: whether the truth lies between the ends, how far apart these are, what it says.

    `covered` and `width` (points of percent) are None without an interval; the verdict is ours alone.
    """

    day: int
    truth: float
    covered: bool | None
    width: float | None
    improving: bool
    verdict: Verdict | None = None


@dataclass(slots=True)
class Looks:
    """All looks at a scenario, by reader; `too_little` counts those on which there was too little for any."""

    by_reader: dict[str, list[Look]] = field(default_factory=dict)
    too_little: int = 0

    def add(self, other: Looks) -> None:
        """Take in what was found on other diaries of the scenario."""
        for reader, looks in other.by_reader.items():
            self.by_reader.setdefault(reader, []).extend(looks)
        self.too_little += other.too_little

    def of(self, reader: str, day: int | None = None) -> list[Look]:
        """Return the looks of a reader, on one day or on all."""
        return [look for look in self.by_reader.get(reader, []) if day in (None, look.day)]

    def coverage(self, reader: str) -> float | None:
        """Return the share of looks whose interval holds the truth; None for a reader without intervals."""
        held = [look.covered for look in self.of(reader) if look.covered is not None]
        return sum(held) / len(held) if held else None

    def width(self, reader: str) -> float:
        """Return the median width of the intervals, in points of percent."""
        widths = sorted(look.width for look in self.of(reader) if look.width is not None)
        return widths[len(widths) // 2] if widths else float("nan")

    def improving(self, reader: str, day: int | None = None) -> float:
        """Return the share of looks that say "improving"."""
        looks = self.of(reader, day)
        return sum(look.improving for look in looks) / max(len(looks), 1)

    def verdicts(self, *which: Verdict, day: int | None = None) -> float:
        """Return the share of our looks with one of these verdicts."""
        looks = self.of(OURS, day)
        return sum(look.verdict in which for look in looks) / max(len(looks), 1)

    def contradictions(self) -> float:
        """Return the share of our looks whose verdict is the opposite of the truth."""
        looks = self.of(OURS)
        return sum(map(_contradicts, looks)) / max(len(looks), 1)

    def commonest(self) -> list[tuple[Verdict, float]]:
        """Return our verdicts with their shares, the commonest first."""
        looks = self.of(OURS)
        counted = Counter(look.verdict for look in looks if look.verdict is not None)
        in_order = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        return [(verdict, number / len(looks)) for verdict, number in in_order]


def look_at(scenario: Scenario, numbers: Iterable[int]) -> Looks:
    """Return the looks of every reader at some diaries of a scenario."""
    found = Looks()
    for number in numbers:
        diary = scenario.diary(number)
        timeline = diary.timeline()
        day_zero = day_zero_of(timeline)
        for day in DAYS:
            said = recovery_analysis(timeline.until(DAY_ZERO + timedelta(days=day)), day_zero)
            _note(diary, day, said, found)
    return found


def _note(diary: SimulatedDiary, day: int, said: RecoveryAnalysis, found: Looks) -> None:
    fit = said.fit
    if fit is None:
        found.too_little += 1
        return
    truth = diary.true_percent_fewer(day)
    ends = fit.percent_fewer
    ours = _look(day, truth, PeerReading(fit.p_better >= SURE, ends.low, ends.high), said.verdict)
    found.by_reader.setdefault(OURS, []).append(ours)
    known = diary.known_on(day)
    for name, peer in PEERS.items():
        found.by_reader.setdefault(name, []).append(_look(day, truth, peer(known), None))


def _look(day: int, truth: float, said: PeerReading, verdict: Verdict | None) -> Look:
    if said.low is None or said.high is None:
        return Look(day, truth, None, None, said.improving, verdict)
    held = said.low <= truth <= said.high
    return Look(day, truth, held, said.high - said.low, said.improving, verdict)


def _contradicts(look: Look) -> bool:
    better_than_true = look.verdict in SAYS_BETTER and look.truth < NO_FEWER
    worse_than_true = look.verdict in SAYS_WORSE and look.truth > CLEARLY_FEWER
    return better_than_true or worse_than_true
