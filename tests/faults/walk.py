"""A real session from the front door on: every page, every kind of entry, exports, a backup, a mistake of the program.

`python -m tests.faults.walk FOLDER` uses FOLDER/home as the person's home and says one line of JSON at its end.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from myotrack import __main__ as front_door
from myotrack import app as window
from myotrack.domain.medicines import Medicine
from myotrack.services.clock import Clock, system_clock
from myotrack.ui.page_list import page_entries
from myotrack.ui.pages.recovery import RecoveryPage
from myotrack.ui.pages.recovery.picture_file import save_picture
from myotrack.ui.widgets.big_button import BigButton
from tests.faults.hands import Hands
from tests.journeys.person import Clock as TurnedClock

SENTINEL = "Kingfisher7341"
"""A word that a person writes in the diary, in every field that takes words."""

PARTS = {
    "History": ("Month", "Table", "Type in a paper week"),
    "Recovery": ("Dates", "Days since day 0", "Both"),
    "Warning signs": (
        "What stands now",
        "What was ticked",
        "Withdrawal or toxicity?",
        "Rules and sources",
        "Tick a sign",
    ),
    "Settings": ("Hands that jerk", "How it looks", "Writing", "Emergency numbers", "Backups", "Your diary"),
}
EXPORTS = "exports"


class Walker(Hands):
    """Goes through the program that the front door opened."""

    def __init__(self, program: window.Program) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        self.clock = TurnedClock()
        self.mistakes: list[str] = []
        self.program = program

    def walk(self, folder: Path) -> None:
        """Write something everywhere, look at everything, take everything out."""
        QTest.qWaitForWindowActive(self.program.window, 5000)
        self.wait(300)
        self._write()
        for entry in page_entries():
            self.go(entry.name)
            self.wait(50)
            for part in PARTS.get(entry.name, ()):
                self.try_press(part)
        self.wait(1500)
        self._take_out(folder / EXPORTS)
        self.key(Qt.Key.Key_F8)
        self.key(Qt.Key.Key_Escape)
        QTimer.singleShot(0, _a_mistake)
        self.wait(50)

    def try_press(self, title: str) -> bool:
        """Press a button if it is there; close what it opened."""
        place = self.program.window
        found = [b for b in place.findChildren(BigButton) if b.isVisibleTo(place) and b.title.startswith(title)]
        if found and found[0].isEnabled():
            self.press(title, within=place)
        return bool(found)

    def _write(self) -> None:
        self.go("Today")
        self.press("6–24")
        self.press("2 · Visible")
        self.press("Note…")
        self.type_into("Note", f"{SENTINEL} today")
        self.wait(1700)
        self.go("Medicines")
        self.press("Add")
        self.type_into("Name", SENTINEL)
        self.type_into("Dose of the whole day", "60")
        self.press("Suspected")
        self.press("Save")
        self.go("Appointment")
        self.type_into("New question", f"Why {SENTINEL}?")
        self.press("Add the question")
        self.press("Add a visit")
        self.type_into("Who do you see?", f"Dr {SENTINEL}")
        self.press("Today")
        self.wait(2500)  # what is typed in a sheet is kept for a crash
        self.press("Save")
        self.go("Warning signs")
        self.press("Anxiety")

    def _take_out(self, exports: Path) -> None:
        exports.mkdir(mode=0o700)
        self.go("Settings")
        self.try_press("Backups")
        self.try_press("Make a backup now")
        self.wait(500)
        self.try_press("Your diary")
        for title, name in (("As CSV tables…", "tables"), ("As one JSON file…", "all.json")):
            self.press(title)
            self.type_into("Where", str(exports / name))
            self.press("Save")
            self.wait(300)
        self.go("Recovery")
        self.wait(500)
        self._save_pictures(exports)

    def _save_pictures(self, exports: Path) -> None:
        page = self.program.window.page("recovery")
        assert isinstance(page, RecoveryPage)
        for _ in range(50):  # it is drawn when it was worked out, in another thread
            if page.picture() is None:
                self.wait(200)
        picture = page.picture()
        for ending in ("png", "svg", "pdf"):
            if picture is not None:
                save_picture(picture, exports / f"recovery.{ending}", 100)


class _Program(window.Program):
    """The program, found again after the front door made it."""

    def __init__(self, app: QApplication, clock: Clock = system_clock) -> None:
        super().__init__(app, clock)
        _made.append(self)


_made: list[_Program] = []


class _Walked(QApplication):
    """An application whose event loop is one walk."""

    @staticmethod
    def exec() -> int:
        """Walk, and say what was seen."""
        program = _made[0]
        walker = Walker(program)
        try:
            walker.walk(Path(sys.argv[1]))
        finally:
            sys.excepthook = sys.__excepthook__
        assert program.diary is not None
        with program.diary.store.read() as reader:
            names = [medicine.name for medicine in reader.all(Medicine)]
        maps = Path("/proc/self/maps").read_text(encoding="utf-8")
        report = {
            "medicines": names,
            "mistakes": walker.mistakes,
            "clipboard": QApplication.clipboard().text(),
            "network": sorted({line.split("/")[-1] for line in maps.splitlines() if "Qt6Network" in line}),
            "modules": sorted({"PySide6.QtNetwork", "PySide6.QtWebSockets"} & sys.modules.keys()),
        }
        program.window.close()
        print(json.dumps(report), flush=True)
        return 0


def _a_mistake() -> None:
    raise ValueError(f"a mistake with {SENTINEL} in it")


def main(folder: Path) -> int:
    """Come in by the front door, as a person whose umask shows files to everybody."""
    os.umask(0o022)
    vars(window)["QApplication"] = _Walked
    vars(window)["Program"] = _Program
    return front_door.main([str(folder / "home" / "mine.myotrack")])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
