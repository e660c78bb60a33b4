"""The window opens, and the red card with it, wherever the program may or may not write."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from myotrack.app import Program
from myotrack.domain.scales import FrequencyBand
from myotrack.ui.crash_dialog import CrashDialog
from myotrack.ui.first_run import FirstRun
from myotrack.ui.keeping.rescue_screen import RescueScreen
from myotrack.ui.widgets.big_button import BigButton
from tests.journeys.person import Clock, Person, Start

FIRST = date(2026, 3, 1)


def _band(person: Person) -> FrequencyBand | None:
    assert person.program.diary is not None
    check_in = person.program.diary.diary.day(FIRST).check_in
    return None if check_in is None else check_in.frequency_band


def _red_card_opens(program: Program) -> bool:
    window = program.window
    button = next(b for b in window.findChildren(BigButton) if b.title == "Emergency signs" and b.isVisibleTo(window))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return window.emergencies.card.isVisible()


@pytest.mark.logs_warnings
def test_a_home_that_cannot_be_used_keeps_nobody_from_a_diary_elsewhere(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("MYOTRACK_HOME", str(tmp_path / "file"))
    person = start(tmp_path / "mine.myotrack")

    person.press("6–24")
    person.go("Settings")
    person.go("Help")

    assert _band(person) is FrequencyBand.NOW_AND_THEN
    assert _red_card_opens(person.program)


@pytest.mark.logs_warnings
def test_a_home_that_cannot_be_used_is_said_and_the_red_card_opens(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("MYOTRACK_HOME", str(tmp_path / "file"))
    for demo in (False, True):
        program = Program(qapp, Clock())
        program.start(None, demo=demo)
        program.finish_start()
        qtbot.waitExposed(program.window)
        shown = program.window.shown_widget()
        assert isinstance(shown, RescueScreen)
        shown.start_new.emit()
        assert isinstance(program.window.shown_widget(), RescueScreen)
        assert _red_card_opens(program)
        program.window.close()
        program.leave()
        program.window.deleteLater()


@pytest.mark.parametrize("kind", ["loop", "folder", "pipe", "empty"])
def test_what_is_no_diary_is_said_in_a_window_with_a_way_on(start: Start, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"{kind}.myotrack"
    match kind:
        case "loop":
            path.symlink_to(path)
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case _:
            path.touch()
    person = start(path)

    assert isinstance(person.program.window.shown_widget(), RescueScreen)
    assert path.name in person.reads()
    assert _red_card_opens(person.program)


def test_a_second_window_on_a_diary_calls_the_first_forward_and_closes(
    start: Start, tmp_path: Path, qapp: QApplication
) -> None:
    first = start(tmp_path / "mine.myotrack")
    second = Program(qapp, Clock())

    assert not second.start(tmp_path / "mine.myotrack", demo=False)

    assert not second.window.isVisible()
    assert "opened once more" in first.program.window.save_bar.text()
    first.press("6–24")
    assert _band(first) is FrequencyBand.NOW_AND_THEN
    second.leave()
    second.window.deleteLater()


def test_a_diary_that_another_window_has_is_shown_there_and_this_window_keeps_its_own(
    start: Start, tmp_path: Path
) -> None:
    first = start(tmp_path / "mine.myotrack")
    other = start(tmp_path / "other.myotrack")

    assert not other.program.open(tmp_path / "mine.myotrack")

    assert "open in another window" in other.program.window.save_bar.text()
    assert "opened once more" in first.program.window.save_bar.text()
    other.press("6–24")
    assert _band(other) is FrequencyBand.NOW_AND_THEN
    assert _band(first) is None


@pytest.mark.parametrize("answers", [True, False])
def test_two_programs_never_have_the_same_diary(tmp_path: Path, answers: bool) -> None:
    command = [sys.executable, "-m", "myotrack", str(tmp_path / "mine.myotrack")]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, env=surroundings, stderr=subprocess.PIPE, text=True) as first:
        try:
            _wait_for(tmp_path / "mine.myotrack")
            if not answers:
                first.send_signal(signal.SIGSTOP)
            second = subprocess.run(
                [*command, "--smoke"], env=surroundings, capture_output=True, text=True, timeout=60, check=False
            )
        finally:
            first.kill()
    if answers:
        assert (second.returncode, second.stdout) == (0, "")
        assert "was brought to the front" in second.stderr
    else:
        # The window comes all the same, with the emergency signs in it, and without the diary.
        assert (second.returncode, second.stdout) == (0, "ready\n")


def _wait_for(file: Path) -> None:
    """Wait until the other program has made the file."""
    loop = QEventLoop()
    look = QTimer()
    look.setInterval(20)
    look.timeout.connect(lambda: loop.quit() if file.exists() else None)
    look.start()
    QTimer.singleShot(30_000, loop.quit)
    loop.exec()
    assert file.exists()


def test_the_open_diary_can_be_opened_again_under_another_name(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start(tmp_path / "mine.myotrack")
    monkeypatch.chdir(tmp_path)
    assert person.program.open(Path("mine.myotrack"))
    person.settle()
    person.press("6–24")
    assert _band(person) is FrequencyBand.NOW_AND_THEN


def test_a_diary_that_went_away_is_named_with_the_way_out(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "mine.myotrack")
    person.press("6–24")
    away = (tmp_path / "mine.myotrack").rename(tmp_path / "away")

    person.press("2 · Visible")

    said = person.reads(person.program.window.above)
    assert "1 entry is not saved yet: severity 2" in said
    assert "mine.myotrack" in said
    assert "moved, deleted or replaced" in said
    assert "export" in said
    away.rename(tmp_path / "mine.myotrack")
    person.press("Try again", within=person.program.window.above)
    assert "not saved yet" not in person.reads(person.program.window.above)


def test_another_diary_is_not_opened_over_what_cannot_be_saved(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "mine.myotrack")
    person.press("Number…")
    person.type_into("Number of twitches", "-")

    assert not person.program.open(tmp_path / "other.myotrack", create=True)
    assert "not saved yet" in person.program.window.save_bar.text()
    assert person.program.open(tmp_path / "other.myotrack", create=True)


@pytest.mark.logs_warnings
def test_settings_that_were_damaged_are_kept_aside_and_that_is_said(
    qtbot: QtBot, qapp: QApplication, myotrack_home: Path
) -> None:
    (myotrack_home / "config").mkdir()
    file = myotrack_home / "config" / "preferences.json"
    file.write_text(json.dumps({"emergency_number": "0118 999"})[:-3], encoding="utf-8")
    damaged = file.read_bytes()
    program = Program(qapp, Clock())
    program.start(None, demo=False)
    qtbot.waitExposed(program.window)

    assert isinstance(program.window.shown_widget(), FirstRun)
    assert "preferences-damaged.json" in program.window.save_bar.text()
    assert (myotrack_home / "config" / "preferences-damaged.json").read_bytes() == damaged
    program.window.close()
    program.leave()
    program.window.deleteLater()


@pytest.mark.logs_warnings
def test_the_first_start_goes_on_where_settings_cannot_be_written(
    qtbot: QtBot, qapp: QApplication, myotrack_home: Path
) -> None:
    (myotrack_home / "config").write_text("a file where the folder should be", encoding="utf-8")
    program = Program(qapp, Clock())
    program.start(None, demo=False)
    qtbot.waitExposed(program.window)
    first = program.window.shown_widget()
    assert isinstance(first, FirstRun)
    first.show_step(1)
    forward = next(b for b in first.findChildren(BigButton) if b.isVisibleTo(first) and b.title == "Save and go on")
    QTest.mouseClick(forward, Qt.MouseButton.LeftButton)
    assert first.step() == 2
    first.done.emit(False)
    assert program.diary is not None
    program.window.close()
    program.diary.close()
    program.leave()
    program.window.deleteLater()


@pytest.mark.logs_warnings
def test_a_mistake_of_the_program_while_it_starts_leaves_a_window_with_the_red_card(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.excepthook", sys.excepthook)
    clock = Clock()
    working = [True]

    def sometimes() -> datetime:
        if not working[0]:
            raise ArithmeticError("Dear diary")
        return clock()

    program = Program(qapp, sometimes)
    working[0] = False
    program.start(tmp_path / "mine.myotrack", demo=False)
    qtbot.waitExposed(program.window)
    working[0] = True

    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CrashDialog)
    said = dialog.findChild(QPlainTextEdit)
    assert said is not None
    assert "ArithmeticError" in said.toPlainText()
    assert "Dear diary" not in said.toPlainText()
    dialog.accept()
    assert isinstance(program.window.shown_widget(), RescueScreen)
    assert _red_card_opens(program)
    program.window.close()
    program.leave()
    program.window.deleteLater()
