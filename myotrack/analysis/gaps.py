"""The missed days that Today asks about, once and quietly."""

from __future__ import annotations

from datetime import date, timedelta

from myotrack.domain.checkins import DayState
from myotrack.domain.timeline import Timeline

MOST_DAYS = 7
"""Days back that are asked about: who remembers longer than a week?"""


def missed_days(timeline: Timeline, today: date) -> tuple[date, ...]:
    """Return the days with nothing in them among the 7 before `today`, oldest first.

    Days before the diary began were not missed.
    """
    if timeline.first_day is None:
        return ()
    first = max(timeline.first_day, today - timedelta(days=MOST_DAYS))
    records = timeline.records(first, today - timedelta(days=1))
    return tuple(record.day for record in records if record.state is DayState.NOT_LOGGED)
