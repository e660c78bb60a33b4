"""Asking the rules for the window: what stands today, and what nobody has answered yet."""

from __future__ import annotations

from datetime import time, timedelta

from myotrack.domain.guidance.alerts import Alert, worst_first
from myotrack.domain.guidance.rules import alerts, open_alerts, reports_of
from myotrack.domain.timeline import Timeline
from myotrack.services.knowledge import knowledge_of

KNOWN_TO_A_DOCTOR = ("R11", "R11b")
"""Rules that are answered by writing down that a doctor knows of the twitches."""

RESTING_ON_DOSES = ("R9", "R16")
"""Rules that ask what was done without a sign or a doctor to ask about: their alerts stand for their days."""


def shown_alerts(timeline: Timeline, day_start: time) -> tuple[Alert, ...]:
    """Return the alerts that a window shows on the timeline's as-of day, worst first.

    A clock that was set back, a later day start or a flight over the date line makes today yesterday again; a sign of
    the day that was today until then still shows.
    """
    knowledge = knowledge_of(timeline.medicines, day_start)
    waiting = open_alerts(timeline, knowledge)
    if not all(_can_be_answered(alert) for alert in waiting if alert.rule in RESTING_ON_DOSES):
        standing = tuple(a for a in alerts(timeline, knowledge) if a.rule in RESTING_ON_DOSES)
        waiting = (*(a for a in waiting if a.rule not in RESTING_ON_DOSES or _can_be_answered(a)), *standing)
    shown = {alert.rule: alert for alert in waiting}
    tomorrow = timeline.as_of + timedelta(days=1)
    ahead = Timeline(as_of=tomorrow, signs=tuple(s for s in timeline.signs if s.day == tomorrow))
    return tuple(sorted((*shown.values(), *open_alerts(ahead)), key=worst_first))


def _can_be_answered(alert: Alert) -> bool:
    """Whether there is a way yet to say what was done: about a ticked sign, or that a doctor knows of the twitches."""
    return bool(reports_of(alert)) or alert.rule in KNOWN_TO_A_DOCTOR
