"""The own-worded scales and what a frequency answer stands for (clinical.md §4; not a validated instrument)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from math import sqrt

from myotrack.domain.errors import InvalidEntry, Reason

MOST_TWITCHES = 99_999
"""Highest count a day can hold: more than one twitch a second, all day."""


class FrequencyBand(IntEnum):
    """Twitches of a day, answered as a band instead of a number."""

    NONE = 0
    FEW = 1
    NOW_AND_THEN = 2
    OFTEN = 3
    CONSTANT = 4


class Severity(IntEnum):
    """How strong the usual twitch of the day was."""

    NONE = 0
    BARELY_VISIBLE = 1
    VISIBLE = 2
    MOVES_THE_LIMB = 3
    OFF_BALANCE = 4


class Interference(IntEnum):
    """How much twitches got in the way of the day."""

    NONE = 0
    NOTICED = 1
    SLOWER = 2
    NEEDED_HELP = 3
    COULD_NOT = 4


TEN_POINT_LOW, TEN_POINT_HIGH = 0, 10
"""Ends of the two optional ratings: bother, and the condition the medicine was for."""

SCALE_VERSIONS = "frequency/1 severity/1 interference/1 bother/1 condition/1"
"""Scale ids and versions that an answer given today is stored with."""

BAND_LIMITS: dict[FrequencyBand, tuple[int, int]] = {
    FrequencyBand.NONE: (0, 0),
    FrequencyBand.FEW: (1, 5),
    FrequencyBand.NOW_AND_THEN: (6, 24),
    FrequencyBand.OFTEN: (25, 150),
    FrequencyBand.CONSTANT: (151, 1000),
}
"""Lowest and highest daily number that each band stands for.

0, 1–5 and 6–24 are the bands' own words (clinical.md §4). "Several an hour" and "almost constant" have no numbers
there: 25–150 and 151–1000 over a waking day are our design choice, used only to place a mark on a chart.
"""


@dataclass(frozen=True, slots=True)
class Frequency:
    """Twitches of one day: a number, or a band with its ends and the geometric middle as its value."""

    value: float
    low: int
    high: int
    exact: bool

    @classmethod
    @lru_cache(maxsize=1024)
    def of_count(cls, count: int) -> Frequency:
        """Return the frequency of an exact count; one value for equal counts, years of days ask for it."""
        return cls(float(count), count, count, exact=True)

    @classmethod
    @lru_cache(maxsize=len(FrequencyBand))
    def of_band(cls, band: FrequencyBand) -> Frequency:
        """Return the frequency a band stands for: its geometric middle (statistics.md, Definitions)."""
        low, high = BAND_LIMITS[band]
        return cls(sqrt(low * high), low, high, exact=band is FrequencyBand.NONE)


def checked_whole(field: str, value: int | None, low: int, high: int) -> int | None:
    """Return `value` when it is blank or a whole number from `low` to `high`; raise InvalidEntry otherwise."""
    if value is not None and not low <= value <= high:
        raise InvalidEntry(field, value, Reason.OUT_OF_RANGE, low=low, high=high)
    return value
