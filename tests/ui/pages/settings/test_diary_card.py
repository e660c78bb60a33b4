"""Where the diary is, and everything as files: each says what it did and where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from myotrack.services.open_diary import OpenDiary
from myotrack.ui.dialogs.export_sheet import ExportSheet
from myotrack.ui.pages.settings.diary_card import DiaryCard
from myotrack.ui.widgets.text_field import TextField
from tests.ui.pages.hosts import Heard, a_diary, a_host, button_named, words_on


@pytest.fixture
def on_disk(tmp_path: Path) -> OpenDiary:
    """A diary in a file, with one day."""
    opened = a_diary(tmp_path / "mine" / "diary.myotrack")
    opened.diary.answer(opened.diary.today(), twitch_count=7)
    return opened


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window that outlives its sheets."""
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.resize(1000, 700)
    shown.show()
    return shown


@pytest.fixture
def card(window: QWidget, on_disk: OpenDiary, heard: Heard) -> DiaryCard:
    """The card in its window."""
    shown = DiaryCard(a_host(on_disk, heard), window)
    shown.resize(1000, 700)
    shown.show()
    return shown


def test_it_says_where_the_file_is_and_copies_that(card: DiaryCard, tmp_path: Path) -> None:
    path = str(tmp_path / "mine" / "diary.myotrack")
    assert path in words_on(card)

    button_named(card, "Copy where it is").click()

    assert QGuiApplication.clipboard().text() == path


def test_another_diary_is_opened_by_the_window(card: DiaryCard, heard: Heard) -> None:
    button_named(card, "Open another diary, or make a new one…").click()

    assert heard.gone == [("open", None)]


def export(card: DiaryCard, button: str, target: Path) -> ExportSheet:
    """Press an export button, give a place, and press Save."""
    button_named(card, button).click()
    (sheet,) = card.window().findChildren(ExportSheet)
    sheet.findChildren(TextField)[0].box.setText(str(target))
    assert sheet.primary_button is not None
    sheet.primary_button.click()
    return sheet


def test_everything_is_saved_as_csv_tables(card: DiaryCard, tmp_path: Path, heard: Heard) -> None:
    export(card, "As CSV tables…", tmp_path / "tables")

    texts = [path.read_text(encoding="utf-8-sig") for path in (tmp_path / "tables").iterdir()]
    assert any("2026-03-14" in text for text in texts)
    assert heard.said == [f"Saved everything: \u2068{tmp_path / 'tables'}\u2069"]
    assert heard.saved == [], "Undo does not take an export back"


def test_everything_is_saved_as_one_json_file(card: DiaryCard, tmp_path: Path) -> None:
    export(card, "As one JSON file…", tmp_path / "all.json")

    assert json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))


def test_a_place_is_filled_in_so_that_one_press_is_enough(card: DiaryCard) -> None:
    button_named(card, "As one JSON file…").click()

    (sheet,) = card.window().findChildren(ExportSheet)
    assert sheet.findChildren(TextField)[0].value().endswith("myotrack-2026-03-14-2014.json")


def test_nothing_that_is_there_is_replaced(card: DiaryCard, tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    target.write_text("mine", encoding="utf-8")

    sheet = export(card, "As one JSON file…", target)

    assert target.read_text(encoding="utf-8") == "mine"
    assert "is there already" in words_on(sheet)
    assert sheet.findChildren(TextField)[0].value() == str(target)


def test_a_place_that_cannot_be_written_is_told_and_what_was_typed_stays(card: DiaryCard, tmp_path: Path) -> None:
    target = tmp_path / "no-such-folder" / "all.json"

    sheet = export(card, "As one JSON file…", target)

    assert str(target) in sheet.findChildren(TextField)[0].value()
    assert sheet.isVisible()
    assert not target.exists()


def test_no_place_is_asked_for_in_words(card: DiaryCard) -> None:
    button_named(card, "As CSV tables…").click()
    (sheet,) = card.window().findChildren(ExportSheet)
    sheet.findChildren(TextField)[0].box.setText("  ")
    assert sheet.primary_button is not None
    sheet.primary_button.click()
    QApplication.processEvents()

    assert "Where: please enter a place." in words_on(sheet)
