"""Whether twitches got milder: severity before day 0 against the last 14 days (statistics.md, Verdict)."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median

from myotrack.analysis.baseline import BASELINE_DAYS
from myotrack.analysis.nonoverlap import nonoverlap_of_all_pairs
from myotrack.analysis.recovery.values import SeverityChange, SeverityShare
from myotrack.analysis.series import daily_series
from myotrack.domain.guidance.thresholds import SEVERE_FROM
from myotrack.domain.timeline import Timeline

RECENT_DAYS = 14


def severity_change(timeline: Timeline, day_zero_day: date) -> SeverityChange:
    """Return severity in the baseline against the last 14 days; days before day 0 are never among the latter.

    Only days with an answer count; a day with no twitches, and no answer, has severity none.
    """
    before_first, before_last = day_zero_day - timedelta(days=BASELINE_DAYS), day_zero_day - timedelta(days=1)
    recent_first = max(day_zero_day, timeline.as_of - timedelta(days=RECENT_DAYS - 1))
    before = _answers(timeline, before_first, before_last)
    recent = _answers(timeline, recent_first, timeline.as_of)
    return SeverityChange(
        before=_share(before_first, before_last, before),
        recent=_share(recent_first, timeline.as_of, recent),
        nap=nonoverlap_of_all_pairs(before, recent),
    )


def _answers(timeline: Timeline, first: date, last: date) -> tuple[int, ...]:
    return tuple(int(p.severity) for p in daily_series(timeline, first, last) if p.severity is not None)


def _share(first: date, last: date, answers: tuple[int, ...]) -> SeverityShare:
    return SeverityShare(
        first=first,
        last=last,
        days=len(answers),
        median=float(median(answers)) if answers else None,
        severe_days=sum(answer >= SEVERE_FROM for answer in answers),
    )
