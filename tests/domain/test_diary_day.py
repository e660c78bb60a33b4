from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.domain.diary_day import checked_day, checked_planned_day, days_between, diary_day
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.provenance import Author, Provenance, Source
from tests.builders import DAY

FOUR = time(4, 0)
MIDNIGHT = time(0, 0)


def at(zone: str, utc: str) -> datetime:
    """The wall time that a clock in `zone` shows at an instant: what the program's clock would hand over."""
    return datetime.fromisoformat(f"{utc}+00:00").astimezone(ZoneInfo(zone))


@pytest.mark.parametrize(
    ("wall", "starts", "day"),
    [
        ("2026-03-14T23:59:59", MIDNIGHT, "2026-03-14"),
        ("2026-03-15T00:00:00", MIDNIGHT, "2026-03-15"),
        ("2026-03-15T00:00:00", FOUR, "2026-03-14"),
        ("2026-03-15T03:59:59", FOUR, "2026-03-14"),
        ("2026-03-15T04:00:00", FOUR, "2026-03-15"),
        ("2024-03-01T01:00:00", FOUR, "2024-02-29"),
        ("2025-03-01T01:00:00", FOUR, "2025-02-28"),
        ("2027-01-01T02:00:00", FOUR, "2026-12-31"),  # ISO week 53 of 2026
        ("2026-03-15T11:59:00", time(12, 0), "2026-03-14"),
    ],
)
def test_a_moment_belongs_to_the_day_that_began_last(wall: str, starts: time, day: str) -> None:
    moment = datetime.fromisoformat(wall).replace(tzinfo=UTC)
    assert diary_day(moment, starts) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("zone", "utc", "wall", "at_midnight", "at_four"),
    [
        # 02:30 happens twice on the night the clocks go back.
        ("Europe/Amsterdam", "2026-10-25T00:30:00", "2026-10-25 02:30:00+02:00", "2026-10-25", "2026-10-24"),
        ("Europe/Amsterdam", "2026-10-25T01:30:00", "2026-10-25 02:30:00+01:00", "2026-10-25", "2026-10-24"),
        # 02:30 never happens on the night they go forward.
        ("Europe/Amsterdam", "2027-03-28T01:30:00", "2027-03-28 03:30:00+02:00", "2027-03-28", "2027-03-27"),
        # Half an hour, from 02:00 back to 01:30.
        ("Australia/Lord_Howe", "2027-04-03T14:45:00", "2027-04-04 01:45:00+11:00", "2027-04-04", "2027-04-03"),
        ("Australia/Lord_Howe", "2027-04-03T15:15:00", "2027-04-04 01:45:00+10:30", "2027-04-04", "2027-04-03"),
        # No midnight: the clock goes from 23:59 to 01:00.
        ("America/Sao_Paulo", "2018-11-04T03:30:00", "2018-11-04 01:30:00-02:00", "2018-11-04", "2018-11-03"),
        ("America/Sao_Paulo", "2018-11-04T02:59:59", "2018-11-03 23:59:59-03:00", "2018-11-03", "2018-11-03"),
        # No such day: 29 December is followed by 31 December.
        ("Pacific/Apia", "2011-12-30T09:59:59", "2011-12-29 23:59:59-10:00", "2011-12-29", "2011-12-29"),
        ("Pacific/Apia", "2011-12-30T10:00:00", "2011-12-31 00:00:00+14:00", "2011-12-31", "2011-12-30"),
        ("Asia/Kathmandu", "2026-03-14T18:20:00", "2026-03-15 00:05:00+05:45", "2026-03-15", "2026-03-14"),
    ],
)
def test_nights_on_which_clocks_jump_have_one_label_a_day(
    zone: str, utc: str, wall: str, at_midnight: str, at_four: str
) -> None:
    moment = at(zone, utc)
    assert str(moment) == wall
    assert diary_day(moment) == date.fromisoformat(at_midnight)
    assert diary_day(moment, FOUR) == date.fromisoformat(at_four)


def test_flying_over_the_date_line_gives_a_day_twice_or_leaves_one_out_but_never_a_wrong_label() -> None:
    take_off = "2026-06-10T08:00:00"
    landing = "2026-06-10T17:00:00"
    eastward = [diary_day(at("Pacific/Auckland", take_off)), diary_day(at("Pacific/Honolulu", landing))]
    assert eastward == [date(2026, 6, 10), date(2026, 6, 10)]
    westward = [diary_day(at("Pacific/Honolulu", take_off)), diary_day(at("Pacific/Auckland", landing))]
    assert westward == [date(2026, 6, 9), date(2026, 6, 11)]


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.times(), st.times(max_value=time(12)))
def test_a_diary_day_holds_one_day_start_and_goes_on_until_the_next(on: date, at_clock: time, starts: time) -> None:
    moment = datetime.combine(on, at_clock, UTC)
    day = diary_day(moment, starts)
    began = datetime.combine(day, starts, UTC)
    assert began <= moment < began + timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(1899, 12, 31), Reason.TOO_EARLY),
        (date(1900, 1, 1), None),
        (DAY, None),
        (DAY + timedelta(days=1), Reason.IN_THE_FUTURE),
        (date(9999, 12, 31), Reason.IN_THE_FUTURE),
    ],
)
def test_a_day_can_be_logged_from_1900_to_today(day: date, reason: Reason | None) -> None:
    if reason is None:
        assert checked_day("date", day, DAY) == day
        return
    with pytest.raises(InvalidEntry) as refused:
        checked_day("date", day, DAY)
    assert (refused.value.field, refused.value.value, refused.value.reason) == ("date", day, reason)


def test_a_plan_may_lie_ahead_but_not_in_another_century() -> None:
    assert checked_planned_day("from_date", date(2199, 12, 31)) == date(2199, 12, 31)
    for day, reason in ((date(2200, 1, 1), Reason.TOO_LATE), (date(1899, 12, 31), Reason.TOO_EARLY)):
        with pytest.raises(InvalidEntry) as refused:
            checked_planned_day("from_date", day)
        assert refused.value.reason is reason


def test_the_days_between_hold_both_ends_and_the_leap_day() -> None:
    assert days_between(date(2024, 2, 28), date(2024, 3, 1)) == (
        date(2024, 2, 28),
        date(2024, 2, 29),
        date(2024, 3, 1),
    )
    assert days_between(DAY, DAY) == (DAY,)
    assert days_between(DAY, DAY - timedelta(days=1)) == ()


def test_a_moment_without_its_offset_is_refused() -> None:
    with pytest.raises(InvalidEntry) as refused:
        Provenance(datetime.fromisoformat("2026-03-03T20:14"), Author.PATIENT, Source.LIVE)
    assert refused.value.reason is Reason.NO_TIME_ZONE


@pytest.mark.parametrize(
    ("source", "hollow"),
    [(Source.LIVE, False), (Source.LATE, True), (Source.PAPER, True), (Source.IMPORTED, False)],
)
def test_what_was_written_down_after_its_day_is_drawn_hollow(source: Source, hollow: bool) -> None:
    moment = datetime(2026, 3, 3, 20, 14, tzinfo=UTC)
    assert Provenance(moment, Author.PATIENT, source).is_late is hollow
