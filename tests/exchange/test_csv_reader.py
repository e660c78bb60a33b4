from __future__ import annotations

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.exchange.csv_reader import read_csv
from myotrack.exchange.facts import UnreadableFileError
from tests.exchange.reading_csv import context, read


def _why_unreadable(data: bytes) -> tuple[int | None, str]:
    with pytest.raises(UnreadableFileError) as caught:
        read_csv("file.csv", data, context())
    assert caught.value.refused.place.file == "file.csv"
    return caught.value.refused.place.line, caught.value.refused.sentence


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"", None, "empty"),
        (b"\xef\xbb\xbf", None, "empty"),
        (b"\n\n", None, "empty"),
        (b"date,status\n2026-03-03,\xff\n", 2, "UTF-8"),
        ("date,status\n".encode("utf-16"), None, "UTF-16"),
        (b'date,note\n2026-03-01,a\n2026-03-02,"open\n', 3, "quotation mark"),
        (b'date,note\n2026-03-01,"a"b\n', 2, "quotation mark"),
        (b"date;status\n2026-03-03;zero\n", 1, "comma"),
        (b"date,note\n2026-03-01,a\n2026-03-02," + b"x" * 1_000_001, 3, "a million characters"),
        (b"date,note\n2026-03-01,a\n2026-03-02," + b"x" * 4_000_001, 3, "a million characters"),
        (b'date,note\n2026-03-01,a\n2026-03-02,"' + b"x\n" * 600_000 + b'"', 3, "a million characters"),
        (b"\x89PNG\r\n\x1a\n\x00", None, "UTF-8"),
    ],
)
def test_a_file_that_is_no_csv_is_refused_as_a_whole_with_its_line(data: bytes, line: int | None, words: str) -> None:
    found, sentence = _why_unreadable(data)
    assert words in sentence
    assert line is None or found == line


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_line_end_and_a_byte_order_mark_are_read_alike(end: str, mark: str) -> None:
    text = mark + end.join(["date,twitch_count", "2026-03-01,1", "2026-03-02,2", ""])
    reading = read_csv("file.csv", text.encode(), context())
    counts = [one.fact.twitch_count for one in reading.facts if isinstance(one.fact, CheckIn)]
    assert (counts, reading.refused) == ([1, 2], ())


def test_a_header_alone_holds_nothing_and_is_no_mistake() -> None:
    reading = read("date,fact,value")
    assert (reading.rows, reading.facts, reading.refused) == (0, (), ())


def test_empty_lines_and_rows_of_commas_are_passed_over() -> None:
    reading = read("date,twitch_count,note", "", ",,", "2026-03-01,1,", ",,")
    assert (reading.rows, len(reading.facts), reading.refused) == (1, 1, ())


def test_a_note_with_line_breaks_moves_the_line_numbers_after_it() -> None:
    reading = read("date,twitch_count,note", '2026-03-01,1,"two', 'lines"', "2026-03-02,x,")
    assert [refused.place.line for refused in reading.refused] == [4]
    (check_in,) = [one.fact for one in reading.facts if isinstance(one.fact, CheckIn)]
    assert check_in.note == "two\nlines"


def test_the_id_of_a_row_follows_from_what_it_says_and_not_from_where_it_stands() -> None:
    def ids(*lines: str) -> set[str]:
        return {one.fact.id for one in read(*lines).facts}

    first = ids("date,twitch_count,note", "2026-03-01,1,", "2026-03-02,2,")
    assert ids("note,date,twitch_count", ",2026-03-02,2", "", ",2026-03-01,1") == first
    assert ids("date,twitch_count,note", "2026-03-01,1,", "2026-03-02,3,") != first


def test_two_equal_rows_are_two_facts_where_something_can_happen_twice() -> None:
    reading = read("date,sign", "2026-03-01,seizure", "2026-03-01,seizure")
    assert len({one.fact.id for one in reading.facts}) == 2
