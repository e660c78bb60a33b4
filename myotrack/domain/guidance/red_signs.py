"""Rules R1–R4: the four emergency signs of the baclofen guidance (clinical.md §1)."""

from __future__ import annotations

from collections.abc import Iterable

from myotrack.domain.guidance.alerts import Alert, Finding, SignEvidence, Tier, event, merged, worst_first
from myotrack.domain.guidance.facts import Facts
from myotrack.domain.signs import SignReport, WarningSign, is_red
from myotrack.domain.timeline import Timeline

RULE_OF_SIGN = {
    WarningSign.SEIZURE: "R1",
    WarningSign.SLEEPINESS: "R2",
    WarningSign.BREATHING: "R3",
    WarningSign.CONFUSION: "R4",
}


def seizure(facts: Facts) -> Iterable[Finding]:
    """R1: a seizure was ticked."""
    return _red(facts, WarningSign.SEIZURE)


def sleepiness(facts: Facts) -> Iterable[Finding]:
    """R2: sleepiness "very hard to stay awake" or "cannot be woken", or without a grade."""
    return _red(facts, WarningSign.SLEEPINESS)


def breathing(facts: Facts) -> Iterable[Finding]:
    """R3: slow, shallow or difficult breathing."""
    return _red(facts, WarningSign.BREATHING)


def severe_confusion(facts: Facts) -> Iterable[Finding]:
    """R4: confusion, severe or without a grade."""
    return _red(facts, WarningSign.CONFUSION)


def red_signs(facts: Facts) -> tuple[SignReport, ...]:
    """Return every red sign that was not entered by mistake, oldest first."""
    return tuple(report for report in facts.ticked(*RULE_OF_SIGN) if is_red(report.sign, report.grade))


def red_alerts(timeline: Timeline) -> tuple[Alert, ...]:
    """Return R1–R4 as they stand on the timeline's as-of day, worst first. Never rate-limited (R20)."""
    facts = Facts.of(timeline)
    found = (
        merged(rule, (f for f in _red(facts, sign) if f.stands(facts.as_of))) for sign, rule in RULE_OF_SIGN.items()
    )
    return tuple(sorted((alert for alert in found if alert is not None), key=worst_first))


def _red(facts: Facts, sign: WarningSign) -> Iterable[Finding]:
    rule = RULE_OF_SIGN[sign]
    for report in red_signs(facts):
        if report.sign is sign:
            waiting = facts.unanswered_signs(rule, report)
            yield event(Tier.EMERGENCY, report.day, SignEvidence(report), unanswered=waiting, held=True)
