"""In a taper the twitches may follow the doses, or end by themselves from any cut on: the counts decide."""

from __future__ import annotations

import numpy as np
import pytest

from myotrack.analysis.recovery.dose_path import Doses
from myotrack.analysis.recovery.fewer import Fewer, fewer
from myotrack.analysis.recovery.fitted import fit, percent_fewer
from myotrack.analysis.recovery.kinds import MOST_CUTS, kinds
from myotrack.analysis.recovery.posterior import posterior
from myotrack.analysis.recovery.shapes import ALONG_THE_DOSES
from myotrack.analysis.recovery.values import Interval
from tests.analysis.recovery.arrays import observed
from tests.builders import DAY

BEFORE = [40.0, 38, 42, 41, 39, 40] * 3
GONE_AT_ONCE = [40.0, 28, 20, 14, 10, 7, 5, 4, 3, 2, 2, 1, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0]
STEPS = ((0, 45), (7, 30), (14, 15), (21, 0))


def _doses(day: int) -> Doses:
    """60 mg came down by 15 mg a week: what of it was known on a day."""
    known = [(start, dose) for start, dose in STEPS if start <= day]
    lowest = known[-1][1]
    return Doses(
        tuple(start for start, _dose in known), tuple((dose - lowest) / (60 - lowest) for _start, dose in known)
    )


def _told(numbers: list[float], day: int) -> tuple[Fewer, Interval, Interval | None]:
    days = observed(-len(BEFORE), [*BEFORE, *numbers[: day + 1]])
    found = posterior(days, _doses(day))
    ratio = fewer(found, days)
    return ratio, percent_fewer(ratio), fit(found, ratio, days, DAY).half_time


def test_a_stop_a_single_cut_and_a_restart_have_one_kind() -> None:
    for doses in (Doses(), Doses((0,), (0.0,)), Doses((0, 10), (0.0, 1.0)), Doses((0, 10, 20), (0.0, 1.0, 0.0))):
        assert [(kind.begins, kind.prior) for kind in kinds(doses)] == [(ALONG_THE_DOSES, 1)]


def test_a_taper_has_one_kind_along_the_doses_and_one_for_each_cut() -> None:
    found = kinds(Doses((0, 7, 14, 20, 28), (0.67, 0.33, 0.67, 0.33, 0.0)))

    assert [kind.begins for kind in found] == [ALONG_THE_DOSES, 0, 7, 28]
    assert [kind.prior for kind in found] == pytest.approx([1 / 3, 1 / 3, 1 / 6, 1 / 6])


def test_of_many_cuts_a_few_are_taken_the_first_and_the_last_among_them() -> None:
    doses = Doses(tuple(range(0, 600, 30)), tuple(1 - (step + 1) / 20 for step in range(20)))
    begins = [kind.begins for kind in kinds(doses)[1:]]

    assert (len(begins), begins[0], begins[-1]) == (MOST_CUTS, 0, 570)


def test_a_cut_said_twice_is_one_cut() -> None:
    twice, once = Doses((0, 3, 7), (0.5, 0.5, 0.0)), Doses((0, 7), (0.5, 0.0))

    assert kinds(twice) == kinds(once)


@pytest.mark.parametrize(("day", "truth"), [(10, 90), (13, 95), (14, 97), (17, 98), (21, 99), (24, 99)])
def test_twitches_that_end_at_the_first_cut_are_told_so_while_the_taper_goes_on(day: int, truth: int) -> None:
    ratio, percent, _half_time = _told(GONE_AT_ONCE, day)

    assert percent.low - 1 < 100 * (1 - np.mean(GONE_AT_ONCE[day - 6 : day + 1]) / np.mean(BEFORE)) < percent.high + 1
    assert percent.mid == pytest.approx(truth, abs=8)
    assert ratio.p_better > 0.95


@pytest.mark.parametrize("day", [14, 21])
def test_one_more_step_of_the_taper_does_not_turn_the_answer_over(day: int) -> None:
    _ratio, before, _half = _told(GONE_AT_ONCE, day - 1)
    _ratio, after, _half = _told(GONE_AT_ONCE, day)

    assert after.mid == pytest.approx(before.mid, abs=5)


def test_twitches_that_end_at_the_second_cut_are_told_so() -> None:
    _ratio, percent, half_time = _told([40, 41, 39, 40, 38, 41, 40, *GONE_AT_ONCE], 21)

    assert percent.low > 70
    assert half_time is not None
    assert half_time.low < 9 < half_time.high


def test_twitches_that_follow_the_doses_have_gone_half_of_their_way_with_them() -> None:
    left, numbers = 1.0, []
    for share in [0.75] * 7 + [0.5] * 7 + [0.25] * 7 + [0.0] * 30:
        numbers.append(float(round(40 * left)))
        left += (share - left) * (1 - 2**-0.5)
    half = next(day for day, number in enumerate(numbers) if number <= 20)

    _ratio, percent, half_time = _told(numbers, 42)

    assert percent.low > 95
    assert half_time is not None
    assert half_time.low < half < half_time.high
    assert half_time.mid == pytest.approx(half, abs=2)
