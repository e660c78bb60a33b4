"""Asking the rules for the window: what stands today and is not answered yet, and what of it is new since yesterday."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta

from myotrack.domain.alert_facts import is_answered, said_about
from myotrack.domain.alert_news import News, news_of
from myotrack.domain.guidance.alerts import Alert, Tier, worst_first
from myotrack.domain.guidance.readings import RecoveryReading
from myotrack.domain.guidance.rules import RULES, open_alerts
from myotrack.domain.health import TOLD_ABOUT_TWITCHES, HealthFactKind
from myotrack.domain.signs import ActionTaken
from myotrack.domain.timeline import Timeline
from myotrack.services.knowledge import knowledge_of

KNOWN_TO_A_DOCTOR = ("R11", "R11b")
"""Rules that are also answered by writing down that a doctor knows of the twitches."""

KNOWN_RULES = frozenset(rule.id for rule in RULES)
"""The rules whose alerts can be answered."""


@dataclass(frozen=True, slots=True)
class ShownAlert:
    """An alert that a window shows, and what is new about it since yesterday."""

    alert: Alert
    news: News
    said: tuple[ActionTaken, ...] = ()
    """What the person said was done about it; an emergency still stands for its days."""


def shown_alerts(timeline: Timeline, day_start: time, recovery: RecoveryReading | None = None) -> tuple[Alert, ...]:
    """Return the alerts that a window shows on the timeline's as-of day, worst first; `recovery` is its reading.

    An URGENT one goes as soon as the person has said what was done about all of it; an EMERGENCY stands for its days,
    whatever was said.
    """
    told = last_told(timeline)
    return tuple(
        alert
        for alert in _open_alerts(timeline, day_start, recovery)
        if alert.tier is not Tier.URGENT or not is_answered(alert, timeline.answers, timeline.as_of, told)
    )


def alerts_for_a_visit(
    timeline: Timeline, day_start: time, recovery: RecoveryReading | None = None
) -> tuple[Alert, ...]:
    """Return the same with those that were answered too, as long as they stand: a doctor is told of both."""
    return _open_alerts(timeline, day_start, recovery)


def alerts_with_news(
    timeline: Timeline, day_start: time, reading: Callable[[Timeline], RecoveryReading | None]
) -> tuple[ShownAlert, ...]:
    """Return the same with what is new since yesterday; `reading` is asked for the reading of both days."""
    today = shown_alerts(timeline, day_start, reading(timeline))
    if not today:
        return ()
    before = timeline.until(timeline.as_of - timedelta(days=1))
    yesterday = _open_alerts(before, day_start, reading(before))
    return tuple(
        ShownAlert(alert, news_of(alert, yesterday), said_about(alert, timeline.answers, timeline.as_of))
        for alert in today
    )


def last_told(timeline: Timeline) -> date | None:
    """Return the last day on which it was written down that a doctor knows of the twitches."""
    facts = timeline.all_of(HealthFactKind.DOCTOR_TOLD)
    return max((fact.day for fact in facts if fact.value == TOLD_ABOUT_TWITCHES), default=None)


def _open_alerts(timeline: Timeline, day_start: time, recovery: RecoveryReading | None) -> tuple[Alert, ...]:
    """Return what stands or waits for an answer.

    A clock that was set back, a later day start or a flight over the date line makes today yesterday again; a sign of
    the day that was today until then still shows.
    """
    knowledge = knowledge_of(timeline.medicines, day_start)
    shown = open_alerts(timeline, knowledge, recovery)
    tomorrow = timeline.as_of + timedelta(days=1)
    ahead = Timeline(
        as_of=tomorrow, signs=tuple(s for s in timeline.signs if s.day == tomorrow), answers=timeline.answers
    )
    return tuple(sorted((*shown, *open_alerts(ahead)), key=_worst_first))


def _worst_first(alert: Alert) -> tuple[int, int, int, str]:
    """Sort key as in the record, but with the rules by their numbers: R9 before R10."""
    tier, newest, rule = worst_first(alert)
    return (tier, newest, int("".join(filter(str.isdigit, rule))), rule)
