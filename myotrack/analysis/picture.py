"""Everything that the recovery chart shows, as one frozen value: what is drawn, said under it and read out is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from myotrack.analysis.baseline import Baseline, baseline
from myotrack.analysis.bins import Mark, bin_days_for, binned, day_marks
from myotrack.analysis.course import LONGEST_GAP_DAYS, CoursePoint, centred_course
from myotrack.analysis.day_counts import DayCounts, counted, day_counts_between
from myotrack.analysis.day_zero import DayZero, DayZeroKind, day_zeros
from myotrack.analysis.dose_lanes import DoseLane, dose_lanes
from myotrack.analysis.flags import DayFlags, day_flags
from myotrack.analysis.recovery.values import FittedDay, RecoveryAnalysis
from myotrack.analysis.series import DayPoint, daily_series, ratings_by
from myotrack.analysis.spells import Spell, spells
from myotrack.domain.medicines import Medicine, Role, Route
from myotrack.domain.provenance import Author
from myotrack.domain.timeline import Timeline

GENERAL_INFORMATION_DAYS = 28
"""Days after day 0 that carry the "days to weeks (general information)" shade (product.md, The recovery chart)."""


class AxisMode(StrEnum):
    """What the time axis counts in."""

    DATES = "dates"
    DAYS_SINCE = "days_since"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class DayRange:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it is."""
        return (self.last - self.first).days + 1

    def holds(self, day: date) -> bool:
        """Whether `day` lies in it."""
        return self.first <= day <= self.last

    def cut_to(self, other: DayRange) -> DayRange | None:
        """Return the days in both, or None when there are none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return DayRange(first, last) if first <= last else None


@dataclass(frozen=True, slots=True)
class Ratings:
    """What one person logged: a mark for each logged day (or week), and the smoothed course; never two in one line."""

    rater: Author
    marks: tuple[Mark, ...]
    course: tuple[tuple[CoursePoint, ...], ...]
    """Unbroken stretches of the centred median of 7 logged days; empty where a mark is more than a day, and where the
    fitted course stands in its place."""


@dataclass(frozen=True, slots=True)
class Shade:
    """Days on a suppressant, cut to what is shown."""

    medicine_id: str
    route: Route
    range: DayRange


@dataclass(frozen=True)
class RecoveryPicture:
    """The recovery chart as a value: one range of days, one chosen day 0 (or none), one time axis."""

    as_of: date
    shown: DayRange
    whole: DayRange
    axis: AxisMode
    bin_days: int
    """Days in one mark: 1, 7 or 28."""
    day_zero: DayZero | None
    baseline: Baseline | None
    points: tuple[DayPoint, ...]
    """The shown days, logged or not."""
    days: DayCounts
    """How much is logged of the shown days; of all days up to the as-of day when everything is shown.

    The axis ends at the last observed day. What was left blank since then counts as days all the same.
    """
    ratings: tuple[Ratings, ...]
    severity: tuple[Mark, ...]
    """One mark for each shown day, week or four weeks, logged or not."""
    gaps: tuple[Spell, ...]
    lanes: tuple[DoseLane, ...]
    suppressants: tuple[Shade, ...]
    flags: tuple[DayFlags, ...]
    medicines: tuple[Medicine, ...]
    timeline: Timeline
    analysis: RecoveryAnalysis | None = None
    """What the recovery analysis says around this day 0; None while it is worked out, and without a day 0."""
    fitted: tuple[tuple[FittedDay, ...], ...] = ()
    """Unbroken stretches of the fitted course over the shown observed days; empty where there is no fit."""

    @property
    def is_zoomed(self) -> bool:
        """Whether less than the whole range is shown."""
        return self.shown != self.whole

    @property
    def general_information(self) -> DayRange | None:
        """Days 0 to 28, cut to what is shown; None without a day 0."""
        if self.day_zero is None:
            return None
        last = self.day_zero.day + timedelta(days=GENERAL_INFORMATION_DAYS)
        return DayRange(self.day_zero.day, last).cut_to(self.shown)

    @property
    def later_stop(self) -> DayZero | None:
        """The stop that ended the taper which the chosen day 0 began; None while it lasts, or for a stop."""
        zero = self.day_zero
        if zero is None or zero.kind is DayZeroKind.STOP:
            return None
        own = [z for z in day_zeros(self.timeline) if (z.medicine_id, z.route) == (zero.medicine_id, zero.route)]
        after = next((z for z in own if z.day > zero.day), None)
        return after if after is not None and not after.begins_episode else None

    def name(self, medicine_id: str) -> str:
        """Return the name of a medicine as the person wrote it; its id when the diary doesn't know it."""
        return next((m.name for m in self.medicines if m.id == medicine_id), medicine_id)

    def days_since(self, day: date) -> int | None:
        """Return how many days after day 0 `day` lies; None without a day 0."""
        return None if self.day_zero is None else self.day_zero.days_since(day)


