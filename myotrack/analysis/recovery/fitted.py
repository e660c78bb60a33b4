"""The posterior told in the values that screen and summary share: the fit, and the fitted course over logged days."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from myotrack.analysis.recovery.arrays import IntArray
from myotrack.analysis.recovery.binning import WEEKLY_AFTER
from myotrack.analysis.recovery.fewer import INTERVAL, Fewer
from myotrack.analysis.recovery.grid_axes import SHAPES
from myotrack.analysis.recovery.observed import ObservedDays
from myotrack.analysis.recovery.posterior import Posterior
from myotrack.analysis.recovery.quantiles import mixture_quantiles, weighted_quantiles
from myotrack.analysis.recovery.values import Fit, FittedDay, Interval, Shape

HAS_HALF_TIME = (Shape.TO_ZERO, Shape.PLATEAU)
LEAST_FOR_HALF_TIME = 0.5
"""The shapes that have a half time must carry at least so much weight, else there is none to speak of."""
LATE_KNOTS = 36
AFTER_A_STEP = (-1, 0, 1, 2, 4, 7, 11, 16, 25, 40)
"""Days on which the course is worked out: so many after the first weeks, and these after each dose step."""
DRAWN_FROM = 1e-3
"""Courses that weigh less than this part of the heaviest one don't show in the drawn course."""


def fit(found: Posterior, ratio: Fewer, observed: ObservedDays, day_zero: date) -> Fit:
    """Return the posterior of the logged days, and the ratio that follows from it, as a fit."""
    return Fit(
        percent_fewer=percent_fewer(ratio),
        half_time=_half_time(found),
        p_better=ratio.p_better,
        p_worse=ratio.p_worse,
        p_fewer=ratio.p_fewer,
        shapes={
            shape: float(found.of_course[found.courses.shape == number].sum()) for number, shape in enumerate(SHAPES)
        },
        dispersion=found.noise.middle,
        autocorrelation=found.noise.autocorrelation,
        variance_inflation=found.noise.inflation,
        course=_course(found, observed, day_zero),
    )


def percent_fewer(found: Fewer) -> Interval:
    """Return 100 · (1 − ratio): the highest ratio is the low end; negative means more."""
    low, middle, high = (100 * (1 - ratio) for ratio in found.ratio)
    return Interval(high, middle, low)


def _half_time(found: Posterior) -> Interval | None:
    falling = np.isin(found.courses.shape, [SHAPES.index(shape) for shape in HAS_HALF_TIME])
    weight = found.of_course[falling]
    if weight.sum() < LEAST_FOR_HALF_TIME:
        return None
    half_times = found.courses.chosen(falling).half_times(found.doses)
    low, middle, high = np.exp(weighted_quantiles(np.log(half_times), weight, INTERVAL))
    return Interval(float(low), float(middle), float(high))


def _course(found: Posterior, observed: ObservedDays, day_zero: date) -> tuple[FittedDay, ...]:
    """Return median and 90 % band of m0 · s on each logged day.

    They are worked out on fewer and fewer days the later it gets, and read off between these on a logarithmic scale.
    """
    knots = _knots(found, observed)
    weight = found.of_course
    drawn = np.flatnonzero(weight > DRAWN_FROM * weight.max())
    log_mean, sd = found.log_mean_of_course()
    log_level = log_mean[drawn, None] + np.log(found.shares(knots)[drawn])
    levels = mixture_quantiles(log_level, sd[drawn], weight[drawn], INTERVAL)
    rows = [np.exp(np.interp(observed.days, knots, level)).tolist() for level in levels]
    return tuple(
        FittedDay(day_zero + timedelta(days=number), Interval(low, middle, high))
        for number, low, middle, high in zip(observed.days.tolist(), *rows, strict=True)
    )


def _knots(found: Posterior, observed: ObservedDays) -> IntArray:
    """Return the days, counted from day 0, on which the course is worked out: it bends early, and after dose steps."""
    last = observed.last_day
    late = np.geomspace(WEEKLY_AFTER, max(last, WEEKLY_AFTER), LATE_KNOTS).astype(np.int64)
    steps = [start + after for start in found.doses.path().starts for after in AFTER_A_STEP]
    knots = np.unique(np.concatenate([np.arange(-1, WEEKLY_AFTER), late, steps, [last]]))
    return knots[knots <= last]
