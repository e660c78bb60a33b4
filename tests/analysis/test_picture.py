from __future__ import annotations

from datetime import timedelta

import pytest

from myotrack.analysis.day_zero import day_zeros, default_day_zero
from myotrack.analysis.picture import AxisMode, DayRange, RecoveryPicture, recovery_picture, whole_range
from myotrack.domain.checkins import CheckInStatus, DayState
from myotrack.domain.medicines import Role
from myotrack.domain.provenance import Author
from myotrack.domain.timeline import Timeline
from tests.builders import DAY, a_check_in, a_dose_change, a_sign, a_timeline, daily_counts, day


def picture_of(timeline: Timeline, shown: DayRange | None = None, axis: AxisMode = AxisMode.BOTH) -> RecoveryPicture:
    picture = recovery_picture(timeline, default_day_zero(day_zeros(timeline)), shown, axis)
    assert picture is not None
    return picture


def test_a_diary_without_an_observed_day_has_no_picture() -> None:
    assert recovery_picture(a_timeline(a_dose_change(DAY, 60)), None) is None


def test_the_axis_ends_at_the_last_observed_day_and_not_today() -> None:
    timeline = a_timeline(daily_counts(DAY, [3, 4, 5]), as_of=day(40))

    assert whole_range(timeline) == DayRange(DAY, day(2))


def test_a_stop_that_was_recorded_today_is_on_the_axis_before_the_day_is_logged() -> None:
    timeline = a_timeline(daily_counts(DAY, [3, 4, 5]), a_dose_change(day(-9), 60), a_dose_change(day(5), 0))

    assert whole_range(timeline) == DayRange(DAY, day(5))


@pytest.mark.parametrize(("days_before", "first"), [(28, -28), (29, 0)])
def test_a_day_0_shortly_before_the_diary_is_on_the_axis(days_before: int, first: int) -> None:
    timeline = a_timeline(a_dose_change(day(-days_before), 0), daily_counts(DAY, [3, 4]))

    assert picture_of(timeline).whole.first == day(first)


def test_a_zoom_is_cut_to_the_diary_and_a_zoom_beside_it_shows_everything() -> None:
    timeline = a_timeline(daily_counts(DAY, [3] * 10))

    assert picture_of(timeline, DayRange(day(-5), day(3))).shown == DayRange(DAY, day(3))
    assert picture_of(timeline, DayRange(day(50), day(60))).shown == DayRange(DAY, day(9))
    assert picture_of(timeline, DayRange(day(2), day(3))).is_zoomed
    assert not picture_of(timeline).is_zoomed


def test_days_since_need_a_day_0() -> None:
    assert picture_of(a_timeline(a_check_in(count=3)), axis=AxisMode.DAYS_SINCE).axis is AxisMode.DATES


def test_zooming_does_not_bend_the_course_at_its_edges() -> None:
    counts = [40, 3, 30, 8, 25, 1, 60, 7, 22, 9, 31, 2, 18, 5, 44]
    timeline = a_timeline(daily_counts(DAY, list(counts)))

    whole = {p.day: p.value for r in picture_of(timeline).ratings for stretch in r.course for p in stretch}
    zoomed = picture_of(timeline, DayRange(day(5), day(8)))
    part = {p.day: p.value for r in zoomed.ratings for stretch in r.course for p in stretch}

    assert part == {day(n): whole[day(n)] for n in range(5, 9)}


def test_patient_and_caregiver_are_two_series_also_on_the_same_day() -> None:
    own = [a_check_in(day(n), 10) for n in range(6)]
    other = [a_check_in(day(n), 50, by=Author.CAREGIVER) for n in range(3, 9)]

    patient, caregiver = picture_of(a_timeline(own, other)).ratings

    assert (patient.rater, caregiver.rater) == (Author.PATIENT, Author.CAREGIVER)
    assert {m.value for m in patient.marks} == {10.0}
    assert {m.value for m in caregiver.marks} == {50.0}
    assert {p.value for stretch in (*patient.course, *caregiver.course) for p in stretch} == {10.0, 50.0}


def test_gaps_say_why_there_is_no_number() -> None:
    timeline = a_timeline(
        daily_counts(DAY, [3, None, None]),
        [a_check_in(day(n), status=CheckInStatus.UNKNOWN) for n in (3, 4)],
        a_check_in(day(5), status=CheckInStatus.EXCUSED),
        a_check_in(day(6), 2),
    )

    gaps = picture_of(timeline).gaps

    assert [(g.first, g.last, g.days, g.state) for g in gaps] == [
        (day(1), day(2), 2, DayState.NOT_LOGGED),
        (day(3), day(4), 2, DayState.UNKNOWN),
        (day(5), day(5), 1, DayState.EXCUSED),
    ]


def test_suppressant_days_are_cut_to_what_is_shown_and_last_while_it_is_taken() -> None:
    timeline = a_timeline(
        daily_counts(DAY, [3] * 10),
        a_dose_change(day(-5), 1, "levetiracetam", Role.SUPPRESSANT),
        a_dose_change(day(2), 0, "levetiracetam", Role.SUPPRESSANT),
        a_dose_change(day(6), 1, "clonazepam", Role.SUPPRESSANT),
    )

    shades = picture_of(timeline).suppressants

    assert [(s.medicine_id, s.range) for s in shades] == [
        ("levetiracetam", DayRange(DAY, day(1))),
        ("clonazepam", DayRange(day(6), day(9))),
    ]


def test_the_general_information_covers_days_0_to_28_and_never_more_than_the_axis() -> None:
    stopped = [a_dose_change(day(-9), 60), a_dose_change(DAY, 0)]
    long = picture_of(a_timeline(stopped, daily_counts(day(-3), [3] * 60)))
    short = picture_of(a_timeline(stopped, daily_counts(day(-3), [3] * 10)))

    assert long.general_information == DayRange(DAY, day(28))
    assert short.general_information == DayRange(DAY, day(6))


def test_a_taper_knows_its_later_stop_and_a_new_episode_is_not_it() -> None:
    def later_stop(*doses: tuple[int, int]) -> int | None:
        changes = [a_dose_change(day(n), dose) for n, dose in doses]
        timeline = a_timeline(changes, daily_counts(day(-20), [3] * 200))
        picture = recovery_picture(timeline, day_zeros(timeline)[0])
        assert picture is not None
        return None if picture.later_stop is None else (picture.later_stop.day - DAY).days

    assert later_stop((-60, 60), (0, 40), (7, 0)) == 7
    assert later_stop((-60, 60), (0, 40)) is None
    assert later_stop((-60, 60), (0, 0)) is None
    assert later_stop((-60, 60), (0, 40), (90, 0)) is None


def test_a_name_is_the_persons_word_and_an_unknown_medicine_still_has_one() -> None:
    picture = picture_of(a_timeline(a_dose_change(DAY, 60), a_check_in(count=1)))

    assert picture.name("baclofen") == "baclofen"
    assert picture.name("never heard of") == "never heard of"


def test_ten_years_are_shown_in_four_weeks_and_one_of_them_zoomed_in_days() -> None:
    timeline = a_timeline([a_check_in(DAY + timedelta(days=n), 3) for n in range(0, 3650, 5)], a_sign(day(3649)))

    assert picture_of(timeline).bin_days == 28
    assert picture_of(timeline, DayRange(day(300), day(600))).bin_days == 1
