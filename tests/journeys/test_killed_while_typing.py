"""A program that is killed while a person types loses less than two seconds of it, and says so at the next start."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from myotrack import paths
from myotrack.domain.checkins import CheckIn
from myotrack.services.typed_drafts import drafts_folder
from myotrack.ui.dialogs.visit_sheet import VisitSheet
from myotrack.ui.keeping.said import LEFT_OVER
from myotrack.ui.pages.history.page import HistoryPage
from myotrack.ui.pages.history.week_entries import Box
from myotrack.ui.pages.settings.page import SettingsPage
from myotrack.ui.pages.settings.writing_card import WritingCard
from myotrack.ui.pages.today import TodayPage
from myotrack.ui.widgets.hold_button import HoldButton
from myotrack.words.dates import short_day
from tests.journeys.person import Clock, Person

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")

LOST_S = 2.0
TYPED_S = 3.2

DAY = date(2026, 3, 1)

_TYPING = """
import logging
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from myotrack import log, paths
from myotrack.app import Program
from tests.journeys.person import Clock

log.install(paths.log_file())
logging.getLogger("myotrack").warning("the log is on disk from the beginning")
app = QApplication([])
program = Program(app, Clock())
program.start(Path(sys.argv[1]), demo=False)
window, place = program.window, sys.argv[2]

def visit():
    from myotrack.ui.dialogs.visit_sheet import VisitSheet
    window.go("appointment")
    sheet = VisitSheet(window.page("appointment")._host, parent=window)
    sheet.open()
    return sheet.findChild(QPlainTextEdit)

def note():
    more = window.page("today").card.more
    more.note.set_open(True)
    return more.note_field.box

def week():
    from myotrack.ui.pages.history.week_entries import Box
    from myotrack.ui.pages.history.views import View
    window.go("history")
    page = window.page("history")
    page.show_view(View.WEEK)
    return page.week.grid.box(date(2026, 3, 1), Box.NOTE)

def number():
    question = window.page("today").card.frequency
    question.row.button("number").click()
    return question.number.box

def words():
    window.go("settings")
    window.page("settings").show_part("writing")
    return next(b for b in window.page("settings").findChildren(QLineEdit) if b.accessibleName().startswith("2"))

box = {"visit": visit, "note": note, "week": week, "number": number, "words": words}[place]()
box.setFocus()
typed = 0

def type_one():
    global typed
    QTest.keyClicks(box, str(typed % 9 + 1))
    typed += 1
    print(typed, flush=True)

