"""What is typed in the paper week and not saved yet is kept for a crash, put back in its boxes, and never forgotten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.services.open_diary import OpenDiary
from myotrack.services.typed_drafts import Typed, TypedDraft, drafts_folder
from myotrack.ui.host import Host
from myotrack.ui.pages.history import HistoryPage
from myotrack.ui.pages.history.views import View
from myotrack.ui.pages.history.week_entries import Box
from tests.ui.pages.history.conftest import RefreshedPage
from tests.ui.pages.hosts import Heard, a_diary, a_host, words_on

MONDAY, TUESDAY, WEEK_BEFORE = date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 2)
PLACE = TypedPlace(TypedKind.PAPER_WEEK, ("patient",))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.myotrack"


@pytest.fixture
def diary(path: Path) -> OpenDiary:
    return a_diary(path)


@pytest.fixture
def host(diary: OpenDiary) -> Host:
    return a_host(diary, Heard())


@pytest.fixture
def page(qtbot: QtBot, diary: OpenDiary, host: Host) -> HistoryPage:
    shown = RefreshedPage(host)
    qtbot.addWidget(shown)
    shown.resize(1158, 768)
    diary.feed.listen(shown.heard)
    shown.refresh()
    shown.show()
    shown.show_view(View.WEEK)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def _type(page: HistoryPage, day: date, box: Box, text: str) -> None:
    field = page.week.grid.box(day, box)
    field.setFocus()
    QTest.keyClicks(field, text)


def _kept(page: HistoryPage, diary: OpenDiary) -> list[dict[str, str]]:
    page.week.typed_watch.look()
    return [dict(draft.typed.fields) for draft in diary.typed.of(PLACE)]


def test_a_box_that_is_typed_in_is_kept_and_gone_once_it_is_saved(
    page: HistoryPage, diary: OpenDiary, path: Path
) -> None:
    _type(page, MONDAY, Box.NOTE, "Dropped a cup")
    assert _kept(page, diary) == [{"2026-03-09 note": "Dropped a cup"}]
    page.week.grid.box(TUESDAY, Box.NOTE).setFocus()
    assert not drafts_folder(path).exists()


def test_what_was_refused_stays_kept_while_another_week_is_looked_at_and_another_page(
    page: HistoryPage, diary: OpenDiary
) -> None:
    _type(page, MONDAY, Box.TWITCHES, "lots")
    _type(page, TUESDAY, Box.SEVERITY, "9")
    page.week.show_week_of(WEEK_BEFORE)
    _type(page, WEEK_BEFORE, Box.NOTE, "Slept badly")
    everything = {"2026-03-02 note": "Slept badly", "2026-03-09 twitch_count": "lots", "2026-03-10 severity": "9"}
    assert _kept(page, diary) == [everything]
    page.hide()
    assert _kept(page, diary) == [{"2026-03-09 twitch_count": "lots", "2026-03-10 severity": "9"}]


def test_a_box_that_was_emptied_again_or_holds_what_was_there_is_not_kept(
    page: HistoryPage, diary: OpenDiary, path: Path
) -> None:
    _type(page, MONDAY, Box.NOTE, "x")
    assert _kept(page, diary)
    QTest.keyClick(page.week.grid.box(MONDAY, Box.NOTE), Qt.Key.Key_Backspace)
    assert _kept(page, diary) == []
    assert not drafts_folder(path).exists()


def _left_over(diary: OpenDiary, **fields: str) -> TypedDraft:
    draft = TypedDraft("old", PLACE, Typed(fields, tuple(fields)))
    assert diary.typed.keep(draft)
    return draft


def test_texts_of_two_weeks_are_put_back_and_save_when_their_box_is_left(page: HistoryPage, diary: OpenDiary) -> None:
    draft = _left_over(diary, **{"2026-03-03 note": "Slept badly", "2026-03-10 twitch_count": "12"})
    page.show_view(View.MONTH)
    watch = page.open_typed(draft)
    assert watch is page.week.typed_watch
    assert watch.put_back(draft)
    grid = page.week.grid
    assert grid.monday == WEEK_BEFORE
    field = grid.box(date(2026, 3, 3), Box.NOTE)
    assert (field.text(), field.hasFocus()) == ("Slept badly", True)
    assert "Not saved yet in another week: Tue 10 March" in words_on(page)
    assert _kept(page, diary) == [{"2026-03-03 note": "Slept badly", "2026-03-10 twitch_count": "12"}]

    grid.box(date(2026, 3, 4), Box.NOTE).setFocus()
    page.week.show_week_of(TUESDAY)
    assert grid.box(TUESDAY, Box.TWITCHES).text() == "12"
    grid.box(TUESDAY, Box.TWITCHES).setFocus()
    grid.box(TUESDAY, Box.NOTE).setFocus()
    slept, counted = diary.diary.day(date(2026, 3, 3)).check_in, diary.diary.day(TUESDAY).check_in
    assert slept is not None
    assert counted is not None
    assert (slept.note, counted.twitch_count) == ("Slept badly", 12)
    assert _kept(page, diary) == []
    assert "Not saved yet" not in words_on(page)


def test_a_day_that_is_still_to_come_has_no_box_and_its_text_stays_kept(page: HistoryPage, diary: OpenDiary) -> None:
    draft = _left_over(diary, **{"2026-03-10 note": "Dropped a cup", "2026-03-15 note": "Tomorrow"})
    watch = page.open_typed(draft)
    assert watch is not None
    assert not watch.put_back(draft)
    assert page.week.grid.box(TUESDAY, Box.NOTE).text() == "Dropped a cup"
    assert diary.typed.is_there("old")


def test_before_the_window_closes_a_box_is_saved(page: HistoryPage, diary: OpenDiary) -> None:
    _type(page, MONDAY, Box.NOTE, "Dropped a cup")
    assert page.save_typed()
    check_in = diary.diary.day(MONDAY).check_in
    assert check_in is not None
    assert check_in.note == "Dropped a cup"


def test_a_box_that_cannot_be_saved_is_shown_before_the_window_closes(page: HistoryPage, diary: OpenDiary) -> None:
    _type(page, MONDAY, Box.TWITCHES, "lots")
    page.week.show_week_of(WEEK_BEFORE)
    page.show_view(View.MONTH)
    QApplication.processEvents()
    assert not page.save_typed()
    assert page.week.isVisible()
    assert page.week.grid.monday == MONDAY
    assert page.week.grid.box(MONDAY, Box.TWITCHES).text() == "lots"
    assert _kept(page, diary) == [{"2026-03-09 twitch_count": "lots"}]
