from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.domain.checkins import Activity, CheckInStatus, Circumstance, DayState, Excuse, Region
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.provenance import Author, Source
from myotrack.domain.scales import FrequencyBand, Interference, Severity
from myotrack.services.changes import Change
from myotrack.services.diary import GAP_BANDS, Diary, GapAnswer
from tests.services.opened import TODAY, Opened, day, opened


def test_a_count_replaces_a_band_and_a_band_a_count(it: Opened) -> None:
    answer = it.diary.diary.answer
    answer(TODAY, frequency_band=FrequencyBand.OFTEN)
    answer(TODAY, twitch_count=31)
    assert (it.own(TODAY).twitch_count, it.own(TODAY).frequency_band) == (31, None)
    answer(TODAY, frequency_band=FrequencyBand.CONSTANT)
    assert (it.own(TODAY).twitch_count, it.own(TODAY).frequency_band) == (None, FrequencyBand.CONSTANT)


def test_an_answer_leaves_every_other_answer_as_it_was(it: Opened) -> None:
    answers: dict[str, Any] = {
        "twitch_count": 12,
        "severity": Severity.VISIBLE,
        "interference": Interference.SLOWER,
        "bother": 4,
        "condition": 6,
        "regions": frozenset({Region.NECK}),
        "circumstances": frozenset({Circumstance.STARTLE}),
        "hindered": frozenset({Activity.WALKING}),
        "falls": 0,
        "doses_as_planned": True,
        "note": "Dropped a cup.",
    }
    for number, (field, value) in enumerate(answers.items(), start=1):
        it.diary.diary.answer(TODAY, **{field: value})
        for known, other in list(answers.items())[:number]:
            assert getattr(it.own(TODAY), known) == other, (field, known)
    assert len(it.diary.diary.day(TODAY).check_ins) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("twitch_count", 12),
        ("frequency_band", FrequencyBand.FEW),
        ("severity", Severity.VISIBLE),
        ("falls", 1),
        ("doses_as_planned", False),
        ("bother", 0),
    ],
)
def test_none_takes_one_answer_back_and_the_last_one_the_whole_check_in(it: Opened, field: str, value: object) -> None:
    given_answer: dict[str, Any] = {field: value}
    taken_back: dict[str, Any] = {field: None}
    it.diary.diary.answer(TODAY, **given_answer, condition=3)
    it.diary.diary.answer(TODAY, **taken_back)
    assert (getattr(it.own(TODAY), field), it.own(TODAY).condition) == (None, 3)
    it.diary.diary.answer(TODAY, condition=None)
    assert it.diary.diary.day(TODAY).check_ins == ()
    assert it.diary.diary.day(TODAY).state is DayState.NOT_LOGGED


def test_taking_back_what_was_never_given_writes_nothing(it: Opened) -> None:
    it.diary.diary.answer(TODAY, twitch_count=None)
    assert (it.told, it.diary.recorder.last_done()) == ([], None)
    assert it.diary.diary.history(TODAY).edits == ()


@pytest.mark.parametrize(
    "mark",
    [
        Diary.mark_unknown,
        Diary.mark_bad_day,
        lambda diary, on: diary.mark_excused(on, Excuse.HOSPITAL),
    ],
)
def test_a_number_ends_do_not_remember_away_and_bad_day(it: Opened, mark: Any) -> None:
    mark(it.diary.diary, TODAY)
    it.diary.diary.answer(TODAY, severity=Severity.VISIBLE)
    assert it.own(TODAY).status is not CheckInStatus.ANSWERED
    it.diary.diary.answer(TODAY, twitch_count=4)
    own = it.own(TODAY)
    assert (own.status, own.excuse, own.twitch_count, own.severity) == (
        CheckInStatus.ANSWERED,
        None,
        4,
        Severity.VISIBLE,
    )


def test_do_not_remember_takes_the_number_away_and_keeps_the_rest(it: Opened) -> None:
    it.diary.diary.answer(TODAY, twitch_count=4, severity=Severity.VISIBLE, note="kept")
    it.diary.diary.mark_unknown(TODAY)
    own = it.own(TODAY)
    assert (own.status, own.twitch_count, own.frequency_band) == (CheckInStatus.UNKNOWN, None, None)
    assert (own.severity, own.note) == (Severity.VISIBLE, "kept")
    it.diary.recorder.undo()
    assert it.own(TODAY).twitch_count == 4


def test_zero_blank_and_do_not_remember_are_three_different_things(it: Opened) -> None:
    it.diary.diary.answer(day(-1), twitch_count=0)
    it.diary.diary.mark_unknown(day(-2))
    states = [it.diary.diary.day(day(n)).state for n in (0, -1, -2)]
    assert states == [DayState.NOT_LOGGED, DayState.ZERO, DayState.UNKNOWN]


