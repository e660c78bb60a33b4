"""What the recovery analysis hands to the rules: the worsening alarm and its softer watch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ComparedWith(StrEnum):
    """What the last days are compared with (statistics.md, Worsening alarm)."""

    DAYS_BEFORE = "days_before"
    """The 28 days before them."""
    BASELINE = "baseline"
    """The 28 days before day 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worsening:
    """One level of the alarm that was reached: on which days, in which window, against what, with both means.

    `since` is the first and `day` the last logged day of the days on which it was reached without a break; the means
    are twitches a day, those of `day`. `banded_days` are the days of its window that hold a range, whose middle stands
    in the mean.
    """

    since: date
    day: date
    window_days: int
    compared_with: ComparedWith
    mean: float
    mean_before: float
    banded_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryReading:
    """The latest alarm and the latest watch as they were known on the as-of day; None where there was none.

    Whether they still stand is the rules' to say.
    """

    alarm: Worsening | None = None
    watch: Worsening | None = None
