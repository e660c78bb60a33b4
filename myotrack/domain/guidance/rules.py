"""The one list of rules; a new rule is one function, one line here, and one text in resources/guidance/rules.toml."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from myotrack.domain.guidance import (
    emergencies,
    lasting,
    lesser_signs,
    never_stop,
    new_twitches,
    red_signs,
    worse,
)
from myotrack.domain.guidance.alerts import Alert, Finding, SignEvidence, Tier, merged, worst_first
from myotrack.domain.guidance.facts import Facts
from myotrack.domain.guidance.knowledge import DEFAULT_KNOWLEDGE, Knowledge
from myotrack.domain.guidance.readings import RecoveryReading
from myotrack.domain.signs import SignReport
from myotrack.domain.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, usual tier, sources (keys of resources/guidance/sources.toml), and what it finds."""

    id: str
    tier: Tier
    sources: tuple[str, ...]
    find: Callable[[Facts], Iterable[Finding]]


RULES: tuple[Rule, ...] = (
    Rule("R1", Tier.EMERGENCY, ("B",), red_signs.seizure),
    Rule("R2", Tier.EMERGENCY, ("B",), red_signs.sleepiness),
    Rule("R3", Tier.EMERGENCY, ("B",), red_signs.breathing),
    Rule("R4", Tier.EMERGENCY, ("B",), red_signs.severe_confusion),
    Rule("R5", Tier.EMERGENCY, ("B", "pump_label", "oral_label"), emergencies.fever_after_a_change),
    Rule("R6", Tier.EMERGENCY, ("pump_label",), emergencies.pump_trouble),
    Rule("R7", Tier.EMERGENCY, ("B",), emergencies.cold_and_drowsy),
    Rule("R8", Tier.EMERGENCY, ("B",), emergencies.extra_dose_and_sign),
    Rule("R9", Tier.URGENT, ("A", "B"), never_stop.stopped_or_missed),
    Rule("R10", Tier.URGENT, ("B",), lesser_signs.changed_mind),
    Rule("R10b", Tier.URGENT, ("B", "pump_label"), lesser_signs.standing_alone),
    Rule("R11", Tier.URGENT, ("B",), new_twitches.new_twitches),
    Rule("R11b", Tier.URGENT, ("B",), new_twitches.unknown_to_a_doctor),
    Rule("R12", Tier.URGENT, ("B",), worse.worse),
    Rule("R12b", Tier.DISCUSS, ("B",), worse.maybe_worse),
    Rule("R13", Tier.INFO, ("B",), lasting.baclofen_and_kidneys),
    Rule("R14", Tier.DISCUSS, ("A",), lasting.still_present),
    Rule("R15", Tier.DISCUSS, ("A",), lasting.severe_days),
    Rule("R16", Tier.URGENT, ("A",), new_twitches.returned_after_a_change),
    Rule("R18", Tier.INFO, ("oral_label",), lasting.high_dose),
)
"""R17 is a status (`quiet.quiet`); R19 and R20 are not rules but what always holds."""

_SAID_BETTER_BY = ("R5", "R7", "R8")
"""A sign that one of these rests on is not told once more as one that stands alone (R10b)."""


def alerts(
    timeline: Timeline, knowledge: Knowledge = DEFAULT_KNOWLEDGE, recovery: RecoveryReading | None = None
) -> tuple[Alert, ...]:
    """Return every alert that stands on the timeline's as-of day, worst first: the record. Never rate-limited."""
    facts = Facts.of(timeline, knowledge, recovery)
    return _alerts({rule.id: [f for f in rule.find(facts) if f.stands(facts.as_of)] for rule in RULES})


def open_alerts(
    timeline: Timeline,
    knowledge: Knowledge = DEFAULT_KNOWLEDGE,
    recovery: RecoveryReading | None = None,
) -> tuple[Alert, ...]:
    """Return what a window shows: the alerts that stand, and those nobody has said yet what was done about.

    An alert that rests on a ticked sign waits for what was done about the sign; an URGENT one about baclofen that
    rests on doses or twitches waits until the facts change, a doctor was told of the twitches, or there is an answer.
    Either way it stands at least as long as in the record.
    """
    facts = Facts.of(timeline, knowledge, recovery)
    return _alerts({rule.id: [f for f in rule.find(facts) if f.stands(facts.as_of) or f.unanswered] for rule in RULES})


def reports_of(alert: Alert) -> tuple[SignReport, ...]:
    """Return the ticked signs an alert rests on."""
    return tuple(evidence.report for evidence in alert.evidence if isinstance(evidence, SignEvidence))


def _alerts(found: dict[str, list[Finding]]) -> tuple[Alert, ...]:
    told = {piece for rule in _SAID_BETTER_BY for finding in found[rule] for piece in finding.evidence}
    found["R10b"] = [finding for finding in found["R10b"] if told.isdisjoint(_signs(finding))]
    every = (merged(rule, findings) for rule, findings in found.items())
    return tuple(sorted((alert for alert in every if alert is not None), key=worst_first))


def _signs(finding: Finding) -> Iterable[SignEvidence]:
    return (evidence for evidence in finding.evidence if isinstance(evidence, SignEvidence))
