"""Windows of days, and how long something has held without a break."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from myotrack.domain.guidance.thresholds import LAST_DAYS


def last_days(day: date) -> tuple[date, ...]:
    """Return the last 7 days, `day` included, newest first."""
    return tuple(day - timedelta(days=back) for back in range(LAST_DAYS))


def held_since(holds: Callable[[date], bool], last: date) -> date:
    """Return the first of the days without a break up to `last` on which something held; it held on `last`."""
    since = last
    while holds(since - timedelta(days=1)):
        since -= timedelta(days=1)
    return since
