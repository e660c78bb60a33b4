from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from benchmarks.calibrating.scenarios import FIRST_SIMULATOR, HALF_TIME_4, SECOND_SIMULATOR, SECOND_UNCHANGED, UNCHANGED
from benchmarks.simulators.courses import towards, unchanged
from benchmarks.simulators.cyclic_days import cyclic_diary
from benchmarks.simulators.diary import DAY_ZERO, FIRST, LAST, day_zero_of
from benchmarks.simulators.noisy_days import People, noisy_diary

SAME_PERSON = People(
    mean=(20, 20), dispersion=(0.8, 0.8), correlation=(0.5, 0.5), weekly=(0.2, 0.2), missing=(0.2, 0.2)
)


def test_the_same_number_gives_the_same_diary_and_another_one_another() -> None:
    first, again, other = HALF_TIME_4.diary(7), HALF_TIME_4.diary(7), HALF_TIME_4.diary(8)

    assert first.twitches.tolist() == again.twitches.tolist()
    assert first.logged.tolist() == again.logged.tolist()
    assert first.twitches.tolist() != other.twitches.tolist()


def test_every_scenario_has_a_key_and_a_name_of_its_own() -> None:
    for scenarios in (FIRST_SIMULATOR, SECOND_SIMULATOR):
        assert len({scenario.key for scenario in scenarios}) == len({s.name for s in scenarios}) == len(scenarios)


def test_the_first_simulator_has_the_mean_and_the_dispersion_it_was_asked_for() -> None:
    rng = np.random.default_rng(1)
    days = np.stack([noisy_diary(unchanged, SAME_PERSON, rng).twitches for _ in range(400)])

    assert days.mean() == pytest.approx(20, rel=0.03)
    # Weekends add (the square of) their own swing to the dispersion.
    assert (days.var() - 20) / 20**2 == pytest.approx(0.8, rel=0.15)
    assert np.corrcoef(days[:, 40], days[:, 41])[0, 1] > np.corrcoef(days[:, 40], days[:, 50])[0, 1]


@pytest.mark.parametrize("zero_share", [0.0, 0.4])
def test_the_mean_follows_the_course_also_with_more_zeros(zero_share: float) -> None:
    rng = np.random.default_rng(2)
    people = People(mean=(20, 20), zero_share=zero_share)
    diaries = [noisy_diary(partial(towards, half_time=4, level=0.5), people, rng) for _ in range(400)]
    late = np.mean([diary.twitches[diary.days >= 30].mean() for diary in diaries])

    assert late == pytest.approx(10, rel=0.06)
    assert diaries[0].true_percent_fewer(60) == pytest.approx(50, abs=0.1)


def test_bad_days_can_be_missing_more_often() -> None:
    rng = np.random.default_rng(3)
    people = People(missing=(0.1, 0.1), bad_days_missing=0.4)
    bad, other = [], []
    for _ in range(200):
        diary = noisy_diary(unchanged, people, rng)
        worst = diary.twitches > np.quantile(diary.twitches, 0.75)
        bad.append(diary.logged[worst].mean())
        other.append(diary.logged[~worst].mean())

    assert np.mean(bad) == pytest.approx(0.5, abs=0.03)
    assert np.mean(other) == pytest.approx(0.9, abs=0.03)


def test_the_second_simulator_keeps_the_mean_and_is_more_uneven_at_low_rates() -> None:
    diaries = [SECOND_UNCHANGED.diary(number) for number in range(400)]
    means = np.array([diary.twitches.mean() for diary in diaries])
    relative = np.array([diary.twitches.std() / diary.twitches.mean() for diary in diaries])
    before = np.mean([diary.twitches[diary.days < 0].mean() / diary.twitches.mean() for diary in diaries])

    assert before == pytest.approx(1, abs=0.03)
    assert np.median(relative[means < 7]) > 1.3 * np.median(relative[means > 30])


def test_gaps_of_the_second_simulator_are_runs_of_days() -> None:
    rng = np.random.default_rng(4)
    logged = np.concatenate([cyclic_diary(unchanged, rng).logged for _ in range(200)])
    missing = 1 - logged.mean()

    assert 0.02 < missing < 0.2
    assert (~logged[1:] & ~logged[:-1]).mean() > 2 * missing**2


def test_the_truth_is_of_the_last_seven_days_and_none_of_them_before_day_0() -> None:
    diary = HALF_TIME_4.diary(0)

    assert diary.true_percent_fewer(0) == 0
    assert diary.true_percent_fewer(10) == pytest.approx(100 * (1 - np.mean([2 ** (-d / 4) for d in range(4, 11)])))


def test_a_timeline_holds_the_logged_days_and_no_others() -> None:
    diary = UNCHANGED.diary(1)

    timeline = diary.timeline()

    assert len(timeline.check_ins) == diary.logged.sum() < LAST - FIRST + 1
    assert sum(c.twitch_count or 0 for c in timeline.check_ins) == diary.twitches[diary.logged].sum()
    assert day_zero_of(timeline).day == DAY_ZERO
