"""The one list of rules; a new rule is one function here and one text in resources/guidance/rules.toml."""

from __future__ import annotations

from collections.abc import Callable

from myotrack.domain.guidance.alerts import Alert, worst_first
from myotrack.domain.guidance.red_signs import red_alert, red_alerts, red_reports
from myotrack.domain.signs import ActionTaken, SignReport
from myotrack.domain.timeline import Timeline

RULES: tuple[Callable[[Timeline], tuple[Alert, ...]], ...] = (red_alerts,)


def alerts(timeline: Timeline) -> tuple[Alert, ...]:
    """Return every alert that stands on the timeline's as-of day, worst first."""
    return tuple(sorted((alert for rule in RULES for alert in rule(timeline)), key=worst_first))


def open_alerts(timeline: Timeline) -> tuple[Alert, ...]:
    """Return what a window shows: the alerts that stand, and red signs nobody has said yet what was done about.

    A red sign stops asking once the person says what was done, but stands at least on its day and the 2 following.
    """
    standing = {report.id for alert in alerts(timeline) for report in reports_of(alert)}
    unanswered = tuple(
        r for r in red_reports(timeline) if r.id not in standing and r.action_taken in (None, ActionTaken.NOTHING_YET)
    )
    older = tuple(red_alert((report,)) for report in unanswered)
    return tuple(sorted((*alerts(timeline), *older), key=worst_first))


def reports_of(alert: Alert) -> tuple[SignReport, ...]:
    """Return the ticked signs an alert rests on."""
    return tuple(evidence.report for evidence in alert.evidence)
