"""A month or a week is read alone; a mark can be taken back; what is copied from paper says so."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from myotrack.domain.checkins import CheckInStatus, DayState, Excuse
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.provenance import Source
from myotrack.domain.scales import Severity
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from tests.ui.pages.hosts import NOW, a_diary

TODAY = NOW.date()
DAY = TODAY - timedelta(days=4)


def a_diary_of_ten_days() -> OpenDiary:
    """Ten days, logged with their distance from today."""
    diary = a_diary()
    for number in range(10):
        diary.diary.answer(TODAY - timedelta(days=number), twitch_count=number)
    return diary


def test_a_span_holds_its_own_days_and_no_other() -> None:
    timeline = a_diary_of_ten_days().insights.between(TODAY - timedelta(days=6), TODAY - timedelta(days=4))
    assert [check_in.twitch_count for check_in in timeline.check_ins] == [6, 5, 4]
    assert timeline.as_of == TODAY - timedelta(days=4)


def test_a_span_knows_the_doses_that_were_taken_before_it() -> None:
    diary = a_diary()
    diary.medicines.add("baclofen", since=date(2020, 1, 1), dose=Dose(daily_dose=Decimal(60)))
    taken = diary.insights.between(DAY, DAY).taken_on(DAY)
    assert [period.change.daily_dose for period in taken] == [60]


def test_the_first_day_is_the_first_that_was_observed() -> None:
    diary = a_diary()
    assert diary.insights.first_day() is None
    diary.medicines.add("baclofen", since=date(2020, 1, 1), dose=Dose(daily_dose=Decimal(60)))
    assert diary.insights.first_day() == date(2020, 1, 1)
    diary.diary.answer(DAY, twitch_count=0)
    assert diary.insights.first_day() == DAY


def test_medicines_are_read_with_every_missed_dose_and_without_the_days() -> None:
    diary = a_diary_of_ten_days()
    baclofen = diary.medicines.add("baclofen", since=date(2020, 1, 1), dose=Dose(daily_dose=Decimal(60)))
    diary.medicines.dose_event(baclofen.id, date(2020, 5, 1), DoseEventKind.MISSED)
    timeline = diary.insights.medicines()
    assert [event.day for event in timeline.dose_events] == [date(2020, 5, 1)]
    assert DAY not in {check_in.day for check_in in timeline.check_ins}


def test_dont_remember_can_be_copied_from_paper() -> None:
    check_in = a_diary().diary.mark_unknown(DAY, source=Source.PAPER)
    assert check_in.provenance.source is Source.PAPER


def test_taking_back_a_mark_leaves_the_other_answers() -> None:
    diary = a_diary()
    diary.diary.answer(DAY, severity=Severity.VISIBLE)
    diary.diary.mark_excused(DAY, Excuse.AWAY)
    diary.diary.take_back_mark(DAY)
    check_in = diary.diary.day(DAY).check_in
    assert check_in is not None
    assert (check_in.status, check_in.excuse, check_in.severity) == (
        CheckInStatus.ANSWERED,
        None,
        Severity.VISIBLE,
    )


def test_taking_back_a_mark_without_answers_leaves_the_day_not_logged() -> None:
    diary = a_diary()
    diary.diary.mark_bad_day(DAY)
    diary.diary.take_back_mark(DAY)
    assert diary.diary.day(DAY).state is DayState.NOT_LOGGED
    diary.recorder.undo()
    assert diary.diary.day(DAY).state is DayState.PARTIAL


def test_taking_back_a_mark_that_is_not_there_writes_nothing() -> None:
    diary = a_diary()
    diary.diary.answer(DAY, twitch_count=3)
    before = diary.diary.history(DAY)
    diary.diary.take_back_mark(DAY)
    assert diary.diary.history(DAY) == before
