from __future__ import annotations

from datetime import timedelta

import pytest

from benchmarks.calibrating.readings import ever_sure_three_times, reading
from benchmarks.calibrating.scenarios import FIRST_SIMULATOR, HALF_TIME_4, UNCHANGED, Scenario
from benchmarks.simulators.diary import DAY_ZERO, day_zero_of
from myotrack.analysis.recovery.analyse import recovery_analysis
from myotrack.analysis.worsening.levels import levels
from myotrack.analysis.worsening.reading import alarm_days

LOW_COUNTS = next(scenario for scenario in FIRST_SIMULATOR if scenario.name.startswith("few twitches"))
PLATEAU = next(scenario for scenario in FIRST_SIMULATOR if scenario.name.startswith("plateau"))
REBOUND = next(scenario for scenario in FIRST_SIMULATOR if scenario.name.startswith("rebound"))


@pytest.mark.parametrize("scenario", [UNCHANGED, HALF_TIME_4, LOW_COUNTS], ids=lambda scenario: scenario.name)
@pytest.mark.parametrize("day", [5, 14, 30])
def test_a_reading_is_what_the_whole_analysis_says(scenario: Scenario, day: int) -> None:
    diary = scenario.diary(3)
    timeline = diary.timeline()

    fit = recovery_analysis(timeline.until(DAY_ZERO + timedelta(days=day)), day_zero_of(timeline)).fit
    found = reading(diary, day)

    assert (found is None) == (fit is None) == (day == 5)
    if found is not None and fit is not None:
        assert found.p_better == fit.p_better
        assert 100 * (1 - found.ratio[1]) == fit.percent_fewer.mid


def test_the_alarms_that_are_counted_are_those_of_the_program() -> None:
    for number in range(5):
        diary = REBOUND.diary(number)
        timeline = diary.timeline()

        said = levels(diary.grid, diary.before).alarm

        expected = {(day - DAY_ZERO).days for day in alarm_days(timeline, day_zero_of(timeline), diary.grid.first)}
        assert set(diary.days[said].tolist()) == expected


@pytest.mark.parametrize(("first", "last"), [(7, 9), (7, 10), (7, 14), (10, 20)])
@pytest.mark.parametrize("number", range(3))
def test_three_sure_readings_in_a_row_are_needed(first: int, last: int, number: int) -> None:
    diary = PLATEAU.diary(number)
    days = [day for day in diary.days[diary.logged].tolist() if first <= day <= last]
    readings = [reading(diary, day) for day in days]
    sure = [found is not None and found.p_better >= 0.95 for found in readings]

    expected = any(all(sure[at : at + 3]) for at in range(len(sure) - 2))

    assert ever_sure_three_times(diary, days) is expected


def test_diaries_are_told_apart_by_three_sure_readings() -> None:
    days = range(7, 21)

    assert {ever_sure_three_times(PLATEAU.diary(number), days) for number in range(5)} == {True, False}
