"""What could not be saved is kept, shown, and saved in its order with its own time as soon as it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from myotrack.domain.appointments import Question
from myotrack.domain.checkins import CheckIn
from myotrack.domain.counting import CountSession
from myotrack.domain.doses import DoseChange, DoseEvent, DoseEventKind
from myotrack.domain.errors import DiaryError, DiaryProblem, InvalidEntry
from myotrack.domain.medicines import Medicine
from myotrack.domain.provenance import Source
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.domain.signs import SignReport, WarningSign
from myotrack.services import backups
from myotrack.services.changes import Change
from myotrack.services.medicines import Dose
from myotrack.services.waiting import WaitingEntry
from tests.faults.full_disk import Disk
from tests.faults.places import small_disk
from tests.services.opened import NOW, TODAY, Opened, day, opened
from tests.services.test_recorder import a_commit_that_succeeds_and_says_it_failed
from tests.services.waits import answer, no_room, on_disk, waiting


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.myotrack"


@pytest.fixture
def it(path: Path) -> Iterator[Opened]:
    found = opened(path)
    yield found
    found.diary.close()


def test_what_waits_is_shown_at_once_and_is_in_the_file_with_the_time_of_the_press_once_there_is_room(
    it: Opened, path: Path
) -> None:
    with no_room(it):
        assert answer(it, "often", frequency_band=FrequencyBand.OFTEN)
        assert it.own(TODAY).frequency_band is FrequencyBand.OFTEN
        assert it.diary.recorder.waiting.entries() == (WaitingEntry("often", NOW),)
        it.clock.now += timedelta(hours=5)  # after midnight
        with pytest.raises(DiaryError) as refused:
            it.diary.recorder.waiting.save()
        assert refused.value.problem is DiaryProblem.READ_ONLY
        assert on_disk(path, CheckIn) == ()
    it.diary.recorder.waiting.save()

    (saved,) = on_disk(path, CheckIn)
    assert (saved.day, saved.frequency_band) == (TODAY, FrequencyBand.OFTEN)
    assert (saved.provenance.entered_at, saved.provenance.source) == (NOW, Source.LIVE)
    assert [edit.at for edit in it.diary.diary.history(TODAY).edits] == [NOW]
    assert waiting(it) == []
    assert not it.diary.recorder.waiting
    assert it.told == [Change.DIARY, Change.EVERYTHING]
    assert backups.check(path).sound


def test_things_that_wait_are_saved_in_their_order_and_the_last_answer_stands(it: Opened, path: Path) -> None:
    with no_room(it):
        for number, band in enumerate((FrequencyBand.NONE, FrequencyBand.CONSTANT, FrequencyBand.FEW)):
            it.clock.now = NOW + timedelta(minutes=number)
            answer(it, band.name, frequency_band=band)
        answer(it, "visible", severity=Severity.VISIBLE)
        assert waiting(it) == ["FEW", "visible"], "what was answered anew is not told any more"
    it.diary.recorder.waiting.save()
    (saved,) = on_disk(path, CheckIn)
    assert (saved.frequency_band, saved.severity) == (FrequencyBand.FEW, Severity.VISIBLE)
    minutes = [(edit.at - NOW) // timedelta(minutes=1) for edit in it.diary.diary.history(TODAY).edits]
    assert minutes == [0, 1, 2, 2]


def test_what_waits_is_told_all_the_while_that_something_more_is_being_kept(it: Opened) -> None:
    told: list[list[str]] = []
    it.diary.feed.listen(lambda _change: told.append(waiting(it)))
    with no_room(it):
        answer(it, "often", frequency_band=FrequencyBand.OFTEN)
        answer(it, "few", frequency_band=FrequencyBand.FEW)
        assert told == [[], ["often"]]
        assert waiting(it) == ["few"]


def test_the_next_save_that_works_takes_along_what_waits_before_it(it: Opened, path: Path) -> None:
    with no_room(it):
        answer(it, "often", frequency_band=FrequencyBand.OFTEN)
    it.diary.diary.answer(TODAY, frequency_band=FrequencyBand.FEW)
    assert [c.frequency_band for c in on_disk(path, CheckIn)] == [FrequencyBand.FEW]
    after = [getattr(edit.after, "frequency_band", None) for edit in it.diary.diary.history(TODAY).edits]
    assert after == [FrequencyBand.OFTEN, FrequencyBand.FEW]
    assert waiting(it) == []


def test_nothing_is_written_past_what_still_waits(it: Opened, path: Path) -> None:
    report = it.diary.guidance.make_report(WarningSign.SEIZURE)
    session = it.diary.counting.start(None, 60)
    with no_room(it):
        answer(it, "often", frequency_band=FrequencyBand.OFTEN)
        with pytest.raises(DiaryError):
            it.diary.guidance.save_sign(report)
        with pytest.raises(DiaryError):
            it.diary.counting.save(session.id, 3, 5, [1, 2, 3])
        assert it.all(SignReport) == (), "what is tried again elsewhere is not said to be saved"
    it.diary.counting.save(session.id, 3, 5, [1, 2, 3])
    assert waiting(it) == []
    assert [s.count for s in on_disk(path, CountSession)] == [3]


def test_an_id_that_was_made_while_waiting_holds_for_what_came_after(it: Opened, path: Path) -> None:
    keep, medicines = it.diary.recorder.waiting.keep, it.diary.medicines
    with no_room(it):
        keep("Keppra", partial(medicines.add, "Keppra", since=TODAY, dose=Dose(daily_dose=Decimal(500))))
        (added,) = it.all(Medicine)
        keep("dose", partial(medicines.change_dose, added.id, TODAY, Dose(daily_dose=Decimal(750))))
        keep("missed", partial(medicines.dose_event, added.id, TODAY, DoseEventKind.MISSED))
    it.diary.recorder.waiting.save()
    assert [m.name for m in on_disk(path, Medicine)] == ["Keppra"]
    assert [c.daily_dose for c in on_disk(path, DoseChange)] == [500, 750]
    assert [e.medicine_id for e in on_disk(path, DoseEvent)] == [added.id]


def test_a_count_that_ends_while_nothing_can_be_written_is_kept(it: Opened, path: Path) -> None:
    session = it.diary.counting.start(None, 60)
    with no_room(it):
        it.diary.recorder.waiting.keep("9", partial(it.diary.counting.finish, session.id, 9, 60, [100] * 9))
        assert [(s.count, s.finished) for s in it.all(CountSession)] == [(9, True)]
        assert [(s.count, s.finished) for s in on_disk(path, CountSession)] == [(0, False)]
    it.diary.recorder.waiting.save()
    assert [(s.count, s.finished) for s in on_disk(path, CountSession)] == [(9, True)]
    it.diary.recorder.undo()
    assert on_disk(path, CountSession) == ()


def test_it_is_not_there_twice_when_a_try_was_told_to_have_failed_and_had_not(it: Opened, path: Path) -> None:
    ask = partial(it.diary.appointments.ask, "Can it come back?")
    with a_commit_that_succeeds_and_says_it_failed(), pytest.raises(DiaryError):
        ask()
    with no_room(it):
        assert it.diary.recorder.waiting.keep("question", ask)
    assert len(it.all(Question)) == 1
    with a_commit_that_succeeds_and_says_it_failed(), pytest.raises(DiaryError):
        it.diary.recorder.waiting.save()
    it.diary.recorder.waiting.save()
    assert [q.text for q in on_disk(path, Question)] == ["Can it come back?"]
    it.diary.recorder.undo()
    assert on_disk(path, Question) == ()
    assert backups.check(path).sound


def test_a_value_that_is_not_allowed_does_not_wait(it: Opened) -> None:
    with no_room(it), pytest.raises(InvalidEntry):
        answer(it, "-1", twitch_count=-1)
    assert not it.diary.recorder.waiting
    assert it.all(CheckIn) == ()


def test_what_needs_a_backup_first_does_not_wait(it: Opened) -> None:
    added = it.diary.medicines.add("Keppra")
    with no_room(it):
        assert not it.diary.recorder.waiting.keep("removing", partial(it.diary.medicines.remove, added.id))
        answer(it, "often", frequency_band=FrequencyBand.OFTEN)
    assert it.all(Medicine) == (added,)
    assert waiting(it) == ["often"]


def test_nothing_waits_for_a_backup_that_is_only_looked_at(it: Opened) -> None:
    it.diary.store.paused = DiaryProblem.READ_ONLY
    assert not answer(it, "often", frequency_band=FrequencyBand.OFTEN)
    assert not it.diary.recorder.waiting


def test_what_is_entered_in_a_damaged_diary_waits_until_the_person_goes_on_in_it(it: Opened, path: Path) -> None:
    it.diary.store.paused = DiaryProblem.DAMAGED
    answer(it, "often", frequency_band=FrequencyBand.OFTEN)
    with pytest.raises(DiaryError):
        it.diary.recorder.waiting.save()
    it.diary.store.paused = None
    it.diary.recorder.waiting.save()
    assert [c.frequency_band for c in on_disk(path, CheckIn)] == [FrequencyBand.OFTEN]


def test_each_field_that_waits_is_known(it: Opened) -> None:
    it.diary.diary.answer(TODAY, frequency_band=FrequencyBand.FEW, falls=1)
    own = it.own(TODAY).id
    with no_room(it):
        answer(it, "often", frequency_band=FrequencyBand.OFTEN)
        answer(it, "planned", doses_as_planned=True)
        assert it.diary.recorder.waiting.fields(own) == {"frequency_band", "doses_as_planned"}
        assert it.diary.recorder.waiting.fields("another") == frozenset()
    it.diary.recorder.waiting.save()
    assert it.diary.recorder.waiting.fields(own) == frozenset()


def test_a_disk_that_is_really_full_takes_everything_in_its_order_when_it_has_room(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", 1024) as folder:
        if folder is None:
            pytest.skip("this machine lets nobody mount a small disk")
        disk, it = Disk(folder), opened(folder / "a.myotrack")
        with closing(it.diary):
            _fill_and_free(it, disk)
        assert [c.twitch_count for c in on_disk(folder / "a.myotrack", CheckIn)] == [None, 2, None]
        assert len(on_disk(folder / "a.myotrack", Question)) == 1
        assert backups.check(folder / "a.myotrack").sound


def _fill_and_free(it: Opened, disk: Disk) -> None:
    it.diary.diary.answer(day(-1), twitch_count=1)
    disk.fill(0)
    acts: list[Callable[[], object]] = [
        partial(it.diary.diary.answer, TODAY, frequency_band=FrequencyBand.OFTEN),
        partial(it.diary.appointments.ask, "Can it come back?"),
        partial(it.diary.diary.answer, day(-1), twitch_count=2),
        partial(it.diary.diary.mark_unknown, day(-2)),
    ]
    for number, act in enumerate(acts):
        it.clock.now = NOW + timedelta(minutes=number)
        with pytest.raises(DiaryError) as refused:
            act()
        assert refused.value.problem is DiaryProblem.DISK_FULL
        assert it.diary.recorder.waiting.keep(str(number), act)
    assert waiting(it) == ["0", "1", "2", "3"]
    for room in (0, 4, 8, 16, 24):
        disk.fill(room)
        with suppress(DiaryError):
            it.diary.recorder.waiting.save()
        assert it.own(TODAY).frequency_band is FrequencyBand.OFTEN
    disk.free()
    it.diary.recorder.waiting.save()