def whole_range(timeline: Timeline, day_zero: DayZero | None = None) -> DayRange | None:
    """Return the days that the chart can show; None for a diary without observations.

    From the first observed day, or from a day 0 in the 28 days before it, to the last day on which anything was
    observed or a dose was recorded: a stop entered this morning is on the chart before the day is logged.
    """
    if timeline.first_day is None or timeline.last_day is None:
        return None
    first = timeline.first_day
    if day_zero is not None and 0 < (first - day_zero.day).days <= GENERAL_INFORMATION_DAYS:
        first = day_zero.day
    doses = [fact.day for facts in (timeline.dose_changes, timeline.dose_events) for fact in facts]
    return DayRange(first, max([timeline.last_day, *doses]))


def recovery_picture(
    timeline: Timeline,
    day_zero: DayZero | None,
    shown: DayRange | None = None,
    axis: AxisMode = AxisMode.BOTH,
    analysis: RecoveryAnalysis | None = None,
) -> RecoveryPicture | None:
    """Return the picture of a timeline; None for a diary without observations.

    `shown` is cut to the whole range (the whole range is shown when nothing of it is left); an axis in days since
    day 0 needs a day 0 and is in dates without one. `analysis` is that of the same day 0, if it is there yet.
    """
    whole = whole_range(timeline, day_zero)
    if whole is None:
        return None
    shown = (shown or whole).cut_to(whole) or whole
    bin_days = bin_days_for(shown.days)
    anchor = day_zero.day if day_zero is not None else shown.first
    series = daily_series(timeline, whole.first, whole.last)
    points = tuple(point for point in series if shown.holds(point.day))
    fitted = _fitted(analysis, shown)
    return RecoveryPicture(
        as_of=timeline.as_of,
        shown=shown,
        whole=whole,
        axis=AxisMode.DATES if day_zero is None else axis,
        bin_days=bin_days,
        day_zero=day_zero,
        baseline=None if day_zero is None else baseline(timeline, day_zero.day),
        points=points,
        days=_days(timeline, shown, points, up_to_now=shown == whole),
        ratings=_ratings(timeline, series, shown, bin_days, anchor, is_fitted=bool(fitted)),
        severity=day_marks(points) if bin_days == 1 else binned(points, bin_days, anchor),
        gaps=spells(points),
        lanes=dose_lanes(timeline, shown.first, shown.last),
        suppressants=_suppressants(timeline, shown),
        flags=day_flags(timeline, shown.first, shown.last, None if day_zero is None else day_zero.medicine_id),
        medicines=timeline.medicines,
        timeline=timeline,
        analysis=analysis,
        fitted=fitted,
    )


def _fitted(analysis: RecoveryAnalysis | None, shown: DayRange) -> tuple[tuple[FittedDay, ...], ...]:
    """Return the fitted course, broken where more than 7 days in a row have no number, as the centred median is."""
    if analysis is None or analysis.fit is None:
        return ()
    course = [fitted for fitted in analysis.fit.course if shown.holds(fitted.day)]
    breaks = [
        number
        for number, (before, after) in enumerate(pairwise(course), start=1)
        if (after.day - before.day).days - 1 > LONGEST_GAP_DAYS
    ]
    ends = [0, *breaks, len(course)]
    return tuple(tuple(course[start:end]) for start, end in pairwise(ends) if end > start)


def _days(timeline: Timeline, shown: DayRange, points: tuple[DayPoint, ...], *, up_to_now: bool) -> DayCounts:
    if up_to_now and timeline.as_of > shown.last:
        return day_counts_between(timeline, shown.first, timeline.as_of)
    return counted(shown.first, shown.last, (point.state for point in points))


def _ratings(
    timeline: Timeline,
    series: tuple[DayPoint, ...],
    shown: DayRange,
    bin_days: int,
    anchor: date,
    *,
    is_fitted: bool,
) -> tuple[Ratings, ...]:
    raters = [rater for rater in Author if any(c.provenance.entered_by is rater for c in timeline.check_ins)]
    found: list[Ratings] = []
    for rater in raters:
        # The course is made of the whole range, so that zooming in doesn't bend it at the edges.
        whole = ratings_by(timeline, rater, series[0].day, series[-1].day) if len(raters) > 1 else series
        own = [p for p in whole if shown.holds(p.day)]
        if not any(p.is_logged for p in own):
            continue
        marks = day_marks(own) if bin_days == 1 else binned(own, bin_days, anchor)
        # The fitted course takes the place of the first one's median: it follows that person's answers.
        course = () if bin_days > 1 or (is_fitted and rater is raters[0]) else centred_course(whole)
        stretches = (tuple(p for p in stretch if shown.holds(p.day)) for stretch in course)
        found.append(Ratings(rater, tuple(m for m in marks if m.logged), tuple(s for s in stretches if s)))
    return tuple(found)


def _suppressants(timeline: Timeline, shown: DayRange) -> tuple[Shade, ...]:
    shades: list[Shade] = []
    for exposure in timeline.in_role(Role.SUPPRESSANT):
        last = timeline.as_of if exposure.last is None else exposure.last
        cut = DayRange(exposure.first, last).cut_to(shown) if exposure.first <= last else None
        if cut is not None:
            shades.append(Shade(exposure.medicine_id, exposure.route, cut))
    return tuple(shades)
