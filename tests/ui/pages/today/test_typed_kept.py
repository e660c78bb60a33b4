"""What is typed on Today and can't be saved, or is not confirmed yet, is kept for a crash, and for no longer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.errors import DiaryProblem
from myotrack.domain.provenance import Author
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.services.open_diary import OpenDiary
from myotrack.services.typed_drafts import Typed, TypedDraft, drafts_folder
from myotrack.ui.dialogs.saving_sheet import SavingSheet
from myotrack.ui.pages.today import TodayPage
from tests.ui.pages.today.conftest import TODAY, YESTERDAY, stored

PLACE = TypedPlace(TypedKind.DAY, (TODAY.isoformat(), "patient"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return drafts_folder(tmp_path / "a.myotrack")


def _kept(diary: OpenDiary, place: TypedPlace = PLACE) -> list[dict[str, str]]:
    return [dict(draft.typed.fields) for draft in diary.typed.of(place)]


def _open_number(page: TodayPage) -> None:
    QTest.mouseClick(page.card.frequency.row.button("number"), Qt.MouseButton.LeftButton)


def _left_over(diary: OpenDiary, place: TypedPlace, **fields: str) -> TypedDraft:
    draft = TypedDraft("old", place, Typed(fields, tuple(fields)))
    assert diary.typed.keep(draft)
    return draft


def test_a_number_is_kept_until_it_is_confirmed(page: TodayPage, diary: OpenDiary, qtbot: QtBot, folder: Path) -> None:
    _open_number(page)
    QTest.keyClicks(page.card.frequency.number.box, "37")
    qtbot.waitUntil(lambda: _kept(diary) == [{"twitch_count": "37"}], timeout=2000)
    page.card.frequency.save_number.click()
    assert not folder.exists()
    check_in = stored(diary)
    assert check_in is not None
    assert check_in.twitch_count == 37


def test_a_number_that_is_taken_back_with_escape_is_forgotten_at_once(
    page: TodayPage, diary: OpenDiary, qtbot: QtBot, folder: Path
) -> None:
    _open_number(page)
    QTest.keyClicks(page.card.frequency.number.box, "37")
    qtbot.waitUntil(lambda: bool(_kept(diary)), timeout=2000)
    QTest.keyClick(page.card.frequency.number.box, Qt.Key.Key_Escape)
    assert not folder.exists()


def test_a_number_that_stands_in_the_diary_already_was_not_typed(
    page: TodayPage, diary: OpenDiary, folder: Path
) -> None:
    diary.diary.answer(TODAY, twitch_count=12)
    _open_number(page)
    assert page.card.frequency.number.box.text() == "12"
    page.hide()
    assert not folder.exists()


def test_a_number_that_another_page_saved_leaves_nothing_behind(
    page: TodayPage, diary: OpenDiary, qtbot: QtBot, folder: Path
) -> None:
    _open_number(page)
    QTest.keyClicks(page.card.frequency.number.box, "37")
    qtbot.waitUntil(lambda: bool(_kept(diary)), timeout=2000)
    page.hide()
    assert not folder.exists()


def test_a_note_that_cannot_be_saved_now_is_kept_within_two_seconds(
    page: TodayPage, diary: OpenDiary, qtbot: QtBot, folder: Path
) -> None:
    diary.store.paused = DiaryProblem.DAMAGED
    QTest.mouseClick(page.card.more.note.button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.card.more.note_field.box, "Dropped a cup")
    qtbot.waitUntil(lambda: _kept(diary) == [{"note": "Dropped a cup"}], timeout=2000)
    QTest.keyClicks(page.card.more.note_field.box, " again")
    qtbot.waitUntil(lambda: _kept(diary) == [{"note": "Dropped a cup again"}], timeout=2000)
    diary.store.paused = None
    assert page.save_typed()
    assert not folder.exists()


def test_falls_that_are_no_number_are_kept(page: TodayPage, diary: OpenDiary, qtbot: QtBot) -> None:
    QTest.mouseClick(page.card.more.where.button, Qt.MouseButton.LeftButton)
    details = page.card.more.details
    assert details is not None
    QTest.keyClicks(details.falls.box, "two")
    qtbot.waitUntil(lambda: _kept(diary) == [{"falls": "two"}], timeout=2000)


def test_a_number_is_put_back_on_its_day_without_being_saved(page: TodayPage, diary: OpenDiary) -> None:
    place = TypedPlace(TypedKind.DAY, (YESTERDAY.isoformat(), "patient"))
    draft = _left_over(diary, place, twitch_count="37")
    watch = page.open_typed(draft)
    assert watch is not None
    assert watch.put_back(draft)
    box = page.card.frequency.number.box
    assert (box.text(), box.isVisible(), box.hasFocus()) == ("37", True, True)
    assert stored(diary, YESTERDAY) is None
    assert _kept(diary, place) == [{"twitch_count": "37"}]


def test_a_note_that_is_put_back_and_cannot_be_saved_is_kept_anew(page: TodayPage, diary: OpenDiary) -> None:
    draft = _left_over(diary, PLACE, note="Dropped a cup")
    diary.store.paused = DiaryProblem.DAMAGED
    watch = page.open_typed(draft)
    assert watch is not None
    assert watch.put_back(draft)
    assert page.card.more.note_field.box.toPlainText() == "Dropped a cup"
    assert not diary.typed.is_there("old")
    assert _kept(diary) == [{"note": "Dropped a cup"}]


def test_falls_are_put_back_where_they_are_folded_away(page: TodayPage, diary: OpenDiary) -> None:
    draft = _left_over(diary, PLACE, falls="two")
    watch = page.open_typed(draft)
    assert watch is not None
    assert watch.put_back(draft)
    details = page.card.more.details
    assert details is not None
    assert details.falls.box.isVisible()
    assert details.falls.box.text() == "two"


def test_a_field_that_the_day_does_not_have_stays_kept(page: TodayPage, diary: OpenDiary) -> None:
    draft = _left_over(diary, PLACE, mood="good")
    watch = page.open_typed(draft)
    assert watch is not None
    assert not watch.put_back(draft)
    assert diary.typed.is_there("old")


def test_a_day_that_cannot_be_left_is_not_left(page: TodayPage, diary: OpenDiary) -> None:
    _open_number(page)
    QTest.keyClicks(page.card.frequency.number.box, "-")
    draft = _left_over(diary, TypedPlace(TypedKind.DAY, (YESTERDAY.isoformat(), "patient")), twitch_count="37")
    assert page.open_typed(draft) is None
    assert page.card.frequency.number.box.text() == "-"


def test_what_the_other_person_types_is_kept_as_theirs(page: TodayPage, diary: OpenDiary, qtbot: QtBot) -> None:
    diary.recorder.author = Author.CAREGIVER
    page.refresh()
    _open_number(page)
    QTest.keyClicks(page.card.frequency.number.box, "37")
    place = TypedPlace(TypedKind.DAY, (TODAY.isoformat(), "caregiver"))
    qtbot.waitUntil(lambda: _kept(diary, place) == [{"twitch_count": "37"}], timeout=2000)
    assert _kept(diary) == []


def test_the_sheet_of_a_dose_is_opened_again(page: TodayPage, diary: OpenDiary) -> None:
    draft = _left_over(
        diary, TypedPlace(TypedKind.DAY_DOSE, (YESTERDAY.isoformat(), DoseEventKind.MISSED)), line="0815"
    )
    watch = page.open_typed(draft)
    (sheet,) = page.findChildren(SavingSheet)
    assert watch is sheet.typed_watch
    sheet.reject()
