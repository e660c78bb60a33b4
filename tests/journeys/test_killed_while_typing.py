"""A program that is killed while a person types loses less than two seconds of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.checkins import CheckIn
from myotrack.ui.dialogs.visit_sheet import VisitSheet
from tests.journeys.person import Clock, Person
from tests.ui.pages.hosts import a_diary, a_host, button_named, words_on

LOST_S = 2.0
TYPED_S = 3.2

_TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from myotrack.app import Program

app = QApplication([])
program = Program(app)
program.start(Path(sys.argv[1]), demo=False)
if sys.argv[2] == "visit":
    from myotrack.ui.dialogs.visit_sheet import VisitSheet
    program.window.go("appointment")
    place = VisitSheet(program.window.page("appointment")._host, parent=program.window)
    place.open()
else:
    place = program.window.page("today")
    place.card.more.note.set_open(True)
box = place.findChild(QPlainTextEdit)
typed = 0

def type_one():
    global typed
    QTest.keyClicks(box, str(typed % 10))
    typed += 1
    print(typed, flush=True)

timer = QTimer()
timer.timeout.connect(type_one)
timer.start(50)
app.exec()
"""


def _typed_and_killed(diary: Path, place: str) -> int:
    """Let a program of its own type a digit every 50 ms, kill it, and return how many were there 2 s before."""
    command = [sys.executable, "-c", _TYPING, str(diary), place]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    said: list[tuple[float, int]] = []
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        for line in program.stdout:
            said.append((perf_counter(), int(line)))
            if said[-1][0] - said[0][0] > TYPED_S:
                program.kill()
                break
    killed_at = perf_counter()
    return max(number for at, number in said if at < killed_at - LOST_S)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_a_note_for_a_visit_is_offered_again_after_a_kill(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "mine.myotrack"
    at_least = _typed_and_killed(path, "visit")

    room = QWidget()
    qtbot.addWidget(room)
    sheet = VisitSheet(a_host(a_diary(path)), parent=room)
    sheet.show()
    assert "You had typed this before MyoTrack closed" in words_on(sheet)
    button_named(sheet, "Put it back").click()
    note = sheet.findChild(QPlainTextEdit)
    assert note is not None
    assert len(note.toPlainText()) >= at_least > 10
    assert note.toPlainText() == "".join(str(n % 10) for n in range(len(note.toPlainText())))
    sheet.reject()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_the_note_of_the_day_is_in_the_diary_after_a_kill(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    path = tmp_path / "mine.myotrack"
    at_least = _typed_and_killed(path, "note")

    person = Person(qtbot, qapp, path, Clock())
    assert person.program.diary is not None
    with person.program.diary.store.read() as reader:
        (check_in,) = reader.all(CheckIn)
    assert len(check_in.note) >= at_least > 10
    person.close()
