"""From exec to the Today page painted and answering, against a bare window that reads one row through SQLAlchemy."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.tables import Row, in_turn, paired_ratio, print_table


def main() -> None:
    """Print the table."""
    from benchmarks.diaries import make_diary

    with tempfile.TemporaryDirectory() as folder:
        year = make_diary(Path(folder) / "year.myotrack", 365)
        decade = make_diary(Path(folder) / "decade.myotrack", 3653)
        seconds = in_turn(
            {
                "bare": ["benchmarks.start", str(year)],
                "year": ["myotrack", "--smoke", str(year)],
                "decade": ["myotrack", "--smoke", str(decade)],
            }
        )
    bare, one, ten = (median(seconds[name]) for name in ("bare", "year", "decade"))
    print_table(
        "Start: exec to Today painted and answering (median, s)",
        [
            Row(
                "diary of 1 year",
                f"{one:.3f}",
                f"{bare:.3f}",
                f"{paired_ratio(seconds['year'], seconds['bare']):.2f} ×",
                "≤ 1.30 × bare window + SQLAlchemy + one row",
            ),
            Row(
                "diary of 10 years",
                f"{ten:.3f}",
                f"{one:.3f}",
                f"{paired_ratio(seconds['decade'], seconds['year']):.2f} ×",
                "≤ 1.10 × diary of 1 year",
            ),
        ],
    )


def bare(path: str) -> None:
    """Show a bare window with one row of the diary in it, and end when it is painted and answers."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
    from sqlalchemy import create_engine, text

    app = QApplication([])
    with create_engine(f"sqlite:///{path}").connect() as connection:
        row = connection.execute(text("SELECT day FROM check_in ORDER BY day DESC LIMIT 1")).one()
    window = QMainWindow()
    window.setCentralWidget(QLabel(str(row[0])))
    window.show()
    _quit_when_painted(app, window)


def _quit_when_painted(app: object, window: object) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    class Watch(QObject):
        def ready(self) -> None:
            print("ready", flush=True)
            QApplication.quit()

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self.ready)
            return False

    if not isinstance(window, QWidget) or not isinstance(app, QApplication):
        raise TypeError
    watch = Watch(app)
    window.installEventFilter(watch)
    app.exec()


if __name__ == "__main__":
    if len(sys.argv) == 2:
        bare(sys.argv[1])
    else:
        main()
