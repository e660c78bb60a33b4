"""The posterior over courses: two stages on a grid, no optimiser and no chance (statistics.md, Model)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from myotrack.analysis.recovery.arrays import BoolArray, FloatArray, IntArray
from myotrack.analysis.recovery.binning import BinnedDays, bin_days, in_half_years
from myotrack.analysis.recovery.dispersion import ALPHA_WEIGHTS, Noise, noise_around
from myotrack.analysis.recovery.dose_path import Doses
from myotrack.analysis.recovery.grid import coarse_grid, fine_grid
from myotrack.analysis.recovery.likelihood import Marginal, marginal_likelihood
from myotrack.analysis.recovery.observed import ObservedDays
from myotrack.analysis.recovery.regions import regions_of_weight
from myotrack.analysis.recovery.shapes import Courses

PROVISIONAL_ALPHA, PROVISIONAL_INFLATION = 0.6, 1.8
"""The noise of the first stage, before there is a course to measure it around."""
COURSES_BEHIND_THE_MEAN = 60
"""How many of the coarse courses, the likeliest ones, the first fitted course is the mean of."""
HOPELESS = 9.0
"""A fine course whose log weight at the middle α lies so far under the best one's is left out."""
ROUGH_STEPS, ROUGHLY = 1, 4.0
"""What is so far under the best one after a step towards its mode need not be looked at closely: of half a million
courses that weigh anything none was more than 2 under its own height by then."""


@dataclass(frozen=True)
class Posterior:
    """Courses and what each weighs.

    `weights` (3, K) belong to the three points of α and add up to 1; `log_mean` and `log_mean_sd` (3, K) are the mode
    and the standard deviation of log m0, m0 being the twitches a day before day 0.
    """

    courses: Courses
    doses: Doses
    weights: FloatArray
    log_mean: FloatArray
    log_mean_sd: FloatArray
    noise: Noise

    @cached_property
    def of_course(self) -> FloatArray:
        """What each course weighs, whatever α is (K,)."""
        weights: FloatArray = self.weights.sum(axis=0)
        return weights

    def log_mean_of_course(self) -> tuple[FloatArray, FloatArray]:
        """Return mean and standard deviation of log m0 of each course (K,), whatever α is."""
        share = self.weights / self.of_course
        mean = (share * self.log_mean).sum(axis=0)
        spread = (share * (self.log_mean_sd**2 + (self.log_mean - mean) ** 2)).sum(axis=0)
        return mean, np.sqrt(spread)

    def shares(self, days: IntArray) -> FloatArray:
        """Return s of each course on the days (K × days)."""
        return self.courses.shares(days, self.doses)


def posterior(observed: ObservedDays, doses: Doses) -> Posterior:
    """Return the posterior over courses; needs twitches on at least one day."""
    bins = bin_days(observed, max(doses.starts))
    coarse = coarse_grid(doses)
    first = marginal_likelihood(coarse.shares(bins.day, doses), bins, PROVISIONAL_ALPHA, PROVISIONAL_INFLATION)
    log_weight = first.log_likelihood + coarse.log_prior
    noise = noise_around(observed, _mean_course(observed, coarse, doses, first, log_weight))
    fine = fine_grid(regions_of_weight(coarse, log_weight, doses), doses)
    return _weighed(fine, doses, bins, noise)


def _mean_course(
    observed: ObservedDays,
    courses: Courses,
    doses: Doses,
    fitted: Marginal,
    log_weight: FloatArray,
) -> FloatArray:
    """Return the mean of the likeliest courses on the logged days (n,), twitches a day."""
    likeliest = np.argsort(log_weight, kind="stable")[-COURSES_BEHIND_THE_MEAN:]
    weight = np.exp(log_weight[likeliest] - log_weight[likeliest].max())
    known = in_half_years(np.maximum(observed.days, -1), max(doses.starts))
    days, which = np.unique(known, return_inverse=True)
    mean = (weight * np.exp(fitted.mode[likeliest])) @ courses.chosen(likeliest).shares(days, doses) / weight.sum()
    of_day: FloatArray = mean[which]
    return of_day


def _weighed(courses: Courses, doses: Doses, bins: BinnedDays, noise: Noise) -> Posterior:
    """Weigh the courses at each of the three points of α."""
    bins = bins.in_one_after(courses.level_after(doses))
    shares = courses.shares(bins.day, doses)
    rough = marginal_likelihood(shares, bins, noise.middle, noise.inflation, most_steps=ROUGH_STEPS)
    kept = _hopeful(rough.log_likelihood + courses.log_prior, HOPELESS + ROUGHLY)
    courses, shares, rough = courses.chosen(kept), shares[kept], rough.chosen(kept)
    middle = marginal_likelihood(shares, bins, noise.middle, noise.inflation, rough.mode)
    kept = _hopeful(middle.log_likelihood + courses.log_prior, HOPELESS)
    courses, shares, middle = courses.chosen(kept), shares[kept], middle.chosen(kept)
    low, high = (
        marginal_likelihood(shares, bins, float(noise.alpha[point]), noise.inflation, middle.mode) for point in (0, 2)
    )
    per_alpha = (low, middle, high)
    log_weights = np.stack([found.log_likelihood for found in per_alpha]) + courses.log_prior
    log_weights += np.log(ALPHA_WEIGHTS)[:, None]
    weights = np.exp(log_weights - log_weights.max())
    return Posterior(
        courses,
        doses,
        weights / weights.sum(),
        np.stack([found.mode for found in per_alpha]),
        np.stack([found.sd for found in per_alpha]),
        noise,
    )


def _hopeful(log_weight: FloatArray, below_the_best: float) -> BoolArray:
    hopeful: BoolArray = log_weight > log_weight.max() - below_the_best
    return hopeful
