from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from myotrack.domain.counting import CountSession, Position
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.services.changes import Change
from tests.services.opened import TODAY, Opened, day, opened


def test_every_press_is_on_disk_before_the_next_one_and_survives_closing(tmp_path: Path) -> None:
    path = tmp_path / "a.myotrack"
    it = opened(path)
    session = it.diary.counting.start(Position.ARMS_OUT, 300)
    for number in range(1, 4):
        it.diary.counting.save(session.id, number, number * 10, [n * 900 for n in range(number)])
        other = opened(path)
        found = other.diary.counting.unfinished()
        assert found is not None
        assert (found.count, found.duration_s, len(found.presses_ms)) == (number, number * 10, number)
        other.diary.close()
    it.diary.close()

    again = opened(path)
    left_open = again.diary.counting.unfinished()
    assert left_open is not None
    assert (left_open.id, left_open.started, left_open.planned_s) == (session.id, it.clock.now, 300)
    assert (left_open.position, left_open.presses_ms, left_open.day) == (Position.ARMS_OUT, (0, 900, 1800), TODAY)
    again.diary.counting.finish(session.id, 4, 300, [0, 900, 1800, 2700])
    assert again.diary.counting.unfinished() is None
    assert [(s.count, s.finished) for s in again.diary.counting.sessions()] == [(4, True)]
    again.diary.close()


def test_an_open_session_is_neither_told_nor_undone_until_it_is_finished(it: Opened) -> None:
    it.diary.diary.answer(TODAY, twitch_count=1)
    session = it.diary.counting.start(None, None)
    it.diary.counting.save(session.id, 3, 20, [])
    assert it.told == [Change.DIARY]
    it.diary.recorder.undo()
    assert it.diary.counting.unfinished() is not None
    it.diary.counting.finish(session.id, 5, 60, [])
    assert it.told == [Change.DIARY, Change.EVERYTHING, Change.COUNTS]


def test_undoing_a_finished_count_takes_all_of_it_out_and_redo_brings_it_back(it: Opened) -> None:
    session = it.diary.counting.start(Position.REST, 60)
    it.diary.counting.save(session.id, 3, 20, [1])
    finished = it.diary.counting.finish(session.id, 7, 60, [1, 2])
    it.diary.recorder.undo()
    assert it.diary.counting.sessions() == ()
    it.diary.recorder.redo()
    assert it.diary.counting.sessions() == (finished,)


def test_a_press_that_is_saved_after_the_end_changes_the_finished_count_and_nothing_breaks(it: Opened) -> None:
    session = it.diary.counting.start(None, 60)
    it.diary.counting.finish(session.id, 7, 60, [])
    late = it.diary.counting.save(session.id, 8, 60, [])
    assert (late.finished, late.count) == (True, 8)
    assert [edit.after for edit in it.diary.diary.history(TODAY).edits] == [late]
    it.diary.recorder.undo()
    assert it.diary.counting.sessions() == ()


def test_a_corrected_total_keeps_the_raw_presses_and_can_be_undone(it: Opened) -> None:
    session = it.diary.counting.start(None, 60)
    counted = it.diary.counting.finish(session.id, 7, 60, [100, 200])
    corrected = it.diary.counting.correct(session.id, 6, "one was a hiccup")
    assert (corrected.count, corrected.presses_ms, corrected.note) == (6, (100, 200), "one was a hiccup")
    it.diary.recorder.undo()
    assert it.diary.counting.sessions() == (counted,)


def test_a_session_can_be_thrown_away_open_or_finished_and_brought_back(it: Opened) -> None:
    for finish in (False, True):
        session = it.diary.counting.start(None, None)
        if finish:
            it.diary.counting.finish(session.id, 1, 5, [])
        before = it.diary.counting.sessions()
        it.diary.counting.remove(session.id)
        assert session.id not in {s.id for s in it.diary.counting.sessions()}
        it.diary.recorder.undo()
        assert it.diary.counting.sessions() == before


def test_a_session_that_is_not_there_is_refused(it: Opened) -> None:
    counting = it.diary.counting
    session = counting.start(None, None)
    counting.remove(session.id)
    writes: list[Callable[[], object]] = [
        lambda: counting.save(session.id, 1, 1, []),
        lambda: counting.finish("nobody's", 1, 1, []),
        lambda: counting.correct("nobody's", 1),
    ]
    for write in writes:
        with pytest.raises(InvalidEntry) as refused:
            write()
        assert (refused.value.field, refused.value.reason) == ("session", Reason.NOT_FOUND)
    assert it.all(CountSession) == ()


def test_a_number_that_cannot_be_leaves_the_session_as_it_was(it: Opened) -> None:
    session = it.diary.counting.start(None, None)
    it.diary.counting.save(session.id, 3, 20, [])
    for count, seconds in ((-1, 20), (100_000, 20), (3, -1), (3, 90_000)):
        with pytest.raises(InvalidEntry):
            it.diary.counting.save(session.id, count, seconds, [])
        with pytest.raises(InvalidEntry):
            it.diary.counting.finish(session.id, count, seconds, [])
    (kept,) = it.diary.counting.sessions()
    assert (kept.count, kept.duration_s, kept.finished) == (3, 20, False)


def test_the_session_that_was_opened_last_is_the_one_to_go_on_with(it: Opened) -> None:
    first = it.diary.counting.start(None, None)
    it.clock.now += timedelta(minutes=5)
    second = it.diary.counting.start(None, None)
    assert [s.id for s in it.diary.counting.sessions()] == [first.id, second.id]
    unfinished = it.diary.counting.unfinished()
    assert unfinished is not None
    assert unfinished.id == second.id


def test_a_session_belongs_to_the_diary_day_it_began_on(it: Opened) -> None:
    session = it.diary.counting.start(None, None)
    it.clock.turn_to(day(1))
    assert it.diary.counting.finish(session.id, 3, 60, []).day == TODAY
