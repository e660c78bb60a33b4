"""What waits while another program writes the same day: nothing is said to be saved that is not in the diary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.domain.medicines import Medicine
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.services.open_diary import open_diary
from myotrack.ui.keeping.waiting_strip import OVERTAKEN, REFUSED
from tests.journeys.person import Person, Start
from tests.journeys.test_nothing_pressed_is_lost import FIRST, give_up, in_file, nothing_can_be_written, the_day


@pytest.fixture
def person(start: Start, path: Path) -> Iterator[Person]:
    """Somebody whose answers of the day are: some twitches, severity 2."""
    somebody = start(path)
    somebody.press("6–24")
    somebody.press("2 · Visible")
    yield somebody
    give_up(somebody)


def _the_others_write(person: Person, path: Path, minutes: int, medicine: str) -> None:
    """Another program writes other answers for the day and a medicine, so many minutes after or before now."""
    at = person.clock.now + timedelta(minutes=minutes)
    other = open_diary(path, lambda: at)
    other.diary.answer(FIRST, frequency_band=FrequencyBand.FEW, severity=Severity.OFF_BALANCE)
    other.medicines.add(medicine)
    other.close()


def _press_what_waits(person: Person) -> None:
    person.press("3 · Moves the limb")
    person.press("Several an hour")
    person.add_medicine("Keppra", "1 March 2026", "500")


def test_what_another_program_wrote_later_stands_and_what_waited_is_told_as_not_saved(
    person: Person, path: Path
) -> None:
    with nothing_can_be_written(person):
        _press_what_waits(person)
        _the_others_write(person, path, 5, "keppra")
    person.press("Try again", within=person.program.window.above)

    day = the_day(path)
    assert (day.frequency_band, day.severity) == (FrequencyBand.FEW, Severity.OFF_BALANCE)
    assert [medicine.name for medicine in in_file(path, Medicine)] == ["keppra"]
    notices = person.program.window.above.notices
    assert "severity 3 (20:0" in notices.text(OVERTAKEN)
    assert "several twitches an hour (20:0" in notices.text(OVERTAKEN)
    assert "500 mg a day" in notices.text(REFUSED)
    assert person.program.window.save_bar.text() == "What you press is saved at once.", "not that it is still kept"


def test_what_was_pressed_after_another_program_wrote_stands_and_is_told_as_saved(person: Person, path: Path) -> None:
    with nothing_can_be_written(person):
        _press_what_waits(person)
        _the_others_write(person, path, -5, "Levodopa")
    person.press("Try again", within=person.program.window.above)

    day = the_day(path)
    assert (day.frequency_band, day.severity) == (FrequencyBand.OFTEN, Severity.MOVES_THE_LIMB)
    assert len(in_file(path, Medicine)) == 2
    assert len(in_file(path, CheckIn)) == 1
    said = person.program.window.save_bar.text()
    assert said.startswith("Saved now: severity 3 (20:0")
    assert not person.program.window.above.notices.keys() & {OVERTAKEN, REFUSED}
