"""A disk that fails: EIO in each of the first calls of a kind, once or for good; no false "saved", no duplicate."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from myotrack.services import backups
from tests.faults.deeds import state
from tests.faults.places import ROOT, environment, missing_tool
from tests.faults.stubborn import live
from tests.faults.table import Row, not_done
from tests.faults.whole_life import DIARY

DEEDS = 50
FIRST_CALLS = 50
READS = "pread64,read"
"""Reads of the diary's own file alone: the program's own files are read with these calls as well."""

KINDS = ("pwrite64", "write", "fsync,fdatasync", "ftruncate", "unlink")

_BAR = "0 false “saved”, 0 duplicates, 0 damaged files, 0 unforeseen errors"


@dataclass
class Outcome:
    """What came of all failures of a kind."""

    runs: int = 0
    injected: int = 0
    told: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def note(self, what: str, where: str) -> None:
        """Count something that must not be."""
        self.wrong[what] += 1
        if len(self.examples) < 6:
            self.examples.append(f"{what} at {where}")


def broken_disk_rows(work: Path, *, quick: bool) -> list[Row]:
    """Let calls fail with EIO, one a run, and then every call from one on."""
    once, ever = "EIO in one call, then tried again: ", "EIO in every call from one on: "
    missing = missing_tool("strace")
    if missing:
        return [not_done(f"{what}{', '.join((*KINDS, READS))}", _BAR, missing) for what in (once, ever)]
    states = _states(work, DEEDS)
    rows = []
    for kind in (*KINDS, READS):
        outcome = Outcome()
        for number in range(1, FIRST_CALLS + 1, 10 if quick else 1):
            if not _fail(work / f"{kind}-{number}", kind, f"{number}", states, outcome):
                break  # so many calls there were not
        rows.append(_row(f"{once}{kind}", outcome))
    outcome = Outcome()
    for kind in (*KINDS, READS):
        for number in range(1, FIRST_CALLS + 1, 25 if quick else 12):
            _fail(work / f"{kind}-{number}-on", kind, f"{number}+", states, outcome)
    rows.append(_row(f"{ever}{', '.join((*KINDS, READS))}", outcome))
    return rows


def commit_row(work: Path) -> Row:
    """Let every sync of one commit fail, each in a run of its own."""
    deeds = 4
    states, outcome = _states(work, deeds), Outcome()
    for number in range(8, 14):
        _fail(work / f"sync-{number}", "fsync,fdatasync", f"{number}", states, outcome, deeds)
    return _row("EIO in each sync of one commit, then tried again", outcome)


def _states(work: Path, deeds: int) -> list[str]:
    twin = work / "twin"
    twin.mkdir()
    states = [""]
    live(twin, deeds, lambda _kind, _step, _why: states.append(state(twin / DIARY, ids=False)))
    return states


def _fail(folder: Path, kind: str, when: str, states: list[str], outcome: Outcome, deeds: int = DEEDS) -> bool:
    """Live once with the call that `when` names failing; return whether there was such a call."""
    folder.mkdir()
    log = folder.with_suffix(".log")
    strace = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", str(log), "-e", f"trace={kind}"]
    strace += ["-e", f"inject={kind}:error=EIO:when={when}"]
    strace += ["-P", str(folder / DIARY)] if kind == READS else []
    program = [sys.executable, "-m", "tests.faults.stubborn", str(folder), str(deeds)]
    done = subprocess.run(
        [*strace, *program], cwd=ROOT, env=environment(folder / "home"), capture_output=True, text=True, check=False
    )
    where = f"{kind} {when}"
    outcome.runs += 1
    injected = "INJECTED" in log.read_text(encoding="utf-8")
    outcome.injected += injected
    outcome.told += "failed" in done.stdout
    if done.returncode not in (0, 3):
        outcome.note(f"unforeseen error ({done.stderr.strip().rsplit(chr(10), 1)[-1][:90]})", where)
    if "odd" in done.stdout:
        outcome.note("refused although nothing was said to be saved", where)
    saved = [int(line.split()[1]) for line in done.stdout.splitlines() if line.startswith("saved")]
    last = saved[-1] + 1 if saved else 0
    path = folder / DIARY
    if not path.exists():
        if saved:
            outcome.note("lost", where)
        return injected
    if not backups.check(path).sound:
        outcome.note("damaged", where)
    found = state(path, ids=False)
    allowed = states[last : last + 1] if done.returncode == 0 else states[last : last + 2]
    if found not in allowed:
        outcome.note("lost" if found in states[:last] else "twice or half", where)
    if not all(backups.check(copy).sound for copy in folder.glob("[!.]*copy.myotrack")):
        outcome.note("damaged copy", where)
    return injected


def _row(done: str, outcome: Outcome) -> Row:
    wrong = ", ".join(f"{times} × {what}" for what, times in outcome.wrong.items()) or "nothing"
    examples = f" ({'; '.join(outcome.examples)})" if outcome.examples else ""
    return Row(
        done,
        f"{outcome.runs} runs, {outcome.injected} with a failing call, {outcome.told} told the person",
        f"wrong: {wrong}{examples}",
        _BAR,
        not outcome.wrong and outcome.injected > 0,
    )
