"""The window on damaged files: something is shown for each, the red card works, and nothing is written."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

from tests.faults.damage import damages
from tests.faults.damaged import NAME, some_diaries
from tests.faults.places import ROOT, environment
from tests.faults.table import Row

SHARE, SHARE_QUICK = 0.02, 0.001


def damaged_window_rows(work: Path, *, quick: bool) -> list[Row]:
    """Open the window on a few files of each kind of damage, and look at every page of those that open."""
    diaries, chance = some_diaries(work), random.Random(41)  # by chance, not secret
    folders = []
    for number, kind in enumerate(damages(SHARE_QUICK if quick else SHARE)):
        folder = work / f"{number} {kind.name}"
        folder.mkdir()
        kind.put(folder / NAME, diaries, chance)
        folders.append(str(folder))
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.window_damaged", *folders],
        cwd=ROOT,
        env=environment(work / "home"),
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines() or [json.dumps({"shown": {}, "wrong": ["it crashed"]})]
    said = json.loads(lines[-1])
    shown = ", ".join(f"{times} {what}" for what, times in said["shown"].items())
    return [
        Row(
            "the window on damaged and strange files: every page of what opens, the red card where nothing does",
            f"{len(folders)} files ({shown})",
            "; ".join(said["wrong"][:3]) or "0 crashes, 0 files changed",
            "0 crashes, 0 files changed, the red card opens",
            not said["wrong"] and not done.returncode,
        )
    ]
