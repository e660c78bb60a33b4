"""Kill −9 while the program writes: what was said to be saved is there, and nothing is half-done."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from myotrack.services import backups
from tests.faults.deeds import DeedClock, do, opened, state
from tests.faults.table import Row
from tests.faults.writer import Writers, writers

KILLS, KILLS_QUICK = 500, 12
CONTROL_KILLS, CONTROL_KILLS_QUICK = 60, 8
KILLS_PER_DIARY = 20


@dataclass
class Losses:
    """What the kills cost."""

    kills: int = 0
    in_the_middle: int = 0
    said: int = 0
    lost: int = 0
    damaged: int = 0


def kill_rows(work: Path, *, quick: bool) -> list[Row]:
    """Kill writers at random moments, and as a control some that say "saved" too early."""
    with writers(work / "home") as nursery:
        found = _kill(nursery, work, KILLS_QUICK if quick else KILLS, too_early=False)
        control = _kill(nursery, work, CONTROL_KILLS_QUICK if quick else CONTROL_KILLS, too_early=True)
    return [
        Row(
            "kill −9 while the program writes (21 kinds of deeds), opened again and compared with the same deeds",
            f"{found.kills} kills ({found.in_the_middle} in the middle of a write), {found.said} deeds said to be done",
            f"{found.lost} lost, {found.damaged} damaged files",
            "0 lost, 0 damaged; some kills in the middle",
            found.lost == 0 and found.damaged == 0 and found.in_the_middle > 0,
        ),
        Row(
            "control: a writer that says so before it writes",
            f"{control.kills} kills",
            f"{control.lost} lost, {control.damaged} damaged files",
            "it must lose some, and damage nothing",
            control.lost > 0 and control.damaged == 0,
        ),
    ]


def _kill(nursery: Writers, work: Path, kills: int, *, too_early: bool) -> Losses:
    chance = random.Random(9)  # the moments are by chance, not secret
    losses = Losses()
    while losses.kills < kills:
        path = work / f"{too_early}-{losses.kills}.myotrack"
        clock = DeedClock()
        twin = path.with_name("twin.myotrack")
        plain = opened(twin, clock)
        opened(path, clock).close()
        number = 0
        for _ in range(min(KILLS_PER_DIARY, kills - losses.kills)):
            last = nursery.killed(path, number, chance.randint(0, 4), chance.uniform(0, 9), too_early=too_early)
            journal = path.with_name(f"{path.name}-journal")
            losses.kills += 1
            losses.said += last + 1 - number
            losses.in_the_middle += journal.exists() and journal.stat().st_size > 0
            states = [state(twin)]
            for deed in range(number, last + 1):
                do(plain, clock, deed, first=deed == number)
                states.append(state(twin))
            opened(path, clock).close()
            there = state(path)
            losses.damaged += not backups.check(path).sound
            said = last + 1
            if there != states[-1]:
                # At most the deed that was being done may be there unsaid, and then all of it.
                do(plain, clock, said, first=said == number)
                if there != state(twin):
                    losses.lost += 1
                    losses.damaged += there not in states
                    break
                said += 1
            number = said
        plain.close()
        path.unlink()
        twin.unlink()
    return losses
