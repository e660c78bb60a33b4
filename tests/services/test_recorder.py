from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event

from myotrack.domain.actions import Action
from myotrack.domain.appointments import Question
from myotrack.domain.checkins import CheckIn
from myotrack.domain.errors import DiaryError, DiaryProblem, LaterChangeError
from myotrack.domain.provenance import Author, Source
from myotrack.domain.signs import SignReport, WarningSign
from myotrack.services import backups
from myotrack.services.changes import Change
from tests.builders import a_check_in
from tests.services.opened import NOW, TODAY, Opened, day, opened


def test_there_is_nothing_to_undo_or_redo_in_a_new_session(tmp_path: Path) -> None:
    it = opened(tmp_path / "a.myotrack")
    it.diary.diary.answer(TODAY, twitch_count=1)
    it.diary.close()
    again = opened(tmp_path / "a.myotrack")
    recorder = again.diary.recorder
    assert (recorder.last_done(), recorder.last_undone(), recorder.undo(), recorder.redo()) == (None, None, None, None)
    assert again.own(TODAY).twitch_count == 1
    assert again.told == []
    again.diary.close()


def test_undo_and_redo_say_what_they_took_back_and_what_is_next(it: Opened) -> None:
    it.diary.diary.answer(TODAY, twitch_count=1)
    it.diary.appointments.ask("Can it come back?")
    recorder = it.diary.recorder
    asked = recorder.last_done()
    assert asked is not None
    assert (asked.action, asked.at) == (Action.QUESTION, NOW)
    assert recorder.undo() == asked
    assert (recorder.last_done(), recorder.last_undone()) != (None, None)
    last = recorder.last_done()
    assert last is not None
    assert last.action is Action.CHECK_IN
    undone = recorder.undo()
    assert undone is not None
    assert undone.action is Action.CHECK_IN
    assert recorder.last_done() is None
    redone = [recorder.redo(), recorder.redo()]
    assert [done.action for done in redone if done is not None] == [Action.CHECK_IN, Action.QUESTION]
    assert recorder.last_undone() is None
    assert it.told == [Change.DIARY, Change.APPOINTMENTS, *[Change.EVERYTHING] * 4]


def test_something_new_ends_what_could_be_redone(it: Opened) -> None:
    it.diary.diary.answer(TODAY, twitch_count=1)
    it.diary.recorder.undo()
    it.diary.diary.answer(TODAY, twitch_count=2)
    assert it.diary.recorder.redo() is None
    it.diary.recorder.undo()
    assert it.diary.diary.day(TODAY).check_ins == ()


def test_a_block_that_writes_nothing_is_neither_told_nor_undone(it: Opened) -> None:
    with it.diary.recorder.record(Action.IMPORT, Change.EVERYTHING) as writer:
        assert writer.all(CheckIn) == ()
    assert (it.told, it.diary.recorder.last_done()) == ([], None)


def test_a_block_that_fails_is_neither_told_nor_undone_and_leaves_nothing(it: Opened) -> None:
    def write_and_fail() -> None:
        with it.diary.recorder.record(Action.IMPORT, Change.EVERYTHING) as writer:
            writer.put(a_check_in(TODAY, 3))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert (it.told, it.diary.recorder.last_done(), it.all(CheckIn)) == ([], None, ())


def test_an_import_of_many_facts_is_told_once_and_undone_at_once(it: Opened) -> None:
    with it.diary.recorder.record(Action.IMPORT, Change.EVERYTHING) as writer:
        for number in range(50):
            writer.put(a_check_in(day(-number), number))
    assert it.told == [Change.EVERYTHING]
    it.diary.recorder.undo()
    assert it.all(CheckIn) == ()
    it.diary.recorder.redo()
    assert len(it.all(CheckIn)) == 50


def test_what_somebody_else_wrote_over_is_not_undone(tmp_path: Path) -> None:
    mine, theirs = opened(tmp_path / "a.myotrack"), opened(tmp_path / "a.myotrack")
    mine.diary.diary.answer(TODAY, twitch_count=1)
    theirs.diary.diary.answer(TODAY, twitch_count=2)
    last = mine.diary.recorder.last_done()
    with pytest.raises(LaterChangeError):
        mine.diary.recorder.undo()
    assert mine.own(TODAY).twitch_count == 2
    assert last is not None
    assert mine.diary.recorder.last_done() is None, "it can't be undone any more"
    assert mine.told == [Change.DIARY]
    mine.diary.close()
    theirs.diary.close()


def test_what_cannot_be_undone_any_more_does_not_stand_before_what_can(tmp_path: Path) -> None:
    mine, theirs = opened(tmp_path / "a.myotrack"), opened(tmp_path / "a.myotrack")
    mine.diary.diary.answer(day(-1), twitch_count=1)
    mine.diary.diary.answer(TODAY, twitch_count=1)
    theirs.diary.diary.answer(TODAY, twitch_count=2)
    with pytest.raises(LaterChangeError):
        mine.diary.recorder.undo()
    assert mine.diary.recorder.undo() is not None
    assert mine.check_ins(day(-1)) == {}
    assert mine.own(TODAY).twitch_count == 2
    mine.diary.close()
    theirs.diary.close()


