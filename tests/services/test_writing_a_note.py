from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest

from myotrack.domain.checkins import Region
from myotrack.domain.errors import InvalidEntry
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.services.changes import Change
from myotrack.services.open_diary import OpenDiary, open_diary

NOW = datetime(2026, 3, 14, 20, 14, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()


@pytest.fixture
def diary() -> Iterator[OpenDiary]:
    opened = open_diary(None, lambda: NOW)
    yield opened
    opened.close()


def a_note_typed_in_one_go(diary: OpenDiary, *states: str) -> None:
    for number, note in enumerate(states):
        diary.diary.write_note(TODAY, note, going_on=number > 0)


def the_note(diary: OpenDiary) -> str | None:
    check_in = diary.diary.day(TODAY).check_in
    return None if check_in is None else check_in.note


def test_a_note_saved_many_times_while_it_was_typed_is_one_change_and_one_undo(diary: OpenDiary) -> None:
    diary.diary.answer(TODAY, frequency_band=FrequencyBand.FEW)
    a_note_typed_in_one_go(diary, "Dropped", "Dropped a", "Dropped a cup")

    assert the_note(diary) == "Dropped a cup"
    assert len(diary.diary.history(TODAY).edits) == 2
    diary.recorder.undo()
    assert the_note(diary) == ""
    diary.recorder.redo()
    assert the_note(diary) == "Dropped a cup"


def test_each_save_of_a_note_is_on_disk_and_told(diary: OpenDiary) -> None:
    told: list[Change] = []
    diary.feed.listen(told.append)
    a_note_typed_in_one_go(diary, "a", "ab", "abc")
    assert told == [Change.DIARY] * 3


def test_an_answer_given_between_two_words_of_a_note_keeps_its_own_undo(diary: OpenDiary) -> None:
    a_note_typed_in_one_go(diary, "Slept", "Slept badly")
    diary.diary.answer(TODAY, frequency_band=FrequencyBand.FEW)
    diary.diary.write_note(TODAY, "Slept badly again", going_on=True)

    diary.recorder.undo()
    assert the_note(diary) == "Slept badly"
    diary.recorder.undo()
    check_in = diary.diary.day(TODAY).check_in
    assert check_in is not None
    assert check_in.frequency_band is None


def test_a_note_that_is_emptied_again_leaves_a_blank_day(diary: OpenDiary) -> None:
    a_note_typed_in_one_go(diary, "x", "")
    assert diary.diary.day(TODAY).check_ins == ()
    diary.recorder.undo()
    assert the_note(diary) == "x"


def test_a_note_that_was_left_and_taken_up_again_is_a_second_change(diary: OpenDiary) -> None:
    a_note_typed_in_one_go(diary, "Slept", "Slept badly")
    a_note_typed_in_one_go(diary, "Slept badly. Tired.")
    diary.recorder.undo()
    assert the_note(diary) == "Slept badly"


def test_no_twitches_takes_back_what_described_them_and_undo_brings_it_back(diary: OpenDiary) -> None:
    neck = frozenset({Region.NECK})
    before = diary.diary.answer(
        TODAY, twitch_count=12, severity=Severity.VISIBLE, regions=neck, bother=4, condition=3, note="kept"
    )

    after = diary.diary.answer(TODAY, frequency_band=FrequencyBand.NONE)

    assert (after.severity, after.regions, after.bother) == (None, frozenset(), None)
    assert (after.condition, after.note) == (3, "kept")
    diary.recorder.undo()
    assert diary.diary.day(TODAY).check_in == before


def test_a_note_that_was_left_as_it_stood_does_not_join_the_change_before_it(diary: OpenDiary) -> None:
    diary.diary.answer(TODAY, severity=Severity.VISIBLE)
    a_note_typed_in_one_go(diary, "", "x", "xy")
    diary.recorder.undo()
    check_in = diary.diary.day(TODAY).check_in
    assert check_in is not None
    assert (check_in.note, check_in.severity) == ("", Severity.VISIBLE)


def test_a_note_that_becomes_too_long_keeps_what_was_saved_of_it(diary: OpenDiary) -> None:
    a_note_typed_in_one_go(diary, "x" * 19_999, "x" * 20_000)
    with pytest.raises(InvalidEntry):
        diary.diary.write_note(TODAY, "x" * 20_001, going_on=True)
    assert the_note(diary) == "x" * 20_000
    diary.recorder.undo()
    assert diary.diary.day(TODAY).check_ins == ()


def test_a_note_of_another_day_is_another_change(diary: OpenDiary) -> None:
    yesterday = TODAY - timedelta(days=1)
    a_note_typed_in_one_go(diary, "today")
    diary.diary.write_note(yesterday, "yesterday", going_on=True)
    diary.recorder.undo()
    assert the_note(diary) == "today"
    assert diary.diary.day(yesterday).check_ins == ()
