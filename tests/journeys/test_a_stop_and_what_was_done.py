"""A stop of baclofen from the warning before it is saved to the answer, in the real program on a real file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.domain.medicines import BACLOFEN
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from tests.journeys.person import Clock, Person


@pytest.fixture
def person(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Person]:
    """Somebody on 60 mg of baclofen for two months."""
    someone = Person(qtbot, qapp, tmp_path / "mine.myotrack", Clock())
    diary = opened(someone)
    since = diary.diary.today() - timedelta(days=60)
    diary.medicines.add("Baclofen", catalogue_key=BACLOFEN, since=since, dose=Dose(daily_dose=Decimal(60)))
    someone.settle()
    yield someone
    someone.close()


def opened(person: Person) -> OpenDiary:
    assert person.program.diary is not None
    return person.program.diary


def banner(person: Person) -> str:
    for _turn in range(4):
        person.settle()
    return person.reads(person.program.window.banner).replace("\u2068", "").replace("\u2069", "")


def test_a_stop_is_warned_of_saved_shown_and_answered_and_stays_so(person: Person, qtbot: QtBot) -> None:
    assert "No warning sign was entered" not in banner(person)  # nothing was logged yet: there is no since
    person.go("Medicines")
    person.press("Stopped…")
    assert "Before you save" in person.reads(person.place())
    person.press("Save")
    assert "Urgent · Tell your doctor today · New today" in banner(person)
    assert "Baclofen was stopped on 1 March; before, it was 60 mg a day." in banner(person)

    person.wait_for_tomorrow()
    assert "Urgent · Tell your doctor today\n" in banner(person)
    person.press("What was done…", within=person.program.window.banner)
    person.press("Nothing yet")
    assert "Tell your doctor today" in banner(person)
    person.press("What was done…", within=person.program.window.banner)
    person.press("Called a doctor")
    assert "Tell your doctor today" not in banner(person)

    person.reopen()
    qtbot.wait(120)
    assert "Tell your doctor today" not in banner(person)
    person.go("Warning signs")
    person.press("What stands now")
    words = person.reads()
    assert "Called a doctor, said on 2 March" in words
    assert "Nothing yet, said on 2 March" in words


def test_what_was_said_before_saving_needs_no_second_answer(person: Person) -> None:
    person.go("Medicines")
    person.press("Stopped…")
    person.press("I have spoken to my prescriber")
    person.press("Save")
    assert "Tell your doctor today" not in banner(person)
    person.press("Undo", within=person.program.window.save_bar)
    assert [c.daily_dose for c in opened(person).insights.medicines().dose_changes] == [60]
    assert opened(person).guidance.answers() == ()


def test_the_number_of_the_others_leads_to_all_of_them(person: Person) -> None:
    person.press("6–24")
    person.go("Medicines")
    person.press("Stopped…")
    person.press("Save")
    assert "1 more…" in banner(person)
    person.press("1 more…", within=person.program.window.banner)
    words = person.reads()
    assert person.program.window.current_page == "warning_signs"
    assert "R9: A medicine that must never be stopped suddenly" in words
    assert "R11: New twitches" in words


def test_undo_brings_a_removed_stop_back_at_once_and_the_banner_tells(person: Person) -> None:
    medicine = opened(person).insights.medicines().medicines[0]
    stop = opened(person).medicines.change_dose(medicine.id, opened(person).diary.today(), Dose(daily_dose=Decimal(0)))
    opened(person).medicines.remove_dose_change(stop.id)
    assert "Tell your doctor today" not in banner(person)
    person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.activeModalWidget() is None
    assert opened(person).insights.medicines().dose_changes[-1] == stop
    assert "Baclofen was stopped on 1 March; before, it was 60 mg a day." in banner(person)
