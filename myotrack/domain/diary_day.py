"""Which diary day a moment belongs to. A diary day is a label that the person means, not 24 hours."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from myotrack.domain.errors import InvalidEntry, Reason

EARLIEST_DAY = date(1900, 1, 1)
"""No entry may be dated before this day: an earlier date is a slip of the keyboard."""

LATEST_PLANNED_DAY = date(2199, 12, 31)
"""Plans, refills and appointments may lie in the future, up to here."""

LATEST_DAY_START = time(12, 0)
"""The diary day may start at midnight or later in the night, up to noon."""


def diary_day(moment: datetime, day_start: time = time(0, 0)) -> date:
    """Return the diary day of a local `moment` (aware) when the day starts at `day_start` (local wall time)."""
    local_day = moment.date()
    return local_day if moment.time() >= day_start else local_day - timedelta(days=1)


def checked_day(field: str, day: date, today: date) -> date:
    """Return `day` when it lies between 1900 and `today`; raise InvalidEntry otherwise."""
    if day < EARLIEST_DAY:
        raise InvalidEntry(field, day, Reason.TOO_EARLY, earliest=EARLIEST_DAY)
    if day > today:
        raise InvalidEntry(field, day, Reason.IN_THE_FUTURE, latest=today)
    return day


def checked_planned_day(field: str, day: date) -> date:
    """Return `day` of a plan, refill or appointment, which may lie in the future; raise InvalidEntry otherwise."""
    if day < EARLIEST_DAY:
        raise InvalidEntry(field, day, Reason.TOO_EARLY, earliest=EARLIEST_DAY)
    if day > LATEST_PLANNED_DAY:
        raise InvalidEntry(field, day, Reason.TOO_LATE, latest=LATEST_PLANNED_DAY)
    return day


def days_between(first: date, last: date) -> tuple[date, ...]:
    """Return every day from `first` to `last`, both included; empty when `last` is before `first`."""
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
