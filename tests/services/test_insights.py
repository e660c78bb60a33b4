from __future__ import annotations

from collections.abc import Callable
from datetime import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotrack.domain.actions import Action
from myotrack.domain.checkins import CheckInStatus
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.health import HealthFactKind
from myotrack.domain.provenance import Author
from myotrack.domain.signs import ActionTaken, WarningSign
from myotrack.services.diary import GapAnswer
from myotrack.services.insights import PART, RECENT_DAYS
from myotrack.services.medicines import Dose, PlannedDose
from myotrack.services.open_diary import OpenDiary
from myotrack.storage.writer import Stamp
from tests.builders import a_check_in
from tests.services.opened import TODAY, Opened, day, opened

FIVE = Dose(daily_dose=Decimal(5))

WRITES: list[Callable[[Opened], object]] = [
    lambda it: it.diary.diary.answer(TODAY, twitch_count=1),
    lambda it: it.diary.diary.mark_unknown(TODAY),
    lambda it: it.diary.diary.mark_bad_day(TODAY),
    lambda it: it.diary.diary.fill_gap(day(-1), GapAnswer.SOME),
    lambda it: it.diary.diary.write_note(TODAY, "a", going_on=False),
    lambda it: it.diary.counting.finish(it.diary.counting.start(None, None).id, 1, 1, []),
    lambda it: it.diary.medicines.add("baclofen", since=TODAY, dose=FIVE),
    lambda it: it.diary.medicines.set_health(HealthFactKind.KIDNEY, "reduced"),
    lambda it: it.diary.guidance.save_sign(it.diary.guidance.make_report(WarningSign.FALL)),
    lambda it: it.diary.appointments.save(day(3)),
]


@pytest.mark.parametrize("write", WRITES)
def test_the_timeline_is_never_older_than_the_last_change(it: Opened, write: Callable[[Opened], object]) -> None:
    before = it.diary.insights.timeline()
    assert it.diary.insights.timeline() is before, "it is read once as long as nothing changes"
    write(it)
    after = it.diary.insights.timeline()
    assert after != before
    with it.diary.store.read() as reader:
        assert after == reader.timeline(TODAY)
    it.diary.recorder.undo()
    undone = it.diary.insights.timeline()
    assert undone != after
    assert undone.signs or undone == before


YEARS = 2 * PART + 100
"""Days of a diary that is read in three parts."""


@pytest.fixture
def years(it: Opened) -> Opened:
    """A diary in memory of so many days."""
    with_days(it)
    return it


def with_days(it: Opened) -> None:
    """Write a check-in on each of so many days, the last of them today."""
    with it.diary.store.write(Stamp(it.clock.now, Author.PATIENT, Action.IMPORT)) as writer:
        for number in range(YEARS):
            writer.put(a_check_in(day(-number), number % 50))


def test_a_diary_of_years_is_read_in_parts_and_comes_to_the_same(years: Opened) -> None:
    insights = years.diary.insights

    parts = sum(1 for _part in insights.read_in_parts())

    assert parts == 3
    with years.diary.store.read() as reader:
        assert insights.timeline() == reader.timeline(TODAY)
    assert not list(insights.read_in_parts()), "what is known is not read again"


@pytest.mark.parametrize("after", [1, 2, 3])
def test_what_is_written_between_two_parts_is_in_what_was_read(years: Opened, after: int) -> None:
    reading = years.diary.insights.read_in_parts()
    for _number in range(after):
        next(reading)

    years.diary.diary.answer(day(-YEARS), twitch_count=7)
    years.diary.diary.answer(day(-1), twitch_count=44)
    for _part in reading:
        pass

    timeline = years.diary.insights.timeline()
    assert timeline.first_day == day(-YEARS)
    assert [c.twitch_count for c in timeline.check_ins if c.day in (day(-YEARS), day(-1))] == [7, 44]
    assert len(timeline.check_ins) == YEARS + 1


def _takes_a_day_away(other: OpenDiary) -> None:
    other.diary.clear_day(day(-YEARS + 1))


def _fills_in_an_early_day(other: OpenDiary) -> None:
    other.diary.answer(day(-YEARS), twitch_count=7)


def _changes_a_day_that_moves_to_the_next_part(other: OpenDiary) -> None:
    other.diary.answer(day(-YEARS), twitch_count=7)
    other.diary.answer(day(-YEARS + PART), note="changed")


@pytest.mark.parametrize("after", [1, 2, 3])
@pytest.mark.parametrize(
    "change", [_takes_a_day_away, _fills_in_an_early_day, _changes_a_day_that_moves_to_the_next_part]
)
def test_what_another_program_writes_between_two_parts_is_in_what_was_read(
    tmp_path: Path, change: Callable[[OpenDiary], None], after: int
) -> None:
    path = tmp_path / "a.myotrack"
    it = opened(path)
    with_days(it)
    other = opened(path)
    reading = it.diary.insights.read_in_parts()
    for _number in range(after):
        next(reading)

    change(other.diary)
    for _part in reading:
        pass

    assert it.diary.insights.timeline() == other.diary.insights.timeline()
    other.diary.close()
    it.diary.close()


