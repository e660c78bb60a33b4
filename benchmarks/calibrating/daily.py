"""A diary that is read every day: does anybody ever call it an improvement when nothing changed?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.calibrating.looks import OURS
from benchmarks.calibrating.readings import ever_sure_three_times, is_enough
from benchmarks.calibrating.scenarios import Scenario
from benchmarks.peers import PEERS

FIRST, LAST = 7, 60
"""The days on which it is read."""


@dataclass(slots=True)
class EverImproving:
    """How many diaries were called an improvement at least once, by reader."""

    diaries: int = 0
    claimed: dict[str, int] = field(default_factory=dict)

    def add(self, other: EverImproving) -> None:
        """Take in what was found on other diaries."""
        self.diaries += other.diaries
        for reader, number in other.claimed.items():
            self.claimed[reader] = self.claimed.get(reader, 0) + number

    def share(self, reader: str) -> float:
        """Return the share of diaries."""
        return self.claimed.get(reader, 0) / max(self.diaries, 1)


def read_daily(scenario: Scenario, numbers: Iterable[int]) -> EverImproving:
    """Read each diary on each of its logged days from day 7 to 60, as it was known then."""
    found = EverImproving(claimed=dict.fromkeys((OURS, *PEERS), 0))
    for number in numbers:
        diary = scenario.diary(number)
        days = [day for day in diary.days[diary.logged].tolist() if FIRST <= day <= LAST]
        claims = {OURS: ever_sure_three_times(diary, days)}
        for name, peer in PEERS.items():
            known = [diary.known_on(day) for day in days]
            claims[name] = any(peer(k).improving for k, day in zip(known, days, strict=True) if is_enough(k, day))
        found.diaries += 1
        for reader, claimed in claims.items():
            found.claimed[reader] += claimed
    return found
