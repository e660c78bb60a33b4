from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from myotrack.services.open_diary import open_diary
from myotrack.ui.pages.count import CountPage
from myotrack.ui.pages.count.tally import START_MS
from tests.ui.pages.hosts import a_clock, a_host, words_on

ROOT = Path(__file__).parents[4]


@pytest.mark.parametrize("presses", [1, 7, 30])
def test_a_killed_program_loses_no_press_that_it_showed(tmp_path: Path, qapp: object, presses: int) -> None:
    path = tmp_path / "a.myotrack"
    command = [sys.executable, "-m", "tests.ui.pages.count.counts_until_killed", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as counting:
        assert counting.stdout is not None
        shown = 0
        for line in counting.stdout:
            shown = int(line.split()[0])
            if shown >= presses:
                break
        counting.kill()
        # What it said before the signal reached it counts as shown, too.
        shown = max([shown, *(int(line.split()[0]) for line in counting.stdout.readlines() if line.endswith("\n"))])
    assert counting.returncode != 0
    assert shown >= presses

    diary = open_diary(path, a_clock())
    left_open = diary.counting.unfinished()
    assert left_open is not None
    # The last press may be on disk without having been shown yet.
    assert shown <= left_open.count <= shown + 1
    # Those right after Start are taken for its repeats; their times are kept.
    assert sum(at >= START_MS for at in left_open.presses_ms) == left_open.count
    page = CountPage(a_host(diary))
    page.refresh()
    assert f"A count of {left_open.count} from 20:14 was not finished." in words_on(page)
    page.deleteLater()
    diary.close()
