from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotrack.analysis.baseline import BASELINE_DAYS
from myotrack.analysis.day_zero import DayZero, day_zeros, default_day_zero
from myotrack.analysis.worsening.reading import KNOWN_DAYS, READING_DAYS, alarm_days, worsening_reading
from myotrack.domain.guidance.readings import ComparedWith, RecoveryReading, Worsening
from myotrack.domain.scales import FrequencyBand
from myotrack.domain.timeline import Timeline
from tests.builders import DAY, a_check_in, a_dose_change, a_timeline, daily_counts, day

BEFORE = [9, 11, 10, 10] * 7
"""28 days with 10 twitches on average."""


def _stopped(after: list[int | None], before: list[int | None] | None = None) -> tuple[Timeline, DayZero]:
    """A stop on DAY, the days before it, and the days from it on; as of the last of them."""
    counts = [*(BEFORE if before is None else before), *after]
    timeline = a_timeline(
        a_dose_change(day(-40), 60),
        a_dose_change(DAY, 0),
        daily_counts(day(len(after) - len(counts)), counts),
        as_of=day(len(after) - 1),
    )
    found = default_day_zero(day_zeros(timeline))
    assert found is not None
    return timeline, found


def test_a_rise_is_told_with_its_days_window_reference_and_both_means() -> None:
    reading = worsening_reading(*_stopped([10, 9, 11, 10, 60, 62, 58]))

    assert reading.alarm == Worsening(
        since=day(5), day=day(6), window_days=3, compared_with=ComparedWith.DAYS_BEFORE, mean=60.0, mean_before=10.0
    )
    assert reading.watch is not None
    assert (reading.watch.since, reading.watch.day) == (day(5), day(6))


def test_the_ranges_in_the_window_of_an_alarm_are_counted() -> None:
    before = daily_counts(day(-28), [3, 5, 4, 4, 3, 4, 5] * 4)
    after = daily_counts(DAY, [4, 5, 3])
    constant = a_check_in(day(3), frequency_band=FrequencyBand.CONSTANT)
    timeline = a_timeline(a_dose_change(day(-40), 60), a_dose_change(DAY, 0), before, after, constant, as_of=day(3))

    alarm = worsening_reading(timeline, default_day_zero(day_zeros(timeline))).alarm

    assert alarm is not None
    assert alarm.mean > 50
    assert alarm.banded_days == 1


