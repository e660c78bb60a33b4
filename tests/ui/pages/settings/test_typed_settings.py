"""What is typed on the Settings page and not in use yet is kept for a crash, and for no longer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack import paths
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.keeping.form_watch import FormWatch
from myotrack.ui.pages.settings import SettingsPage
from myotrack.ui.pages.settings.page import NUMBERS, WRITING
from myotrack.ui.widgets.pick_list import PickList
from myotrack.ui.widgets.text_field import TextField
from tests.ui.pages.hosts import Heard, a_diary, a_host, button_named

WORDS = TypedPlace(TypedKind.SEVERITY_WORDS)
OWN_NUMBERS = TypedPlace(TypedKind.OWN_NUMBERS)


@pytest.fixture
def on_disk(tmp_path: Path) -> OpenDiary:
    return a_diary(tmp_path / "mine.myotrack")


@pytest.fixture
def host(on_disk: OpenDiary) -> Host:
    return a_host(on_disk, Heard())


@pytest.fixture
def page(qtbot: QtBot, host: Host) -> SettingsPage:
    shown = SettingsPage(host)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    shown.show()
    shown.refresh()
    return shown


def _type(page: SettingsPage, part: str, number: int, text: str) -> TextField:
    page.show_part(part)
    field = [each for each in page.findChildren(TextField) if each.isVisibleTo(page)][number]
    field.box.selectAll()
    QTest.keyClicks(field.box, text)
    return field


def _press(page: SettingsPage, name: str) -> None:
    QTest.mouseClick(button_named(page, name), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def _kept(page: SettingsPage, diary: OpenDiary, place: TypedPlace) -> list[tuple[str, ...]]:
    for watch in page.findChildren(FormWatch):
        watch.look()
    return [draft.typed.texts for draft in diary.typed.of(place)]


def test_words_are_kept_until_they_are_used(page: SettingsPage, on_disk: OpenDiary) -> None:
    _type(page, WRITING, 2, "Cup rattles")
    assert _kept(page, on_disk, WORDS) == [("Cup rattles",)]
    page.refresh()
    assert _kept(page, on_disk, WORDS) == [("Cup rattles",)]
    _press(page, "Use these words")
    assert _kept(page, on_disk, WORDS) == []
    _type(page, WRITING, 3, "Cup falls")
    assert _kept(page, on_disk, WORDS) == [("Cup falls",)], "what is in use already was not typed now"


def test_the_usual_words_throw_typed_ones_away(page: SettingsPage, on_disk: OpenDiary) -> None:
    _type(page, WRITING, 2, "Cup rattles")
    assert _kept(page, on_disk, WORDS)
    _press(page, "Use the usual words again")
    assert _kept(page, on_disk, WORDS) == []


def test_own_numbers_are_kept_until_they_are_used_or_belong_to_another_country(
    page: SettingsPage, on_disk: OpenDiary
) -> None:
    _type(page, NUMBERS, 0, "0800 1")
    assert _kept(page, on_disk, OWN_NUMBERS) == [("0800 1",)]
    _press(page, "Use these numbers")
    assert _kept(page, on_disk, OWN_NUMBERS) == []
    _type(page, NUMBERS, 1, "0800 2")
    assert _kept(page, on_disk, OWN_NUMBERS) == [("0800 2",)]
    page.findChildren(PickList)[0].picked.emit("NL")
    assert _kept(page, on_disk, OWN_NUMBERS) == []


def test_a_number_that_is_refused_stays_kept(page: SettingsPage, on_disk: OpenDiary) -> None:
    _type(page, NUMBERS, 0, "the doctor")
    _press(page, "Use these numbers")
    assert _kept(page, on_disk, OWN_NUMBERS) == [("the doctor",)]


def test_a_setting_that_is_on_no_disk_stays_kept(page: SettingsPage, on_disk: OpenDiary) -> None:
    folder = paths.preferences_file().parent
    folder.rmdir() if folder.is_dir() else None
    folder.write_text("no folder")
    _type(page, WRITING, 2, "Cup rattles")
    _press(page, "Use these words")
    assert _kept(page, on_disk, WORDS) == [("Cup rattles",)]
    folder.unlink()
    _press(page, "Use these words")
    assert _kept(page, on_disk, WORDS) == []
