from __future__ import annotations

import json
from typing import Any

import pytest

from myotrack.exchange.facts import KIND_OF_SECTION, Reading, UnreadableFileError, contents_of
from myotrack.exchange.json_archive import VERSION, archive_bytes, read_archive
from tests.builders import a_check_in, a_dose_change, a_medicine, an_appointment, day
from tests.exchange.diaries import NOW

TODAY = NOW.date()
CONTENTS = contents_of([a_medicine(), a_dose_change(dose="60.0"), a_check_in(count=4), an_appointment(day(300))])


def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(archive_bytes(CONTENTS))
    return document


def _read(document: dict[str, Any]) -> Reading:
    return read_archive("diary.json", json.dumps(document).encode(), TODAY)


def _why_unreadable(document: Any) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_archive("diary.json", json.dumps(document).encode(), TODAY)
    return caught.value.refused.sentence


def test_an_archive_has_a_version_and_a_part_for_every_kind_of_fact() -> None:
    assert list(_document()) == ["myotrack_archive", *KIND_OF_SECTION]
    assert _document()["myotrack_archive"] == VERSION


def test_an_archive_does_not_depend_on_the_order_of_the_facts() -> None:
    facts = [*CONTENTS.every_fact(), a_check_in(day(1), 7), a_check_in(day(-1), 2)]
    assert archive_bytes(contents_of(facts)) == archive_bytes(contents_of(reversed(facts)))


def test_decimals_are_text_in_plain_digits_and_blanks_are_null() -> None:
    document = _document()
    assert document["dose_changes"][0]["daily_dose"] == "60"
    assert document["check_ins"][0]["severity"] is None


def test_what_is_written_is_read_back() -> None:
    reading = _read(_document())
    assert (reading.rows, reading.refused) == (4, ())
    assert contents_of(one.fact for one in reading.facts) == CONTENTS


def test_an_archive_of_the_first_version_is_read_as_one_without_answers() -> None:
    document = _document() | {"myotrack_archive": 1}
    del document["answers"]
    reading = _read(document)
    assert (reading.rows, reading.refused) == (4, ())
    assert contents_of(one.fact for one in reading.facts) == CONTENTS


def test_fields_with_a_usual_value_may_be_left_out() -> None:
    document = _document()
    document["check_ins"] = [{key: document["check_ins"][0][key] for key in ("id", "day", "provenance")}]
    assert _read(document).refused == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"myotrack_archive": VERSION + 1}, "newer MyoTrack"),
        ({"myotrack_archive": "1"}, "which version"),
        ({"myotrack_archive": True}, "which version"),
        ({"diaries": []}, "diaries"),
        ({"check_ins": {}}, "not a list"),
    ],
)
def test_a_document_of_another_make_is_refused_as_a_whole(change: dict[str, Any], words: str) -> None:
    assert words in _why_unreadable(_document() | change)


@pytest.mark.parametrize("document", [[], {}, {"schema": 1}, 7, None])
def test_json_that_is_no_archive_is_refused(document: Any) -> None:
    assert "not a MyoTrack archive" in _why_unreadable(document)


@pytest.mark.parametrize(
    ("section", "change", "words"),
    [
        ("check_ins", {"severity": 7}, "0 to 4"),
        ("check_ins", {"severity": "3"}, "whole number"),
        ("check_ins", {"twitch_count": 3.0}, "whole number"),
        ("check_ins", {"twitch_count": -1}, "0 to 1,000,000,000"),
        ("check_ins", {"twitch_count": 100_000}, "0 to 99,999"),
        ("check_ins", {"twitch_count": True}, "whole number"),
        ("check_ins", {"day": "2026-04-01"}, "future"),
        ("check_ins", {"day": "1899-01-01"}, "1900"),
        ("check_ins", {"day": 20260303}, "text"),
        ("check_ins", {"regions": "neck"}, "list"),
        ("check_ins", {"regions": ["elbow"]}, "elbow"),
        ("check_ins", {"note": "a\u0007"}, "control"),
        ("check_ins", {"note": "x" * 20_001}, "20,000"),
        ("check_ins", {"doses_as_planned": 1}, "true, false"),
        ("check_ins", {"mood": 3}, "mood"),
        ("check_ins", {"provenance": {"entered_by": "patient", "source": "live"}}, "missing"),
        ("check_ins", {"provenance": None}, "not a record"),
        ("check_ins", {"id": ""}, "missing"),
        ("check_ins", {"id": None}, "text"),
        ("dose_changes", {"daily_dose": 60}, "text"),
        ("dose_changes", {"daily_dose": "6e1"}, "number"),
        ("dose_changes", {"daily_dose": "NaN"}, "number"),
        ("dose_changes", {"medicine_id": "gone"}, "medicine is not in this file"),
        ("appointments", {"day": "2300-01-01"}, "2199"),
    ],
)
def test_a_record_that_cannot_be_is_refused_with_its_place(section: str, change: dict[str, Any], words: str) -> None:
    document = _document()
    document[section][0] |= change
    (refused,) = _read(document).refused
    assert (refused.place.part, refused.place.line) == (section, 1)
    assert words in refused.sentence, refused.sentence


def test_a_record_that_is_no_record_and_an_id_that_stands_twice_are_refused() -> None:
    document = _document()
    document["check_ins"] += [document["check_ins"][0], [1, 2]]
    assert [refused.place.line for refused in _read(document).refused] == [2, 3]