timer = QTimer()
timer.timeout.connect(type_one)
timer.start(int(sys.argv[3]))
app.exec()
"""


def _typed_and_killed(diary: Path, place: str, every_ms: int = 50) -> int:
    """Let a program of its own type a digit again and again, kill it, and return how many were there 2 s before."""
    command = [sys.executable, "-c", _TYPING, str(diary), place, str(every_ms)]
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


def _typed(length: int) -> str:
    return "".join(str(n % 9 + 1) for n in range(length))


def _holds(text: str, at_least: int) -> bool:
    """Whether a text is the beginning of what was typed, and no more than 2 s of it are missing."""
    return text == _typed(len(text)) and len(text) >= at_least > 5


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[Callable[[], Person]]:
    """Start the program again, as long as it takes to look after the diary."""
    started: list[Person] = []

    def again() -> Person:
        started.append(Person(qtbot, qapp, path, Clock()))
        started[-1].program.care.look_after_now()
        return started[-1]

    yield again
    for person in started:
        person.close()


def _notice(person: Person) -> str:
    notices = person.program.window.above.notices
    return notices.text(LEFT_OVER) if notices.says(LEFT_OVER) else ""


def _private(folder: Path) -> bool:
    modes = [stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()]
    return stat.S_IMODE(folder.stat().st_mode) == 0o700 and modes == [0o600]


def test_a_note_for_a_visit_is_put_back_after_a_kill(path: Path, start: Callable[[], Person]) -> None:
    at_least = _typed_and_killed(path, "visit")
    person = start()
    assert _notice(person) == "You had typed a new visit, and it was not saved."
    person.press("Show it", within=person.program.window)
    sheet = person.place()
    assert isinstance(sheet, VisitSheet)
    note = sheet.findChild(QPlainTextEdit)
    assert note is not None
    assert _holds(note.toPlainText(), at_least)
    assert _notice(person) == ""
    person.press("Cancel")
    assert not drafts_folder(path).exists()


def test_the_note_of_the_day_is_in_the_diary_after_a_kill(path: Path, start: Callable[[], Person]) -> None:
    at_least = _typed_and_killed(path, "note")
    person = start()
    assert person.program.diary is not None
    with person.program.diary.store.read() as reader:
        (check_in,) = reader.all(CheckIn)
    assert _holds(check_in.note, at_least)
    assert _notice(person) == "", "nothing was left over"


def test_a_box_of_the_paper_week_is_put_back_after_a_kill(path: Path, start: Callable[[], Person]) -> None:
    at_least = _typed_and_killed(path, "week")
    assert _private(drafts_folder(path))
    person = start()
    assert _notice(person) == f"You had typed a note for {short_day(DAY)}, and it was not saved."
    assert person.program.window.current_page == "today"
    person.press("Show it", within=person.program.window)

    page = person.program.window.shown_widget()
    assert isinstance(page, HistoryPage)
    box = page.week.grid.box(DAY, Box.NOTE)
    assert box.isVisible()
    assert box.hasFocus()
    assert _holds(box.text(), at_least)
    assert drafts_folder(path).exists(), "it is not saved yet, and may be lost once more"
    typed = box.text()
    person.key(Qt.Key.Key_Tab)
    assert person.program.diary is not None
    check_in = person.program.diary.diary.day(DAY).check_in
    assert check_in is not None
    assert check_in.note == typed
    assert not drafts_folder(path).exists()
    assert _notice(person) == ""


def test_the_exact_number_is_put_back_after_a_kill_also_on_a_later_day(
    path: Path, start: Callable[[], Person], qtbot: QtBot, qapp: QApplication
) -> None:
    at_least = _typed_and_killed(path, "number", every_ms=150)
    assert _private(drafts_folder(path))
    tomorrow = Clock()
    tomorrow.next_day()
    person = Person(qtbot, qapp, path, tomorrow)
    person.program.care.look_after_now()
    assert _notice(person) == f"You had typed the number of twitches for {short_day(DAY)}, and it was not saved."
    person.press("Show it", within=person.program.window)

    page = person.program.window.shown_widget()
    assert isinstance(page, TodayPage)
    number = page.card.frequency.number
    assert f"{DAY.day} March" in person.reads(page)
    assert number.box.isVisible()
    assert _holds(number.box.text(), at_least)
    person.key(Qt.Key.Key_Escape)
    assert not drafts_folder(path).exists(), "it was thrown away on purpose"
    person.close()


def test_own_words_of_the_settings_are_put_back_after_a_kill(path: Path, start: Callable[[], Person]) -> None:
    at_least = _typed_and_killed(path, "words")
    assert _private(drafts_folder(path))
    person = start()
    assert _notice(person) == "You had typed your own words for severity, and it was not saved."
    person.press("Show it", within=person.program.window)

    page = person.program.window.shown_widget()
    assert isinstance(page, SettingsPage)
    assert page.findChild(WritingCard) is not None
    typed = [text for text in person.reads_fields() if text]
    assert len(typed) == 1
    assert _holds(typed[0], at_least)
    person.press("Use these words")
    assert person.program.preferences.current.severity_words[2] == typed[0]
    assert not drafts_folder(path).exists()
    assert person.program.preferences.current.severity_words[2] in paths.preferences_file().read_text()


def test_what_was_left_over_is_thrown_away_only_by_holding(path: Path, start: Callable[[], Person]) -> None:
    _typed_and_killed(path, "number", every_ms=150)
    person = start()
    button = person.button("Throw it away", within=person.program.window)
    assert isinstance(button, HoldButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert drafts_folder(path).exists()
    assert _notice(person)
    button.confirmed.emit()
    assert not drafts_folder(path).exists()
    assert _notice(person) == ""


def test_a_notice_that_is_put_off_comes_again_at_the_next_start(path: Path, start: Callable[[], Person]) -> None:
    _typed_and_killed(path, "words")
    person = start()
    person.press("Not now", within=person.program.window)
    assert _notice(person) == ""
    person.close()
    assert "your own words" in _notice(start())


def test_no_word_of_it_is_anywhere_but_beside_the_diary(
    path: Path, start: Callable[[], Person], myotrack_home: Path
) -> None:
    at_least = _typed_and_killed(path, "week")
    start()
    beginning = _typed(at_least)[:20].encode()
    elsewhere = [file for file in myotrack_home.rglob("*") if file.is_file()]
    assert paths.log_file() in elsewhere
    assert [file for file in elsewhere if beginning in file.read_bytes()] == []
    assert [file.parent for file in path.parent.rglob("*") if file.is_file() and beginning in file.read_bytes()] == [
        drafts_folder(path)
    ]
