"""A diary that is damaged, looked at as it was, put back, moved: every way out, pressed by a person."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from myotrack import paths
from myotrack.domain.checkins import CheckIn
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.domain.signs import SignReport, WarningSign
from myotrack.services.backup_list import Why, backups_of, list_backups
from myotrack.services.backups import back_up
from myotrack.services.preferences import PreferencesFile
from myotrack.services.typed_drafts import drafts_folder
from myotrack.storage.store import open_store
from myotrack.ui.crash_dialog import CrashDialog
from myotrack.ui.keeping import said
from myotrack.ui.keeping.backup_words import sound_words
from myotrack.ui.keeping.go_on_sheet import GoOnSheet
from myotrack.ui.keeping.rescue_screen import RescueScreen
from myotrack.ui.keeping.restore_sheet import RestoreSheet
from myotrack.ui.keeping.take_back_sheet import TakeBackSheet
from myotrack.ui.keeping.waiting_strip import WAITING
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.sheet import Sheet
from tests.journeys.person import Clock, Person, Start

FIRST = date(2026, 3, 1)


@pytest.fixture
def path(start: Start, tmp_path: Path) -> Path:
    """A diary with one day in it, closed, and a backup of it beside it."""
    somebody = start(tmp_path / "mine.myotrack")
    somebody.press("6–24")
    somebody.close()
    back_up(tmp_path / "mine.myotrack", tmp_path / "backups", somebody.clock(), Why.DAILY)
    return tmp_path / "mine.myotrack"


def _damage(path: Path) -> None:
    """Let the page of the tables be rubbish."""
    content = bytearray(path.read_bytes())
    content[100:4000] = b"\xa5" * 3900
    path.write_bytes(content)


def _flip_a_value(path: Path) -> None:
    """Change an answer as a flipped bit would: SQLite finds nothing wrong with it."""
    _change(path, "UPDATE check_in SET severity = 1")


def _change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()


def _bands(person: Person) -> list[FrequencyBand | None]:
    assert person.program.diary is not None
    with person.program.diary.store.read() as reader:
        return [check_in.frequency_band for check_in in reader.all(CheckIn)]


def _bands_in(path: Path) -> list[FrequencyBand | None]:
    """What the file holds, as another program finds it."""
    store = open_store(path)
    with closing(store), store.read() as reader:
        return [check_in.frequency_band for check_in in reader.all(CheckIn)]


def _wait_for_backup_offer(person: Person, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "newest good backup" in person.reads())


def _hold_to_put_back(person: Person) -> None:
    _hold(person, RestoreSheet)


def _hold(person: Person, kind: type[Sheet]) -> None:
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, kind)
    assert sheet.destructive_button is not None
    sheet.destructive_button.confirmed.emit()
    person.settle()


def _notice(person: Person, key: str) -> str:
    return person.program.window.above.notices.text(key)


def _press_notice(person: Person, title: str) -> None:
    notices = person.program.window.above.notices
    button = next(b for b in notices.findChildren(BigButton) if b.title == title and b.isVisibleTo(notices))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    person.settle()


def _look_beside_the_window(person: Person, qtbot: QtBot) -> None:
    """Let the round beside the window happen now, and wait for its end."""
    person.program.care.look_after_now()
    background = person.program.care.findings.background
    background.begin_now()
    qtbot.waitUntil(background.is_idle)
    person.settle()


def test_a_damaged_diary_is_named_left_alone_and_its_backup_put_back(start: Start, path: Path, qtbot: QtBot) -> None:
    _damage(path)
    damaged = path.read_bytes()
    person = start(path)

    assert isinstance(person.program.window.shown_widget(), RescueScreen)
    assert "mine.myotrack" in person.reads()
    assert "is damaged" in person.reads()
    assert "was left as it is" in person.reads()
    _wait_for_backup_offer(person, qtbot)
    assert "1 day, the last one 1 March 2026" in person.reads()
    assert path.read_bytes() == damaged

    person.press("Put it back…")
    assert "The diary is damaged, so the two can't be compared." in person.reads(QApplication.activeModalWidget())
    assert path.read_bytes() == damaged
    _hold_to_put_back(person)

    assert _bands(person) == [FrequencyBand.NOW_AND_THEN]
    kept = [file for file in (path.parent / "backups").glob("*.myotrack") if file.read_bytes() == damaged]
    assert len(kept) == 1
    assert kept[0].name in _notice(person, said.RESTORED)
    person.press("No twitches")
    assert _bands(person) == [FrequencyBand.NONE]


def test_a_backup_is_looked_at_first_and_nothing_can_be_changed_in_it(start: Start, path: Path, qtbot: QtBot) -> None:
    _damage(path)
    backups = {file: file.read_bytes() for file in (path.parent / "backups").iterdir()}
    person = start(path)
    _wait_for_backup_offer(person, qtbot)
    killed = paths.state_folder() / "look" / "earlier"
    (killed / "backups").mkdir(parents=True)
    (killed / "earlier.myotrack").write_text("what a killed window left", encoding="utf-8")

    person.press("Look at it first")
    assert not killed.exists()
    assert "Nothing can be changed in it" in _notice(person, said.LOOKING)
    assert person.button("6–24").isChecked()
    person.press("No twitches")
    assert person.program.window.save_bar.text() == (
        "This is only a look at a backup, so nothing can be written in it. Press “Go back” above first."
    )
    assert _bands(person) == [FrequencyBand.NOW_AND_THEN]

    _press_notice(person, "Go back")
    assert isinstance(person.program.window.shown_widget(), RescueScreen)
    assert {file: file.read_bytes() for file in (path.parent / "backups").iterdir()} == backups
    person.close()
    assert list((paths.state_folder() / "look").iterdir()) == []


def test_what_was_put_back_can_be_taken_back(start: Start, path: Path, tmp_path: Path) -> None:
    person = start(path)
    person.press("No twitches")
    (old,) = list_backups(tmp_path / "backups")
    person.program.care.ask_to_restore(old, path)
    assert "These days would be as they were then: 1 March 2026" in person.reads(QApplication.activeModalWidget())
    _hold_to_put_back(person)
    assert _bands(person) == [FrequencyBand.NOW_AND_THEN]
    assert person.button("6–24").isChecked()

    _press_notice(person, "Take this back")
    assert "These days would be as they were then: 1 March 2026" in person.reads(QApplication.activeModalWidget())
    assert "You entered since" not in person.reads(QApplication.activeModalWidget())
    assert _bands(person) == [FrequencyBand.NOW_AND_THEN], "nothing is done before a hold"
    _hold(person, TakeBackSheet)
    assert _bands(person) == [FrequencyBand.NONE]
    assert person.button("No twitches").isChecked()


def test_a_damaged_diary_that_was_replaced_is_taken_back_as_it_was_and_listed(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    path.write_bytes(path.read_bytes()[:9000])
    damaged = path.read_bytes()
    person = start(path)
    _wait_for_backup_offer(person, qtbot)
    person.press("Put it back…")
    _hold_to_put_back(person)
    person.press("No twitches")
    kept = [backup for backup in backups_of(path, path.parent / "backups") if backup.kept_damaged]
    assert [backup.path.read_bytes() for backup in kept] == [damaged]
    assert sound_words(kept[0]) == "damaged, kept as it was"

    _press_notice(person, "Take this back")
    said_there = person.reads(QApplication.activeModalWidget())
    assert "What was there before is damaged. It goes back as it was, and may not open." in said_there
    assert "You entered since: the answers for 1 March 2026. It is not in the diary then. It stays" in said_there
    assert path.read_bytes() != damaged
    _hold(person, TakeBackSheet)

    assert path.read_bytes() == damaged
    assert isinstance(person.program.window.shown_widget(), RescueScreen)
    assert "is damaged, and was left as it is" in person.reads()
    assert "since this diary began" not in person.reads()
    assert "Taken back" in person.program.window.save_bar.text()
    assert person.program.diary is None
    _wait_for_backup_offer(person, qtbot)
    person.press("Put it back…")
    _hold_to_put_back(person)
    assert _bands(person) == [FrequencyBand.NONE]  # what was answered in between
    person.press("6–24")
    assert _bands(person) == [FrequencyBand.NOW_AND_THEN]


def test_a_file_that_is_no_diary_is_never_replaced_by_a_backup(start: Start, path: Path, qtbot: QtBot) -> None:
    path.write_bytes(b"Somebody's novel" * 1000)
    novel = sha256(path.read_bytes()).digest()
    person = start(path)
    _wait_for_backup_offer(person, qtbot)

    person.press("Put it back…")
    _hold_to_put_back(person)

    assert sha256(path.read_bytes()).digest() == novel
    assert _bands(person) == [FrequencyBand.NOW_AND_THEN]
    place = path.with_name("mine-from-backup.myotrack")
    assert person.program.diary is not None
    assert person.program.diary.store.path == place
    assert person.program.preferences.current.last_diary == str(place)


def test_without_a_backup_that_is_said_and_the_other_ways_lead_on(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "mine.myotrack").write_bytes(b"Somebody's novel" * 1000)
    person = start(tmp_path / "mine.myotrack")
    qtbot.waitUntil(lambda: "No good backup was found" in person.reads())

    person.press("Start a new diary")
    person.press("No twitches")
    assert _bands(person) == [FrequencyBand.NONE]
    assert person.program.diary is not None
    assert person.program.preferences.current.last_diary == str(person.program.diary.store.path)


def test_what_can_be_read_of_a_damaged_diary_goes_on_in_a_new_one(start: Start, path: Path, qtbot: QtBot) -> None:
    _flip_a_value(path)
    flipped = path.read_bytes()
    person = start(path)
    _look_beside_the_window(person, qtbot)
    _press_notice(person, "Show the ways out")
    person.press("Rescue what can be read")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)

    said_there = person.reads(QApplication.activeModalWidget())
    assert "mine-rescued.myotrack" in said_there
    assert "1 damaged entry was taken whole from its history." in said_there
    person.press("Open the new diary")
    assert _bands(person) == [FrequencyBand.NOW_AND_THEN]
    assert person.program.diary is not None
    assert person.program.diary.store.path == path.with_name("mine-rescued.myotrack")
    assert path.read_bytes() == flipped
    person.press("No twitches")
    assert _bands(person) == [FrequencyBand.NONE]


def test_a_diary_that_was_away_opens_when_it_is_tried_again(path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    PreferencesFile(paths.preferences_file()).change(last_diary=str(path))
    away = path.rename(path.with_name("away"))
    person = Person(qtbot, qapp, path, Clock(), by_itself=True)
    assert "There is no diary at" in person.reads()
    assert not path.exists()
    away.rename(path)

    person.press("Try again")
    assert _bands(person) == [FrequencyBand.NOW_AND_THEN]
    person.close()


def test_damage_that_only_the_full_check_finds_stops_writing_until_the_person_goes_on(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    _change(path, "UPDATE history SET after = replace(after, '\"severity\":', '\"severity\": ')")
    flipped = path.read_bytes()
    person = start(path)
    _look_beside_the_window(person, qtbot)

    assert "1 entry is not as it was written" in _notice(person, said.DAMAGED)
    person.press("No twitches")
    assert "Not saved yet: no twitches." in person.program.window.save_bar.text()
    assert "1 entry is not saved yet: no twitches (20:0" in _notice(person, WAITING)
    assert "is damaged, and nothing is written to it until you choose" in _notice(person, WAITING)
    assert path.read_bytes() == flipped

    _press_notice(person, "Show the ways out")
    _wait_for_backup_offer(person, qtbot)
    person.press("Back to the diary")
    person.press("No twitches")
    assert path.read_bytes() == flipped

    _press_notice(person, "Go on writing in it…")
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, GoOnSheet)
    assert sheet.destructive_button is not None
    person.press("Not now")
    person.press("No twitches")
    assert path.read_bytes() == flipped

    _press_notice(person, "Go on writing in it…")
    _hold(person, GoOnSheet)
    kept = [backup.path for backup in backups_of(path, path.parent / "backups") if backup.kept_damaged]
    assert [file.read_bytes() for file in kept] == [flipped]
    assert kept[0].name in person.program.window.save_bar.text()
    assert _bands_in(path) == [FrequencyBand.NONE], "what waited is written now"
    assert "not saved yet" not in person.reads(person.program.window.above)


def test_what_was_entered_in_a_damaged_diary_goes_into_the_backup_that_is_put_back(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    _change(path, "UPDATE history SET after = replace(after, '\"severity\":', '\"severity\": ')")
    person = start(path)
    _look_beside_the_window(person, qtbot)
    person.press("3 · Moves")
    _press_notice(person, "Show the ways out")
    _wait_for_backup_offer(person, qtbot)
    person.press("Put it back…")
    _hold_to_put_back(person)

    assert "not saved yet" not in person.reads(person.program.window.above)
    person.close()
    store = open_store(path)
    with closing(store), store.read() as reader:
        (saved,) = reader.all(CheckIn)
    assert (saved.frequency_band, saved.severity) == (FrequencyBand.NOW_AND_THEN, Severity.MOVES_THE_LIMB)


def test_a_value_that_is_not_as_it_was_written_is_never_on_the_screen(
    start: Start, path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    _flip_a_value(path)
    flipped = path.read_bytes()
    person = start(path)
    assert "This diary is damaged" in _notice(person, said.DAMAGED), "at once, not when the check is done"
    assert "This page can't be shown now" in person.reads()
    assert "is damaged" in person.program.window.save_bar.text()
    with pytest.raises(AssertionError, match="no button"):
        person.button("6–24")
    person.press("Try again")
    assert "This page can't be shown now" in person.reads()

    _look_beside_the_window(person, qtbot)
    assert "1 entry is not as it was written" in _notice(person, said.DAMAGED)
    person.go("Help")
    assert "This page can't be shown now" not in person.reads(), "it needs nothing of the diary"
    person.go("Today")
    assert "This page can't be shown now" in person.reads()

    _press_notice(person, "Go on writing in it…")
    _hold(person, GoOnSheet)
    person.press("Try again")
    assert not person.program.window.above.notices.keys() & {said.DAMAGED}, "the person has chosen to go on"
    assert path.read_bytes() == flipped
    assert not [w for w in qapp.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]


def test_a_damaged_day_that_is_turned_to_takes_nothing_that_stood_there_for_its_own(
    start: Start, path: Path, qapp: QApplication
) -> None:
    person = start(path)
    assert person.program.diary is not None
    for back in (100, 101):
        person.program.diary.diary.answer(FIRST - timedelta(days=back), twitch_count=back)
    person.close()
    _change(path, "UPDATE check_in SET twitch_count = 1 WHERE twitch_count = 101")
    person = start(path)
    person.program.finish_start()
    assert "6–24" in person.reads()
    person.program.window.go("today", FIRST - timedelta(days=100))
    assert "This page can't be shown now" not in person.reads()
    person.press("Day before")
    assert "This page can't be shown now" in person.reads()
    assert "This diary is damaged" in _notice(person, said.DAMAGED)
    assert not [w for w in qapp.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]
    person.program.window.go("history", FIRST - timedelta(days=101))
    assert "This page can't be shown now" in person.reads()


def test_a_damaged_day_of_long_ago_is_said_by_the_pages_that_need_all_days_and_by_no_other(
    start: Start, path: Path, qapp: QApplication
) -> None:
    long_ago = FIRST - timedelta(days=900)
    person = start(path)
    assert person.program.diary is not None
    person.program.diary.diary.answer(long_ago, twitch_count=12)
    person.close()
    _change(path, "UPDATE check_in SET twitch_count = 1 WHERE twitch_count = 12")
    person = start(path)
    for page in ("Recovery", "Appointment"):
        person.go(page)
        assert "This page can't be shown now" in person.reads()
        assert "Working it out" not in person.reads()
    person.go("Today")
    assert "6–24" in person.reads()

    _change(path, "UPDATE check_in SET twitch_count = 12 WHERE twitch_count = 1")
    person.go("Appointment")
    assert "Questions to ask" in person.reads()
    assert "This page can't be shown now" not in person.reads()
    assert not [w for w in qapp.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]


@pytest.mark.logs_warnings
def test_a_red_sign_that_waits_does_not_keep_a_person_from_the_ways_out(start: Start, path: Path, qtbot: QtBot) -> None:
    _flip_a_value(path)
    person = start(path)
    _look_beside_the_window(person, qtbot)
    assert person.program.diary is not None
    sign = person.program.diary.guidance.make_report(WarningSign.SEIZURE)
    person.program.window.emergencies.keep_unsaved(sign)

    _press_notice(person, "Show the ways out")
    _wait_for_backup_offer(person, qtbot)
    person.press("Put it back…")
    _hold_to_put_back(person)
    assert person.program.diary is not None
    with person.program.diary.store.read() as reader:
        assert [report.sign for report in reader.all(SignReport)] == [WarningSign.SEIZURE]


def test_a_backup_is_made_beside_the_window_after_the_start_and_only_once_a_day(
    start: Start, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    for file in (tmp_path / "backups").iterdir():
        file.unlink()
    person = start(path)
    _look_beside_the_window(person, qtbot)
    (backup,) = list_backups(tmp_path / "backups")
    assert (backup.why, backup.sound, backup.days) == (Why.DAILY, True, 1)

    person.press("No twitches")
    _look_beside_the_window(person, qtbot)
    assert len(list_backups(tmp_path / "backups")) == 1

    person.wait_for_tomorrow()
    person.press("No twitches")
    _look_beside_the_window(person, qtbot)
    assert [b.days for b in list_backups(tmp_path / "backups")] == [2, 1]


def test_a_backup_that_cannot_be_made_is_said_once_and_writing_goes_on(
    start: Start, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "backups").rename(tmp_path / "elsewhere")
    (tmp_path / "backups").write_text("a file where the folder should be", encoding="utf-8")
    person = start(path)
    _look_beside_the_window(person, qtbot)

    assert "Today's backup could not be made." in _notice(person, said.NO_BACKUP)
    _press_notice(person, "Close")
    person.press("No twitches")
    assert _bands(person) == [FrequencyBand.NONE]
    assert person.program.window.above.notices.keys() == frozenset()


def test_a_moved_diary_opens_in_its_new_place_and_the_old_file_stays(
    start: Start, path: Path, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    before = path.read_bytes()
    person = start(path)
    person.go("Appointment")
    person.type_into("New question", "Why does it jerk?")
    person.program.care.move()
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    (where,) = sheet.findChildren(QLineEdit)
    assert Path(where.text()).parent == paths.data_folder()
    where.setText(str(tmp_path / "new place.myotrack"))
    person.press("Copy it and go on there")

    assert "mine.myotrack" in _notice(person, said.MOVED)
    assert "a new question for a visit" in _notice(person, said.LEFT_OVER)
    assert not drafts_folder(path).exists(), "what is typed goes along"
    person.press("No twitches")
    assert _bands(person) == [FrequencyBand.NONE]
    assert path.read_bytes() == before
    person.close()

    again = Person(qtbot, qapp, tmp_path / "unused", Clock(), by_itself=True)
    assert again.program.diary is not None
    assert again.program.diary.store.path == tmp_path / "new place.myotrack"
    again.close()


def test_a_diary_in_a_synced_folder_is_told_once_with_the_way_to_move_it(
    start: Start, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "Dropbox").mkdir()
    path.rename(tmp_path / "Dropbox" / "mine.myotrack")
    person = start(tmp_path / "Dropbox" / "mine.myotrack")
    _look_beside_the_window(person, qtbot)
    assert "Dropbox copies to other computers" in _notice(person, said.SHARED)

    _press_notice(person, "Move the diary…")
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    assert "Move the diary" in person.reads(sheet)
    sheet.close()
    _press_notice(person, "Leave it there")
    assert person.program.window.above.notices.keys() == frozenset()
    person.reopen()
    _look_beside_the_window(person, qtbot)
    assert person.program.window.above.notices.keys() == frozenset()


def test_a_copy_never_replaces_a_file(start: Start, path: Path, tmp_path: Path) -> None:
    person = start(path)
    person.program.care.move()
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    (where,) = sheet.findChildren(QLineEdit)
    (tmp_path / "other.myotrack").write_text("mine", encoding="utf-8")
    where.setText(str(tmp_path / "other.myotrack"))
    person.press("Copy it and go on there")

    assert "is there already" in "\n".join(label.text() for label in sheet.findChildren(QLabel))
    assert (tmp_path / "other.myotrack").read_text(encoding="utf-8") == "mine"
    sheet.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes of folders")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_diary_that_can_only_be_read_offers_a_copy_to_go_on_in(
    start: Start, path: Path, request: pytest.FixtureRequest, what: str
) -> None:
    read_only = path if what == "file" else path.parent
    read_only.chmod(0o400 if what == "file" else 0o500)
    request.addfinalizer(lambda: read_only.chmod(0o700))
    if os.access(read_only, os.W_OK):
        pytest.skip("nothing is read-only to root")
    person = start(path)
    assert "can only be read here" in _notice(person, said.READ_ONLY)
    person.press("No twitches")
    assert "can't be written to" in person.program.window.save_bar.text()

    _press_notice(person, "Save a copy…")
    person.press("Save the copy and go on in it")
    person.press("No twitches")
    assert _bands(person) == [FrequencyBand.NONE]
    assert person.program.diary is not None
    assert person.program.diary.store.path != path
