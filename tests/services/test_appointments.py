from __future__ import annotations

from datetime import date, time

import pytest

from myotrack.domain.appointments import Appointment
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.services.changes import Change
from tests.services.opened import TODAY, Opened, day


def test_the_last_visit_is_before_today_and_the_next_one_may_be_today(it: Opened) -> None:
    appointments = it.diary.appointments
    assert (appointments.last(), appointments.next()) == (None, None)
    visits = {n: appointments.save(day(n), clinician=" Dr Okafor ") for n in (9, -30, 0, -2)}
    assert appointments.all() == tuple(visits[n] for n in (-30, -2, 0, 9))
    assert (appointments.last(), appointments.next()) == (visits[-2], visits[0])
    assert visits[9].clinician == "Dr Okafor"
    it.clock.turn_to(day(1))
    assert (appointments.last(), appointments.next()) == (visits[0], visits[9])


def test_two_visits_on_one_day_stand_in_the_order_of_their_hours(it: Opened) -> None:
    afternoon = it.diary.appointments.save(day(3), at=time(15, 0))
    morning = it.diary.appointments.save(day(3), at=time(9, 30))
    some_time = it.diary.appointments.save(day(3))
    assert it.diary.appointments.all() == (some_time, morning, afternoon)
    assert it.diary.appointments.next() == some_time


def test_a_visit_is_corrected_in_place_removed_and_brought_back(it: Opened) -> None:
    visit = it.diary.appointments.save(day(3))
    moved = it.diary.appointments.save(day(4), note="moved", replaces=visit.id)
    assert it.diary.appointments.all() == (moved,)
    it.diary.recorder.undo()
    assert it.diary.appointments.all() == (visit,)
    it.diary.appointments.remove(visit.id)
    assert it.diary.appointments.all() == ()
    it.diary.recorder.undo()
    assert it.diary.appointments.all() == (visit,)
    assert set(it.told) == {Change.APPOINTMENTS, Change.EVERYTHING}


@pytest.mark.parametrize("on", [date(1899, 12, 31), date(2200, 1, 1)], ids=str)
def test_a_visit_in_another_century_is_refused(it: Opened, on: date) -> None:
    with pytest.raises(InvalidEntry) as refused:
        it.diary.appointments.save(on)
    assert refused.value.reason in (Reason.TOO_EARLY, Reason.TOO_LATE)
    assert it.all(Appointment) == ()


def test_questions_stand_in_the_order_in_which_they_were_written(it: Opened) -> None:
    texts = [f"question {n}?" for n in range(20)]
    asked = [it.diary.appointments.ask(f"  {text} ") for text in texts]
    assert [q.text for q in it.diary.appointments.questions()] == texts
    it.diary.appointments.edit_question(asked[3].id, text="another?", asked=True)
    found = it.diary.appointments.questions()[3]
    assert (found.text, found.asked) == ("another?", True)
    it.diary.appointments.edit_question(asked[3].id, asked=False)
    assert it.diary.appointments.questions()[3].text == "another?"
    it.diary.appointments.remove_question(asked[0].id)
    assert len(it.diary.appointments.questions()) == 19
    it.diary.recorder.undo()
    assert [q.id for q in it.diary.appointments.questions()] == [q.id for q in asked]


@pytest.mark.parametrize("text", ["", "  ", "q" * 201, "\x00"])
def test_a_question_that_asks_nothing_is_refused(it: Opened, text: str) -> None:
    known = it.diary.appointments.ask("Can it come back?")
    with pytest.raises(InvalidEntry):
        it.diary.appointments.ask(text)
    with pytest.raises(InvalidEntry):
        it.diary.appointments.edit_question(known.id, text=text)
    assert it.diary.appointments.questions() == (known,)
    with pytest.raises(InvalidEntry) as refused:
        it.diary.appointments.edit_question("nobody's", asked=True)
    assert refused.value.reason is Reason.NOT_FOUND


def test_a_visit_does_not_make_a_day_that_was_logged(it: Opened) -> None:
    it.diary.appointments.save(TODAY)
    assert it.diary.insights.first_day() is None
