"""From logged days and doses to the fit, the readings of the last days, and how it was all worked out.

This is where numpy and scipy begin: it is imported when there is enough to fit, and not before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from myotrack.analysis.enough_data import FEWEST_DAYS_AFTER, FEWEST_RECENT_DAYS, RECENT_DAYS
from myotrack.analysis.recovery.dose_path import Doses
from myotrack.analysis.recovery.fewer import fewer
from myotrack.analysis.recovery.fitted import fit
from myotrack.analysis.recovery.observed import ObservedDays
from myotrack.analysis.recovery.posterior import posterior
from myotrack.analysis.recovery.values import DayReading, Fit, Workings
from myotrack.analysis.recovery.verdict import READINGS, SURELY_FEWER
from myotrack.analysis.recovery.width import Amount, wide_because
from myotrack.analysis.series import DayPoint

DosesOn = Callable[[date], Doses]
"""The doses as they were known on a day."""

LOOKED_BACK_DAYS = 14


@dataclass(frozen=True, slots=True)
class FittedDiary:
    """The fit and how it was worked out."""

    fit: Fit
    workings: Workings


def fit_diary(points: tuple[DayPoint, ...], day_zero: date, doses_on: DosesOn) -> FittedDiary:
    """Return the fit to the days from the baseline's first to the as-of day, of which enough are logged."""
    as_of, observed = points[-1].day, ObservedDays.of(points, day_zero)
    doses = doses_on(as_of)
    found = posterior(observed, doses)
    ratio = fewer(found, observed)
    readings = _readings(observed, day_zero, doses_on, ratio.p_better)
    before, after = observed.before, observed.twitches[observed.days >= 0]
    last_days = [point for point in points[-LOOKED_BACK_DAYS:] if point.day >= day_zero]
    amount = Amount(
        before.size,
        float(before.sum()),
        after.size,
        sum(point.is_logged for point in last_days) / len(last_days),
        sum(not point.exact for point in points if point.is_logged) / observed.days.size,
    )
    workings = Workings(
        days_before=before.size,
        twitches_before=float(before.sum()),
        days_after=after.size,
        twitches_after=float(after.sum()),
        effective_days=observed.days.size / found.noise.inflation,
        free_days_at_the_end=observed.trailing_zeros,
        rule_of_three=ratio.widened,
        dose_steps=len(doses.cuts),
        restarted=doses.raised,
        readings=readings,
        wide_because=wide_because(amount, found.noise),
    )
    return FittedDiary(fit(found, ratio, observed, day_zero), workings)


def _readings(observed: ObservedDays, day_zero: date, doses_on: DosesOn, latest: float) -> tuple[DayReading, ...]:
    """Return the readings of the last 3 logged days, the latest first, and no more once one of them is not sure."""
    days = observed.days[-READINGS:][::-1].tolist()
    found = [DayReading(day_zero + timedelta(days=days[0]), latest)]
    for number in days[1:]:
        sure = found[-1].p_better is not None and found[-1].p_better >= SURELY_FEWER
        if not sure:
            break
        day = day_zero + timedelta(days=number)
        known = observed.until(number)
        likely = fewer(posterior(known, doses_on(day)), known).p_better if _is_enough(known, number) else None
        found.append(DayReading(day, likely))
    return tuple(found)


def _is_enough(known: ObservedDays, day: int) -> bool:
    """Whether there was enough for a reading on a day, the days before day 0 being enough."""
    after = known.days >= 0
    recent = after & (known.days > day - RECENT_DAYS)
    return bool(np.sum(after) >= FEWEST_DAYS_AFTER and np.sum(recent) >= FEWEST_RECENT_DAYS)
