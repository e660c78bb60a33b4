"""Whether twitches got milder: severity before day 0 against the last 14 days (statistics.md, Verdict)."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median

from myotrack.analysis.baseline import BASELINE_DAYS
from myotrack.analysis.nonoverlap import nonoverlap_of_all_pairs
from myotrack.analysis.recovery.values import SeverityChange, SeverityShare
from myotrack.analysis.series import DayPoint, daily_series, rated_severities
from myotrack.domain.guidance.thresholds import SEVERE_FROM
from myotrack.domain.timeline import Timeline

RECENT_DAYS = 14

Points = tuple[DayPoint, ...]


def severity_change(timeline: Timeline, day_zero_day: date) -> SeverityChange:
    """Return severity in the baseline against the last 14 days; days before day 0 are never among the latter.

    Only days with an answer count; a day with no twitches, and no answer, has severity none, if the days with twitches
    are answered (`rated_severities`). Of a diary in which nobody answered how strong they were, nothing is told.
    """
    before_first, before_last = day_zero_day - timedelta(days=BASELINE_DAYS), day_zero_day - timedelta(days=1)
    recent_first = max(day_zero_day, timeline.as_of - timedelta(days=RECENT_DAYS - 1))
    spans = (before_first, before_last), (recent_first, timeline.as_of)
    before, recent = _answers(*(daily_series(timeline, first, last) for first, last in spans))
    return SeverityChange(
        before=_share(before_first, before_last, before),
        recent=_share(recent_first, timeline.as_of, recent),
        nap=nonoverlap_of_all_pairs(before, recent),
    )


def _answers(before: Points, recent: Points) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if not any(point.severity is not None and point.value != 0 for point in (*before, *recent)):
        return (), ()
    return tuple(map(int, rated_severities(before))), tuple(map(int, rated_severities(recent)))


def _share(first: date, last: date, answers: tuple[int, ...]) -> SeverityShare:
    return SeverityShare(
        first=first,
        last=last,
        days=len(answers),
        median=float(median(answers)) if answers else None,
        severe_days=sum(answer >= SEVERE_FROM for answer in answers),
    )
