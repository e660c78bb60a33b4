from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from myotrack.domain.checkins import CheckIn, CheckInStatus, DayState, Excuse
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.provenance import Author
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.domain.signs import ActionTaken
from myotrack.domain.timeline import DayRecord
from tests.builders import (
    DAY,
    a_check_in,
    a_count_session,
    a_dose_change,
    a_dose_event,
    a_health_fact,
    a_sign,
    a_timeline,
    an_appointment,
    day,
)


def the_record(*facts: object) -> DayRecord:
    return a_timeline(*facts, as_of=DAY).record(DAY)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ((), DayState.NOT_LOGGED),
        ((a_check_in(count=0),), DayState.ZERO),
        ((a_check_in(frequency_band=FrequencyBand.NONE),), DayState.ZERO),
        ((a_check_in(count=1),), DayState.VALUE),
        ((a_check_in(frequency_band=FrequencyBand.FEW),), DayState.VALUE),
        ((a_check_in(status=CheckInStatus.UNKNOWN),), DayState.UNKNOWN),
        ((a_check_in(status=CheckInStatus.UNKNOWN, severity=Severity.VISIBLE),), DayState.UNKNOWN),
        ((a_check_in(status=CheckInStatus.EXCUSED, excuse=Excuse.AWAY),), DayState.EXCUSED),
        ((a_check_in(status=CheckInStatus.LATER),), DayState.PARTIAL),
        ((a_check_in(severity=Severity.NONE),), DayState.PARTIAL),
        ((a_check_in(note="Slept badly."),), DayState.PARTIAL),
        ((a_check_in(),), DayState.PARTIAL),
        ((a_count_session(count=0),), DayState.PARTIAL),
        ((a_sign(),), DayState.PARTIAL),
        ((a_sign(action_taken=ActionTaken.ENTERED_BY_MISTAKE),), DayState.PARTIAL),
        ((a_dose_event(),), DayState.PARTIAL),
        ((a_dose_change(),), DayState.NOT_LOGGED),
        ((a_health_fact(), an_appointment()), DayState.NOT_LOGGED),
    ],
)
def test_each_of_the_six_states_follows_from_what_was_logged(facts: tuple[object, ...], state: DayState) -> None:
    record = the_record(*facts)
    assert record.state is state
    assert record.is_logged is (state in (DayState.ZERO, DayState.VALUE))


def test_jerks_counted_in_a_session_of_no_jerks_do_not_make_a_twitch_free_day() -> None:
    record = the_record(a_count_session(count=0), a_sign())
    assert (record.state, record.check_in, record.is_logged) == (DayState.PARTIAL, None, False)


def test_a_day_nobody_wrote_about_is_an_empty_record_between_two_zeros() -> None:
    timeline = a_timeline(a_check_in(day(0), 0), a_check_in(day(2), 0))
    states = [record.state for record in timeline.records(day(0), day(3))]
    assert states == [DayState.ZERO, DayState.NOT_LOGGED, DayState.ZERO, DayState.NOT_LOGGED]
    assert timeline.record(day(1)).check_in is None


def test_the_patients_answers_come_before_the_caregivers_in_whatever_order_they_are_held() -> None:
    own, other = a_check_in(count=4), a_check_in(count=0, by=Author.CAREGIVER)
    for facts in ((own, other), (other, own)):
        assert the_record(*facts).check_in == own
        assert the_record(*facts).state is DayState.VALUE
    assert the_record(other).check_in == other


@pytest.mark.parametrize(
    ("own", "state"),
    [
        (a_check_in(status=CheckInStatus.UNKNOWN), DayState.UNKNOWN),
        (a_check_in(status=CheckInStatus.EXCUSED), DayState.EXCUSED),
        (a_check_in(severity=Severity.VISIBLE), DayState.PARTIAL),
    ],
)
def test_what_the_patient_left_open_is_not_filled_up_with_the_caregivers_number(own: CheckIn, state: DayState) -> None:
    record = the_record(own, a_check_in(count=12, by=Author.CAREGIVER))
    assert (record.check_in, record.state) == (own, state)


def test_a_bad_day_left_for_later_is_completed_by_the_caregivers_answers() -> None:
    bad, completed = a_check_in(status=CheckInStatus.LATER), a_check_in(count=31, by=Author.CAREGIVER, late=True)
    for facts in ((bad, completed), (completed, bad)):
        record = the_record(*facts)
        assert (record.check_in, record.state, record.check_ins) == (completed, DayState.VALUE, facts)
    own = a_check_in(count=5, id="own")
    assert the_record(own, a_check_in(status=CheckInStatus.LATER, by=Author.CAREGIVER)).check_in == own


def test_two_people_who_both_leave_a_bad_day_open_leave_it_open() -> None:
    patient = a_check_in(status=CheckInStatus.LATER)
    caregiver = a_check_in(status=CheckInStatus.LATER, by=Author.CAREGIVER)
    assert the_record(caregiver, patient).check_in == patient
    assert the_record(caregiver, patient).state is DayState.PARTIAL


@given(
    st.sampled_from(CheckInStatus),
    st.none() | st.integers(0, 99_999),
    st.none() | st.sampled_from(FrequencyBand),
    st.none() | st.sampled_from(Severity),
)
def test_only_a_number_or_a_band_logs_a_day_and_only_nought_makes_it_zero(
    status: CheckInStatus, count: int | None, band: FrequencyBand | None, severity: Severity | None
) -> None:
    given_something = count is not None or band is not None
    assume(status is CheckInStatus.ANSWERED or not given_something)
    assume(count is None or band is None or (count == 0) == (band is FrequencyBand.NONE))
    record = the_record(a_check_in(count=count, status=status, frequency_band=band, severity=severity))
    assert record.is_logged is given_something
    assert (record.state is DayState.ZERO) is (count == 0 or band is FrequencyBand.NONE)


@pytest.mark.parametrize(
    "fields",
    [
        {"count": 0, "frequency_band": FrequencyBand.FEW},
        {"count": 3, "frequency_band": FrequencyBand.NONE},
        {"count": 0, "status": CheckInStatus.UNKNOWN},
        {"frequency_band": FrequencyBand.OFTEN, "status": CheckInStatus.EXCUSED},
        {"count": 2, "status": CheckInStatus.LATER},
    ],
)
def test_answers_that_contradict_each_other_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(InvalidEntry) as refused:
        a_check_in(**fields)
    assert refused.value.reason is Reason.CONTRADICTS


@pytest.mark.parametrize(
    ("field", "low", "high"), [("count", 0, 99_999), ("bother", 0, 10), ("condition", 0, 10), ("falls", 0, 99)]
)
def test_numbers_outside_their_scale_are_refused_and_their_ends_are_not(field: str, low: int, high: int) -> None:
    for value in (low, high):
        a_check_in(**_one(field, value))
    for value in (low - 1, high + 1, 10**9):
        with pytest.raises(InvalidEntry) as refused:
            a_check_in(**_one(field, value))
        assert refused.value.reason is Reason.OUT_OF_RANGE
        assert refused.value.value == value


def _one(field: str, value: object) -> dict[str, Any]:
    return {field: value}


def test_a_blank_check_in_says_nothing_and_any_answer_says_something() -> None:
    assert not a_check_in().says_something
    answers = (("count", 0), ("doses_as_planned", False), ("condition", 0), ("falls", 0), ("note", "x"))
    for field, value in (*answers, ("status", CheckInStatus.LATER)):
        assert a_check_in(**_one(field, value)).says_something, field