def test_a_slow_rise_is_found_against_the_baseline() -> None:
    slowly: list[int | None] = [10 + number // 3 for number in range(60)]

    alarm = worsening_reading(*_stopped(slowly)).alarm

    assert alarm is not None
    assert alarm.compared_with is ComparedWith.BASELINE
    assert alarm.mean_before == 10.0


def test_without_a_day_0_days_are_compared_with_those_before_them_alone() -> None:
    sudden = worsening_reading(_stopped([10, 9, 11, 10, 60, 62, 58])[0], None).alarm
    timeline, zero = _stopped([12 + number // 10 for number in range(90)])

    assert sudden is not None
    assert sudden.compared_with is ComparedWith.DAYS_BEFORE
    assert worsening_reading(timeline, None).alarm is None
    assert worsening_reading(timeline, zero).alarm is not None


def test_a_rise_that_is_over_is_still_the_latest_and_ends_on_its_last_day() -> None:
    timeline, zero = _stopped([60, 62, 58, 60, *[10] * 40])

    alarm = worsening_reading(timeline, zero).alarm

    assert alarm is not None
    assert alarm.day == alarm_days(timeline, zero, DAY)[-1]
    assert alarm.day < day(14)


def test_of_two_rises_the_later_is_told() -> None:
    alarm = worsening_reading(*_stopped([60, 62, 58, 60, *[10] * 60, 90, 95, 99])).alarm

    assert alarm is not None
    assert (alarm.since, alarm.day) == (day(64), day(66))


def test_more_than_three_unlogged_days_end_a_run() -> None:
    rise: list[int | None] = [60, 62, 58, 60]

    short = worsening_reading(*_stopped([*rise, *[None] * 3, 60, 60])).alarm
    long = worsening_reading(*_stopped([*rise, *[None] * 4, 60, 60])).alarm

    assert short is not None
    assert long is not None
    assert short.since == day(1)
    assert long.since > day(7)


def test_all_alarm_days_since_a_day() -> None:
    timeline, zero = _stopped([60, 62, 58, 60, *[10] * 60, 90, 95, 99])

    found = alarm_days(timeline, zero, DAY)

    assert found[0] == day(1)
    assert found[-4:] == (day(5), day(64), day(65), day(66))
    assert alarm_days(timeline, zero, day(65)) == (day(65), day(66))
    assert alarm_days(timeline, zero, day(67)) == ()


def test_the_alarm_days_of_each_day_end_with_the_reading_of_that_day() -> None:
    timeline, zero = _stopped([int(n) for n in np.random.default_rng(3).negative_binomial(1, 0.06, 90)])
    every = alarm_days(timeline, zero, day(-28))

    for number in range(0, 90, 3):
        alarm = worsening_reading(timeline.until(day(number)), zero).alarm
        assert (alarm.day if alarm else None) == max((d for d in every if d <= day(number)), default=None)


def test_ordinary_noise_and_a_recovery_are_no_alarm() -> None:
    recovery: list[int | None] = [round(10 * 0.85**number) for number in range(90)]

    assert worsening_reading(*_stopped(recovery)) == RecoveryReading()


@pytest.mark.parametrize(
    "counts",
    [[], [5], [0] * 60, [None] * 59, [99_999] * 60, [0, 0, None] * 20],
    ids=["empty", "one day", "all zeros", "nothing logged", "the highest counts", "zeros and gaps"],
)
def test_an_empty_a_single_day_and_an_unchanging_diary_reach_nothing(counts: list[int | None]) -> None:
    alone = a_timeline(daily_counts(DAY, counts), as_of=day(60))

    assert worsening_reading(alone, None) == RecoveryReading()
    assert worsening_reading(*_stopped(counts or [None], before=counts)) == RecoveryReading()


def test_ten_years_are_as_quick_as_one_and_say_the_same() -> None:
    chance = random.Random(4)
    counts: list[int | None] = [chance.randrange(30) for _ in range(3650)]
    timeline, zero = _stopped([*counts, 90, 90, 90])

    alarm = worsening_reading(timeline, zero).alarm

    assert alarm is not None
    assert alarm.day == timeline.as_of
    assert alarm.since >= timeline.as_of - timedelta(days=READING_DAYS - 1)
    assert len(alarm_days(timeline, zero, DAY)) > 1


COUNTS = st.lists(st.none() | st.sampled_from([0, 0, 1, 3, 5, 8, 13, 21, 40, 90]), min_size=30, max_size=90)


@settings(max_examples=40)
@given(COUNTS)
def test_blank_days_change_nothing_and_a_zero_is_not_blank(counts: list[int | None]) -> None:
    timeline, zero = _stopped(counts)
    held = {check_in.day for check_in in timeline.check_ins}
    blank = tuple(a_check_in(day(n)) for n in range(-30, len(counts)) if day(n) not in held)

    with_blanks = replace(timeline, check_ins=timeline.check_ins + blank)

    assert worsening_reading(with_blanks, zero) == worsening_reading(timeline, zero)


def test_zeros_in_place_of_unlogged_days_do_change_it() -> None:
    gaps, zero = _stopped([None, None, 30, None, None, 30, None, None, 30, 30])
    zeros, _ = _stopped([0, 0, 30, 0, 0, 30, 0, 0, 30, 30])

    assert worsening_reading(gaps, zero) != worsening_reading(zeros, zero)


@settings(max_examples=40)
@given(COUNTS, st.randoms(use_true_random=False), st.integers(-4000, 4000))
def test_neither_the_order_of_rows_nor_the_calendar_matters(
    counts: list[int | None], chance: random.Random, moved: int
) -> None:
    timeline, zero = _stopped(counts)
    reading = worsening_reading(timeline, zero)
    rows = list(timeline.check_ins)
    chance.shuffle(rows)
    shifted = _moved(replace(timeline, check_ins=tuple(rows)), timedelta(days=moved))
    shifted_zero = default_day_zero(day_zeros(shifted))

    found = worsening_reading(shifted, shifted_zero)

    assert [_moved_run(run, timedelta(days=-moved)) for run in (found.alarm, found.watch)] == [
        reading.alarm,
        reading.watch,
    ]


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.integers(420, 700), st.integers(0, 380), st.integers(0, 3))
def test_the_last_400_days_and_the_baseline_say_the_same_as_the_whole_diary(
    seed: int, days: int, rise_at: int, band: int
) -> None:
    chance = random.Random(seed)
    counts: list[int | None] = [chance.choice([None, chance.randrange(60)]) for _ in range(days)]
    rise = len(counts) - 1 - rise_at
    counts[rise : rise + 4] = [300] * len(counts[rise : rise + 4])
    whole, zero = _stopped(counts)
    # Middles of bands are no whole numbers: where the sums begin must not matter either.
    bands = tuple(
        replace(c, twitch_count=None, frequency_band=FrequencyBand(1 + n % 4)) if n % 4 == band and n % 5 == 0 else c
        for n, c in enumerate(whole.check_ins)
    )
    whole = replace(whole, check_ins=bands)
    kept_from, baseline_from = whole.as_of - timedelta(days=399), zero.day - timedelta(days=BASELINE_DAYS)
    part = replace(whole, check_ins=tuple(c for c in bands if c.day >= kept_from or baseline_from <= c.day < zero.day))

    assert part != whole
    assert worsening_reading(part, zero) == worsening_reading(whole, zero)
    assert worsening_reading(part, None) == worsening_reading(whole, None)


def test_the_days_that_are_looked_at_are_fewer_than_400() -> None:
    assert READING_DAYS + KNOWN_DAYS < 400


def test_reading_needs_no_scipy() -> None:
    code = "import sys, myotrack.analysis.worsening.reading; print('numpy' in sys.modules, 'scipy' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert done.stdout.split() == ["True", "False"]


def _moved(timeline: Timeline, by: timedelta) -> Timeline:
    return replace(
        timeline,
        as_of=timeline.as_of + by,
        check_ins=tuple(replace(c, day=c.day + by) for c in timeline.check_ins),
        dose_changes=tuple(replace(d, day=d.day + by) for d in timeline.dose_changes),
    )


def _moved_run(run: Worsening | None, by: timedelta) -> Worsening | None:
    def moved(when: date) -> date:
        return when + by

    return None if run is None else replace(run, since=moved(run.since), day=moved(run.day))
