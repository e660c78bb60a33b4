"""Facts about the person in the order in which they hold."""

from __future__ import annotations

from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.timeline import Timeline


def facts_of(timeline: Timeline, kind: HealthFactKind) -> tuple[HealthFact, ...]:
    """Return the facts of a kind, oldest first; the last one holds. No order of rows matters."""
    found = (fact for fact in timeline.health_facts if fact.kind is kind)
    return tuple(sorted(found, key=lambda fact: (fact.day, fact.provenance.entered_at, fact.id)))
