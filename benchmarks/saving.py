"""Saving a check-in until every visible widget is repainted, and switching pages, in a diary of ten years."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.diaries import make_diary
from benchmarks.tables import Row, print_table

TIMES = 30


def main() -> None:
    """Print the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from myotrack.app import Program
    from myotrack.ui.page_list import page_entries

    app = QApplication(["myotrack"])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MYOTRACK_HOME"] = folder
        path = make_diary(Path(folder) / "decade.myotrack", 3653)
        commit = _bare_commits(Path(shutil.copy(path, Path(folder) / "copy")))
        program = Program(app)
        program.start(path, demo=False)
        app.processEvents()
        diary = program.diary
        if diary is None:
            raise SystemExit("the diary did not open")
        saving = []
        for number in range(TIMES):
            start = perf_counter()
            diary.diary.answer(diary.diary.today() - timedelta(days=number % 2), twitch_count=10 + number)
            app.processEvents()
            saving.append(perf_counter() - start)
        beyond = (median(saving) - median(commit)) * 1000
        rows = [
            Row(
                "save a check-in, everything visible repainted",
                f"{median(saving) * 1000:.1f} ms",
                f"{median(commit) * 1000:.1f} ms",
                f"{beyond:.1f} ms beyond",
                "≤ 50 ms beyond the bare commit",
            )
        ]
        keys = [entry.key for entry in page_entries()]
        for key in keys:
            program.window.go(key)
            app.processEvents()
        for key in keys:
            seconds = []
            for _number in range(7):
                program.window.go("help" if key != "help" else "today")
                app.processEvents()
                start = perf_counter()
                program.window.go(key)
                app.processEvents()
                seconds.append(perf_counter() - start)
            rows.append(Row(f"switch to {key}", f"{median(seconds) * 1000:.1f} ms", "", "", "≤ 100 ms once loaded"))
        program.window.close()
        diary.close()
    print_table("Saving and switching, diary of 10 years (medians)", rows)


def _bare_commits(path: Path) -> list[float]:
    """Return the seconds of commits of one changed row with the same pragmas and nothing else."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=TRUNCATE", "synchronous=EXTRA", "secure_delete=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    seconds = []
    for number in range(TIMES):
        start = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE check_in SET bother = ? WHERE id = 'c0'", (number % 10,))
        connection.execute("COMMIT")
        seconds.append(perf_counter() - start)
    connection.close()
    return seconds


if __name__ == "__main__":
    main()
