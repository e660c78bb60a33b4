from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from myotrack.domain.counting import CountSession, Position
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.services.open_diary import OpenDiary
from myotrack.services.typed_drafts import Typed, TypedDraft, drafts_folder
from myotrack.ui.host import Host
from myotrack.ui.pages.count import CountPage
from myotrack.ui.pages.count.page import SETTLE_MS
from tests.ui.pages.count.conftest import Hand
from tests.ui.pages.hosts import NOW, Heard, button_named, words_on

TODAY = NOW.date()


def press(page: CountPage, name: str) -> None:
    QTest.mouseClick(button_named(page, name), Qt.MouseButton.LeftButton)


def start(page: CountPage, window: str = "1 minute") -> None:
    press(page, window)
    press(page, "Start")


def stop(page: CountPage) -> None:
    page.pad.stop.click()
    page.save_typed()
    assert page.result.isVisibleTo(page)


def the_one(diary: OpenDiary) -> CountSession:
    (session,) = diary.counting.sessions()
    return session


def test_when_the_time_runs_out_the_count_is_saved_and_can_be_corrected(
    page: CountPage, hand: Hand, diary: OpenDiary, heard: Heard, qtbot: QtBot
) -> None:
    press(page, "Arms held out")
    start(page)
    hand.space(*range(1000, 59_000, 4000))
    hand.time_passes(60_050)
    session = the_one(diary)
    assert (session.finished, session.count, session.duration_s, session.position) == (
        True,
        15,
        60,
        Position.ARMS_OUT,
    )
    assert heard.saved == ["Saved at 20:14: 15 in 1 minute."]
    qtbot.waitUntil(lambda: page.result.isVisibleTo(page), timeout=SETTLE_MS + 1000)
    words = words_on(page)
    assert "Time is up" in words
    assert "15 in 1 minute, arms held out: 15 a minute" in words
    assert not page.pad.isVisibleTo(page)

    page.result.total.set_value(None)
    QTest.keyClicks(page.result.total.box, "17")
    QTest.keyClicks(page.result.note.box, "left hand")
    press(page, "Save")
    assert (the_one(diary).count, the_one(diary).note) == (17, "left hand")
    assert heard.saved[-1] == "Saved at 20:14: 17 in 1 minute."
    assert page.setup.isVisibleTo(page)


def test_undo_after_a_count_takes_the_whole_session_back(page: CountPage, hand: Hand, diary: OpenDiary) -> None:
    start(page)
    hand.space(1000, 2000)
    stop(page)
    diary.recorder.undo()
    assert diary.counting.sessions() == ()
    assert page.setup.isVisibleTo(page)
    diary.recorder.redo()
    assert the_one(diary).count == 2


def test_count_again_starts_the_same_once_more(page: CountPage, hand: Hand, diary: OpenDiary) -> None:
    press(page, "In action")
    start(page, "10 minutes")
    hand.space(1000)
    stop(page)
    hand.elapsed_ms = 0
    press(page, "Count again")
    assert page.pad.isVisibleTo(page)
    assert [(s.position, s.planned_s, s.finished) for s in diary.counting.sessions()] == [
        (Position.ACTION, 600, True),
        (Position.ACTION, 600, False),
    ]


def test_ignored_repeats_can_still_be_counted_afterwards(page: CountPage, hand: Hand, diary: OpenDiary) -> None:
    start(page)
    hand.space(1000, 1050, 2000)
    stop(page)
    press(page, "1 repeat was ignored")
    press(page, "Save")
    assert the_one(diary).count == 3


@pytest.mark.parametrize("typed", ["", "-1", "100000", "many"])
def test_a_total_that_is_refused_stays_to_be_mended(page: CountPage, hand: Hand, diary: OpenDiary, typed: str) -> None:
    start(page)
    hand.space(1000)
    stop(page)
    page.result.total.set_value(None)
    QTest.keyClicks(page.result.total.box, typed)
    press(page, "Save")
    assert page.result.isVisibleTo(page)
    assert page.result.total.box.text() == typed
    assert page.result.total.shown_problem() != ""
    assert the_one(diary).count == 1


def test_a_count_can_be_thrown_away_by_holding(page: CountPage, hand: Hand, diary: OpenDiary, qtbot: QtBot) -> None:
    start(page)
    hand.space(1000)
    stop(page)
    QTest.mouseClick(page.result.remove, Qt.MouseButton.LeftButton)
    assert len(diary.counting.sessions()) == 1
    page.result.remove.set_hold_ms(50)
    with qtbot.waitSignal(page.result.remove.confirmed):
        QTest.mousePress(page.result.remove, Qt.MouseButton.LeftButton)
    assert diary.counting.sessions() == ()


def test_opening_another_page_ends_and_saves_the_session(page: CountPage, hand: Hand, diary: OpenDiary) -> None:
    start(page)
    hand.space(1000, 5000)
    page.hide()
    session = the_one(diary)
    assert (session.finished, session.count, session.duration_s) == (True, 2, 5)
    page.show()
    assert "Stopped, because another page was opened" in words_on(page)


def test_a_correction_that_was_typed_is_saved_when_the_window_closes(
    page: CountPage, hand: Hand, diary: OpenDiary
) -> None:
    start(page)
    hand.space(1000)
    stop(page)
    QTest.keyClicks(page.result.note.box, "after coffee")
    page.close()
    assert the_one(diary).note == "after coffee"


