from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from decimal import Decimal

import pytest

from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.exchange import cells

ODD_NUMBERS = [
    "1e3",
    "١٢",
    " 12 ",
    "+5",
    "0x10",
    "1,000",
    "007",
    "1_000",
    "ten",
    "½",
    "NaN",
    "inf",
    "１２",
    "--1",
    "-0",
]


@pytest.mark.parametrize("written", [*ODD_NUMBERS, "3.0", "3."])
def test_a_whole_number_is_plain_digits_or_refused(written: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        cells.whole("twitch_count", written, 0, 100)
    assert caught.value.reason is Reason.NOT_WHOLE


@pytest.mark.parametrize("written", [*(n for n in ODD_NUMBERS if n != "-0"), ".5", "5.", "1.2.3", "1,5"])
def test_a_decimal_is_plain_digits_and_one_point_or_refused(written: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        cells.decimal("daily_dose", written)
    assert caught.value.reason is Reason.NOT_A_NUMBER


@pytest.mark.parametrize("written", ["-1", "101", "1000000000", "9" * 5000])
def test_a_whole_number_outside_its_ends_is_refused(written: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        cells.whole("twitch_count", written, 0, 100)
    assert caught.value.reason is Reason.OUT_OF_RANGE


@pytest.mark.parametrize(
    ("value", "written"),
    [("60.0", "60"), ("60", "60"), ("0.50", "0.5"), ("1E+2", "100"), ("1E-7", "0.0000001"), ("-0", "0"), ("0.0", "0")],
)
def test_a_decimal_is_written_in_one_way_only(value: str, written: str) -> None:
    assert cells.plain_decimal(Decimal(value)) == written
    assert cells.decimal("daily_dose", written) == Decimal(value)


def test_no_digit_of_a_long_decimal_is_rounded_away() -> None:
    long = "0." + "123456789" * 5
    assert cells.plain_decimal(cells.decimal("daily_dose", long)) == long


@pytest.mark.parametrize(
    "written", ["20260303", "2026-W10-2", "3.3.2026", "2026-02-30", "2026-3-3", "26-03-03", "2026-03-03 ", "٢٠٢٦-٠٣-٠٣"]
)
def test_a_date_is_iso_or_refused(written: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        cells.day("date", written)
    assert caught.value.reason is Reason.NOT_A_DATE


@pytest.mark.parametrize("written", ["9:05", "24:00", "21:60", "9 pm", "21.10", "2110", "21:10:60", "21:10Z"])
def test_a_time_is_24_hours_or_refused(written: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        cells.clock("time", written)
    assert caught.value.reason is Reason.NOT_A_TIME


def test_seconds_are_kept_where_a_diary_keeps_them() -> None:
    assert cells.clock("time", "21:10:05") == time(21, 10, 5)
    assert cells.minute("time", "21:10:05") == time(21, 10)
    assert (cells.plain_time(time(21, 10, 5)), cells.plain_time(time(21, 10))) == ("21:10:05", "21:10")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2026-03-03T20:14:00", Reason.NO_TIME_ZONE),
        ("2026-03-03 20:14:00+01:00", Reason.NOT_A_DATE),
        ("2026-02-30T20:14:00+01:00", Reason.NOT_A_DATE),
        ("2026-03-03", Reason.NOT_A_DATE),
        ("0001-01-01T00:00:00+10:00", Reason.TOO_EARLY),
        ("9999-12-31T23:59:59-10:00", Reason.TOO_LATE),
    ],
)
def test_a_moment_says_its_distance_from_utc_or_is_refused(written: str, reason: Reason) -> None:
    with pytest.raises(InvalidEntry) as caught:
        cells.moment("entered_at", written)
    assert caught.value.reason is reason


def test_a_moment_comes_back_with_its_offset() -> None:
    written = "2026-03-03T20:14:00+05:45"
    assert cells.moment("entered_at", written) == datetime.fromisoformat(written)


@pytest.mark.parametrize(
    "read",
    [
        lambda cell: cells.whole("falls", cell, 0, 99),
        lambda cell: cells.decimal("value", cell),
        lambda cell: cells.clock("time", cell),
        lambda cell: cells.moment("entered_at", cell),
        lambda cell: cells.one_of("grade", cell, {"mild": 1}),
    ],
)
def test_an_empty_cell_is_nothing_and_never_zero(read: Callable[[str], object]) -> None:
    assert read("") is None


def test_a_word_that_is_not_on_the_list_is_refused_with_the_list() -> None:
    with pytest.raises(InvalidEntry) as caught:
        cells.one_of("grade", "Mild", {"mild": 1, "severe": 2})
    assert caught.value.allowed["choices"] == ("mild", "severe")


def test_a_name_has_no_outer_spaces_and_one_line() -> None:
    assert cells.name("medicine", "  baclofen ") == "baclofen"
    with pytest.raises(InvalidEntry):
        cells.name("medicine", "bac\nlofen")
    with pytest.raises(InvalidEntry):
        cells.name("medicine", "   ")


def test_control_characters_and_very_long_text_are_refused() -> None:
    with pytest.raises(InvalidEntry) as caught:
        cells.text("note", "a\x00b", 100)
    assert caught.value.reason is Reason.CONTROL_CHARACTERS
    with pytest.raises(InvalidEntry) as caught:
        cells.text("note", "x" * 1_000_000, 20_000)
    assert caught.value.reason is Reason.TOO_LONG
