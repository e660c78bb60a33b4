from __future__ import annotations

import numpy as np
import pytest

from benchmarks.simulators.courses import along_doses, delayed, rebound, relapse, straight, towards, unchanged

DAYS = np.arange(-3, 41, dtype=np.int64)


def _on(course: np.ndarray[tuple[int], np.dtype[np.float64]], day: int) -> float:
    return float(course[day + 3])


def test_nothing_happens_before_day_0() -> None:
    courses = (
        unchanged(DAYS), towards(DAYS, 4), delayed(DAYS, 4, 7), straight(DAYS, 30), rebound(DAYS, 4, 5, 4),
        relapse(DAYS, 4, 20, 0.5), along_doses(DAYS, 4, ((-400, 60), (0, 0))),
    )  # fmt: skip
    for course in courses:
        assert course[:3].tolist() == [1, 1, 1]


def test_half_is_gone_after_the_half_time() -> None:
    assert _on(towards(DAYS, 4), 4) == 0.5
    assert _on(towards(DAYS, 4, 2), 4) == 1.5
    assert _on(delayed(DAYS, 4, 7), 7) == 1
    assert _on(delayed(DAYS, 4, 7), 11) == 0.5
    assert _on(straight(DAYS, 30), 15) == 0.5
    assert _on(straight(DAYS, 30), 35) == 0


def test_a_rebound_adds_its_height_on_its_highest_day() -> None:
    assert _on(rebound(DAYS, 4, 5, 4), 4) == 0.5 + 5


def test_a_relapse_is_a_level_from_its_day_on() -> None:
    course = relapse(DAYS, 4, 20, 0.5)

    assert _on(course, 19) < 0.05
    assert {_on(course, day) for day in range(20, 41)} == {0.5}


def test_a_course_along_doses_follows_them_late() -> None:
    """Half the dose on day 0: what is left of the influence is .5 + .5 · 2^(−(t + 1) / 4)."""
    course = along_doses(DAYS, 4, ((-400, 60), (0, 30)))

    assert _on(course, 3) == pytest.approx(0.5 + 0.5 * 0.5)
    assert _on(course, 40) == pytest.approx(0.5, abs=1e-3)
