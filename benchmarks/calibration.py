"""Is the recovery analysis right as often as it says, and the alarm as quiet? On simulated diaries with a known truth.

`python -m benchmarks.calibration` prints the tables (about a quarter of an hour on one core), `--quick` a rough version
of them, `--write docs/calibration.md` puts them where they are read, `--processes 2` uses two cores.
The exit status is 1 when a bar of the first simulator is missed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.calibrating.work import Done


def main() -> int:
    """Run the benchmark."""
    asked = _asked()
    # One core means one core; numpy asks when it is imported, which is why that happens below.
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
    from benchmarks.calibrating.bars import FIRST, bars
    from benchmarks.calibrating.page import Run, page
    from benchmarks.calibrating.scenarios import SEED
    from benchmarks.calibrating.speed import measure
    from benchmarks.calibrating.work import FULL, QUICK, Table, do, gather, pieces
    from myotrack.services.clock import system_clock

    size = QUICK if asked.quick else FULL
    print(f"seed {SEED}; diaries per scenario: {size}", file=sys.stderr, flush=True)
    start = perf_counter()
    speeds = [measure(years) for years in (2, 10)]
    table = Table(gather(_told(do(work := pieces(size), asked.processes), len(work))))
    written = page(Run(system_clock().date(), size, table, speeds))
    print(f"{perf_counter() - start:.0f} s", file=sys.stderr)
    if asked.write is None:
        print(written, end="")
    else:
        asked.write.write_text(written, encoding="utf-8")
    missed = [bar for bar in bars(table, FIRST) if not bar.met]
    for bar in missed:
        print(f"missed: {bar.what}: {100 * bar.reached:.1f} %", file=sys.stderr)
    return 1 if missed else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibration", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few diaries: to see that it runs")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page to FILE and print no tables")
    parser.add_argument("--processes", type=int, default=1, metavar="N")
    return parser.parse_args()


def _told(done: Iterator[Done], pieces: int) -> Iterator[Done]:
    """Pass on what is done, and say now and then how far it is."""
    for number, piece in enumerate(done, start=1):
        if number * 20 // pieces > (number - 1) * 20 // pieces:
            print(f"{100 * number // pieces} %", file=sys.stderr, flush=True)
        yield piece


if __name__ == "__main__":
    sys.exit(main())
