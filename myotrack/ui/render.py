"""Draws every screen to PNG files, to be looked at: `python -m myotrack.ui.render OUT [--only WORD] [--size WxH]`.

Every page and part of a page, sheet, card and step (`render_scenes` lists them) in light, dark and high contrast, at
100 % and 200 % text. A page that scrolls is drawn a second time in its whole length, a sheet that scrolls as well.
The clock stands still, so that the pictures are the same on every day.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from myotrack.services.demo_diary import fill_with_sample
from myotrack.services.open_diary import OpenDiary, open_diary
from myotrack.services.preferences import PreferencesFile
from myotrack.ui import theme
from myotrack.ui.alerts import FIRST_MS
from myotrack.ui.first_run import FirstRun
from myotrack.ui.main_window import MainWindow
from myotrack.ui.page_list import WorkingPage
from myotrack.ui.render_keeping import a_rescue_screen
from myotrack.ui.render_scenes import Scene, press, scenes

NOW = datetime(2026, 3, 14, 20, 14, tzinfo=timezone(timedelta(hours=1)))
TEXT_PERCENTS = (100, 200)
SIZE = (1366, 768)


def main(arguments: Sequence[str]) -> int:
    """Draw everything, or what has the word given with --only in its name, into a folder; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m myotrack.ui.render", description="Draw every screen to PNG.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="draw only pictures with this word in their names")
    parser.add_argument("--size", type=_size, default=SIZE, help="of the window in px, such as 1024x768")
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
                for scene in scenes():
                    name = f"{scene.name}-{theme_name}-{percent}"
                    if chosen.only in name:
                        with _shown(scene, preferences, chosen.size) as window:
                            count += _draw(window, chosen.out / name)
    print(f"{count} pictures in {chosen.out}")
    return 0


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,4})x(\d{3,4})", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text}: not a width and a height such as 1024x768")
    return int(found[1]), int(found[2])


@contextmanager
def _shown(scene: Scene, preferences: PreferencesFile, size: tuple[int, int]) -> Iterator[MainWindow]:
    """Give the window that shows a scene, and close it afterwards."""
    window = MainWindow(preferences, _clock)
    window.resize(*size)
    window.show()
    diary = _open(scene.diary)
    if diary is not None:
        window.set_diary(diary)
        window.go(scene.page)
        _settle()
        if scene.act is not None:
            scene.act(window, diary)
    else:
        window.show_alone(_alone(scene, preferences))
        if scene.name.startswith("emergency"):
            window.emergencies.open_empty()
    for title in scene.presses:
        press(window, title)
    if scene.typed and (focus := QApplication.focusWidget()) is not None:
        QTest.keyClicks(focus, scene.typed)
    _settle()
    yield window
    if (sheet := QApplication.activeModalWidget()) is not None:
        sheet.close()
    window.close()
    window.deleteLater()
    if diary is not None:
        diary.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _alone(scene: Scene, preferences: PreferencesFile) -> QWidget:
    if scene.problem is not None:
        return a_rescue_screen(scene.problem)
    first = FirstRun(preferences)
    first.show_step(scene.first_step or 0)
    return first


def _open(name: str) -> OpenDiary | None:
    if name == "none":
        return None
    diary = open_diary(None, _clock, sample=name == "demo")
    if name == "demo":
        fill_with_sample(diary.store, _clock())
    return diary


def _clock() -> datetime:
    return NOW


def _settle() -> None:
    """Let the window do what it does at once, a moment later, and beside the window."""
    loop = QEventLoop()
    QTimer.singleShot(FIRST_MS + 20, loop.quit)
    loop.exec()
    while any(page.is_working() for page in QApplication.allWidgets() if isinstance(page, WorkingPage)):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _draw(window: MainWindow, path: Path) -> int:
    """Save the window with what is over it, and what scrolls in its whole length; return the number of pictures."""
    sheet = QApplication.activeModalWidget()
    picture = window.grab()
    if sheet is not None:
        place = window.rect().center() - sheet.rect().center()
        sheet.render(picture, place)
        painter = QPainter(picture)
        painter.setPen(QPen(QColor(theme.theme_of(window).ink), 2))
        painter.drawRect(sheet.rect().translated(place))
        painter.end()
    picture.save(f"{path}.png")
    card = window.emergencies.card
    shown = sheet or (card if card.isVisible() else window.shown_widget())
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
