from __future__ import annotations

from datetime import date, timedelta

import pytest

from myotrack.domain.checkins import CheckIn, CheckInStatus, DayState, Region
from myotrack.domain.provenance import Author, Source
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.exchange.bundle import NamedBytes
from myotrack.exchange.reading import read_files
from tests.exchange.reading_csv import NOW, context, read, the_one, why_refused

HEADER = "date,status,twitch_count,frequency_band,severity,regions,falls,note"


def test_a_full_row_becomes_one_check_in() -> None:
    check_in = the_one(CheckIn, HEADER, "2026-03-03,value,37,,3,neck;left_arm,1,after lunch")
    assert (check_in.day, check_in.state, check_in.twitch_count) == (date(2026, 3, 3), DayState.VALUE, 37)
    assert (check_in.severity, check_in.falls, check_in.note) == (Severity.MOVES_THE_LIMB, 1, "after lunch")
    assert check_in.regions == {Region.NECK, Region.LEFT_ARM}
    assert (check_in.provenance.source, check_in.provenance.entered_by) == (Source.IMPORTED, Author.PATIENT)
    assert abs(check_in.provenance.entered_at - NOW) < timedelta(seconds=1)


def test_empty_cells_are_not_logged_and_never_zero() -> None:
    check_in = the_one(CheckIn, HEADER, "2026-03-03,,,,2,,,")
    assert (check_in.twitch_count, check_in.frequency_band, check_in.falls) == (None, None, None)
    assert check_in.state is DayState.PARTIAL


def test_zero_blank_and_dont_remember_are_three_different_things() -> None:
    reading = read(HEADER, "2026-03-01,zero,,,,,,", "2026-03-02,not_logged,,,,,,", "2026-03-03,unknown,,,,,,")
    states = {one.fact.day: one.fact.state for one in reading.facts if isinstance(one.fact, CheckIn)}
    assert states == {date(2026, 3, 1): DayState.ZERO, date(2026, 3, 3): DayState.UNKNOWN}
    assert reading.refused == ()


@pytest.mark.parametrize(
    ("written", "band"),
    [
        ("0", FrequencyBand.NONE),
        ("1-5", FrequencyBand.FEW),
        ("1–5", FrequencyBand.FEW),
        ("6–24", FrequencyBand.NOW_AND_THEN),
        ("several_an_hour", FrequencyBand.OFTEN),
        ("several an hour", FrequencyBand.OFTEN),
        ("almost constant", FrequencyBand.CONSTANT),
    ],
)
def test_a_band_is_read_with_either_dash_and_with_spaces(written: str, band: FrequencyBand) -> None:
    assert the_one(CheckIn, HEADER, f"2026-03-03,,,{written},,,,").frequency_band is band


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2026-03-03,,,Jan-05,,,,", ["frequency", "1-5", "Jan-05"]),
        ("2026-03-03,,37,,7,,,", ["Severity", "0 to 4", "7"]),
        ("2026-03-03,,-1,,,,,", ["twitch count", "0 to 99,999", "-1"]),
        ("2026-03-03,,1000000000,,,,,", ["twitch count", "0 to 99,999"]),
        ("2026-03-03,,1e3,,,,,", ["twitch count", "1e3"]),
        ("2026-04-01,,3,,,,,", ["future", "1 April 2026", "31 March 2026"]),
        ("1899-12-31,,3,,,,,", ["before 1 January 1900"]),
        (",,3,,,,,", ["date is missing"]),
        ("2026-03-03,,,,,,,", ["neither an answer nor a status"]),
        ("2026-03-03,zero,5,,,,,", ["contradicts itself", "zero"]),
        ("2026-03-03,value,,,,,,", ["contradicts itself", "value"]),
        ("2026-03-03,value,,,3,,,", ["contradicts itself", "value"]),
        ("2026-03-03,value,0,,,,,", ["contradicts itself", "zero"]),
        ("2026-03-03,not_logged,,,1,,,", ["contradicts itself", "not_logged"]),
        ("2026-03-03,unknown,4,,,,,", ["contradicts itself", "unknown"]),
        ("2026-03-03,partial,,1-5,,,,", ["contradicts itself", "partial"]),
        ("2026-03-03,logged,4,,,,,", ["status", "not_logged, unknown, zero, value, partial, excused"]),
        ("2026-03-03,,0,1-5,,,,", ["frequency", "twitch count", "contradict"]),
        ("2026-03-03,,3,,,elbow,,", ["part of the body", "elbow", "left_arm"]),
        ("2026-03-03,,3,,,neck;;trunk,,", ["missing between"]),
        ("2026-03-03,,3,,,,100,", ["falls", "0 to 99"]),
        ("2026-03-03,,3,,,,,a\x00b", ["note", "control characters"]),
        ("2026-03-03,,3", ["3 cells", "8"]),
    ],
)
def test_what_cannot_be_is_refused_with_one_sentence(row: str, words: list[str]) -> None:
    sentence = why_refused(HEADER, "2026-03-01,,1,,,,,", row)
    assert all(word in sentence for word in words), sentence


def test_a_note_of_a_megabyte_costs_its_own_row_only() -> None:
    reading = read(HEADER, "2026-03-02,,,,,,," + "x" * 1_000_000, "2026-03-03,,5,,,,,")
    assert [refused.place.line for refused in reading.refused] == [2]
    assert "20,000" in reading.refused[0].sentence
    assert len(reading.facts) == 1


def test_a_bad_day_is_a_partial_row_with_nothing_else() -> None:
    assert the_one(CheckIn, "date,status", "2026-03-03,partial").status is CheckInStatus.LATER
    written_by_export = "date,status,entered_at,entered_by,source"
    made = the_one(CheckIn, written_by_export, "2026-03-03,partial,2026-03-03T20:00:00+01:00,patient,live")
    assert made.status is CheckInStatus.LATER


def test_a_day_that_holds_only_signs_is_exported_as_partial_and_makes_no_bad_day_of_it() -> None:
    reading = read("date,status,entered_at", "2026-03-03,partial,")
    assert (reading.rows, reading.facts, reading.refused) == (1, (), ())


def test_a_row_can_say_itself_where_it_comes_from() -> None:
    header = "date,twitch_count,entered_at,entered_by,source"
    check_in = the_one(CheckIn, header, "2026-03-03,4,2026-03-04T08:00:00-05:00,caregiver,paper")
    made = check_in.provenance
    assert (made.entered_by, made.source) == (Author.CAREGIVER, Source.PAPER)
    assert made.entered_at.isoformat() == "2026-03-04T08:00:00-05:00"


def test_two_answers_of_one_person_for_a_day_contradict_each_other_only_when_they_differ() -> None:
    def files(*second: str) -> list[NamedBytes]:
        head = b"date,twitch_count,entered_by\n"
        return [
            NamedBytes("a.csv", head + b"2026-03-03,4,\n"),
            NamedBytes("b.csv", head + "\n".join(second).encode()),
        ]

    same = read_files(files("2026-03-03,4,patient"), context())
    assert (len(same.facts), same.refused) == (1, ())
    other_person = read_files(files("2026-03-03,9,caregiver"), context())
    assert (len(other_person.facts), other_person.refused) == (2, ())
    different = read_files(files("2026-03-02,4,", "2026-03-03,9,"), context())
    assert [(r.place.file, r.place.line) for r in different.refused] == [("b.csv", 3)]
    assert "line 2" in different.refused[0].sentence
