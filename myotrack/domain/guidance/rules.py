"""The one list of rules; a new rule is one function here and one text in resources/guidance/rules.toml."""

from __future__ import annotations

from collections.abc import Callable

from myotrack.domain.guidance.alerts import Alert, worst_first
from myotrack.domain.guidance.red_signs import red_alerts
from myotrack.domain.timeline import Timeline

RULES: tuple[Callable[[Timeline], tuple[Alert, ...]], ...] = (red_alerts,)


def alerts(timeline: Timeline) -> tuple[Alert, ...]:
    """Return every alert that stands on the timeline's as-of day, worst first."""
    return tuple(sorted((alert for rule in RULES for alert in rule(timeline)), key=worst_first))
