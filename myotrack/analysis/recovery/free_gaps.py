"""How long a twitch-free time has to be before it says something: 3 times the longest one that was usual before.

Somebody who twitched once a week before day 0 is not free of twitches after one week (statistics.md, Definitions).
"""

from __future__ import annotations

from datetime import date

from myotrack.domain.guidance.thresholds import QUIET_DAYS, QUIET_GAP_DAYS
from myotrack.domain.guidance.twitch_days import TwitchDays

TIMES_THE_LONGEST = 3


def quiet_needed(days: TwitchDays, first: date, last: date) -> int:
    """Return how many logged twitch-free days in a row are needed after a baseline from `first` to `last`."""
    return max(QUIET_DAYS, TIMES_THE_LONGEST * longest_free_gap(days, first, last))


def longest_free_gap(days: TwitchDays, first: date, last: date) -> int:
    """Return the longest run of free days from `first` to `last`, in logged days.

    A twitch day ends a run, and so do more than 3 unlogged days in a row, as in a quiet time.
    """
    twitches = {day for day in days.twitches if first <= day <= last}
    longest = run = 0
    before: date | None = None
    for day in sorted([*twitches, *(day for day in days.free if first <= day <= last)]):
        too_far = before is not None and (day - before).days > QUIET_GAP_DAYS + 1
        run = 0 if day in twitches else (1 if too_far else run + 1)
        longest, before = max(longest, run), day
    return longest
