"""How long the window stands still: the longest time, step by step, in which a press would have had no answer.

A tick rings in the window's thread every 2 ms; the longest pause between two rings is how long the window stood still.
The bare floor is a window that only paints a label while a thread beside it works in Python: what two threads that
share one interpreter cost whatever the program does. Each diary has a process of its own, so that the first opening
of a page loads what it needs there; of the runs the median counts.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from threading import Thread
from time import perf_counter
from typing import TYPE_CHECKING, cast

from benchmarks.tables import Row, print_table, run

if TYPE_CHECKING:
    from myotrack.app import Program
    from myotrack.ui.main_window import MainWindow

TICK_MS = 2
QUIET_S = 0.25
"""So long after the last work of a step the ticks still count."""
BARE_S = 2.0
BAR_MS = 100
RUNS = 3

DIARIES = {"the SAMPLE diary": None, "2 years": 730, "10 years": 3653}

Step = tuple[str, Callable[[], object]]


def main() -> None:
    """Print a table for each diary."""
    for name, days in DIARIES.items():
        runs = [_one_run(days) for _number in range(RUNS)]
        bare = median(each.pop("bare") for each in runs)
        rows = []
        for step in runs[0]:
            stood = sorted(each[step] for each in runs)
            result = "met" if median(stood) <= BAR_MS else "missed"
            rows.append(
                Row(step, f"{median(stood):.0f} ms (to {stood[-1]:.0f})", f"{bare:.0f} ms", result, f"≤ {BAR_MS} ms")
            )
        print_table(f"The longest time the window stood still, {name} (median of {RUNS} runs)", rows)


def _one_run(days: int | None) -> dict[str, float]:
    return dict(json.loads(run(["benchmarks.freezes", str(days or 0)]).splitlines()[-1]))


def measure(days: int) -> None:
    """Print what each step cost in a diary of so many days, the SAMPLE one for 0, as JSON: ms by step."""
    from PySide6.QtWidgets import QApplication

    from benchmarks.diaries import make_diary
    from myotrack.app import Program
    from myotrack.ui.window_frame import SIZE

    app = QApplication(["myotrack"])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MYOTRACK_HOME"] = folder
        path = make_diary(Path(folder) / "diary.myotrack", days) if days else None
        found = {"bare": _bare()}
        program = Program(app)
        program.start(path, demo=path is None)
        program.window.showNormal()
        program.window.resize(*SIZE)  # the offscreen screen is smaller than any that people have
        ticks = Ticks(program)
        for name, step in _steps(program):
            found[name] = ticks.longest(step)
        program.window.close()
        program.leave()
    print(json.dumps(found))


class Ticks:
    """Counts the time between the turns of the window's event loop."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def longest(self, step: Callable[[], object]) -> float:
        """Do a step until all that follows from it is shown; return the longest time between two ticks, ms."""
        ticks = _Ticker()
        step()
        quiet_since = perf_counter()
        while perf_counter() - quiet_since < QUIET_S:
            ticks.wait()
            if self._is_working():
                quiet_since = perf_counter()
        return ticks.longest_ms()

    def _is_working(self) -> bool:
        from myotrack.ui.load_ahead import LoadAhead
        from myotrack.ui.page_list import WorkingPage

        window, ahead = self._program.window, self._program.findChild(LoadAhead)
        page: object = window.shown_widget()
        is_loading = isinstance(ahead, LoadAhead) and not ahead.is_done()
        return is_loading or window.is_asking() or (isinstance(page, WorkingPage) and page.is_working())


class _Ticker:
    """Rings every TICK_MS while the event loop turns."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._last = perf_counter()
        self._longest = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._ring)
        self._timer.start(TICK_MS)

    def wait(self) -> None:
        """Let the event loop turn until something happens."""
        from PySide6.QtCore import QEventLoop
        from PySide6.QtWidgets import QApplication

        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def longest_ms(self) -> float:
        """Return the longest time between two rings, the one that is going on with it, ms."""
        self._timer.stop()
        self._ring()
        return round(self._longest * 1000, 1)

    def _ring(self) -> None:
        now = perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now


def _bare() -> float:
    """Return the longest time between two ticks of a window with one label, a busy thread beside it, ms."""
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    label.show()
    end = perf_counter() + BARE_S
    worker = Thread(target=_work_until, args=(end,))
    ticks = _Ticker()
    worker.start()
    while perf_counter() < end:
        label.setText(f"{perf_counter():.3f}")
        ticks.wait()
    worker.join()
    label.close()
    return ticks.longest_ms()


def _work_until(end: float) -> None:
    while perf_counter() < end:
        sum(number * number for number in range(1000))


def _steps(program: Program) -> Iterator[Step]:
    """What a person does in one sitting, in order; a page is opened for the first time, then again."""
    from myotrack.domain.preferences import ThemeChoice
    from myotrack.ui.page_list import page_entries

    window = program.window
    names = {entry.key: entry.name for entry in page_entries()}

    def look(theme: ThemeChoice, text_percent: int) -> None:
        program.preferences.change(theme=theme, text_percent=text_percent)
        window.go("apply_preferences")

    def presses(*titles: str) -> Iterator[Step]:
        for title in titles:
            yield f"{names[window.current_page]}: press {title}", partial(_press, window, title)

    yield "after the start: the rest is made ready", program.finish_start
    for key, name in names.items():
        yield f"open {name} for the first time", partial(window.go, key)
    for key, name in names.items():
        yield f"open {name} again", partial(window.go, key)
    yield "open Today", partial(window.go, "today")
    yield from presses("6–24", "2 · Visible", "Note…")
    yield "Today: type a note", partial(_type, window, "Worse in the evening.")
    yield from presses("Yesterday", "No twitches that day")
    for key in ("recovery", "appointment", "history"):
        yield f"open {names[key]} after answers", partial(window.go, key)
    yield from presses("Earlier month", "Table", "Month")
    yield "History: Undo", window.undo
    yield "open Recovery after Undo", partial(window.go, "recovery")
    yield from presses("Dates", "Days since day 0", "Both")
    yield "Recovery: Undo", window.undo
    yield "Recovery: dark", partial(look, ThemeChoice.DARK, 100)
    yield "Recovery: text of 200 %", partial(look, ThemeChoice.DARK, 200)
    yield "Recovery: light, 100 %", partial(look, ThemeChoice.LIGHT, 100)
    yield "open Today after that", partial(window.go, "today")
    yield "Today: dark", partial(look, ThemeChoice.DARK, 100)
    yield "Today: a smaller window", partial(window.resize, 800, 600)
    yield "the emergency card", window.emergencies.open_empty


def _press(window: MainWindow, title: str) -> None:
    """Press the first button of the page that is said so."""
    from PySide6.QtWidgets import QWidget

    from myotrack.ui.widgets.big_button import BigButton

    page = cast("QWidget", window.shown_widget())
    seen = [button for button in page.findChildren(BigButton) if button.isVisibleTo(page)]
    button = next((b for b in seen if title in (b.title, b.accessibleName())), None)
    if button is None:
        raise LookupError(title, [b.title for b in seen])
    button.click()


def _type(window: MainWindow, text: str) -> None:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QPlainTextEdit, QWidget

    page = cast("QWidget", window.shown_widget())
    QTest.keyClicks(next(f for f in page.findChildren(QPlainTextEdit) if f.isVisibleTo(page)), text)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    else:
        main()