def test_a_bad_day_keeps_answers_that_are_there_and_is_filled_in_late_by_the_caregiver(it: Opened) -> None:
    it.diary.diary.mark_bad_day(TODAY)
    it.clock.turn_to(day(1), time(9, 0))
    it.be(Author.CAREGIVER)
    it.diary.diary.answer(TODAY, twitch_count=40)

    found = it.check_ins(TODAY)
    assert found[Author.PATIENT].status is CheckInStatus.LATER
    assert found[Author.PATIENT].provenance.source is Source.LIVE
    assert (found[Author.CAREGIVER].twitch_count, found[Author.CAREGIVER].provenance.source) == (40, Source.LATE)
    record = it.diary.diary.day(TODAY)
    assert (record.state, record.check_in) == (DayState.VALUE, found[Author.CAREGIVER])
    assert it.diary.insights.logged_since(TODAY).logged == 1

    it.be(Author.PATIENT)
    assert it.diary.diary.mark_bad_day(TODAY).status is CheckInStatus.LATER
    it.diary.diary.answer(TODAY, twitch_count=30)
    assert it.diary.diary.mark_bad_day(TODAY).twitch_count == 30, "a bad day that is filled in stays filled in"


def test_two_people_write_two_series_and_neither_touches_the_others(it: Opened) -> None:
    it.diary.diary.answer(TODAY, twitch_count=4, note="mine")
    it.be(Author.CAREGIVER)
    it.diary.diary.answer(TODAY, twitch_count=9)
    it.diary.diary.mark_unknown(TODAY)
    it.diary.diary.take_back_mark(TODAY)
    found = it.check_ins(TODAY)
    assert set(found) == {Author.PATIENT}
    assert (found[Author.PATIENT].twitch_count, found[Author.PATIENT].note) == (4, "mine")


@pytest.mark.parametrize(
    ("entered", "about", "source"),
    [(0, 0, Source.LIVE), (1, 0, Source.LATE), (30, 0, Source.LATE)],
)
def test_an_answer_is_live_on_its_day_and_late_after_it(it: Opened, entered: int, about: int, source: Source) -> None:
    it.clock.turn_to(day(entered))
    it.diary.diary.answer(day(about), twitch_count=1)
    assert it.own(day(about)).provenance.source is source
    assert it.own(day(about)).provenance.entered_at == it.clock.now


def test_after_midnight_it_is_still_live_where_the_day_starts_at_four(it: Opened) -> None:
    it.diary.recorder.day_start = time(4, 0)
    it.clock.turn_to(day(1), time(3, 59))
    assert it.diary.diary.today() == TODAY
    it.diary.diary.answer(TODAY, twitch_count=1)
    assert it.own(TODAY).provenance.source is Source.LIVE
    it.clock.turn_to(day(1), time(4, 0))
    it.diary.diary.answer(TODAY, twitch_count=2)
    assert it.own(TODAY).provenance.source is Source.LATE


def test_a_late_word_beside_a_live_number_leaves_the_number_live(it: Opened) -> None:
    it.diary.diary.answer(TODAY, twitch_count=7)
    it.clock.turn_to(day(2))
    it.diary.diary.answer(TODAY, note="looked up")
    it.diary.diary.answer(TODAY, twitch_count=7)
    assert it.own(TODAY).provenance.source is Source.LIVE
    it.diary.diary.answer(TODAY, twitch_count=8)
    assert it.own(TODAY).provenance.source is Source.LATE


def test_a_day_from_a_paper_diary_says_so(it: Opened) -> None:
    it.diary.diary.answer(day(-9), twitch_count=3, source=Source.PAPER)
    it.diary.diary.mark_unknown(day(-8), source=Source.PAPER)
    assert {it.own(day(n)).provenance.source for n in (-9, -8)} == {Source.PAPER}
    assert it.own(day(-9)).provenance.is_late


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        (day(1), Reason.IN_THE_FUTURE),
        (date(9999, 12, 31), Reason.IN_THE_FUTURE),
        (date(1899, 12, 31), Reason.TOO_EARLY),
        (date.min, Reason.TOO_EARLY),
    ],
)
def test_a_day_to_come_or_before_1900_is_refused_and_nothing_is_written(it: Opened, on: date, reason: Reason) -> None:
    diary = it.diary.diary
    for write in (
        lambda: diary.answer(on, twitch_count=1),
        lambda: diary.mark_unknown(on),
        lambda: diary.mark_excused(on, Excuse.AWAY),
        lambda: diary.mark_bad_day(on),
        lambda: diary.fill_gap(on, GapAnswer.MANY),
        lambda: diary.write_note(on, "x", going_on=False),
    ):
        with pytest.raises(InvalidEntry) as refused:
            write()
        assert (refused.value.field, refused.value.reason) == ("date", reason)
    assert it.told == []
    assert it.diary.recorder.last_done() is None


