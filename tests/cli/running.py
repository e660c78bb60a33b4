"""Runs MyoTrack's commands in tests as a person would: a process of its own, real files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "tests" / "data" / "tables"
SUMMARY = ROOT / "tests" / "data" / "summary"


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it said."""

    status: int
    said: str
    complained: str


def run(*arguments: str | Path, code: Path = ROOT, **environment: str) -> Ran:
    """Run `python -m myotrack` with these arguments and return how it ended."""
    done = subprocess.run(
        [sys.executable, "-m", "myotrack", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        cwd=code,
        env=os.environ | {"PYTHONPATH": str(code)} | environment,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def run_each(commands: Sequence[Sequence[str | Path]]) -> tuple[list[int], list[str]]:
    """Run several commands in one process of their own; return their statuses, and the lines on standard error."""
    typed = [[str(word) for word in command] for command in commands]
    program = (
        "import sys\n"
        "from myotrack.__main__ import main\n"
        f"print('statuses', *[main(command) for command in {typed!r}])\n"
        "print('drawn', *(m for m in sys.modules if m.partition('.')[0] in ('PySide6', 'shiboken6', 'matplotlib')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", timeout=120, check=False, cwd=ROOT
    )
    assert "Traceback" not in done.stderr, done.stderr
    statuses, drawn = done.stdout.splitlines()[-2:]
    assert drawn == "drawn"
    return [int(status) for status in statuses.split()[1:]], done.stderr.splitlines()


def one_sentence(ran: Ran) -> str:
    """Return the sentence on standard error, which is one line and no traceback, without its bidi isolates."""
    assert ran.complained.count("\n") == 1, ran.complained
    assert "Traceback" not in ran.complained
    return ran.complained.strip().replace("\u2068", "").replace("\u2069", "")


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
