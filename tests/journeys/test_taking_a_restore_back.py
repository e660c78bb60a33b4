"""Taking a restore back shows first what it changes, and nothing that was entered since is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from myotrack.domain.checkins import CheckIn
from myotrack.domain.medicines import Medicine
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.services.backup_list import list_backups
from myotrack.services.backups import back_up, check
from myotrack.services.open_diary import open_diary
from myotrack.ui.keeping.restore_sheet import RestoreSheet
from myotrack.ui.keeping.take_back_sheet import TakeBackSheet
from myotrack.ui.keeping.waiting_strip import REFUSED
from tests.journeys.person import Person, Start
from tests.journeys.test_nothing_pressed_is_lost import FIRST, give_up, in_file, nothing_can_be_written, the_day

SECOND = FIRST + timedelta(days=1)


@pytest.fixture
def person(start: Start, path: Path) -> Iterator[Person]:
    """Somebody with a backup in which the day has some twitches; since then it is few."""
    somebody = start(path)
    somebody.press("6–24")
    back_up(path, path.parent / "backups", somebody.clock())
    somebody.press("1–5")
    yield somebody
    give_up(somebody)


def _hold(person: Person, kind: type[RestoreSheet] | type[TakeBackSheet]) -> str:
    """Hold the button of the sheet that is open, and return what was read in it."""
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, kind)
    words = person.reads(sheet)
    assert sheet.destructive_button is not None
    sheet.destructive_button.confirmed.emit()
    person.settle()
    return words


def _put_the_backup_back(person: Person, path: Path) -> None:
    *_newer, oldest = list_backups(path.parent / "backups")
    person.program.care.ask_to_restore(oldest, path)
    _hold(person, RestoreSheet)


def _take_back(person: Person) -> str:
    person.press("Take this back", within=person.program.window.above)
    return _hold(person, TakeBackSheet)


def test_what_was_entered_since_is_named_first_and_goes_along(person: Person, path: Path) -> None:
    _put_the_backup_back(person, path)
    person.wait_for_tomorrow()
    person.press("Several an hour")
    pressed = person.clock.now
    person.press("2 · Visible")
    assert the_day(path).frequency_band is FrequencyBand.NOW_AND_THEN

    words = _take_back(person)
    assert "These days would be as they were then: 1 March 2026" in words
    assert "You entered since: the answers for 2 March 2026. It goes along, and is not lost." in words
    assert "would be lost" not in words
    assert the_day(path).frequency_band is FrequencyBand.FEW
    second = the_day(path, SECOND)
    assert (second.frequency_band, second.severity) == (FrequencyBand.OFTEN, Severity.VISIBLE)
    assert second.provenance.entered_at <= pressed
    assert "Saved now: the answers for 2 March 2026" in person.program.window.save_bar.text()
    assert "Taken back." in person.reads(person.program.window.above)
    person.program.window.undo()
    assert the_day(path, SECOND).severity is None
    assert check(path).sound


def test_a_sheet_that_is_left_changes_nothing(person: Person, path: Path) -> None:
    _put_the_backup_back(person, path)
    before = path.read_bytes()
    person.press("Take this back", within=person.program.window.above)
    assert path.read_bytes() == before
    person.press("Leave everything as it is")
    assert path.read_bytes() == before
    assert the_day(path).frequency_band is FrequencyBand.NOW_AND_THEN


def test_what_waited_and_was_told_as_saved_after_the_restore_is_still_there_when_that_is_taken_back(
    person: Person, path: Path
) -> None:
    person.wait_for_tomorrow()
    with nothing_can_be_written(person):
        person.press("3 · Moves the limb")
        person.press("Several an hour")
        _put_the_backup_back(person, path)
        assert person.program.window.save_bar.text().startswith("Saved now: severity 3")
    words = _take_back(person)
    assert "You entered since: the answers for 2 March 2026." in words
    second = the_day(path, SECOND)
    assert (second.frequency_band, second.severity) == (FrequencyBand.OFTEN, Severity.MOVES_THE_LIMB)
    assert the_day(path).frequency_band is FrequencyBand.FEW


def test_what_was_undone_since_stays_undone(person: Person, path: Path) -> None:
    _put_the_backup_back(person, path)
    person.wait_for_tomorrow()
    person.press("Several an hour")
    person.program.window.undo()
    person.settle()
    _take_back(person)
    assert [check_in.day for check_in in in_file(path, CheckIn)] == [FIRST]
    said = person.program.window.save_bar.text()
    assert said.startswith("Saved now: taking back the answers for 2 March 2026")


def test_what_does_not_fit_what_is_there_again_is_told(person: Person, path: Path) -> None:
    other = open_diary(path, person.clock)
    other.medicines.add("Keppra")
    other.close()
    _put_the_backup_back(person, path)
    assert person.program.diary is not None
    person.program.diary.medicines.add("keppra")
    person.settle()
    assert "the medicine" in _take_back(person)
    assert [medicine.name for medicine in in_file(path, Medicine)] == ["Keppra"]
    assert "keppra" in person.program.window.above.notices.text(REFUSED)


def test_taking_back_can_itself_be_taken_back(person: Person, path: Path) -> None:
    _put_the_backup_back(person, path)
    _take_back(person)
    assert the_day(path).frequency_band is FrequencyBand.FEW
    _take_back(person)
    assert the_day(path).frequency_band is FrequencyBand.NOW_AND_THEN
