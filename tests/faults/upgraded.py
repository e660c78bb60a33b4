"""Kill −9 in the middle of bringing an older diary up to date: it is the old one or the new one, and never between.

`python -m tests.faults.upgraded PATH` opens an older diary, which brings it up to date.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from myotrack.services import backups
from myotrack.storage.tables import SCHEMA_VERSION
from tests.faults.deeds import DeedClock, do, opened, state
from tests.faults.places import ROOT, environment, missing_tool
from tests.faults.table import Row, not_done
from tests.storage.nursery import a_nursery

DEEDS = 63
_BAR = "≥ 30 places, 0 bad files, each brought up to date afterwards"
_CALLS = "pwrite64,fdatasync,fsync,unlink,ftruncate,rename"


@dataclass
class Upgrade:
    """An old diary, what it holds, and what the new one has to hold."""

    old: Path
    path: Path
    before: str
    after: str
    found: Counter[str] = field(default_factory=Counter)

    def put_old(self) -> None:
        """Let the old diary stand there, and nothing else."""
        shutil.rmtree(self.path.parent)
        self.path.parent.mkdir()
        shutil.copyfile(self.old, self.path)

    def judge(self) -> None:
        """Look at what a kill left, and let the program go on with it."""
        seen = self.path.parent.with_name("seen")
        shutil.rmtree(seen, ignore_errors=True)
        shutil.copytree(self.path.parent, seen)
        with closing(sqlite3.connect(seen / self.path.name)) as raw:
            raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            whole = raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        there = state(seen / self.path.name)
        self.found["killed"] += 1
        if not whole or there not in (self.before, self.after):
            self.found["bad"] += 1
        if there == self.after:
            self.found["new"] += 1
            copies = seen.rglob("[!.]*.myotrack")
            if not any(copy.name != self.path.name and state(copy) == self.before for copy in copies):
                self.found["without a copy"] += 1
        opened(self.path, DeedClock()).close()
        if state(self.path) != self.after or not backups.check(self.path).sound:
            self.found["not brought up to date"] += 1


def upgrade_rows(work: Path, *, quick: bool) -> list[Row]:
    """Kill the upgrade at its statements, and at what it tells the system."""
    old = an_old_diary(work)
    place = work / "place"
    place.mkdir()
    path = place / "mine.myotrack"
    shutil.copyfile(old, path)
    opened(path, DeedClock()).close()
    known = (state(old), state(path))
    at_statements = Upgrade(old, path, *known)
    with a_nursery() as nursery:
        _kill_at_each(at_statements, lambda n: _at_statement(nursery.start, nursery.line, path, n), 3 if quick else 1)
    done = f"kill −9 while version 1 becomes version {SCHEMA_VERSION}, "
    rows = [_row(f"{done}at {'every third' if quick else 'every'} statement", at_statements, quick=quick)]
    missing = missing_tool("strace")
    if missing:
        return [*rows, not_done(f"{done}at every call to the system", _BAR, missing)]
    if not quick:
        at_calls = Upgrade(old, path, *known)
        _kill_at_each(at_calls, lambda n: _at_call(path, work / "home", n), 4)
        rows.append(_row(f"{done}at every fourth call to the system", at_calls, quick=quick))
    return rows


def an_old_diary(work: Path) -> Path:
    """Make a diary of version 1: the tables as they were, filled with what was done in a diary of today."""
    new, old, clock = work / "new.myotrack", work / "old.myotrack", DeedClock()
    diary = opened(new, clock)
    for number in range(DEEDS):
        do(diary, clock, number)
    diary.close()
    with closing(sqlite3.connect(old)) as raw, raw:
        raw.executescript((ROOT / "tests" / "data" / "schema_v1.sql").read_text(encoding="utf-8"))
        raw.execute("PRAGMA application_id=0x4D796F54")
        raw.execute("PRAGMA user_version=1")
        raw.execute("ATTACH ? AS new", (str(new),))
        for (table,) in raw.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'").fetchall():
            columns = ", ".join(f'"{name}"' for _, name, *_ in raw.execute(f'PRAGMA main.table_info("{table}")'))
            raw.execute(f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM new."{table}"')
    return old


def _kill_at_each(upgrade: Upgrade, kill: Callable[[int], bool], stride: int) -> None:
    for number in range(1, 10_000, stride):
        upgrade.put_old()
        if not kill(number):
            return
        upgrade.judge()


def _at_statement(start: Callable[..., int], line: Callable[[], str], path: Path, number: int) -> bool:
    start("upgrade", str(path), str(number))
    return line() == "killed"


def _at_call(path: Path, home: Path, number: int) -> bool:
    # Not with --seccomp-bpf: it delivers no signals (strace 6.1).
    strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={_CALLS}"]
    strace += ["-e", f"inject={_CALLS}:signal=KILL:when={number}"]
    program = [sys.executable, "-m", "tests.faults.upgraded", str(path)]
    done = subprocess.run([*strace, *program], cwd=ROOT, env=environment(home), capture_output=True, check=False)
    return done.returncode != 0


def _row(done: str, upgrade: Upgrade, *, quick: bool) -> Row:
    found = upgrade.found
    return Row(
        done,
        f"{found['killed']} places",
        f"{found['bad']} bad files, {found['without a copy']} without a copy of the old one, "
        f"{found['not brought up to date']} not brought up to date afterwards ({found['new']} were new already)",
        _BAR,
        found["killed"] >= (8 if quick else 30)
        and not found["bad"] + found["without a copy"] + found["not brought up to date"],
    )


if __name__ == "__main__":
    opened(Path(sys.argv[1]), DeedClock()).close()
