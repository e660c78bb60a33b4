"""What may be typed into a paper week, how it is read, and the sentence for what can't be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.domain.checkins import CheckInStatus, Excuse
from myotrack.domain.errors import InvalidEntry
from myotrack.domain.provenance import Source
from myotrack.domain.scales import MOST_TWITCHES, FrequencyBand, Interference, Severity
from myotrack.ui.pages.history.week_entries import Box, box_problem, box_words, read_twitches, save_box, shown_in
from tests.builders import DAY, a_check_in
from tests.ui.pages.hosts import NOW, a_diary


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0", 0),
        ("12", 12),
        ("007", 7),
        ("few", FrequencyBand.FEW),
        ("a few", FrequencyBand.FEW),
        ("1-5", FrequencyBand.FEW),
        ("1–5", FrequencyBand.FEW),
        ("now", FrequencyBand.NOW_AND_THEN),
        ("6-24", FrequencyBand.NOW_AND_THEN),
        ("OFTEN", FrequencyBand.OFTEN),
        ("several", FrequencyBand.OFTEN),
        ("constant", FrequencyBand.CONSTANT),
        ("almost constant", FrequencyBand.CONSTANT),
        ("none", FrequencyBand.NONE),
    ],
)
def test_numbers_and_the_words_of_the_bands_are_read(typed: str, meant: int | FrequencyBand) -> None:
    read = read_twitches(typed)
    assert (type(read), read) == (type(meant), meant)


@pytest.mark.parametrize("typed", ["ten", "-1", "1.5", "n", "o", "3 4", "many", "1e3", "²", "x" * 40])
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(InvalidEntry):
        read_twitches(typed)


@given(st.integers(0, MOST_TWITCHES))
def test_every_count_reads_back_as_it_is_shown(count: int) -> None:
    assert read_twitches(shown_in(Box.TWITCHES, a_check_in(count=count))) == count


@pytest.mark.parametrize("band", [band for band in FrequencyBand if band is not FrequencyBand.NONE])
def test_every_band_reads_back_as_it_is_shown(band: FrequencyBand) -> None:
    assert read_twitches(shown_in(Box.TWITCHES, a_check_in(frequency_band=band))) is band


@pytest.mark.parametrize(
    ("box", "typed", "sentence"),
    [
        (
            Box.TWITCHES,
            "ten",
            (
                "Tue 3 March: for twitches type a number from 0 to 99,999, ? for “don't remember”, or “a few”, “now "
                "and then”, “often”, “almost constant”; not “\u2068ten\u2069”."
            ),
        ),
        (
            Box.TWITCHES,
            "1000000000",
            "Tue 3 March: The twitch count must be from 0 to 99,999, not 1,000,000,000.",
        ),
        (Box.SEVERITY, "7", "Tue 3 March: Severity must be from 0 to 4, not “\u20687\u2069”."),
        (Box.INTERFERENCE, "bad", "Tue 3 March: Interference must be from 0 to 4, not “\u2068bad\u2069”."),
        (Box.NOTE, "x" * 20_001, "Tue 3 March: The note may have 20,000 characters; this has 20,001."),
        (Box.NOTE, "a\x00b", "Tue 3 March: The note holds invisible control characters; type it again without them."),
    ],
)
def test_the_sentence_names_the_day_and_what_is_allowed(box: Box, typed: str, sentence: str) -> None:
    diary = a_diary()
    with pytest.raises(InvalidEntry) as caught:
        save_box(diary.diary, DAY, box, typed, "")
    assert box_problem(DAY, box, caught.value) == sentence
    assert diary.diary.day(DAY).check_ins == ()


def test_what_is_typed_is_marked_as_copied_from_paper() -> None:
    diary = a_diary()
    for box, typed in zip(Box, ("12", "3", "2", " at the table "), strict=True):
        save_box(diary.diary, DAY, box, typed, "")
    check_in = diary.diary.day(DAY).check_in
    assert check_in is not None
    assert check_in.provenance.source is Source.PAPER
    assert check_in.provenance.entered_at == NOW
    assert (check_in.twitch_count, check_in.severity, check_in.interference, check_in.note) == (
        12,
        Severity.MOVES_THE_LIMB,
        Interference.SLOWER,
        "at the table",
    )


def test_a_question_mark_is_dont_remember_and_taking_it_away_is_nothing() -> None:
    diary = a_diary()
    save_box(diary.diary, DAY, Box.TWITCHES, "?", "")
    check_in = diary.diary.day(DAY).check_in
    assert check_in is not None
    assert check_in.status is CheckInStatus.UNKNOWN
    assert check_in.provenance.source is Source.PAPER
    assert shown_in(Box.TWITCHES, check_in) == "?"
    save_box(diary.diary, DAY, Box.TWITCHES, "", "?")
    assert diary.diary.day(DAY).check_ins == ()


def test_an_emptied_number_is_nothing_and_not_zero() -> None:
    diary = a_diary()
    save_box(diary.diary, DAY, Box.TWITCHES, "12", "")
    save_box(diary.diary, DAY, Box.TWITCHES, "", "12")
    assert diary.diary.day(DAY).check_ins == ()


def test_what_was_left_blank_stands_empty_in_its_box() -> None:
    away = a_check_in(status=CheckInStatus.EXCUSED, excuse=Excuse.AWAY)
    assert [shown_in(box, away) for box in Box] == ["", "", "", ""]
    assert [shown_in(box, None) for box in Box] == ["", "", "", ""]


@pytest.mark.parametrize(
    ("box", "typed", "words"),
    [
        (Box.TWITCHES, " 12 ", "Sat 14 March, twitches: “12”"),
        (Box.SEVERITY, "2", "Sat 14 March, severity: “2”"),
        (Box.INTERFERENCE, "", "Sat 14 March, interference: left blank"),
        (Box.NOTE, "Dropped a cup", "Sat 14 March, note"),
    ],
)
def test_what_was_typed_into_a_box_is_named_when_it_waits(box: Box, typed: str, words: str) -> None:
    said = box_words(box, typed, "Sat 14 March")
    assert said.replace("\u2068", "").replace("\u2069", "") == words