def test_a_day_that_begins_while_the_diary_is_read_is_the_day_of_what_was_read(years: Opened) -> None:
    reading = years.diary.insights.read_in_parts()
    next(reading)

    years.clock.turn_to(day(1))
    for _part in reading:
        pass

    assert years.diary.insights.timeline().as_of == day(1)


def test_a_reading_that_is_left_alone_takes_nothing_from_who_asks_for_all(years: Opened) -> None:
    next(years.diary.insights.read_in_parts())

    assert len(years.diary.insights.timeline().check_ins) == YEARS


def test_a_diary_begins_with_what_was_observed_and_not_with_a_dose(it: Opened) -> None:
    assert it.diary.insights.began() is None
    it.diary.medicines.add("baclofen", since=day(-400), dose=FIVE)
    assert it.diary.insights.began() is None
    it.diary.diary.answer(day(-3), twitch_count=1)
    assert it.diary.insights.began() == day(-3)


def test_every_save_of_a_note_that_is_being_typed_is_seen(it: Opened) -> None:
    for number, note in enumerate(("a", "ab", "abc")):
        it.diary.diary.write_note(TODAY, note, going_on=number > 0)
        (check_in,) = it.diary.insights.timeline().check_ins
        assert check_in.note == note


def test_a_listener_that_asks_at_once_is_told_the_new_state(it: Opened) -> None:
    seen = []
    it.diary.feed.listen(lambda _change: seen.append(len(it.diary.insights.timeline().check_ins)))
    it.diary.insights.timeline()
    it.diary.diary.answer(TODAY, twitch_count=1)
    it.diary.diary.answer(day(-1), twitch_count=1)
    it.diary.recorder.undo()
    assert seen == [1, 2, 1]


def test_a_new_day_is_a_new_timeline_also_when_it_starts_at_four(it: Opened) -> None:
    assert it.diary.insights.timeline().as_of == TODAY
    it.clock.turn_to(day(1), time(3, 0))
    assert it.diary.insights.timeline().as_of == day(1)
    it.diary.recorder.day_start = time(4, 0)
    assert it.diary.insights.timeline().as_of == TODAY
    it.clock.turn_to(day(1), time(4, 0))
    assert it.diary.insights.timeline().as_of == day(1)


def test_recent_days_leave_out_older_answers_but_no_medicine_dose_or_plan(it: Opened) -> None:
    baclofen = it.diary.medicines.add("baclofen", since=day(-400), dose=FIVE)
    it.diary.medicines.set_plan(baclofen.id, [PlannedDose(from_day=day(-300), planned_daily_dose=Decimal(1))])
    for number in (-RECENT_DAYS - 1, -RECENT_DAYS, 0):
        it.diary.diary.answer(day(number), twitch_count=1)
        it.diary.medicines.dose_event(baclofen.id, day(number), DoseEventKind.MISSED)
    recent = it.diary.insights.recent()
    assert [c.day for c in recent.check_ins] == [day(-RECENT_DAYS), day(0)]
    assert [e.day for e in recent.dose_events] == [day(-RECENT_DAYS), day(0)]
    assert (len(recent.dose_changes), len(recent.plan_steps), len(recent.medicines)) == (1, 1, 1)
    assert len(it.diary.insights.timeline().check_ins) == 3


_SAID = st.tuples(
    st.integers(-6, 0),
    st.sampled_from(Author),
    st.sampled_from(["count", "zero", "unknown", "bad day", "note", "nothing"]),
)


@given(st.lists(_SAID, max_size=12))
@settings(max_examples=60)
def test_days_are_counted_as_logged_exactly_where_the_timeline_says_so(said: list[tuple[int, Author, str]]) -> None:
    it = opened()
    for number, author, what in said:
        it.be(author)
        diary, on = it.diary.diary, day(number)
        match what:
            case "count":
                diary.answer(on, twitch_count=4)
            case "zero":
                diary.answer(on, twitch_count=0)
            case "unknown":
                diary.mark_unknown(on)
            case "bad day":
                diary.mark_bad_day(on)
            case "note":
                diary.answer(on, note="x")
            case _:
                diary.clear_day(on)
    for first in (-6, -3, 0):
        share = it.diary.insights.logged_since(day(first))
        records = it.diary.insights.timeline().records(day(first), TODAY)
        assert (share.logged, share.days) == (sum(r.is_logged for r in records), len(records))
    it.diary.close()


def test_a_caregivers_number_beside_the_patients_do_not_remember_is_no_logged_day(it: Opened) -> None:
    it.diary.diary.mark_unknown(TODAY)
    it.be(Author.CAREGIVER)
    it.diary.diary.answer(TODAY, twitch_count=3)
    assert it.check_ins(TODAY)[Author.PATIENT].status is CheckInStatus.UNKNOWN
    assert it.diary.insights.logged_since(TODAY).logged == 0


def test_a_mistaken_sign_is_still_in_the_timeline(it: Opened) -> None:
    report = it.diary.guidance.make_report(WarningSign.SEIZURE)
    it.diary.guidance.save_sign(report)
    it.diary.guidance.say_what_was_done(report.id, ActionTaken.ENTERED_BY_MISTAKE)
    assert [s.counts for s in it.diary.insights.timeline().signs] == [False]
