"""What it was like before day 0: the logged days among the 28 before it (statistics.md, Definitions)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from myotrack.analysis.series import daily_series, logged_values
from myotrack.domain.medicines import Route
from myotrack.domain.timeline import Timeline

BASELINE_DAYS = 28
"""Days before day 0. Never 7: people stop after their worst week, and the fall afterwards is then a mirage."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The 28 days before day 0: how many of them are logged, and their mean twitches a day (None without any)."""

    first: date
    last: date
    days_logged: int
    mean: float | None
    days_without: int = 0
    """Logged days among them on which the medicine of day 0 was not taken."""


def baseline(timeline: Timeline, day_zero: date) -> Baseline:
    """Return the baseline of a day 0."""
    first, last = day_zero - timedelta(days=BASELINE_DAYS), day_zero - timedelta(days=1)
    values = logged_values(timeline, first, last)
    return Baseline(first, last, len(values), sum(values) / len(values) if values else None)


def logged_days_without(timeline: Timeline, before: Baseline, medicine_id: str, route: Route) -> int:
    """Return on how many logged days of a baseline a medicine was not taken by this route."""
    periods = timeline.periods(medicine_id).get(route, ())
    on_it = [period for period in periods if not period.stopped]
    series = daily_series(timeline, before.first, before.last)
    return sum(point.is_logged and not any(period.holds(point.day) for period in on_it) for point in series)
