"""When the window goes on in a copy, what was typed and could not be kept in the old place comes along."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.domain.checkins import CheckIn
from myotrack.domain.scales import Severity
from myotrack.services.typed_drafts import drafts_folder
from myotrack.ui.keeping import said
from myotrack.ui.keeping.copy_sheet import CopySheet
from tests.faults.full_disk import Disk
from tests.journeys.person import Clock, Person, Start
from tests.journeys.test_nothing_pressed_is_lost import in_file

FIRST = date(2026, 3, 1)
TYPED = ("a note that no disk has", "Why does it jerk?")


@pytest.fixture
def person(disk: Disk, qtbot: QtBot, qapp: QApplication) -> Iterator[Person]:
    """Somebody with a diary on the small disk, in which one answer stands."""
    somebody = Person(qtbot, qapp, disk.folder / "mine.myotrack", Clock())
    somebody.press("6–24")
    yield somebody
    subprocess.run(["mount", "-o", "remount,rw", str(disk.folder)], check=True)
    disk.free()
    somebody.close()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Where the copy goes, on a disk with room."""
    (tmp_path / "room").mkdir()
    return tmp_path / "room" / "copy.myotrack"


def _sheet() -> CopySheet:
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, CopySheet)
    return sheet


def _is_full(person: Person, disk: Disk) -> Callable[[], None]:
    disk.fill(0)
    return person.program.care.move


def _can_only_be_read(person: Person, disk: Disk) -> Callable[[], None]:
    person.close()
    subprocess.run(["mount", "-o", "remount,ro", str(disk.folder)], check=True)
    person.reopen()
    return person.program.care.copying.save_copy


@pytest.mark.logs_warnings
@pytest.mark.parametrize("fails", [_is_full, _can_only_be_read])
def test_what_is_pressed_and_typed_where_nothing_can_be_kept_is_there_in_the_copy_at_the_first_try(
    person: Person, disk: Disk, copy: Path, fails: Callable[[Person, Disk], Callable[[], None]]
) -> None:
    way_out = fails(person, disk)
    person.press("2 · Visible")
    person.press("Note…")
    person.type_into("Note", TYPED[0])
    person.go("Appointment")
    person.type_into("New question", TYPED[1])
    way_out()
    sheet = _sheet()
    person.type_into("The copy", str(copy))
    sheet.primary_clicked.emit()
    person.settle()

    assert person.program.diary is not None
    assert person.program.diary.store.path == copy
    notices = person.program.window.above.notices
    assert "a new question for a visit" in notices.text(said.LEFT_OVER)
    assert "1 more" in notices.text(said.LEFT_OVER)
    kept = b"".join(file.read_bytes() for file in drafts_folder(copy).iterdir())
    assert all(text.encode() in kept for text in TYPED), "a crash now costs none of it"
    assert [file.name for file in copy.parent.glob("*.myotrack")] == [copy.name]

    _show_it(person)
    assert TYPED[1] in person.reads_fields()
    _show_it(person)
    assert TYPED[0] in person.reads_fields()
    person.close()
    (saved,) = in_file(copy, CheckIn)
    assert (saved.severity, saved.note) == (Severity.VISIBLE, TYPED[0])


def _show_it(person: Person) -> None:
    person.press("Show it", within=person.program.window.above)
    person.wait_for_the_page()


def test_what_can_not_come_along_is_asked_before_anything_is_copied(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "mine.myotrack"
    person = start(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        person.press("6–24")
        person.program.care.move()
        assert QApplication.activeModalWidget() is None
        assert "What you pressed is not saved yet" in person.program.window.save_bar.text()
        other.execute("ROLLBACK")
    person.program.window.try_again()
    assert len(in_file(path, CheckIn)) == 1


def test_a_copy_that_does_not_open_is_taken_away_and_the_diary_goes_on_where_it_was(
    start: Start, tmp_path: Path
) -> None:
    path, copy = tmp_path / "mine.myotrack", tmp_path / "copy.myotrack"
    person = start(path)
    copy.write_bytes(b"what a worn disk made of it")
    person.program.care.copying.copied.emit(copy)
    person.settle()
    assert person.program.diary is not None
    assert person.program.diary.store.path == path
    assert not copy.exists()
    assert "is not a MyoTrack diary" in person.program.window.save_bar.text()
    person.press("6–24")
    assert len(in_file(path, CheckIn)) == 1
