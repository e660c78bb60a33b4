from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from myotrack.domain.actions import Action
from myotrack.domain.checkins import CheckInStatus, DayState
from myotrack.domain.doses import DoseChange, DoseEvent, DoseEventKind
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.provenance import Author
from myotrack.domain.scales import Severity
from myotrack.services.medicines import Dose
from tests.services.opened import TODAY, Opened, day


def the_edits(it: Opened) -> list[tuple[Action, Author]]:
    return [(edit.action, edit.by) for edit in it.diary.diary.history(TODAY).edits]


def test_a_cleared_day_is_not_logged_again_and_undo_brings_both_peoples_answers_back(it: Opened) -> None:
    it.diary.diary.answer(TODAY, twitch_count=4)
    it.be(Author.CAREGIVER)
    it.diary.diary.answer(TODAY, twitch_count=9)
    before = it.check_ins(TODAY)

    it.diary.diary.clear_day(TODAY)
    assert it.diary.diary.day(TODAY).state is DayState.NOT_LOGGED
    assert the_edits(it)[-2:] == [(Action.CLEAR_DAY, Author.CAREGIVER)] * 2
    it.diary.recorder.undo()
    assert it.check_ins(TODAY) == before


def test_clearing_a_day_leaves_counts_doses_and_other_days_alone(it: Opened) -> None:
    baclofen = it.diary.medicines.add("baclofen", since=day(-9), dose=Dose(daily_dose=Decimal(30)))
    it.diary.medicines.dose_event(baclofen.id, TODAY, DoseEventKind.MISSED)
    it.diary.diary.answer(day(-1), twitch_count=4)
    it.diary.diary.answer(TODAY, twitch_count=4)
    it.diary.diary.clear_day(TODAY)
    assert len(it.all(DoseEvent)) == 1
    assert it.own(day(-1)).twitch_count == 4
    assert it.diary.diary.day(TODAY).state is DayState.PARTIAL


def test_clearing_an_empty_day_is_no_change(it: Opened) -> None:
    it.diary.diary.clear_day(TODAY)
    assert (it.told, it.diary.recorder.last_done()) == ([], None)


def test_an_earlier_value_can_be_brought_back_also_after_the_day_was_cleared_and_written_anew(it: Opened) -> None:
    it.diary.diary.answer(TODAY, twitch_count=4, note="the first word")
    first = it.own(TODAY)
    it.diary.diary.answer(TODAY, twitch_count=9)
    (_, changed) = it.diary.diary.history(TODAY).edits
    it.diary.diary.clear_day(TODAY)
    it.diary.diary.answer(TODAY, severity=Severity.VISIBLE)
    anew = it.own(TODAY)

    it.diary.diary.restore(changed.seq)
    assert it.diary.diary.day(TODAY).check_ins == (first,)
    assert the_edits(it)[-1][0] is Action.RESTORE_VALUE
    it.diary.recorder.undo()
    assert it.diary.diary.day(TODAY).check_ins == (anew,)
    it.diary.recorder.redo()
    assert it.diary.diary.day(TODAY).check_ins == (first,)


def test_bringing_back_what_the_caregiver_said_leaves_the_patients_own_answers(it: Opened) -> None:
    it.diary.diary.answer(TODAY, twitch_count=4)
    it.be(Author.CAREGIVER)
    it.diary.diary.answer(TODAY, twitch_count=9)
    it.diary.diary.answer(TODAY, twitch_count=8)
    changed = it.diary.diary.history(TODAY).edits[-1]
    it.be(Author.PATIENT)
    it.diary.diary.restore(changed.seq)
    assert {by: c.twitch_count for by, c in it.check_ins(TODAY).items()} == {Author.PATIENT: 4, Author.CAREGIVER: 9}


def test_a_dose_that_was_taken_out_can_be_brought_back(it: Opened) -> None:
    baclofen = it.diary.medicines.add("baclofen", since=TODAY, dose=Dose(daily_dose=Decimal(30)))
    (change,) = it.all(DoseChange)
    it.diary.medicines.remove_dose_change(change.id)
    taken_out = it.diary.diary.history(TODAY).edits[-1]
    it.diary.diary.restore(taken_out.seq)
    assert it.all(DoseChange) == (change,)
    assert baclofen.id == change.medicine_id


def test_a_dose_of_a_medicine_that_is_gone_is_not_brought_back_and_nobody_speaks_of_damage(it: Opened) -> None:
    baclofen = it.diary.medicines.add("baclofen", since=TODAY, dose=Dose(daily_dose=Decimal(30)))
    it.diary.medicines.dose_event(baclofen.id, TODAY, DoseEventKind.EXTRA)
    it.diary.medicines.remove(baclofen.id)
    for taken_out in it.diary.diary.history(TODAY).edits[-2:]:
        with pytest.raises(InvalidEntry) as refused:
            it.diary.diary.restore(taken_out.seq)
        assert (refused.value.field, refused.value.reason) == ("medicine", Reason.NOT_FOUND)


def test_there_is_nothing_to_bring_back_before_a_first_entry_or_from_nowhere(it: Opened) -> None:
    it.diary.diary.answer(TODAY, twitch_count=4)
    (first,) = it.diary.diary.history(TODAY).edits
    for seq in (first.seq, first.seq + 1, -1):
        with pytest.raises(InvalidEntry) as refused:
            it.diary.diary.restore(seq)
        assert refused.value.reason is Reason.NOT_FOUND
    assert it.own(TODAY).twitch_count == 4


def test_the_history_of_a_day_tells_every_change_with_both_values_in_order(it: Opened) -> None:
    it.diary.diary.mark_bad_day(TODAY)
    it.diary.diary.answer(TODAY, twitch_count=4)
    it.diary.diary.answer(TODAY, note="x")
    it.diary.recorder.undo()
    it.diary.recorder.redo()
    edits = it.diary.diary.history(TODAY).edits
    assert [edit.action for edit in edits] == [
        Action.CHECK_IN,
        Action.CHECK_IN,
        Action.CHECK_IN,
        Action.UNDO,
        Action.REDO,
    ]
    assert edits[0].before is None
    assert all(later.before == earlier.after for earlier, later in pairwise(edits))
    assert edits[-1].after == it.own(TODAY)
    assert getattr(edits[0].after, "status", None) is CheckInStatus.LATER
    assert [edit.seq for edit in edits] == sorted(edit.seq for edit in edits)
    assert {edit.at for edit in edits} == {it.clock.now}
