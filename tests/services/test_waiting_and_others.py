"""What waits beside what others enter meanwhile, beside Undo, and beside a file that can't even be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.domain.doses import DoseEvent, DoseEventKind
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.domain.medicines import Medicine
from myotrack.domain.provenance import Author, Source
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.services import backups
from myotrack.services.waiting import WaitingEntry
from tests.services.opened import NOW, TODAY, Clock, Opened, day, opened
from tests.services.waits import answer, no_room, on_disk, waiting


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.myotrack"


@pytest.fixture
def it(path: Path) -> Iterator[Opened]:
    found = opened(path)
    yield found
    found.diary.close()


def test_what_somebody_else_entered_later_in_the_same_field_stands(it: Opened, path: Path) -> None:
    it.diary.diary.answer(TODAY, frequency_band=FrequencyBand.NONE)
    with no_room(it):
        answer(it, "often", frequency_band=FrequencyBand.OFTEN, severity=Severity.OFF_BALANCE)
        answer(it, "falls", falls=2)
    later = opened(path, Clock(NOW + timedelta(minutes=5)))
    later.diary.diary.answer(TODAY, frequency_band=FrequencyBand.FEW)
    later.diary.close()
    it.diary.recorder.waiting.save()
    (saved,) = on_disk(path, CheckIn)
    assert (saved.frequency_band, saved.severity, saved.falls) == (FrequencyBand.FEW, Severity.OFF_BALANCE, 2)
    assert it.diary.recorder.waiting.overtaken() == (WaitingEntry("often", NOW),), "not all of it stands"
    assert it.diary.recorder.waiting.overtaken() == ()


def test_what_somebody_else_wrote_over_wholly_is_not_told_as_saved(it: Opened, path: Path) -> None:
    it.diary.diary.answer(TODAY, frequency_band=FrequencyBand.NONE)
    with no_room(it):
        answer(it, "few", frequency_band=FrequencyBand.FEW)
        answer(it, "often", frequency_band=FrequencyBand.OFTEN)
    later = opened(path, Clock(NOW + timedelta(minutes=5)))
    later.diary.diary.answer(TODAY, frequency_band=FrequencyBand.CONSTANT)
    later.diary.close()
    it.diary.recorder.waiting.save()
    assert [c.frequency_band for c in on_disk(path, CheckIn)] == [FrequencyBand.CONSTANT]
    told = it.diary.recorder.waiting.overtaken()
    assert [entry.what for entry in told] == ["often"], "what was answered anew is of no account"


def test_what_somebody_else_entered_alike_is_saved(it: Opened, path: Path) -> None:
    it.diary.diary.answer(TODAY, frequency_band=FrequencyBand.NONE)
    with no_room(it):
        answer(it, "often", frequency_band=FrequencyBand.OFTEN)
    later = opened(path, Clock(NOW + timedelta(minutes=5)))
    later.diary.diary.answer(TODAY, frequency_band=FrequencyBand.OFTEN)
    later.diary.close()
    it.diary.recorder.waiting.save()
    assert it.diary.recorder.waiting.overtaken() == ()


def test_what_somebody_else_entered_later_stands_also_after_something_that_waited_was_written(
    it: Opened, path: Path
) -> None:
    it.diary.diary.answer(TODAY, frequency_band=FrequencyBand.NONE)
    with no_room(it):
        answer(it, "a fall", falls=1)
        it.clock.now += timedelta(minutes=1)
        answer(it, "often", frequency_band=FrequencyBand.OFTEN)
    later = opened(path, Clock(NOW + timedelta(minutes=5)))
    later.diary.diary.answer(TODAY, frequency_band=FrequencyBand.FEW)
    later.diary.close()
    it.diary.recorder.waiting.save()
    (saved,) = on_disk(path, CheckIn)
    assert (saved.frequency_band, saved.falls) == (FrequencyBand.FEW, 1)
    assert [entry.what for entry in it.diary.recorder.waiting.overtaken()] == ["often"]


def test_a_medicine_that_somebody_else_added_meanwhile_is_not_there_twice(it: Opened, path: Path) -> None:
    with no_room(it):
        it.diary.recorder.waiting.keep("Keppra", partial(it.diary.medicines.add, "Keppra"))
        (waits,) = it.all(Medicine)
        it.diary.recorder.waiting.keep(
            "missed", partial(it.diary.medicines.dose_event, waits.id, TODAY, DoseEventKind.MISSED)
        )
        answer(it, "often", frequency_band=FrequencyBand.OFTEN)
    other = opened(path, Clock(NOW + timedelta(minutes=5)))
    other.diary.medicines.add("keppra")
    other.diary.close()
    it.diary.recorder.waiting.save()
    assert {entry.what for entry in it.diary.recorder.waiting.refused()} == {"Keppra", "missed"}
    assert [medicine.name for medicine in on_disk(path, Medicine)] == ["keppra"]
    assert [c.frequency_band for c in on_disk(path, CheckIn)] == [FrequencyBand.OFTEN]
    assert it.diary.recorder.last_done() is not None
    it.diary.recorder.undo()
    assert it.diary.recorder.last_done() is None


def test_what_stood_in_the_field_earlier_gives_way(it: Opened, path: Path) -> None:
    earlier = opened(path, Clock(NOW - timedelta(minutes=5)))
    it.diary.diary.answer(day(-1), twitch_count=1)
    with no_room(it):
        answer(it, "often", frequency_band=FrequencyBand.OFTEN)
        it.diary.recorder.waiting.keep("5", partial(it.diary.diary.answer, day(-1), twitch_count=5))
    earlier.diary.diary.answer(day(-1), falls=1)
    earlier.diary.close()
    it.diary.recorder.waiting.save()
    assert [(c.twitch_count, c.falls) for c in on_disk(path, CheckIn)] == [(5, 1), (None, None)]


def test_what_does_not_fit_any_more_is_given_up_and_told_and_the_rest_is_saved(it: Opened, path: Path) -> None:
    added = it.diary.medicines.add("Keppra")
    with no_room(it):
        it.diary.recorder.waiting.keep(
            "missed", partial(it.diary.medicines.dose_event, added.id, TODAY, DoseEventKind.MISSED)
        )
        answer(it, "often", frequency_band=FrequencyBand.OFTEN)
    other = opened(path, Clock(NOW + timedelta(minutes=5)))
    other.diary.medicines.remove(added.id)
    other.diary.close()
    it.diary.recorder.waiting.save()
    assert it.diary.recorder.waiting.refused() == (WaitingEntry("missed", NOW),)
    assert it.diary.recorder.waiting.refused() == ()
    assert on_disk(path, DoseEvent) == ()
    assert [c.frequency_band for c in on_disk(path, CheckIn)] == [FrequencyBand.OFTEN]
    assert it.all(CheckIn) == on_disk(path, CheckIn)


def test_undo_takes_away_what_waits_as_if_it_had_not_been_pressed(it: Opened, path: Path) -> None:
    it.diary.diary.answer(TODAY, frequency_band=FrequencyBand.NONE)
    recorder = it.diary.recorder
    with no_room(it):
        answer(it, "often", frequency_band=FrequencyBand.OFTEN)
        answer(it, "strong", severity=Severity.OFF_BALANCE)
        assert recorder.undo() is not None
        assert waiting(it) == ["often"]
        assert (it.own(TODAY).frequency_band, it.own(TODAY).severity) == (FrequencyBand.OFTEN, None)
        assert recorder.undo() is not None
        assert not recorder.waiting
        assert it.own(TODAY).frequency_band is FrequencyBand.NONE
        assert recorder.redo() is None
    assert recorder.undo() is not None
    assert on_disk(path, CheckIn) == ()
    assert len(it.diary.diary.history(TODAY).edits) == 2


def test_what_waited_can_be_undone_and_redone_once_it_is_saved(it: Opened, path: Path) -> None:
    with no_room(it):
        answer(it, "often", frequency_band=FrequencyBand.OFTEN)
        answer(it, "strong", severity=Severity.OFF_BALANCE)
    it.diary.recorder.waiting.save()
    it.diary.recorder.undo()
    assert [c.severity for c in on_disk(path, CheckIn)] == [None]
    it.diary.recorder.redo()
    assert [c.severity for c in on_disk(path, CheckIn)] == [Severity.OFF_BALANCE]


def test_an_undo_of_what_is_saved_can_wait_and_be_taken_back_itself(it: Opened, path: Path) -> None:
    it.diary.diary.answer(TODAY, twitch_count=1)
    recorder = it.diary.recorder
    with no_room(it):
        assert recorder.waiting.keep("undo", recorder.undo)
        assert it.all(CheckIn) == ()
        assert recorder.redo() is not None
        assert not recorder.waiting
        assert it.own(TODAY).twitch_count == 1
        assert recorder.waiting.keep("undo", recorder.undo)
    recorder.waiting.save()
    assert on_disk(path, CheckIn) == ()
    recorder.redo()
    assert [c.twitch_count for c in on_disk(path, CheckIn)] == [1]


def test_what_was_pressed_while_the_file_could_not_even_be_read_is_saved_with_its_time_and_its_person(
    it: Opened, path: Path
) -> None:
    waits = it.diary.recorder.waiting
    it.diary.store.wait_at_most(0)
    it.be(Author.CAREGIVER)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert answer(it, "often", frequency_band=FrequencyBand.OFTEN)
        it.clock.now += timedelta(minutes=1)
        answer(it, "few", frequency_band=FrequencyBand.FEW)
        answer(it, "a slip", falls=1)
        assert waiting(it) == ["often", "few", "a slip"]
        taken = waits.take_back_unread()
        assert taken is not None
        assert taken.what == "a slip"
        with pytest.raises(DiaryError) as refused:
            waits.save()
        assert refused.value.problem is DiaryProblem.LOCKED
    it.be(Author.PATIENT)
    it.clock.now += timedelta(days=1)
    waits.save()
    (saved,) = on_disk(path, CheckIn)
    assert (saved.day, saved.frequency_band, saved.falls) == (TODAY, FrequencyBand.FEW, None)
    assert (saved.provenance.entered_by, saved.provenance.source) == (Author.CAREGIVER, Source.LIVE)
    assert saved.provenance.entered_at == NOW + timedelta(minutes=1)
    assert it.diary.recorder.author is Author.PATIENT
    assert not waits


def test_what_was_pressed_while_the_file_could_not_be_read_and_is_not_allowed_is_told(it: Opened, path: Path) -> None:
    it.diary.store.wait_at_most(0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        answer(it, "-1", twitch_count=-1)
        answer(it, "often", frequency_band=FrequencyBand.OFTEN)
    it.diary.recorder.waiting.save()
    assert [entry.what for entry in it.diary.recorder.waiting.refused()] == ["-1"]
    assert [c.frequency_band for c in on_disk(path, CheckIn)] == [FrequencyBand.OFTEN]


def test_what_waits_in_a_diary_goes_on_waiting_in_its_copy_and_can_be_undone_there(
    it: Opened, path: Path, tmp_path: Path
) -> None:
    it.diary.diary.answer(TODAY, frequency_band=FrequencyBand.NONE)
    with no_room(it):
        answer(it, "often", frequency_band=FrequencyBand.OFTEN)
        answer(it, "strong", severity=Severity.OFF_BALANCE)
    backups.back_up_to(path, tmp_path / "copy.myotrack")
    copy = opened(tmp_path / "copy.myotrack")
    copy.diary.recorder.waiting.take_over(it.diary.recorder.waiting)
    assert waiting(copy) == ["often", "strong"]
    assert copy.own(TODAY).severity is Severity.OFF_BALANCE
    copy.diary.recorder.undo()
    copy.diary.recorder.waiting.save()
    copy.diary.close()
    (saved,) = on_disk(tmp_path / "copy.myotrack", CheckIn)
    assert (saved.frequency_band, saved.severity) == (FrequencyBand.OFTEN, None)
    assert [c.frequency_band for c in on_disk(path, CheckIn)] == [FrequencyBand.NONE]
