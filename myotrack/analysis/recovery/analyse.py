"""The one door to the recovery analysis: everything around one day 0, as it is known on the timeline's as-of day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from myotrack.analysis.baseline import baseline, logged_days_without
from myotrack.analysis.day_zero import DayZero
from myotrack.analysis.enough_data import lacking, recent_from
from myotrack.analysis.other_changes import cuts_before, other_changes
from myotrack.analysis.recovery.dose_path import doses_since
from myotrack.analysis.recovery.free_gaps import quiet_needed
from myotrack.analysis.recovery.values import RecoveryAnalysis
from myotrack.analysis.recovery.verdict import Evidence, verdict
from myotrack.analysis.recovery_severity import severity_change
from myotrack.analysis.series import daily_series
from myotrack.analysis.suppressants import suppressant_uses
from myotrack.domain.guidance.facts import Facts
from myotrack.domain.guidance.quiet import Quiet, QuietKind, quiet
from myotrack.domain.timeline import Timeline


def recovery_analysis(timeline: Timeline, day_zero: DayZero) -> RecoveryAnalysis:
    """Return the analysis around a day 0, which is not after the as-of day.

    numpy and scipy are loaded when they are needed for the first time: not for a diary with too little in it.
    """
    from myotrack.analysis.worsening.reading import worsening_reading

    before = baseline(timeline, day_zero.day)
    without = logged_days_without(timeline, before, day_zero.medicine_id, day_zero.route)
    before = replace(before, days_without=without)
    points = daily_series(timeline, before.first, timeline.as_of)
    after = [point for point in points if point.day >= day_zero.day]
    recent = [point for point in after if point.day >= recent_from(timeline.as_of)]
    logged_after, logged_recent = (sum(point.is_logged for point in some) for some in (after, recent))
    shortages = lacking(before, logged_after, logged_recent)
    fitted = None
    if not shortages:
        from myotrack.analysis.recovery.fit_diary import fit_diary

        fitted = fit_diary(points, day_zero.day, partial(doses_since, timeline, day_zero))
    worsening = worsening_reading(timeline, day_zero)
    facts = Facts(timeline, recovery=worsening)
    needed = quiet_needed(facts.twitch_days, before.first, before.last)
    status = quiet(facts, day_zero.day, needed)
    days_since = day_zero.days_since(timeline.as_of)
    fit = None if fitted is None else fitted.fit
    readings = () if fitted is None else fitted.workings.readings
    said, grounds = verdict(Evidence(timeline.as_of, days_since, shortages, worsening, status, fit, readings))
    return RecoveryAnalysis(
        day_zero=day_zero,
        as_of=timeline.as_of,
        days_since=days_since,
        before=before,
        days_after=len(after),
        logged_after=logged_after,
        banded_days=sum(point.is_logged and not point.exact for point in points),
        shortages=shortages,
        verdict=said,
        fit=fit,
        quiet=status,
        quiet_needed=needed,
        worsening=worsening,
        severity=severity_change(timeline, day_zero.day),
        suppressants=suppressant_uses(timeline, before.first),
        grounds=grounds,
        workings=None if fitted is None else fitted.workings,
        twitch_days_since_quiet=_since_quiet(facts, status),
        other_changes=other_changes(timeline, day_zero, before.first),
        cuts_before=cuts_before(timeline, day_zero, before),
    )


def _since_quiet(facts: Facts, status: Quiet) -> tuple[date, ...]:
    if status.since is None or status.kind not in (QuietKind.RESOLVED, QuietKind.QUIET_ON_SUPPRESSANT):
        return ()
    return tuple(day for day in facts.twitch_days.twitches if day > status.since)
