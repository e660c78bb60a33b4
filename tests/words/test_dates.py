from __future__ import annotations

from datetime import date, time

import pytest

from myotrack.words import dates

PI = date(2026, 3, 14)


def test_a_day_is_written_out() -> None:
    assert dates.long_day(PI) == "Sat 14 March 2026"
    assert dates.weekday_and_day(PI) == "Sat 14 March"
    assert dates.short_day(PI) == "14 March"
    assert dates.day_with_year(PI) == "14 March 2026"
    assert dates.month_and_year(PI) == "March 2026"


def test_the_year_is_said_only_beside_another_year() -> None:
    assert dates.short_day(PI, date(2026, 12, 31)) == "14 March"
    assert dates.short_day(PI, date(2027, 1, 1)) == "14 March 2026"


@pytest.mark.parametrize(
    ("first", "last", "beside", "words"),
    [
        (date(2026, 3, 14), date(2026, 3, 20), None, "14–20 March"),
        (date(2026, 2, 28), date(2026, 3, 3), None, "28 February – 3 March"),
        (date(2025, 12, 28), date(2026, 1, 3), None, "28 December 2025 – 3 January 2026"),
        (date(2026, 3, 14), date(2026, 3, 14), None, "14 March"),
        (date(2025, 3, 14), date(2025, 3, 20), date(2026, 1, 1), "14–20 March 2025"),
        (date(2025, 2, 28), date(2025, 3, 3), date(2026, 1, 1), "28 February – 3 March 2025"),
    ],
)
def test_a_span_says_no_month_or_year_twice(first: date, last: date, beside: date | None, words: str) -> None:
    assert dates.span(first, last, beside) == words


def test_a_span_that_lasts_says_since_when() -> None:
    assert dates.open_span(PI, None) == "since 14 March"
    assert dates.open_span(PI, date(2026, 3, 20)) == "14–20 March"


def test_times_have_24_hours() -> None:
    assert dates.clock_time(time(21, 5)) == "21:05"
    assert dates.clock_time(time(0, 0)) == "00:00"
    assert dates.day_and_time(PI, time(9, 0)) == "14 March at 09:00"
    assert dates.day_and_time(PI, None) == "14 March"


def test_every_month_and_weekday_has_its_name() -> None:
    assert len({dates.month_name(month) for month in range(1, 13)}) == 12
    assert len({dates.weekday_name(weekday) for weekday in range(7)}) == 7
    assert dates.month_name(12) == "December"


def test_a_length_counts() -> None:
    assert [dates.days(1), dates.days(2), dates.days(0)] == ["1 day", "2 days", "0 days"]
