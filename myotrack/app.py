"""The front door with a window: joins settings, look, diary and main window, and runs until it is closed."""

from __future__ import annotations

import gc
import linecache
import logging
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from myotrack import __version__, log, paths
from myotrack.domain.preferences import JerkPreset, Preferences, ThemeChoice
from myotrack.i18n import _
from myotrack.services.clock import Clock, system_clock
from myotrack.services.open_diary import OpenDiary
from myotrack.services.preferences import PreferencesFile
from myotrack.ui import theme
from myotrack.ui.garbage import WindowThreadGarbage
from myotrack.ui.jerk_filter import JerkFilterSettings, Steady
from myotrack.ui.keeping.care import DiaryCare
from myotrack.ui.load_ahead import LoadAhead
from myotrack.ui.main_window import MainWindow
from myotrack.ui.paint_watch import PaintWatch
from myotrack.words.personal_text import shown_path

FINISH_MS = 100
"""After the first paint, this long until the rest is made ready, ms."""

AHEAD_MS = 1000
"""After that, this long until what the other pages need is loaded too, ms."""

USAGE = "usage: myotrack [DIARY | --demo]"

_log = logging.getLogger(__name__)


class Program(QObject):
    """One run of the window: which diary is open, how it looks, and opening another."""

    def __init__(self, app: QApplication, clock: Clock = system_clock) -> None:
        super().__init__()
        WindowThreadGarbage(self)
        self._app = app
        self._clock = clock
        self.preferences = PreferencesFile(paths.preferences_file())
        self._steady = Steady(_jerk_settings(self.preferences.current), self)
        self._steady.install(app)
        self._apply_look()
        self.window = MainWindow(self.preferences, clock)
        self.care = DiaryCare(self.window, self.preferences, clock)
        self.care.other_wanted.connect(self.ask_for_diary)
        self.window.care = self.care
        self.window.open_asked.connect(self.ask_for_diary)
        self.window.preferences_changed.connect(self.apply_preferences)
        self._steady.ignored.connect(self._say_ignored)
        app.styleHints().colorSchemeChanged.connect(self.apply_preferences)

    @property
    def diary(self) -> OpenDiary | None:
        """The diary that is open."""
        return self.care.diary

    def start(self, diary: Path | None, *, demo: bool) -> bool:
        """Show the window with the diary that was asked for, the SAMPLE one, or the person's own.

        Return False, and show nothing, when a window with that diary was there already and came to the front.
        """
        broken: Exception | None = None
        try:
            self._open_first(diary, demo=demo)
        except Exception as error:  # noqa: BLE001  # the window, and the red signs in it, must come whatever is broken
            broken = error
            self._show_ways_out()
        if self.care.first_window_came:
            return False
        self.window.show_on_screen()
        if broken is not None:
            self._report_crashes()
            sys.excepthook(type(broken), broken, broken.__traceback__)
        if self.preferences.set_aside is not None:
            self.window.say_trouble(
                _("Your settings could not be read, so the usual ones are used; the file was kept as {path}.").format(
                    path=shown_path(str(self.preferences.set_aside))
                )
            )
        return True

    def _show_ways_out(self) -> None:
        try:
            self.care.show_rescue(_("MyoTrack made a mistake while it opened the diary."), None)
        except Exception:  # noqa: BLE001  # a part of the program that is broken itself: the red signs need none of it
            _log.warning("the ways out could not be shown")

    def _open_first(self, diary: Path | None, *, demo: bool) -> None:
        with self.care.telling():
            last = self.preferences.current.last_diary
            if demo:
                self.open_sample()
            elif diary is not None:
                self.open(diary, create=not diary.exists() and diary.suffix == ".myotrack")
            elif last:
                self.open(Path(last))
            elif not self.preferences.current.first_run_done and not paths.default_diary().exists():
                self._ask_first()
            else:
                self.open(paths.default_diary(), create=True)

    def leave(self) -> None:
        """Let go of the application and of the diary."""
        self._steady.remove(self._app)
        self.care.leave()

    def finish_start_soon(self) -> None:
        """Let the person's first press come first."""
        QTimer.singleShot(FINISH_MS, self.finish_start)

    def finish_start(self) -> None:
        """Do what could wait until the window was there."""
        self._report_crashes()
        self.window.prepare_emergencies()
        self.care.finish_start()
        # PySide6 looked at the source of every module that came after it, and it is still held.
        linecache.clearcache()
        gc.freeze()
        QTimer.singleShot(AHEAD_MS, self, LoadAhead(self).begin)

    def open(self, path: Path, *, create: bool = False) -> bool:
        """Open the diary at `path`; on a problem say so, and keep the diary that was open."""
        return self.care.open(path, create=create)

    def open_sample(self) -> None:
        """Open the SAMPLE diary, made afresh so that it ends today."""
        with self.care.telling():
            self.care.door.open_sample()

    def ask_for_diary(self) -> None:
        """Let the person choose a diary file, or name a new one, and open it."""
        name, _filter = QFileDialog.getSaveFileName(
            self.window,
            _("Open a diary, or name a new one"),
            self._usual_folder(),
            _("MyoTrack diaries (*.myotrack)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            with self.care.telling():
                path = Path(name)
                self.open(path if path.exists() else path.with_suffix(".myotrack"), create=True)

    def apply_preferences(self) -> None:
        """Put the settings into effect: look, jerk filter, who writes, when the day starts."""
        self._apply_look()
        chosen = self.preferences.current
        if self.diary is not None:
            self.diary.recorder.author = chosen.writer
            self.diary.recorder.day_start = chosen.day_start

    def _apply_look(self) -> None:
        chosen = self.preferences.current
        theme.apply(self._app, theme.load_theme(_theme_name(chosen)), chosen.text_percent, chosen.reduced_motion)
        self._steady.set_settings(_jerk_settings(chosen))

    def _ask_first(self) -> None:
        from myotrack.ui.first_run import FirstRun

        first = FirstRun(self.preferences)
        first.done.connect(self._first_run_done)
        self.window.show_alone(first)

    def _first_run_done(self, add_medicine: bool) -> None:
        self.apply_preferences()
        with self.care.telling():
            if self.open(paths.default_diary(), create=True):
                with suppress(OSError):  # it is asked again next time
                    self.preferences.change(first_run_done=True)
                if add_medicine:
                    self.window.go("medicines")

    def _report_crashes(self) -> None:
        from myotrack.ui.crash_dialog import report_crashes

        report_crashes(self.window, self.window.cannot_read)

    def _usual_folder(self) -> str:
        with suppress(OSError):
            return str(paths.data_folder())
        return ""

    def _say_ignored(self, _widget: object, reason: str) -> None:
        if reason == "repeat" and self.diary is not None:
            self.window.save_bar.add_aside(_("A repeated press was ignored."))


def main(argv: Sequence[str]) -> int:
    """Open the window on `argv` ([DIARY] or --demo) and return the exit status when it closes.

    With --smoke it says "ready" and closes as soon as the page is painted and answers: for checks of an installation
    and for measuring the start.
    """
    names = [a for a in argv if not a.startswith("-")]
    options = {a for a in argv if a.startswith("-")}
    if len(names) > 1 or options - {"--demo", "--smoke"} or (names and "--demo" in options):
        print(USAGE, file=sys.stderr)
        return 2
    log.install(paths.log_file())
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(["myotrack"])
    app.setApplicationName("MyoTrack")
    app.setApplicationDisplayName("MyoTrack")
    app.setApplicationVersion(__version__)
    program = Program(app)
    watch = PaintWatch(program.window)
    watch.painted.connect(program.finish_start_soon)
    demo = "--demo" in options or ("--smoke" in options and not names)
    if not program.start(Path(names[0]) if names else None, demo=demo):
        print(_("MyoTrack is open already: its window was brought to the front."), file=sys.stderr)
        program.leave()
        return 0
    if "--smoke" in options:
        watch.painted.connect(_say_ready)
        watch.painted.connect(app.quit)
    status = app.exec()
    program.care.leave()
    return status


def _say_ready() -> None:
    print("ready", flush=True)


def _theme_name(chosen: Preferences) -> str:
    if chosen.theme is not ThemeChoice.SYSTEM:
        return chosen.theme.value
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def _jerk_settings(chosen: Preferences) -> JerkFilterSettings:
    if chosen.jerk_preset is JerkPreset.OFF:
        return JerkFilterSettings.off()
    if chosen.jerk_preset is JerkPreset.STANDARD:
        return JerkFilterSettings.standard()
    return JerkFilterSettings(freeze_px=chosen.freeze_px, repeat_ms=chosen.repeat_ms)
