"""Draws every page to PNG files, to be looked at: `python -m myotrack.ui.render OUT [--only WORD]`.

Each page in light, dark and high contrast, at 100 % and 200 % text, with the SAMPLE diary and with an empty one; the
emergency card, the first start and a diary that can't be opened. A page that scrolls is drawn a second time in its
whole length. The clock stands still, so that the pictures are the same on every day.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import cast

from PySide6.QtGui import QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QScrollArea

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.domain.signs import WarningSign
from myotrack.services.demo_diary import fill_with_sample
from myotrack.services.open_diary import OpenDiary, open_diary
from myotrack.services.preferences import PreferencesFile
from myotrack.ui import theme
from myotrack.ui.first_run import FirstRun
from myotrack.ui.main_window import MainWindow
from myotrack.ui.no_diary import NoDiary
from myotrack.ui.page_list import page_entries
from myotrack.words.diary_problems import diary_problem

NOW = datetime(2026, 3, 14, 20, 14, tzinfo=timezone(timedelta(hours=1)))
TEXT_PERCENTS = (100, 200)
SIZE = (1366, 768)


def main(arguments: Sequence[str]) -> int:
    """Draw everything, or what has the word given with --only in its name, into a folder; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m myotrack.ui.render", description="Draw every page to PNG.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="draw only pictures with this word in their names")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = cast("QApplication", QApplication.instance() or QApplication(["myotrack"]))
    chosen.out.mkdir(parents=True, exist_ok=True)
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        preferences = PreferencesFile(Path(folder) / "preferences.json")
        preferences.change(country="US")
        for theme_name in theme.THEME_NAMES:
            for percent in TEXT_PERCENTS:
                theme.apply(app, theme.load_theme(theme_name), percent)
                for name, shown in _pictures(preferences):
                    full_name = f"{name}-{theme_name}-{percent}"
                    if chosen.only in full_name:
                        with shown() as window:
                            count += _draw(window, chosen.out / full_name)
    print(f"{count} pictures in {chosen.out}")
    return 0


def _pictures(preferences: PreferencesFile) -> Iterator[tuple[str, Callable[[], AbstractContextManager[MainWindow]]]]:
    for diary_name in ("demo", "empty"):
        for entry in page_entries():
            yield f"{entry.key}-{diary_name}", _Page(preferences, diary_name, entry.key).shown
    yield "emergency-choose", _Page(preferences, "demo", "today", card="choose").shown
    yield "emergency-ticked", _Page(preferences, "demo", "today", card="ticked").shown
    yield "emergency-banner", _Page(preferences, "demo", "today", card="closed").shown
    yield "emergency-no-diary", _Page(preferences, "none", "", card="choose").shown
    for step in range(3):
        yield f"first-run-{step + 1}", _Page(preferences, "none", "", first_step=step).shown
    yield "no-diary", _Page(preferences, "none", "").shown


class _Page:
    """One picture to draw: a page of a diary, or what is shown without one."""

    def __init__(
        self, preferences: PreferencesFile, diary: str, key: str, *, card: str = "", first_step: int | None = None
    ) -> None:
        self._preferences = preferences
        self._diary = diary
        self._key = key
        self._card = card
        self._first_step = first_step

    @contextmanager
    def shown(self) -> Iterator[MainWindow]:
        """Give the window that shows it, and close it afterwards."""
        window = MainWindow(self._preferences, _clock)
        window.resize(*SIZE)
        window.show()
        diary = self._open()
        if diary is not None:
            window.set_diary(diary)
            window.go(self._key)
        elif self._first_step is not None:
            window.show_alone(self._first_run())
        else:
            problem = DiaryError(DiaryProblem.NOT_A_DIARY, "diary.myotrack")
            window.show_alone(NoDiary(diary_problem(problem)))
        if self._card == "choose":
            window.emergencies.open_empty()
        elif self._card:
            self._tick(window, diary)
        yield window
        window.close()
        window.deleteLater()
        if diary is not None:
            diary.close()

    def _tick(self, window: MainWindow, diary: OpenDiary | None) -> None:
        if diary is None:
            return
        report = diary.guidance.make_report(WarningSign.BREATHING)
        diary.guidance.save_sign(report)
        if self._card == "ticked":
            window.emergencies.open(report)

    def _first_run(self) -> FirstRun:
        first = FirstRun(self._preferences)
        first.show_step(self._first_step or 0)
        return first

    def _open(self) -> OpenDiary | None:
        if self._diary == "none":
            return None
        diary = open_diary(None, _clock, sample=self._diary == "demo")
        if self._diary == "demo":
            fill_with_sample(diary.store, _clock())
        return diary


def _clock() -> datetime:
    return NOW


def _draw(window: MainWindow, path: Path) -> int:
    """Save the window, and a scrolling page in its whole length beside it; return how many pictures were saved."""
    QApplication.processEvents()
    window.grab().save(f"{path}.png")
    shown = window.emergencies.card if window.emergencies.card.isVisible() else window.shown_widget()
    area = shown if isinstance(shown, QScrollArea) else (shown.findChild(QScrollArea) if shown else None)
    inside = area.widget() if area is not None and area.verticalScrollBar().maximum() > 0 else None
    if inside is None:
        return 1
    whole = QPixmap(inside.size())
    whole.fill(window.palette().color(QPalette.ColorRole.Window))
    inside.render(whole)
    whole.save(f"{path}-whole.png")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
