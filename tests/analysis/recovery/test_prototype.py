"""Agreement with an independent prototype of the same design (tests/data/recovery/README.md)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from myotrack.analysis.recovery.binning import bin_days
from myotrack.analysis.recovery.dispersion import noise_around
from myotrack.analysis.recovery.dose_path import Doses
from myotrack.analysis.recovery.fewer import fewer
from myotrack.analysis.recovery.kinds import kinds
from myotrack.analysis.recovery.likelihood import marginal_likelihood
from myotrack.analysis.recovery.observed import ObservedDays
from myotrack.analysis.recovery.posterior import posterior
from myotrack.analysis.recovery.shapes import ALONG_THE_DOSES, Courses
from tests.analysis.recovery.arrays import floats, whole

_READ: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "data" / "recovery" / "prototype.json").read_text(encoding="utf-8")
)
DIARIES: list[dict[str, Any]] = _READ["diaries"]
EXACTLY = 1e-6


def _courses() -> Courses:
    told = _READ["courses"]
    ones = np.ones(len(told))
    return Courses(
        half_time=floats(*(course["h"] for course in told)),
        saturation=floats(*(0 if course["c"] is None else 1 / course["c"] for course in told)),
        floor=floats(*(course["f"] for course in told)),
        height=floats(*(course["A"] for course in told)),
        peak=floats(*(course["p"] for course in told)),
        returning=ones,
        begins=whole([ALONG_THE_DOSES] * len(told)),
        shape=whole([0] * len(told)),
        log_prior=0 * ones,
    )


def _observed(diary: dict[str, Any]) -> ObservedDays:
    return ObservedDays(whole(diary["days"]), floats(*diary["twitches"]))


def _doses(diary: dict[str, Any]) -> Doses:
    steps = diary["steps"]
    return Doses(tuple(start for start, _share in steps), tuple(share for _start, share in steps)) if steps else Doses()


@pytest.mark.parametrize("diary", DIARIES, ids=[diary["name"] for diary in DIARIES])
def test_courses_and_their_marginal_likelihood_are_the_same(diary: dict[str, Any]) -> None:
    bins, courses = bin_days(_observed(diary)), _courses()

    found = marginal_likelihood(courses.shares(bins.day, _doses(diary)), bins, 0.6, 1.8)

    last = courses.shares(whole(diary["days"][-1:]), _doses(diary))[:, 0]
    assert last == pytest.approx(diary["share_last_day"], abs=EXACTLY)
    assert found.log_likelihood == pytest.approx(diary["log_marginal"], abs=EXACTLY)
    assert found.mode == pytest.approx(diary["mode"], abs=EXACTLY)
    assert found.sd == pytest.approx(diary["sd"], abs=EXACTLY)


@pytest.mark.parametrize("diary", DIARIES, ids=[diary["name"] for diary in DIARIES])
def test_the_noise_around_the_best_of_them_is_the_same(diary: dict[str, Any]) -> None:
    observed, best = _observed(diary), diary["best"]
    shares = _courses().shares(observed.days, _doses(diary))[best]

    found = noise_around(observed, np.exp(diary["mode"][best]) * shares)

    assert found.alpha == pytest.approx(diary["alpha"], abs=EXACTLY)
    assert found.autocorrelation == pytest.approx(diary["autocorrelation"], abs=EXACTLY)
    assert found.inflation == pytest.approx(diary["inflation"], abs=EXACTLY)


@pytest.mark.parametrize("diary", DIARIES, ids=[diary["name"] for diary in DIARIES])
def test_what_is_said_in_the_end_differs_by_the_finer_grid_alone(diary: dict[str, Any]) -> None:
    observed = _observed(diary)

    found = fewer(posterior(observed, _doses(diary)), observed)

    if len(kinds(_doses(diary))) > 1:
        # The prototype knew only courses along the doses; ours may also go by themselves from a cut on.
        assert found.ratio[0] < diary["ratio"][1] < found.ratio[2]
        return
    # Its levels lie up to a quarter apart, ours less than a tenth.
    assert np.log(found.ratio[1]) == pytest.approx(np.log(diary["ratio"][1]), abs=0.2)
    assert found.ratio[2] - found.ratio[0] == pytest.approx(diary["ratio"][2] - diary["ratio"][0], abs=0.12)
    told = floats(found.p_better, found.p_worse, found.p_fewer)
    assert told == pytest.approx([diary[name] for name in ("p_better", "p_worse", "p_fewer")], abs=0.05)