@contextmanager
def a_commit_that_succeeds_and_says_it_failed() -> Iterator[None]:
    """As after an I/O error at the very end: all is on the disk, and nobody can know."""

    def fail(connection: Connection) -> None:
        connection.connection.commit()
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    event.listen(Engine, "commit", fail)
    try:
        yield
    finally:
        event.remove(Engine, "commit", fail)


def test_what_was_told_to_have_failed_and_is_there_all_the_same_is_written_anew_when_it_is_tried_again(
    tmp_path: Path,
) -> None:
    it = opened(tmp_path / "a.myotrack")
    it.diary.appointments.ask("the first question")
    with a_commit_that_succeeds_and_says_it_failed(), pytest.raises(DiaryError):
        it.diary.appointments.ask("Can it come back?")
    assert len(it.all(Question)) == 2, "it is there"
    assert it.told == [Change.APPOINTMENTS]
    it.diary.appointments.ask("Can it come back?")
    assert [question.text for question in it.all(Question)] == ["the first question", "Can it come back?"]
    assert it.told == [Change.APPOINTMENTS, Change.EVERYTHING]
    it.diary.recorder.undo()
    it.diary.recorder.undo()
    assert it.all(Question) == ()
    it.diary.close()
    assert backups.check(tmp_path / "a.myotrack").sound


def test_a_red_sign_that_was_told_to_have_failed_counts_when_it_is_saved_again(it: Opened) -> None:
    report = it.diary.guidance.make_report(WarningSign.SEIZURE)
    with a_commit_that_succeeds_and_says_it_failed(), pytest.raises(DiaryError):
        it.diary.guidance.save_sign(report)
    it.diary.guidance.save_sign(report)
    assert it.all(SignReport) == (report,)


def test_an_undo_that_was_told_to_have_failed_can_be_done_again(it: Opened) -> None:
    it.diary.diary.answer(TODAY, twitch_count=1)
    it.diary.diary.answer(TODAY, twitch_count=2)
    with a_commit_that_succeeds_and_says_it_failed(), pytest.raises(DiaryError):
        it.diary.recorder.undo()
    it.diary.recorder.undo()
    assert it.own(TODAY).twitch_count == 1
    it.diary.recorder.redo()
    assert it.own(TODAY).twitch_count == 2


def test_a_commit_that_really_failed_leaves_nothing_to_take_back(it: Opened) -> None:
    it.diary.store.read_only = True
    with pytest.raises(DiaryError):
        it.diary.appointments.ask("Can it come back?")
    it.diary.store.read_only = False
    it.diary.appointments.ask("Can it come back?")
    assert (len(it.all(Question)), it.told) == (1, [Change.APPOINTMENTS])


def test_a_diary_that_cannot_be_written_keeps_its_undo(it: Opened) -> None:
    it.diary.diary.answer(TODAY, twitch_count=1)
    it.diary.store.read_only = True
    for write in (it.diary.recorder.undo, lambda: it.diary.diary.answer(TODAY, twitch_count=2)):
        with pytest.raises(DiaryError) as refused:
            write()
        assert refused.value.problem is DiaryProblem.READ_ONLY
    it.diary.store.read_only = False
    assert it.diary.recorder.undo() is not None
    assert it.all(CheckIn) == ()


def test_ids_sort_in_the_order_in_which_they_were_made_whatever_the_clock_does(it: Opened) -> None:
    ids = [it.diary.recorder.new_id() for _ in range(100)]
    it.clock.now -= timedelta(days=400)
    ids += [it.diary.recorder.new_id() for _ in range(100)]
    it.clock.now += timedelta(days=800)
    ids += [it.diary.recorder.new_id() for _ in range(100)]
    assert ids == sorted(ids)
    assert len(set(ids)) == 300
    assert {len(made) for made in ids} == {32}


def test_the_clock_is_read_to_the_second_and_the_day_starts_when_the_person_says(it: Opened) -> None:
    it.clock.now = datetime(2026, 3, 15, 3, 59, 59, 999_999, NOW.tzinfo)
    assert it.diary.recorder.now() == datetime(2026, 3, 15, 3, 59, 59, tzinfo=NOW.tzinfo)
    assert it.diary.recorder.today() == day(1)
    it.diary.recorder.day_start = time(4, 0)
    assert it.diary.recorder.today() == TODAY


def test_who_writes_and_how_goes_with_every_fact(it: Opened) -> None:
    recorder = it.diary.recorder
    assert recorder.provenance(TODAY).source is Source.LIVE
    assert recorder.provenance(day(1)).source is Source.LIVE
    assert recorder.provenance(day(-1)).source is Source.LATE
    assert recorder.provenance(day(-1), Source.PAPER).source is Source.PAPER
    it.be(Author.CAREGIVER)
    assert recorder.provenance(TODAY).entered_by is Author.CAREGIVER
    it.diary.diary.answer(TODAY, twitch_count=1)
    (edit,) = it.diary.diary.history(TODAY).edits
    assert edit.by is Author.CAREGIVER
