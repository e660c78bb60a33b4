"""Running processes in turn, and printing what was measured as a table of medians."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

RUNS = 7
"""Runs of each command after one warm-up; the median is quoted."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what, the figure, the floor it is held against, and what it must reach."""

    what: str
    figure: str
    floor: str
    result: str
    bar: str


def print_table(title: str, rows: Sequence[Row]) -> None:
    """Print rows under a title, columns aligned."""
    cells = [("", "measured", "bare floor", "result", "must reach"), *(_cells(row) for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(5)]
    print(f"\n{title}")
    for row in cells:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def in_turn(commands: Mapping[str, Sequence[str]], runs: int = RUNS) -> dict[str, list[float]]:
    """Run each command once a round, A B C A B C …, and return the seconds from exec to its first line of output.

    A first round warms up and does not count.
    """
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            taken = _until_first_line(command)
            if number:
                seconds[name].append(taken)
    return seconds


def run(command: Sequence[str]) -> str:
    """Run a module as a process without a screen and return what it printed."""
    done = subprocess.run(_python(command), env=_environment(), check=True, text=True, stdout=subprocess.PIPE)
    return done.stdout


def _until_first_line(command: Sequence[str]) -> float:
    start = perf_counter()
    with subprocess.Popen(_python(command), env=_environment(), stdout=subprocess.PIPE) as process:
        if process.stdout is None or not process.stdout.readline():
            raise RuntimeError(f"{command} said nothing")
        return perf_counter() - start


def _python(command: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", *command]


def _environment() -> dict[str, str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    # An installed program has its bytecode; without it, compiling our modules would be measured.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def paired_ratio(ours: Sequence[float], floor: Sequence[float]) -> float:
    """Return the median of the ratios of runs that followed each other."""
    return median(a / b for a, b in zip(ours, floor, strict=True))


def _cells(row: Row) -> tuple[str, str, str, str, str]:
    return (row.what, row.figure, row.floor, row.result, row.bar)
