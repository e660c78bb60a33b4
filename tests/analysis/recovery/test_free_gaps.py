from __future__ import annotations

import pytest

from myotrack.analysis.recovery.free_gaps import longest_free_gap, quiet_needed
from myotrack.domain.guidance.twitch_days import twitch_days
from myotrack.domain.provenance import Author
from tests.builders import DAY, a_check_in, a_timeline, daily_counts, day


@pytest.mark.parametrize(
    ("words", "counts", "longest"),
    [
        ("no free day", [5, 3, 2], 0),
        ("the longest of two", [5, 0, 0, 3, 0, 0, 0, 2], 3),
        ("at the end, cut by day 0", [5, 3, 0, 0], 2),
        ("3 days not logged inside", [5, 0, None, None, None, 0, 3], 2),
        ("4 days not logged inside", [5, 0, None, None, None, None, 0, 0, 3], 2),
        ("all free", [0] * 28, 28),
        ("nothing logged", [], 0),
    ],
)
def test_the_longest_run_of_logged_free_days(words: str, counts: list[int | None], longest: int) -> None:
    timeline = a_timeline(daily_counts(day(-28), counts), a_check_in(day(1), 0))

    assert longest_free_gap(twitch_days(timeline), day(-28), day(-1)) == longest, words


def test_days_outside_the_baseline_do_not_count() -> None:
    counts: list[int | None] = [*[0] * 12, *[4] * 28, *[0] * 9]
    timeline = a_timeline(daily_counts(day(-40), counts))

    assert longest_free_gap(twitch_days(timeline), day(-28), day(-1)) == 0


def test_twitches_that_the_caregiver_saw_end_a_run() -> None:
    timeline = a_timeline(daily_counts(day(-4), [0, 0, 0, 0]), a_check_in(day(-2), 3, by=Author.CAREGIVER))

    assert longest_free_gap(twitch_days(timeline), day(-28), day(-1)) == 2


@pytest.mark.parametrize(("free", "needed"), [(0, 7), (2, 7), (3, 9), (10, 30)])
def test_three_times_the_longest_and_never_less_than_7(free: int, needed: int) -> None:
    timeline = a_timeline(daily_counts(day(-28), [4, *[0] * free, 4]), a_check_in(DAY, 0))

    assert quiet_needed(twitch_days(timeline), day(-28), day(-1)) == needed
