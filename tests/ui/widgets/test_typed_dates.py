"""Days and times as people type them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.ui.widgets.typed_dates import read_day, read_time
from myotrack.words.dates import clock_time, day_with_year, long_day, short_day

TODAY = date(2026, 3, 14)


@pytest.mark.parametrize(
    "text",
    [
        "14 March 2026",
        "14 march 2026",
        "Sat 14 March 2026",
        "Saturday, 14 Mar 2026",
        "14. Mar. 2026",
        "14March 2026",
        "March 14, 2026",
        "2026-03-14",
        "2026-3-14",
        "14/3/2026",
        "14.03.2026",
        "14 3 2026",
        "  14   March  ",
        "14 March",
        "14/3",
        "14.3.",
    ],
)
def test_the_fourteenth_of_march_is_read_however_it_is_typed(text: str) -> None:
    assert read_day(text, TODAY) == TODAY


def test_the_day_comes_first() -> None:
    assert read_day("3/4/2025", TODAY) == date(2025, 4, 3)


def test_arabic_digits_are_digits() -> None:
    assert read_day("١٤ March", TODAY) == TODAY


def test_without_a_year_it_is_the_last_such_day_and_never_one_to_come() -> None:
    assert read_day("15 March", TODAY) == date(2025, 3, 15)
    assert read_day("29 February", TODAY) == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "14 Ma 2026", "14 M 2026", "2026", "14 14 14 14"),
        *("31 April 2026", "29/2/2026", "3/14/2026", "2026-13-01", "0 March", "14 March 0000"),
        *("14/3/26", "14 March 20266"),
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text, TODAY) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_day_that_the_screen_shows_can_be_typed_back(day: date) -> None:
    for text in (day_with_year(day), long_day(day), day.isoformat(), f"{day.day}/{day.month}/{day.year}"):
        assert read_day(text, TODAY) == day


@given(st.dates(date(2026, 1, 1), TODAY))
def test_a_day_of_this_year_can_be_typed_without_the_year(day: date) -> None:
    assert read_day(short_day(day), TODAY) == day


@given(st.text(max_size=60))
def test_no_text_is_an_error(text: str) -> None:
    read_day(text, TODAY)
    read_time(text)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("0815", time(8, 15)),
        ("815", time(8, 15)),
        ("8:15", time(8, 15)),
        ("08.15", time(8, 15)),
        ("8h15", time(8, 15)),
        ("8", time(8)),
        ("0", time(0)),
        ("23:59", time(23, 59)),
        (" 7:05 ", time(7, 5)),
    ],
)
def test_a_time_is_read_however_it_is_typed(text: str, at: time) -> None:
    assert read_time(text) == at


@pytest.mark.parametrize("text", ["", "24:00", "8:60", "12:3", "noon", "8:15 pm", "12345", "-1", "1.2.3"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_time(text) is None


@given(st.times())
def test_every_time_that_the_screen_shows_can_be_typed_back(at: time) -> None:
    assert read_time(clock_time(at)) == at.replace(second=0, microsecond=0)
