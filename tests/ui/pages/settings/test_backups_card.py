"""The list of backups: what each is, another one now, and nothing that happens without being asked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from myotrack import paths
from myotrack.domain.errors import DiaryError
from myotrack.services.backup_list import Why
from myotrack.services.backups import back_up, folder_beside, keep_as_it_is
from myotrack.services.open_diary import OpenDiary, open_diary
from myotrack.ui.pages.settings.backups_card import BackupsCard
from myotrack.ui.widgets.data_table import DataTable
from tests.journeys.person import Clock, Person
from tests.ui.pages.hosts import NOW, Heard, a_clock, a_diary, a_host, button_named, unnamed_controls, words_on


@pytest.fixture
def on_disk(tmp_path: Path) -> OpenDiary:
    """A diary in a file, with one day."""
    opened = a_diary(tmp_path / "mine" / "diary.myotrack")
    opened.diary.answer(opened.diary.today(), twitch_count=7)
    return opened


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window that outlives the card."""
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.resize(1000, 900)
    return shown


@pytest.fixture
def card(window: QWidget, on_disk: OpenDiary, heard: Heard) -> BackupsCard:
    """The card in its window."""
    shown = BackupsCard(a_host(on_disk, heard), window)
    shown.setGeometry(QRect(0, 0, 1000, 900))
    window.show()
    return shown


def _looked(card: BackupsCard, qtbot: QtBot) -> DataTable:
    card.look_again()
    qtbot.waitUntil(lambda: "Looking for backups" not in words_on(card))
    (table,) = card.findChildren(DataTable)
    return table


def test_without_a_backup_the_card_says_so(card: BackupsCard, qtbot: QtBot) -> None:
    table = _looked(card, qtbot)
    assert not table.isVisible()
    assert "There is no backup yet." in words_on(card)
    assert unnamed_controls(card) == []


def test_a_backup_is_made_now_and_stands_in_the_list(
    card: BackupsCard, on_disk: OpenDiary, tmp_path: Path, heard: Heard, qtbot: QtBot
) -> None:
    button_named(card, "Back up now").click()
    (table,) = card.findChildren(DataTable)
    qtbot.waitUntil(lambda: table.row_count() == 1)

    row = [table.text(0, column) for column in range(4)]
    assert row == ["14 March 2026, 20:14", "made by you", "1 day, the last one 14 March 2026", "whole"]
    assert heard.said == ["The backup was made and checked."]
    (made,) = (tmp_path / "mine" / "backups").glob("*.myotrack")
    copy = open_diary(made, a_clock())
    assert copy.insights.timeline().check_ins == on_disk.insights.timeline().check_ins
    copy.close()


def test_a_backup_that_cannot_be_made_is_told(card: BackupsCard, tmp_path: Path, heard: Heard, qtbot: QtBot) -> None:
    (tmp_path / "mine" / "backups").write_text("in the way", encoding="utf-8")

    button_named(card, "Back up now").click()
    qtbot.waitUntil(lambda: bool(heard.problems))

    assert [type(p) for p in heard.problems] == [DiaryError]
    assert heard.said == []
    assert button_named(card, "Back up now").isEnabled()


def test_each_backup_says_why_it_was_made_and_a_damaged_one_that_it_is(
    card: BackupsCard, tmp_path: Path, qtbot: QtBot
) -> None:
    path, folder = tmp_path / "mine" / "diary.myotrack", tmp_path / "mine" / "backups"
    back_up(path, folder, NOW - timedelta(days=1), Why.BEFORE_IMPORT)
    damaged = back_up(path, folder, NOW, Why.DAILY)
    content = bytearray(damaged.read_bytes())
    content[5000] ^= 1
    damaged.write_bytes(content)
    table = _looked(card, qtbot)

    assert [(table.text(row, 1), table.text(row, 3)) for row in range(2)] == [
        ("made once a day", "damaged"),
        ("made before an import", "whole"),
    ]
    table.row_chosen.emit(0)
    assert "It is damaged, so it can't be put back." in words_on(card)
    assert not button_named(card, "Restore…").isEnabled()


def test_a_backup_is_chosen_looked_at_and_restored_by_pressing(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    path = tmp_path / "mine.myotrack"
    person = Person(qtbot, qapp, path, Clock())
    person.press("6–24")
    person.go("Settings")
    person.press("Backups")
    person.press("Back up now")
    (table,) = person.place().findChildren(DataTable)
    qtbot.waitUntil(lambda: table.row_count() == 1)
    person.go("Today")
    person.press("No twitches")
    person.go("Settings")
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.model().index(0, 0)).center()
    )
    person.press("Restore…")

    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    assert "These days would be as they were then: 1 March 2026" in person.reads(sheet)
    hold = person.button("Put the backup back")
    hold.click()
    qtbot.wait(350)
    hold.click()
    person.settle()

    assert person.button("6–24").isChecked()
    assert "The backup was put back" in person.reads(person.program.window.above.notices)
    person.close()


def test_a_backup_that_is_open_itself_stands_among_the_others_and_nothing_is_put_in_its_place(
    window: QWidget, on_disk: OpenDiary, heard: Heard, qtbot: QtBot
) -> None:
    assert on_disk.store.path is not None
    made = [back_up(on_disk.store.path, folder_beside(on_disk.store.path), NOW) for _ in range(2)]
    looked_at = open_diary(made[0], a_clock())
    card = BackupsCard(a_host(looked_at, heard), window)
    table = _looked(card, qtbot)
    assert table.row_count() == 2
    assert str(made[0].parent) in words_on(card)
    assert "backups/backups" not in words_on(card)
    table.row_chosen.emit(0)
    assert not button_named(card, "Back up now").isEnabled()
    assert not button_named(card, "Restore…").isEnabled()
    looked_at.close()


def test_a_damaged_diary_that_was_kept_is_listed_as_that_and_the_way_to_rescue_it_is_said(
    card: BackupsCard, on_disk: OpenDiary, tmp_path: Path, qtbot: QtBot
) -> None:
    path = on_disk.store.path
    assert path is not None
    keep_as_it_is(path, folder_beside(path), NOW)
    table = _looked(card, qtbot)
    assert [table.text(0, column) for column in (2, 3)] == ["not known", "damaged, kept as it was"]

    table.row_chosen.emit(0)
    assert "to rescue what can be read of it" in words_on(card)
    assert not button_named(card, "Restore…").isEnabled()


def test_a_backup_among_those_of_the_usual_diary_is_listed_as_well(
    card: BackupsCard, on_disk: OpenDiary, qtbot: QtBot
) -> None:
    assert on_disk.store.path is not None
    back_up(on_disk.store.path, paths.backups_place(), NOW)
    assert _looked(card, qtbot).row_count() == 1