def test_a_count_that_was_left_open_is_offered_and_can_be_kept(
    diary: OpenDiary, open_page: Callable[[], CountPage], heard: Heard
) -> None:
    left_open = diary.counting.start(Position.REST, 60)
    diary.counting.save(left_open.id, 37, 41, range(37))
    page = open_page()
    assert "A count of 37 from 20:14 was not finished." in words_on(page)
    press(page, "Keep it")
    session = the_one(diary)
    assert (session.finished, session.count, session.duration_s) == (True, 37, 41)
    assert heard.saved == ["Saved at 20:14: 37 in 41 seconds."]
    assert not page.left_open.isVisibleTo(page)


def test_a_count_that_was_left_open_can_be_thrown_away_and_brought_back(
    diary: OpenDiary, open_page: Callable[[], CountPage], qtbot: QtBot
) -> None:
    left_open = diary.counting.start(Position.REST, 60)
    diary.counting.save(left_open.id, 37, 41, ())
    page = open_page()
    page.left_open.set_hold_ms(50)
    away = button_named(page, "Throw it away")
    QTest.mousePress(away, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: diary.counting.sessions() == ())
    diary.recorder.undo()
    assert "A count of 37 from 20:14 was not finished." in words_on(page)


def test_a_running_session_is_not_offered_as_left_open(page: CountPage, hand: Hand) -> None:
    start(page)
    hand.space(1000)
    page.refresh()
    assert not page.left_open.isVisibleTo(page)


def test_sessions_are_listed_with_their_rate_and_one_can_be_corrected(
    diary: OpenDiary, open_page: Callable[[], CountPage]
) -> None:
    for count, seconds in ((12, 300), (4, 60)):
        session = diary.counting.start(Position.REST, seconds)
        diary.counting.finish(session.id, count, seconds, ())
    page = open_page()
    rows = {page.table.text(row, 3): [page.table.text(row, column) for column in range(5)] for row in (0, 1)}
    assert rows["4"] == ["Today, 20:14", "At rest", "1 minute", "4", "4"]
    row = list(rows).index("12")
    assert page.table.text(row, 4) == "2.4"
    page.table.row_chosen.emit(row)
    assert "12 in 5 minutes, at rest: 2.4 a minute" in words_on(page)
    page.result.total.step(1)
    press(page, "Save")
    assert sorted(s.count for s in diary.counting.sessions()) == [4, 13]


def test_a_refresh_does_not_wipe_what_is_typed_into_the_result(page: CountPage, hand: Hand, diary: OpenDiary) -> None:
    start(page)
    hand.space(1000)
    stop(page)
    QTest.keyClicks(page.result.total.box, "2")
    page.refresh()
    assert page.result.total.box.text() == "12"


def test_a_result_and_its_correction_that_could_not_be_saved_wait(
    page: CountPage, hand: Hand, diary: OpenDiary, heard: Heard
) -> None:
    start(page)
    hand.space(1000, 2000)
    diary.store.read_only = True
    stop(page)
    QTest.keyClicks(page.result.total.box, "0")
    press(page, "Save")
    assert heard.saved == []
    assert [words.split(":")[0] for words in heard.waits] == ["a count", "a corrected count"]
    assert page.setup.isVisibleTo(page)
    diary.store.read_only = False
    diary.recorder.waiting.save()
    assert (the_one(diary).finished, the_one(diary).count) == (True, 20)


def test_what_was_corrected_is_kept_until_it_is_saved_and_no_longer(
    page: CountPage, hand: Hand, diary: OpenDiary, tmp_path: Path
) -> None:
    start(page)
    hand.space(1000, 2000)
    stop(page)
    QTest.keyClicks(page.result.note.box, "left arm")
    page.result.typed_watch.look()
    assert drafts_folder(tmp_path / "a.myotrack").exists()
    page.hide()
    assert the_one(diary).note == "left arm"
    assert not drafts_folder(tmp_path / "a.myotrack").exists()


def test_saving_leaves_nothing_behind_where_the_page_is_not_asked_again(
    host: Host, diary: OpenDiary, tmp_path: Path, qtbot: QtBot
) -> None:
    session = diary.counting.finish(diary.counting.start(None, 60).id, 7, 60, ())
    page = CountPage(host)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    page.table.row_chosen.emit(0)
    QTest.keyClicks(page.result.note.box, "left arm")
    page.result.typed_watch.look()
    assert drafts_folder(tmp_path / "a.myotrack").exists()
    page.hide()
    assert the_one(diary).note == "left arm"
    assert the_one(diary).id == session.id
    assert not drafts_folder(tmp_path / "a.myotrack").exists(), "it would be offered although it is saved"


def test_the_session_of_which_something_was_typed_is_opened_again(
    page: CountPage, hand: Hand, diary: OpenDiary
) -> None:
    session = diary.counting.finish(diary.counting.start(None, 60).id, 7, 60, ())
    fields = {"line 0": "8", "note 0": "left arm"}
    draft = TypedDraft("old", TypedPlace(TypedKind.COUNT, (session.id,)), Typed(fields, tuple(fields)))
    diary.typed.keep(draft)
    watch = page.open_typed(draft)
    assert watch is not None
    assert watch.put_back(draft)
    assert page.result.corrected() == (8, "left arm")
    assert the_one(diary).count == 7
    start_again = page.open_typed(TypedDraft("x", TypedPlace(TypedKind.COUNT, ("gone",)), draft.typed))
    assert start_again is None
