"""What holds of the analysis whatever was logged."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotrack.analysis.day_zero import DayZero, day_zeros
from myotrack.analysis.recovery.analyse import recovery_analysis
from myotrack.analysis.recovery.values import RecoveryAnalysis, Verdict
from myotrack.domain.checkins import CheckInStatus
from myotrack.domain.timeline import Timeline
from tests.builders import DAY, a_check_in, a_dose_change, a_timeline, daily_counts, day

CLAIMS = (Verdict.IMPROVING, Verdict.LEVELLING_OFF, Verdict.PROBABLY_IMPROVING, Verdict.RESOLVED, Verdict.WORSE)
BASELINE = [22, 18, 25, 19, 31, 20, 17, 24, 28, 16, 21, 19, 26, 23]
COUNTS = st.lists(st.none() | st.integers(0, 60), min_size=8, max_size=30)


def _zero(timeline: Timeline) -> DayZero:
    return next(zero for zero in day_zeros(timeline) if zero.day == DAY)


def _diary(after: Sequence[int | None], *facts: Any, before: Sequence[int | None] = BASELINE) -> Timeline:
    return a_timeline(
        a_dose_change(day(-60), 60),
        a_dose_change(DAY, 0),
        daily_counts(day(-len(before)), list(before)),
        daily_counts(DAY, list(after)),
        *facts,
        as_of=day(max(len(after) - 1, 0)),
    )


def _analysis(timeline: Timeline) -> RecoveryAnalysis:
    return recovery_analysis(timeline, _zero(timeline))


@settings(max_examples=25, deadline=None)
@given(after=COUNTS, blank=st.booleans())
def test_a_blank_or_forgotten_day_changes_nothing(after: list[int | None], blank: bool) -> None:
    fields: dict[str, Any] = {} if blank else {"status": CheckInStatus.UNKNOWN}
    unlogged = [a_check_in(day(number), **fields) for number, count in enumerate(after) if count is None]

    assert _analysis(_diary(after, unlogged)) == _analysis(_diary(after))


def test_an_added_zero_changes_the_answer() -> None:
    after = [20, 18, None, 15, 16, 17, 14, 12, 13, 15, 12]
    with_zero = [0 if count is None else count for count in after]

    missing, zero = _analysis(_diary(after)), _analysis(_diary(with_zero))

    assert missing.fit is not None
    assert zero.fit is not None
    assert missing.fit.percent_fewer != zero.fit.percent_fewer
    assert zero.logged_after == missing.logged_after + 1


@settings(max_examples=15, deadline=None)
@given(after=COUNTS, seed=st.integers(0, 1000))
def test_the_order_in_which_facts_are_read_changes_nothing(after: list[int | None], seed: int) -> None:
    timeline = _diary(after)
    check_ins, doses = list(timeline.check_ins), list(timeline.dose_changes)
    random.Random(seed).shuffle(check_ins)
    random.Random(seed).shuffle(doses)

    shuffled = replace(timeline, check_ins=tuple(check_ins), dose_changes=tuple(doses))

    assert _analysis(shuffled) == _analysis(timeline)


@settings(max_examples=15, deadline=None)
@given(again=st.sets(st.integers(1, 20)))
def test_a_taper_step_said_again_changes_nothing(again: set[int]) -> None:
    def dose(on: int) -> int:
        return 40 if on < 7 else 20 if on < 14 else 0

    counts = [26, 22, 25, 19, 20, 17, 15, 16, 12, 13, 9, 11, 7, 8, 6, 4, 5, 3, 2, 3, 1]
    steps = {0, 7, 14}

    def diary(days: set[int]) -> Timeline:
        changes = [a_dose_change(day(on), dose(on)) for on in sorted(days)]
        return a_timeline(
            a_dose_change(day(-60), 60),
            changes,
            daily_counts(day(-14), list(BASELINE)),
            daily_counts(DAY, list(counts)),
        )

    assert _analysis(diary(steps | again)).fit == _analysis(diary(steps)).fit


@settings(max_examples=30, deadline=None)
@given(after=COUNTS, before=st.lists(st.none() | st.integers(0, 40), min_size=5, max_size=28))
def test_what_is_told_is_in_order(after: list[int | None], before: list[int | None]) -> None:
    found = _analysis(_diary(after, before=before))

    if found.fit is None:
        assert found.verdict is Verdict.NOT_ENOUGH_DATA
        assert found.shortages
        return
    fit = found.fit
    assert fit.percent_fewer.low <= fit.percent_fewer.mid <= fit.percent_fewer.high <= 100
    assert all(0 <= likely <= 1 for likely in (fit.p_better, fit.p_worse, fit.p_fewer, *fit.shapes.values()))
    assert fit.p_better <= fit.p_fewer <= 1 - fit.p_worse + 1e-9
    assert sum(fit.shapes.values()) == pytest.approx(1)
    logged = [day(number) for number, count in enumerate(after) if count is not None]
    assert [fitted.day for fitted in fit.course if fitted.day >= DAY] == logged
    for fitted in fit.course:
        assert 0 <= fitted.level.low <= fitted.level.mid <= fitted.level.high


def _noisy(mean: float, days: int, seed: int = 5) -> list[int]:
    """Numbers with the dispersion of twitch diaries, from a fixed seed."""
    chance = random.Random(seed)
    return [int(chance.gammavariate(2, mean / 2)) for _day in range(days)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (_noisy(500, 28), _noisy(500, 60, seed=6)),
        (_noisy(20, 28), [c if n % 2 else None for n, c in enumerate(_noisy(20, 60, seed=7))]),
        ([1 if n % 10 == 0 else 0 for n in range(28)], [1 if n % 10 == 0 else 0 for n in range(60)]),
        ([0] * 28, [0] * 60),
        ([12], []),
        ([], [12]),
        ([99_999] * 28, [99_999] * 40),
    ],
    ids=["500 a day", "half missing", "1 in 10 days", "all zero", "a day before", "a day after", "the highest count"],
)
def test_where_nothing_changed_nothing_is_claimed(before: list[int | None], after: list[int | None]) -> None:
    assert _analysis(_diary(after, before=before)).verdict not in CLAIMS


def test_ten_years_of_the_same_are_no_improvement() -> None:
    found = _analysis(_diary(_noisy(20, 3650, seed=8), before=_noisy(20, 28)))

    assert found.verdict is Verdict.PERSISTING
    assert found.fit is not None
    assert found.fit.percent_fewer.low < 0 < found.fit.percent_fewer.high


def test_the_same_diary_gives_the_same_answer_to_the_last_digit() -> None:
    after = _noisy(8, 30, seed=9)

    assert _analysis(_diary(after)) == _analysis(_diary(after))


@settings(max_examples=10, deadline=None)
@given(moved=st.integers(-20_000, 20_000))
def test_the_same_diary_in_another_year_says_the_same(moved: int) -> None:
    after = [21, 17, 18, 12, None, 9, 11, 7, 5, 6, 0, 3, 4, 2]

    def diary(start: date) -> Timeline:
        return a_timeline(
            a_dose_change(day(-60, start), 60),
            a_dose_change(start, 30),
            a_dose_change(day(5, start), 0),
            daily_counts(day(-len(BASELINE), start), list(BASELINE)),
            daily_counts(start, after),
        )

    there, here = (recovery_analysis(timeline, day_zeros(timeline)[0]) for timeline in (diary(day(moved)), diary(DAY)))

    assert there.verdict is here.verdict
    assert there.fit is not None
    assert here.fit is not None
    assert there.fit.percent_fewer == here.fit.percent_fewer
    assert [fitted.level for fitted in there.fit.course] == [fitted.level for fitted in here.fit.course]
    assert [(fitted.day - day(moved)).days for fitted in there.fit.course] == [
        (fitted.day - DAY).days for fitted in here.fit.course
    ]
