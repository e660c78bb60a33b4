"""Two imports that make the same new diary at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from myotrack.domain.checkins import CheckIn
from myotrack.storage.store import open_store

_TWO = 2


def test_what_each_of_two_imports_says_is_true(tmp_path: Path) -> None:
    path = tmp_path / "new.myotrack"
    running = []
    for number in range(_TWO):
        table = tmp_path / f"rows{number}.csv"
        table.write_text(f"date,twitch_count\n2024-01-0{number + 1},3\n", encoding="utf-8")
        command = [sys.executable, "-m", "myotrack", "import", str(path), str(table)]
        running.append(
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ))
        )
    said = [program.communicate() for program in running]
    store = open_store(path)
    with store.read() as reader:
        there = {check_in.day.day for check_in in reader.all(CheckIn)}
    store.close()
    # The second one may also have come late enough to find the diary, and to add its day.
    done = {number + 1 for number, program in enumerate(running) if program.returncode == 0}
    assert there == done, said
    assert sum("Made the diary" in output for output, _complaint in said) == 1
    assert all(program.returncode in (0, 1) for program in running)
    assert all("there already" in complaint for _output, complaint in said if complaint), said
