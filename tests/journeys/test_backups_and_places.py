"""A backup that is opened by itself, and another person's diary of the same name: what the window does with them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack import paths
from myotrack.services.backup_list import list_backups
from myotrack.services.backups import back_up, folder_beside
from myotrack.ui.keeping import said
from myotrack.ui.keeping.rescue_screen import RescueScreen
from myotrack.ui.keeping.restore_sheet import RestoreSheet
from tests.journeys.person import Start
from tests.journeys.test_keeping_the_diary import _bands, _bands_in, _damage


def test_a_backup_that_is_opened_is_shown_and_takes_no_entry(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "mine.myotrack"
    person = start(path)
    person.press("6–24")
    made = back_up(path, folder_beside(path), person.clock())
    bands = _bands(person)
    person.program.care.open(made)
    person.settle()
    assert "This file is a backup. Nothing can be changed in it." in person.reads()
    person.press("1–5")
    assert "is a backup, and nothing is ever written to one" in person.program.window.save_bar.text()
    assert _bands(person) == bands
    person.press("Save a copy…", within=person.program.window.above)
    person.press("Save the copy", within=QApplication.activeModalWidget())
    person.settle()
    assert person.program.diary is not None
    assert not person.program.diary.store.is_looked_at
    person.press("1–5")
    assert _bands(person) != bands
    assert [backup.sound for backup in list_backups(made.parent)] == [True]
    person.close()
    assert person.program.preferences.current.last_diary == "", "a look at an old copy is no move"


def test_a_damaged_backup_leads_to_the_rescue_and_nothing_is_put_in_its_place(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "mine.myotrack"
    person = start(path)
    person.press("6–24")
    made = [back_up(path, folder_beside(path), person.clock()) for _ in range(2)]
    person.close()
    _damage(made[0])
    before = made[0].read_bytes()
    person = start(made[0])
    assert "Your newest good backup" not in person.reads()
    person.press("Rescue what can be read")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    assert (made[0].read_bytes(), len(list(made[0].parent.glob("*.myotrack")))) == (before, 2)
    assert _bands_in(tmp_path / f"{made[0].stem}-rescued.myotrack") == _bands_in(path)


def test_the_backup_of_the_own_diary_and_not_that_of_somebody_else_with_the_same_name_is_offered(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    usual = paths.default_diary()
    person = start(usual)
    for _ in range(3):
        person.press("6–24")
        back_up(usual, folder_beside(usual), person.clock())
        person.wait_for_tomorrow()
    person.close()
    stick = tmp_path / "stick" / "diary.myotrack"
    stick.parent.mkdir()
    person = start(stick)
    person.press("1–5")
    back_up(stick, folder_beside(stick), person.clock())
    own = _bands(person)
    person.close()
    _damage(stick)

    person = start(stick)
    screen = person.program.window.shown_widget()
    assert isinstance(screen, RescueScreen)
    qtbot.waitUntil(lambda: "Your newest good backup" in person.reads())
    assert "1 March 2026, 20:00" in person.reads()
    person.press("Put it back")
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, RestoreSheet)
    assert sheet.destructive_button is not None
    sheet.destructive_button.confirmed.emit()
    person.settle()
    assert person.program.window.above.notices.says(said.RESTORED)
    assert _bands(person) == own
