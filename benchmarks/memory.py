"""Memory with the recovery chart open, against bare PySide6 + SQLAlchemy + matplotlib with an empty chart."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.tables import Row, print_table, run

RUNS = 5


def main() -> None:
    """Print the table."""
    from benchmarks.diaries import make_diary

    with tempfile.TemporaryDirectory() as folder:
        path = make_diary(Path(folder) / "year.myotrack", 365)
        floor = [float(run(["benchmarks.memory", "bare", str(path)])) for _number in range(RUNS)]
        ours_ = [float(run(["benchmarks.memory", "ours", str(path)])) for _number in range(RUNS)]
    ratio = median(ours_) / median(floor)
    row = Row(
        "chart of 1 year open",
        f"{median(ours_):.0f} MB",
        f"{median(floor):.0f} MB",
        f"{ratio:.2f} ×",
        "≤ 1.25 × bare PySide6 + SQLAlchemy + matplotlib",
    )
    print_table("Memory (proportional resident set, median)", [row])


def bare(path: str) -> None:
    """Show an empty chart in a window that also has SQLAlchemy loaded, and print the process's memory."""
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.figure import Figure
    from PySide6.QtWidgets import QApplication, QMainWindow
    from sqlalchemy import create_engine, text

    app = QApplication([])
    with create_engine(f"sqlite:///{path}").connect() as connection:
        connection.execute(text("SELECT day FROM check_in LIMIT 1")).one()
    window = QMainWindow()
    window.resize(1366, 768)
    figure = Figure()
    figure.add_subplot()
    canvas: Any = FigureCanvasQTAgg  # matplotlib's backends have no types
    window.setCentralWidget(canvas(figure))
    window.show()
    app.processEvents()
    app.processEvents()
    print(_megabytes())


def ours(path: str) -> None:
    """Show the Recovery page of the diary, and print the process's memory."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from myotrack.app import Program

    app = QApplication(["myotrack"])
    program = Program(app)
    program.start(Path(path), demo=False)
    app.processEvents()
    program.window.go("recovery")
    page: Any = program.window.shown_widget()
    # The chart comes when what draws it was loaded beside the window.
    while page.is_working():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    app.processEvents()
    print(_megabytes())
    program.window.close()


def _megabytes() -> float:
    """Return the proportional set size of this process (Linux), MB."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        {"bare": bare, "ours": ours}[sys.argv[1]](sys.argv[2])
    else:
        main()
