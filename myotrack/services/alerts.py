"""Asking the rules for the window: what stands today, and what nobody has answered yet."""

from __future__ import annotations

from datetime import time, timedelta

from myotrack.domain.guidance.alerts import Alert, worst_first
from myotrack.domain.guidance.readings import RecoveryReading
from myotrack.domain.guidance.rules import RULES, open_alerts
from myotrack.domain.timeline import Timeline
from myotrack.services.knowledge import knowledge_of

KNOWN_TO_A_DOCTOR = ("R11", "R11b")
"""Rules that are also answered by writing down that a doctor knows of the twitches."""

KNOWN_RULES = frozenset(rule.id for rule in RULES)
"""The rules whose alerts can be answered."""


def shown_alerts(timeline: Timeline, day_start: time, recovery: RecoveryReading | None = None) -> tuple[Alert, ...]:
    """Return the alerts that a window shows on the timeline's as-of day, worst first; `recovery` is its reading.

    A clock that was set back, a later day start or a flight over the date line makes today yesterday again; a sign of
    the day that was today until then still shows.
    """
    knowledge = knowledge_of(timeline.medicines, day_start)
    shown = open_alerts(timeline, knowledge, recovery)
    tomorrow = timeline.as_of + timedelta(days=1)
    ahead = Timeline(
        as_of=tomorrow, signs=tuple(s for s in timeline.signs if s.day == tomorrow), answers=timeline.answers
    )
    return tuple(sorted((*shown, *open_alerts(ahead)), key=worst_first))
