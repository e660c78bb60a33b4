from __future__ import annotations

from datetime import timedelta

import pytest

from benchmarks.calibrating.readings import reading, sure_three_times
from benchmarks.calibrating.scenarios import FIRST_SIMULATOR, HALF_TIME_4, UNCHANGED, Scenario
from benchmarks.simulators.diary import DAY_ZERO, day_zero_of
from myotrack.analysis.recovery.analyse import recovery_analysis
from myotrack.analysis.worsening.levels import levels
from myotrack.analysis.worsening.reading import alarm_days

LOW_COUNTS = next(scenario for scenario in FIRST_SIMULATOR if scenario.name.startswith("few twitches"))
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


def test_three_sure_readings_in_a_row_are_needed() -> None:
    assert sure_three_times([0.96, 0.99, 0.95, 0.94, 0.99, 0.99, None, 0.99]) == [
        False, False, True, False, False, False, False, False,
    ]  # fmt: skip
