from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtr

from myotrack.analysis.recovery.dose_path import Doses
from myotrack.analysis.recovery.fewer import Fewer, fewer
from myotrack.analysis.recovery.fitted import fit, percent_fewer
from myotrack.analysis.recovery.observed import ObservedDays
from myotrack.analysis.recovery.posterior import posterior
from myotrack.analysis.recovery.values import Fit, Interval, Shape
from tests.analysis.recovery.arrays import observed, whole
from tests.builders import DAY

BEFORE = [22.0, 18, 25, 19, 31, 20, 17, 24, 28, 16, 21, 19, 26, 23]
SLOW = [round(22 * 2 ** (-day / 9)) * 1.0 for day in range(40)]


def _fit(days: ObservedDays, doses: Doses | None = None) -> Fit:
    found = posterior(days, doses or Doses())
    return fit(found, fewer(found, days), days, DAY)


def test_percent_fewer_turns_a_ratio_round() -> None:
    found = percent_fewer(Fewer((0.3, 0.5, 1.2), 0.9, 0.1, 0.9, widened=False))

    assert (found.low, found.mid, found.high) == pytest.approx((-20, 50, 70))


def test_the_half_time_is_found_again() -> None:
    half_time = _fit(observed(-14, [*BEFORE, *SLOW])).half_time

    assert half_time is not None
    assert half_time.low < 9 < half_time.high
    assert half_time.mid == pytest.approx(9, rel=0.25)


def test_where_it_got_worse_there_is_no_half_time_to_speak_of() -> None:
    found = _fit(observed(-14, [*BEFORE, *(count * 3 for count in BEFORE), *(count * 3 for count in BEFORE)]))

    assert found.half_time is None
    assert found.shapes[Shape.WORSE] > 0.5


@pytest.mark.parametrize("level", [0.05, 0.5, 0.95])
def test_the_course_has_its_part_of_the_posterior_below_it(level: float) -> None:
    days = observed(-14, [*BEFORE, *SLOW])
    found = posterior(days, Doses())
    course = {fitted.day.toordinal() - DAY.toordinal(): fitted.level for fitted in _fit(days).course}
    at = 12

    told = {0.05: course[at].low, 0.5: course[at].mid, 0.95: course[at].high}[level]
    means = found.log_mean + np.log(found.shares(whole([at])))[:, 0]
    below = (found.weights * ndtr((np.log(told) - means) / found.log_mean_sd)).sum()

    assert below == pytest.approx(level, abs=0.005)


def test_before_day_0_the_course_is_level() -> None:
    found = _fit(observed(-14, [*BEFORE, *SLOW]))
    before = {fitted.level for fitted in found.course if fitted.day < DAY}

    assert len(before) == 1
    assert isinstance(next(iter(before)), Interval)
    assert next(iter(before)).mid == pytest.approx(np.mean(BEFORE), rel=0.1)


def test_late_days_between_the_worked_out_ones_lie_on_the_course() -> None:
    numbers = [*BEFORE, *(22 * (0.3 + 0.7 * 2 ** (-day / 60)) for day in range(400))]
    days = observed(-14, numbers)
    found = posterior(days, Doses())
    course = [fitted.level.mid for fitted in _fit(days).course][14:]

    exact = np.exp(found.log_mean[1] @ found.of_course + found.of_course @ np.log(found.shares(whole(range(400)))))
    assert np.array(course) == pytest.approx(exact, rel=0.05)


def test_a_taper_bends_the_course_at_its_steps() -> None:
    doses = Doses((0, 20), (0.5, 0.0))
    numbers = [*BEFORE, *[15.0] * 20, *[3.0] * 20]

    course = [fitted.level.mid for fitted in _fit(observed(-14, numbers), doses).course][14:]

    assert course[19] - course[39] > 3 * abs(course[10] - course[19])


def test_a_late_step_bends_the_course_on_its_day() -> None:
    doses = Doses((0, 200), (0.5, 0.0))
    numbers = [*BEFORE, *[12.0] * 200, *(12 * 2 ** (-day / 3) for day in range(100))]
    days = observed(-14, numbers)
    found = posterior(days, doses)
    course = [fitted.level.mid for fitted in _fit(days, doses).course][14:]

    exact = np.exp(found.log_mean[1] @ found.of_course + found.of_course @ np.log(found.shares(whole(range(300)))))

    assert np.array(course[195:215]) == pytest.approx(exact[195:215], rel=0.1)
