"""Another program writes in the diary while the window is open: it is shown, and nothing is written over unseen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.checkins import CheckIn, Region
from myotrack.domain.scales import FrequencyBand
from myotrack.ui.pages.today.draft import LONGEST_MS
from tests.journeys.person import Person, Start
from tests.journeys.test_nothing_pressed_is_lost import in_file, is_chosen

TODAY = date(2026, 3, 1)

SAID = "Another program wrote in this diary; this is how it is now."

Import = Callable[..., None]


@pytest.fixture
def person(start: Start, path: Path) -> Person:
    return start(path)


@pytest.fixture
def imports(tmp_path: Path, path: Path) -> Import:
    """Import rows with the command line, as another program."""

    def run(columns: str, *rows: str) -> None:
        table = tmp_path / "rows.csv"
        table.write_text("\n".join((columns, *rows)) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "myotrack", "import", str(path), str(table), "--replace"]
        subprocess.run(command, check=True, capture_output=True, env=dict(os.environ))

    return run


def foot(person: Person) -> str:
    return person.program.window.save_bar.text()


def the_window_looks(person: Person) -> None:
    person.program.window.look_at_the_day()
    person.settle()


def shows(person: Person, number: str) -> bool:
    """Whether the page shows this number of twitches."""
    return person.button(number).isChecked()


def the_note(path: Path) -> str:
    return in_file(path, CheckIn)[0].note


def test_what_another_program_wrote_is_shown_and_said(person: Person, path: Path, imports: Import) -> None:
    assert person.program.diary is not None
    person.program.diary.insights.timeline()
    imports("date,twitch_count,note", "2026-03-01,200,by import")
    the_window_looks(person)
    assert shows(person, "200")
    assert foot(person) == SAID
    assert [c.twitch_count for c in person.program.diary.insights.timeline().check_ins] == [200]


def test_what_is_written_here_is_not_taken_for_another_program(person: Person) -> None:
    person.press("6–24")
    person.press("Note…")
    person.type_into("Note", "mine")
    person.go("History")
    person.go("Today")
    said = foot(person)
    the_window_looks(person)
    assert foot(person) == said
    assert SAID not in person.reads()


def test_coming_back_to_the_window_shows_it(person: Person, qtbot: QtBot, imports: Import) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    imports("date,twitch_count", "2026-03-01,200")
    assert foot(person) != SAID
    person.program.window.activateWindow()
    qtbot.waitUntil(lambda: foot(person) == SAID)
    assert shows(person, "200")


def test_a_press_is_written_onto_what_stands_there_by_then(person: Person, path: Path, imports: Import) -> None:
    imports("date,twitch_count,note", "2026-03-01,200,by import")
    person.press("3 · Moves the limb")
    (check_in,) = in_file(path, CheckIn)
    assert (check_in.twitch_count, check_in.note) == (200, "by import")
    assert foot(person).startswith("Saved at 20:00: 200 twitches, severity 3")
    assert foot(person).endswith(SAID)
    assert shows(person, "200")


def test_a_press_on_what_was_chosen_is_not_called_saved_when_it_is_not(
    person: Person, path: Path, imports: Import
) -> None:
    person.press("6–24")
    imports("date,twitch_count", "2026-03-01,200")
    person.press("6–24")
    assert in_file(path, CheckIn)[0].frequency_band is FrequencyBand.NOW_AND_THEN
    assert is_chosen(person, "6–24")


def test_one_of_several_answers_takes_none_of_the_others_away(person: Person, path: Path, imports: Import) -> None:
    person.press("6–24")
    person.press("Where, when")
    imports("date,twitch_count,regions", "2026-03-01,200,left_leg")
    person.press("Face")
    assert in_file(path, CheckIn)[0].regions == {Region.LEFT_LEG, Region.FACE}


def test_a_missed_day_that_was_filled_in_meanwhile_is_not_filled_in_again(
    person: Person, path: Path, imports: Import
) -> None:
    person.press("6–24")
    person.wait_for_tomorrow(2)
    person.settle()
    imports("date,twitch_count", "2026-03-02,200")
    person.press("Some")
    assert [c.twitch_count for c in in_file(path, CheckIn)] == [None, 200]
    assert foot(person) == SAID


def test_a_note_that_came_in_between_and_the_one_being_typed_are_both_kept(
    person: Person, path: Path, qtbot: QtBot, imports: Import
) -> None:
    person.press("6–24")
    person.press("Note…")
    person.type_into("Note", "mine first")
    qtbot.waitUntil(lambda: the_note(path) == "mine first", timeout=2 * LONGEST_MS)
    imports("date,twitch_count,note", "2026-03-01,9,of the carer")
    box = person.place().findChild(QPlainTextEdit)
    assert box is not None
    QTest.keyClicks(box, " more")
    qtbot.waitUntil(lambda: "more" in the_note(path), timeout=2 * LONGEST_MS)
    assert the_note(path) == "of the carer\nmine first more"
    assert box.toPlainText() == "of the carer\nmine first more"
    assert "note, below what another program wrote in it" in foot(person)

    QTest.keyClicks(box, " still")
    qtbot.waitUntil(lambda: "still" in the_note(path), timeout=2 * LONGEST_MS)
    assert the_note(path) == "of the carer\nmine first more still"
    person.program.window.undo()
    person.settle()
    assert the_note(path) == "of the carer"


def test_a_note_that_is_being_typed_stays_while_the_page_shows_the_rest(
    person: Person, path: Path, qtbot: QtBot, imports: Import
) -> None:
    person.press("Note…")
    person.type_into("Note", "mine")
    imports("date,twitch_count,note", "2026-03-01,9,of the carer")
    the_window_looks(person)
    assert shows(person, "9")
    assert person.reads_fields()[0].endswith("mine")
    person.go("History")
    assert the_note(path) == "of the carer\nmine"


def test_a_note_is_not_lost_to_a_note_nobody_is_typing_at(person: Person, path: Path, imports: Import) -> None:
    imports("date,twitch_count,note", "2026-03-01,9,of the carer")
    person.press("Note…")
    assert person.reads_fields() == [""]
    the_window_looks(person)
    assert person.reads_fields() == ["of the carer"]
