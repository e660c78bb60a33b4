"""What a person presses while nothing can be written is shown, said, and saved by itself with its own time."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.domain.checkins import CheckIn, CheckInStatus
from myotrack.domain.errors import DiaryProblem
from myotrack.domain.provenance import Source
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.domain.signs import ActionTaken, SignReport, WarningSign
from myotrack.services.backups import check
from myotrack.storage.store import open_store
from myotrack.storage.subjects.subject import V
from myotrack.ui.keeping.unsaved_sheet import UnsavedSheet
from myotrack.ui.pages.today import TodayPage
from myotrack.ui.widgets.big_button import BigButton
from tests.faults.full_disk import Disk
from tests.journeys.person import Clock, Person, Start

FIRST = date(2026, 3, 1)


@pytest.fixture
def start(start: Start) -> Iterator[Start]:
    """Start the program on a file; at the end nothing waits at the question before the window closes."""
    started: list[Person] = []

    def begin(diary: Path) -> Person:
        started.append(start(diary))
        return started[-1]

    yield begin
    for person in started:
        give_up(person)


@pytest.fixture
def person(disk: Disk, qtbot: QtBot, qapp: QApplication) -> Iterator[Person]:
    """Somebody with a diary on the small disk, in the evening of 1 March 2026."""
    somebody = Person(qtbot, qapp, disk.folder / "mine.myotrack", Clock())
    yield somebody
    disk.free()
    give_up(somebody)
    somebody.close()


@contextmanager
def nothing_can_be_written(person: Person) -> Iterator[None]:
    assert person.program.diary is not None
    store = person.program.diary.store
    store.read_only = True
    yield
    store.read_only = False


def give_up(person: Person) -> None:
    """Save what can be saved before the window closes, so that no test waits at the question."""
    if person.program.diary is not None:
        person.program.diary.store.read_only = False
        person.program.diary.store.paused = None


def in_file(path: Path, kind: type[V]) -> tuple[V, ...]:
    """Every fact of a kind, as another program finds it in the file."""
    store = open_store(path)
    with closing(store), store.read() as reader:
        return reader.all(kind)


def the_day(path: Path, day: date = FIRST) -> CheckIn:
    return next(check_in for check_in in in_file(path, CheckIn) if check_in.day == day)


def strip(person: Person) -> str:
    """What stands above the page."""
    return person.reads(person.program.window.above)


def the_timer_comes_round(person: Person) -> None:
    assert person.program.window.waiting is not None
    assert person.program.window.waiting.retry.isActive()
    person.program.window.waiting.retry.timeout.emit()
    person.settle()


def is_chosen(person: Person, title: str) -> bool:
    return person.button(title).isChecked()


def _a_day_before(person: Person) -> None:
    """Let there have been a first day, a medicine, and three days that were missed."""
    person.press("1–5")
    person.add_medicine("Keppra", "1 March 2026", "500")
    person.go("Today")
    person.wait_for_tomorrow(4)


def test_every_press_on_a_full_disk_is_there_with_its_own_time_once_there_is_room(person: Person, disk: Disk) -> None:
    path = disk.folder / "mine.myotrack"
    _a_day_before(person)
    today = FIRST + timedelta(days=4)
    disk.fill(0)
    began = person.clock.now
    person.press("No twitches today")
    assert person.program.window.save_bar.text().startswith("Not saved yet: no twitches.")
    assert is_chosen(person, "No twitches today")
    assert "How many twitches today? Not saved yet." in person.reads()
    person.press("Several an hour")
    person.press("3 · Moves the limb")
    person.press("As planned")
    gap = person.program.window.page("today")
    assert isinstance(gap, TodayPage)
    QTest.mouseClick(_gap_button(gap, today - timedelta(days=1), "Some"), Qt.MouseButton.LeftButton)
    person.settle()
    assert "Wednesday 4 March: 6–24 twitches, not saved yet" in person.reads()
    person.go("Warning signs")
    person.press("Paranoia")
    assert "· not saved yet" in person.reads()
    person.press("Called a doctor")
    done = person.clock.now
    words = strip(person)
    assert "6 entries are not saved yet: 3 more; 6–24 twitches, for Wednesday 4 March (20:0" in words
    assert "The disk is full" in words
    assert [c.day for c in in_file(path, CheckIn)] == [FIRST]

    person.clock.now += timedelta(hours=9)  # the next morning
    the_timer_comes_round(person)
    assert "6 entries are not saved yet" in strip(person)
    disk.free()
    the_timer_comes_round(person)

    assert "not saved yet" not in strip(person)
    assert person.program.window.save_bar.text().startswith("Saved now: 3 more; ")
    person.go("Today")
    assert "Not saved yet" not in person.reads()
    person.reopen()
    saved = the_day(path, today)
    assert (saved.frequency_band, saved.severity) == (FrequencyBand.OFTEN, Severity.MOVES_THE_LIMB)
    assert saved.doses_as_planned
    gap_day = the_day(path, today - timedelta(days=1))
    assert gap_day.frequency_band is FrequencyBand.NOW_AND_THEN
    (sign,) = in_file(path, SignReport)
    assert (sign.sign, sign.action_taken) == (WarningSign.PARANOIA, ActionTaken.CALLED_DOCTOR)
    for provenance in (saved.provenance, gap_day.provenance, sign.provenance):
        assert began <= provenance.entered_at <= done
    assert saved.provenance.source is Source.LIVE, "it was pressed on its day"
    assert gap_day.provenance.source is Source.LATE
    assert check(path).sound


def _gap_button(page: TodayPage, day: date, title: str) -> BigButton:
    row = page.gaps.row(day)
    assert row is not None
    return next(button for button in row.findChildren(BigButton) if button.title == title)


def test_a_count_that_ended_on_a_full_disk_is_kept_and_saved_by_try_again(person: Person, disk: Disk) -> None:
    path = disk.folder / "mine.myotrack"
    assert person.program.diary is not None
    session = person.program.diary.counting.start(None, 60)
    person.program.diary.counting.save(session.id, 7, 42, tuple(range(0, 42_000, 6_000)))
    person.go("Count")
    disk.fill(0)
    person.press("Keep")
    assert "1 entry is not saved yet: a count: 7" in strip(person)
    person.press("Try again", within=person.program.window.above)
    assert person.program.window.save_bar.text().startswith("Still not saved. The disk is full")
    disk.free()
    person.press("Try again", within=person.program.window.above)
    assert "not saved yet" not in strip(person)
    counts = person.program.diary.counting.sessions()
    assert [(count.count, count.finished) for count in counts] == [(7, True)]
    person.reopen()
    assert "not finished" not in _page(person, "Count")
    assert check(path).sound


def _page(person: Person, name: str) -> str:
    person.go(name)
    return person.reads()


def test_what_waits_is_saved_when_something_else_can_be(person: Person, disk: Disk) -> None:
    disk.fill(0)
    person.press("6–24")
    disk.free()
    person.press("2 · Visible")
    assert "not saved yet" not in strip(person)
    saved = the_day(disk.folder / "mine.myotrack")
    assert (saved.frequency_band, saved.severity) == (FrequencyBand.NOW_AND_THEN, Severity.VISIBLE)


def test_what_waits_is_saved_when_the_window_comes_to_the_front(person: Person, disk: Disk) -> None:
    disk.fill(0)
    person.press("6–24")
    disk.free()
    QApplication.sendEvent(person.program.window, QEvent(QEvent.Type.WindowActivate))
    person.settle()
    assert "not saved yet" not in strip(person)
    assert the_day(disk.folder / "mine.myotrack").frequency_band is FrequencyBand.NOW_AND_THEN


def test_closing_asks_about_what_is_not_saved_and_tries_again(person: Person, disk: Disk) -> None:
    disk.fill(0)
    person.press("6–24")
    person.press("2 · Visible")
    window = person.program.window
    window.close()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, UnsavedSheet)
    words = person.reads(sheet)
    assert "2 entries are not saved" in words
    assert "6–24 twitches (20:0" in words
    assert "severity 2 (20:0" in words
    assert window.isVisible()
    person.press("Try again", within=sheet)
    assert "Still not saved. The disk is full" in person.reads(sheet)
    person.press("Stay here", within=sheet)
    assert window.isVisible()

    window.close()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, UnsavedSheet)
    disk.free()
    person.press("Try again", within=sheet)
    assert not window.isVisible()
    saved = the_day(disk.folder / "mine.myotrack")
    assert (saved.frequency_band, saved.severity) == (FrequencyBand.NOW_AND_THEN, Severity.VISIBLE)


def test_only_a_hold_closes_the_window_over_what_is_not_saved(person: Person, disk: Disk) -> None:
    disk.fill(0)
    person.press("6–24")
    window = person.program.window
    window.close()
    window.close()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, UnsavedSheet)
    assert window.isVisible()
    assert sheet.destructive_button is not None
    QTest.mouseClick(sheet.destructive_button, Qt.MouseButton.LeftButton)
    person.settle()
    assert window.isVisible(), "a click is no hold"
    sheet.destructive_button.confirmed.emit()
    person.settle()
    assert not window.isVisible()
    assert in_file(disk.folder / "mine.myotrack", CheckIn) == ()


def test_closing_saves_what_can_be_saved_by_now_without_a_word(person: Person, disk: Disk) -> None:
    disk.fill(0)
    person.press("6–24")
    disk.free()
    person.program.window.close()
    assert not person.program.window.isVisible()
    assert the_day(disk.folder / "mine.myotrack").frequency_band is FrequencyBand.NOW_AND_THEN


def test_undo_takes_away_what_is_not_saved_yet(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "mine.myotrack")
    person.press("6–24")
    with nothing_can_be_written(person):
        person.press("Several an hour")
        person.program.window.save_bar.undo_clicked.emit()
        person.settle()
        assert is_chosen(person, "6–24")
        assert "not saved yet" not in strip(person).lower()
    person.program.window.undo()
    person.close()
    assert in_file(tmp_path / "mine.myotrack", CheckIn) == ()


def test_undo_of_what_is_saved_waits_too(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "mine.myotrack")
    person.press("6–24")
    with nothing_can_be_written(person):
        person.program.window.undo()
        person.settle()
        assert not is_chosen(person, "6–24")
        assert "1 entry is not saved yet: taking back the answer" in strip(person)
    the_timer_comes_round(person)
    person.close()
    assert in_file(tmp_path / "mine.myotrack", CheckIn) == ()


def test_the_last_answer_to_a_question_stands_and_is_the_only_one_named(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "mine.myotrack")
    with nothing_can_be_written(person):
        for title in ("No twitches today", "Almost constant", "1–5"):
            person.press(title)
        assert "1 entry is not saved yet: 1–5 twitches (20:00)" in strip(person)
        person.press("1–5")
        assert person.program.window.save_bar.text() == "This is not saved yet, but kept: 1–5 twitches."
    the_timer_comes_round(person)
    person.close()
    assert the_day(tmp_path / "mine.myotrack").frequency_band is FrequencyBand.FEW


def test_what_is_not_allowed_does_not_wait(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "mine.myotrack")
    with nothing_can_be_written(person):
        person.go("Appointment")
        person.press("Add the question")
        assert person.program.window.waiting is None
        assert "not saved yet" not in strip(person)


def test_what_waits_belongs_to_its_own_diary(start: Start, tmp_path: Path) -> None:
    mine, other = tmp_path / "mine.myotrack", tmp_path / "other.myotrack"
    person = start(mine)
    with nothing_can_be_written(person):
        person.press("6–24")
        pressed = person.clock.now
        person.program.open(other, create=True)
    assert "1 entry of mine is not saved yet: 6–24 twitches (20:00). It waits until that diary is open again." in strip(
        person
    )
    assert not is_chosen(person, "6–24")
    person.press("Several an hour")
    assert [c.frequency_band for c in in_file(other, CheckIn)] == [FrequencyBand.OFTEN]
    assert in_file(mine, CheckIn) == ()
    person.program.window.close()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, UnsavedSheet)
    person.press("Stay here", within=sheet)

    person.clock.now += timedelta(hours=1)
    person.program.open(mine)
    person.settle()
    assert "not saved yet" not in strip(person)
    assert is_chosen(person, "6–24")
    saved = the_day(mine)
    assert saved.provenance.entered_at <= pressed
    assert [c.frequency_band for c in in_file(other, CheckIn)] == [FrequencyBand.OFTEN]


def test_what_waits_does_not_go_into_another_diary_that_was_put_in_the_place_of_its_own(
    start: Start, tmp_path: Path
) -> None:
    place, elsewhere = tmp_path / "mine.myotrack", tmp_path / "elsewhere.myotrack"
    another = start(tmp_path / "other.myotrack")
    another.press("Several an hour")
    another.close()
    person = start(place)
    person.press("6–24")
    place.rename(elsewhere)
    (tmp_path / "other.myotrack").rename(place)
    person.press("2 · Visible")
    assert "was moved, deleted or replaced" in strip(person)

    person.program.open(place)
    person.settle()
    assert (
        "1 entry of the diary that was in this place before is not saved yet: severity 2 (20:00). It waits until that "
        "diary is open again." in strip(person)
    )
    assert not is_chosen(person, "2 · Visible")
    the_other = the_day(place)
    assert (the_other.frequency_band, the_other.severity) == (FrequencyBand.OFTEN, None)

    person.program.open(elsewhere)
    person.settle()
    assert "not saved yet" not in strip(person)
    person.close()
    saved = the_day(elsewhere)
    assert (saved.frequency_band, saved.severity) == (FrequencyBand.NOW_AND_THEN, Severity.VISIBLE)


def test_what_is_pressed_while_another_program_holds_the_file_stays_chosen_and_is_saved(
    start: Start, tmp_path: Path
) -> None:
    path = tmp_path / "mine.myotrack"
    person = start(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        person.press("6–24")
        pressed = person.clock.now
        assert is_chosen(person, "6–24")
        assert "1 entry is not saved yet: 6–24 twitches (20:00)" in strip(person)
        assert "is in use by another program" in strip(person)
    person.clock.now += timedelta(minutes=30)
    the_timer_comes_round(person)
    assert "not saved yet" not in strip(person)
    person.close()
    saved = the_day(path)
    assert saved.frequency_band is FrequencyBand.NOW_AND_THEN
    assert saved.provenance.entered_at <= pressed


def test_another_diary_is_opened_over_what_could_not_even_be_read_only_when_that_is_asked_twice(
    start: Start, tmp_path: Path
) -> None:
    path = tmp_path / "mine.myotrack"
    person = start(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        person.press("6–24")
        assert not person.program.open(tmp_path / "other.myotrack", create=True)
        assert "What you pressed is not saved yet" in person.program.window.save_bar.text()
        assert is_chosen(person, "6–24")
        assert person.program.open(tmp_path / "other.myotrack", create=True)
        assert "not saved yet" not in strip(person)
    assert in_file(path, CheckIn) == in_file(tmp_path / "other.myotrack", CheckIn) == ()


def test_undo_takes_away_what_was_pressed_while_the_file_could_not_be_read(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "mine.myotrack"
    person = start(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        person.press("6–24")
        person.program.window.undo()
        assert person.program.window.save_bar.text() == "Taken back: 6–24 twitches."
        person.settle()
    assert "not saved yet" not in strip(person)
    person.close()
    assert in_file(path, CheckIn) == ()


def test_a_diary_on_a_disk_that_could_only_be_read_is_written_once_the_disk_allows_it(disk: Disk, start: Start) -> None:
    path = disk.folder / "mine.myotrack"
    first = start(path)
    first.press("1–5")
    first.close()
    _remount(disk.folder, "ro")
    person = start(path)
    try:
        assert "can only be read here" in strip(person)
        person.press("Bad day")
        assert "already" in person.program.window.save_bar.text()
        person.press("Yesterday")
        person.press("Don't remember")
        assert "You said that you don't remember. If it comes back to you, choose an answer. Not saved yet." in (
            person.reads()
        )
        the_timer_comes_round(person)
        assert "1 entry is not saved yet: don't remember, for Saturday 28 February (20:0" in strip(person)
    finally:
        _remount(disk.folder, "rw")
    the_timer_comes_round(person)
    assert "not saved yet" not in strip(person)
    assert "can only be read here" not in strip(person)
    person.close()
    assert the_day(path, FIRST - timedelta(days=1)).status is CheckInStatus.UNKNOWN


def _remount(folder: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)


def test_no_backup_is_tried_while_answers_wait_and_one_is_made_once_they_are_saved(
    start: Start, tmp_path: Path
) -> None:
    person = start(tmp_path / "mine.myotrack")
    person.press("6–24")
    care = person.program.care
    care.look_after_now()
    care.findings.background.begin_now()
    care.findings.background.wait()
    person.settle()
    before = _backups(tmp_path)
    person.wait_for_tomorrow()
    with nothing_can_be_written(person):
        person.press("Several an hour")
        care.findings.background.begin_now()
        assert care.findings.background.is_idle()
        assert _backups(tmp_path) == before
    the_timer_comes_round(person)
    care.findings.background.begin_now()
    care.findings.background.wait()
    person.settle()
    assert len(_backups(tmp_path) - before) == 1


def _backups(folder: Path) -> frozenset[str]:
    return frozenset(path.name for path in (folder / "backups").glob("*.myotrack"))


def test_what_was_done_about_an_emergency_is_kept_when_it_is_pressed_on_the_card(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "mine.myotrack"
    person = start(path)
    assert person.program.diary is not None
    guidance = person.program.diary.guidance
    for sign in (WarningSign.SEIZURE, WarningSign.BREATHING):
        guidance.save_sign(guidance.make_report(sign))
    person.settle()
    window = person.program.window
    window.emergencies.open(guidance.current())
    with nothing_can_be_written(person):
        window.emergencies.card.called.emit()
        person.settle()
        assert "called the emergency number" in strip(person)
    the_timer_comes_round(person)
    assert {report.action_taken for report in in_file(path, SignReport)} == {ActionTaken.CALLED_EMERGENCY}


def test_a_press_is_not_kept_in_a_backup_that_is_looked_at(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "mine.myotrack")
    assert person.program.diary is not None
    person.program.diary.store.paused = DiaryProblem.READ_ONLY
    person.press("6–24")
    assert not is_chosen(person, "6–24")
    assert person.program.window.waiting is None