def test_an_answer_that_is_refused_leaves_the_day_as_it_was(it: Opened) -> None:
    before = it.diary.diary.answer(TODAY, twitch_count=4)
    told = list(it.told)
    for answers in ({"twitch_count": -1}, {"twitch_count": 10**9}, {"bother": 11}, {"note": "\x00"}):
        refused_answers: dict[str, Any] = answers
        with pytest.raises(InvalidEntry):
            it.diary.diary.answer(TODAY, **refused_answers)
    assert it.own(TODAY) == before
    assert it.told == told


@pytest.mark.parametrize(
    ("answer", "status", "band"),
    [
        (GapAnswer.NONE, CheckInStatus.ANSWERED, FrequencyBand.NONE),
        (GapAnswer.SOME, CheckInStatus.ANSWERED, FrequencyBand.NOW_AND_THEN),
        (GapAnswer.MANY, CheckInStatus.ANSWERED, FrequencyBand.OFTEN),
        (GapAnswer.UNKNOWN, CheckInStatus.UNKNOWN, None),
    ],
)
def test_a_missed_day_is_filled_in_as_it_was_said_and_late(
    it: Opened, answer: GapAnswer, status: CheckInStatus, band: FrequencyBand | None
) -> None:
    it.diary.diary.fill_gap(day(-3), answer)
    own = it.own(day(-3))
    assert (own.status, own.frequency_band, own.twitch_count) == (status, band, None)
    assert own.provenance.source is Source.LATE
    assert set(GAP_BANDS) == set(GapAnswer) - {GapAnswer.UNKNOWN}


def test_taking_a_mark_back_opens_the_day_again_and_keeps_what_was_said_beside_it(it: Opened) -> None:
    it.diary.diary.mark_excused(TODAY, Excuse.AWAY)
    it.diary.diary.take_back_mark(TODAY)
    assert it.diary.diary.day(TODAY).check_ins == ()
    it.diary.diary.mark_bad_day(TODAY)
    it.diary.diary.answer(TODAY, note="kept")
    it.diary.diary.take_back_mark(TODAY)
    assert (it.own(TODAY).status, it.own(TODAY).note) == (CheckInStatus.ANSWERED, "kept")
    done = it.diary.recorder.last_done()
    it.diary.diary.take_back_mark(TODAY)
    assert it.diary.recorder.last_done() == done


def test_every_answer_is_told_after_it_is_on_disk(it: Opened) -> None:
    seen: list[int | None] = []
    it.diary.feed.listen(lambda _change: seen.append(it.own(TODAY).twitch_count))
    it.diary.diary.answer(TODAY, twitch_count=5)
    assert (it.told, seen) == ([Change.DIARY], [5])


_ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "twitch_count": st.none() | st.integers(0, 50),
        "frequency_band": st.none() | st.sampled_from(FrequencyBand),
        "severity": st.none() | st.sampled_from(Severity),
        "condition": st.none() | st.integers(0, 10),
        "note": st.sampled_from(["", "a", "b"]),
    },
)


@given(st.lists(_ANSWERS, min_size=1, max_size=6))
def test_the_last_word_on_each_question_is_what_the_day_says(all_answers: list[dict[str, Any]]) -> None:
    it = opened()
    expected: dict[str, Any] = dict.fromkeys(("twitch_count", "frequency_band", "severity", "condition")) | {"note": ""}
    for answers in all_answers:
        if answers.get("twitch_count") is not None and answers.get("frequency_band") is not None:
            del answers["frequency_band"]
        if answers.get("twitch_count") is not None:
            expected["frequency_band"] = None
        if answers.get("frequency_band") is not None:
            expected["twitch_count"] = None
        if answers.get("twitch_count") == 0 or answers.get("frequency_band") is FrequencyBand.NONE:
            expected["severity"] = None
        expected |= answers
        it.diary.diary.answer(TODAY, **answers)
    found = it.check_ins(TODAY).get(Author.PATIENT)
    blank = not expected["note"] and all(value is None for name, value in expected.items() if name != "note")
    assert (found is None) is blank
    if found is not None:
        assert {name: getattr(found, name) for name in expected} == expected
    it.diary.close()
