"""The work, cut into pieces that one or two processes do: what is measured on which scenario's diaries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing import get_context

from benchmarks.calibrating.alarms import EVER, Alarms, alarm_in
from benchmarks.calibrating.daily import EverImproving, read_daily
from benchmarks.calibrating.looks import Looks, look_at
from benchmarks.calibrating.scenarios import (
    FIRST_SIMULATOR,
    REBOUNDS,
    RELAPSE,
    RELAPSE_ON,
    SECOND_REBOUNDS,
    SECOND_RELAPSE,
    SECOND_SIMULATOR,
    SECOND_UNCHANGED,
    UNCHANGED,
    Scenario,
)

WITHIN_7, WITHIN_14, AFTER_RELAPSE = (1, 7), (1, 14), (RELAPSE_ON, RELAPSE_ON + 6)
SPANS = (EVER, WITHIN_7, WITHIN_14, AFTER_RELAPSE)
"""Days in which an alarm is looked for."""

PIECE = 20
"""Diaries that are done at once."""


class Kind(StrEnum):
    """What is measured."""

    LOOKS = "looks"
    DAILY = "daily"
    ALARMS = "alarms"


Found = Looks | EverImproving | Alarms
Results = dict[tuple[Kind, int, int], Found]
"""By what was measured, the simulator, and the scenario's key."""
Done = tuple[Kind, int, int, Found]


@dataclass(frozen=True)
class Piece:
    """Some diaries of a scenario."""

    kind: Kind
    scenario: Scenario
    numbers: range


@dataclass(frozen=True, slots=True)
class Size:
    """Diaries per scenario, for each kind of figure: looks and alarms are cheap, reading every day is not."""

    looks: int
    daily: int
    alarms: int


FULL, QUICK = Size(300, 400, 600), Size(30, 20, 100)


def pieces(size: Size) -> list[Piece]:
    """Return all the work, the longest first."""
    readings = [(Kind.DAILY, scenario, size.daily) for scenario in (UNCHANGED, SECOND_UNCHANGED)]
    looks = [(Kind.LOOKS, scenario, size.looks) for scenario in (*FIRST_SIMULATOR, *SECOND_SIMULATOR)]
    alarmed = (*FIRST_SIMULATOR, *REBOUNDS, RELAPSE, *SECOND_SIMULATOR, *SECOND_REBOUNDS, SECOND_RELAPSE)
    alarms = [(Kind.ALARMS, scenario, size.alarms) for scenario in dict.fromkeys(alarmed)]
    return [
        Piece(kind, scenario, range(start, min(start + PIECE, diaries)))
        for kind, scenario, diaries in (*readings, *looks, *alarms)
        for start in range(0, diaries, PIECE)
    ]


def measured(piece: Piece) -> Done:
    """Do one piece."""
    scenario = piece.scenario
    return piece.kind, scenario.simulator, scenario.key, _found(piece.kind, scenario, piece.numbers)


def _found(kind: Kind, scenario: Scenario, numbers: range) -> Found:
    match kind:
        case Kind.LOOKS:
            return look_at(scenario, numbers)
        case Kind.DAILY:
            return read_daily(scenario, numbers)
        case Kind.ALARMS:
            return alarm_in(scenario, numbers, SPANS)


def do(work: list[Piece], processes: int) -> Iterator[Done]:
    """Do all pieces, in this process or in several; the order does not matter."""
    if processes == 1:
        yield from map(measured, work)
        return
    with get_context("spawn").Pool(processes) as pool:
        yield from pool.imap_unordered(measured, work)


def gather(done: Iterator[Done]) -> Results:
    """Put the pieces of each scenario together."""
    results: Results = {}
    for kind, simulator, key, found in done:
        _take_in(results, (kind, simulator, key), found)
    return results


def _take_in(results: Results, key: tuple[Kind, int, int], found: Found) -> None:
    match results.setdefault(key, type(found)()), found:
        case Looks() as whole, Looks() as part:
            whole.add(part)
        case EverImproving() as whole, EverImproving() as part:
            whole.add(part)
        case Alarms() as whole, Alarms() as part:
            whole.add(part)


@dataclass(frozen=True)
class Table:
    """The results, asked for by scenario."""

    results: Results

    def looks(self, scenario: Scenario) -> Looks:
        """Return the looks at a scenario."""
        found = self.results[Kind.LOOKS, scenario.simulator, scenario.key]
        assert isinstance(found, Looks)
        return found

    def daily(self, scenario: Scenario) -> EverImproving:
        """Return what daily reading found."""
        found = self.results[Kind.DAILY, scenario.simulator, scenario.key]
        assert isinstance(found, EverImproving)
        return found

    def alarms(self, *scenarios: Scenario) -> Alarms:
        """Return the alarms in one scenario, or in several taken together."""
        together = Alarms()
        for scenario in scenarios:
            found = self.results[Kind.ALARMS, scenario.simulator, scenario.key]
            assert isinstance(found, Alarms)
            together.add(found)
        return together
