"""On which days twitches were also treated, and whether that treatment changed: then no change has one reason."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from myotrack.analysis.recovery.values import SuppressantUse
from myotrack.domain.doses import DoseChange, DosePeriod, Exposure, in_milligrams
from myotrack.domain.medicines import Role
from myotrack.domain.timeline import Timeline


def suppressant_uses(timeline: Timeline, since: date) -> tuple[SuppressantUse, ...]:
    """Return every period on a suppressant with a day from `since` (the baseline's first) to the as-of day.

    Oldest first, cut to these days. `changed` is any start, stop or change of dose from `since` to the as-of day.
    """
    return tuple(
        SuppressantUse(
            medicine_id=taken.medicine_id,
            route=taken.route,
            first=max(taken.first, since),
            last=_last_day(taken, timeline.as_of),
            changed=_changed(timeline, taken, since),
        )
        for taken in timeline.in_role(Role.SUPPRESSANT)
        if taken.first <= timeline.as_of and _last_day(taken, timeline.as_of) >= since
    )


def _last_day(taken: Exposure, as_of: date) -> date:
    return as_of if taken.last is None else min(taken.last, as_of)


def _changed(timeline: Timeline, taken: Exposure, since: date) -> bool:
    started = taken.first >= since
    stopped = taken.last is not None and taken.last < timeline.as_of
    return started or stopped or _dose_changed(timeline, taken, since)


def _dose_changed(timeline: Timeline, taken: Exposure, since: date) -> bool:
    periods = [p for p in timeline.periods(taken.medicine_id)[taken.route] if _lies_in(p, taken)]
    return any(
        since <= later.first <= timeline.as_of and not _same_dose(earlier.change, later.change)
        for earlier, later in pairwise(periods)
    )


def _lies_in(period: DosePeriod, taken: Exposure) -> bool:
    return taken.first <= period.first and (taken.last is None or period.first <= taken.last)


def _same_dose(earlier: DoseChange, later: DoseChange) -> bool:
    """Whether two doses are one, also when written in g and in mg; doses that can't be compared are not the same."""
    if earlier.unit is later.unit:
        return earlier.daily_dose == later.daily_dose
    old, new = in_milligrams(earlier.daily_dose, earlier.unit), in_milligrams(later.daily_dose, later.unit)
    return old is not None and old == new
