"""What a rule says on logged facts: single findings, and the alert that they make together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from myotrack.domain.guidance.evidence import Evidence, SignEvidence, evidence_order

__all__ = [
    "STANDING_DAYS",
    "Alert",
    "Evidence",
    "Finding",
    "SignEvidence",
    "Tier",
    "event",
    "merged",
    "state",
    "worst_first",
]


class Tier(IntEnum):
    """How urgent an alert is; a higher number is worse."""

    INFO = 1
    DISCUSS = 2
    URGENT = 3
    EMERGENCY = 4


STANDING_DAYS: dict[Tier, int] = {Tier.EMERGENCY: 2, Tier.URGENT: 6, Tier.DISCUSS: 6, Tier.INFO: 6}
"""Days after its own day that an alert resting on a sign or an event still stands (clinical.md §1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule fired once: `day` is the first day on which all of its evidence was there, `last` the last it stands."""

    tier: Tier
    day: date
    last: date
    evidence: tuple[Evidence, ...]
    unanswered: bool = False
    """Whether a window shows it after `last` too: nobody has said what was done."""
    held: bool = False
    """Whether it can't be dismissed: it goes when the facts change or the person says what was done."""
    poison_line: bool = False

    def stands(self, day: date) -> bool:
        """Whether it stands on `day`."""
        return self.day <= day <= self.last


def event(
    tier: Tier,
    day: date,
    *evidence: Evidence,
    unanswered: bool = False,
    held: bool = False,
    poison_line: bool = False,
) -> Finding:
    """Return a finding that rests on a sign or an event: it stands on its day and as long as its tier says."""
    last = day + timedelta(days=STANDING_DAYS[tier])
    return Finding(
        tier=tier,
        day=day,
        last=last,
        evidence=evidence,
        unanswered=unanswered,
        held=held,
        poison_line=poison_line,
    )


def state(tier: Tier, day: date, as_of: date, *evidence: Evidence, held: bool = False) -> Finding:
    """Return a finding that rests on a state which holds since `day` and still on `as_of`."""
    return Finding(tier=tier, day=day, last=as_of, evidence=evidence, held=held)


@dataclass(frozen=True, slots=True)
class Alert:
    """A rule that fired: its id, tier, the day it stands since, and the facts it rests on, oldest first."""

    rule: str
    tier: Tier
    since: date
    evidence: tuple[Evidence, ...]
    poison_line: bool = False
    """Whether the poison line belongs beside the emergency number."""
    held: bool = False
    """Whether it can't be dismissed: it goes when the facts change or the person says what was done."""


def merged(rule: str, findings: Iterable[Finding]) -> Alert | None:
    """Return the one alert of a rule: the worst tier, the first day and all the evidence; None without findings."""
    found = tuple(findings)
    if not found:
        return None
    evidence = sorted({piece for finding in found for piece in finding.evidence}, key=evidence_order)
    return Alert(
        rule=rule,
        tier=max(finding.tier for finding in found),
        since=min(finding.day for finding in found),
        evidence=tuple(evidence),
        poison_line=any(finding.poison_line for finding in found),
        held=any(finding.held for finding in found),
    )


def worst_first(alert: Alert) -> tuple[int, int, str]:
    """Sort key: worst tier first, then newest, then rule id."""
    return (-alert.tier, -alert.since.toordinal(), alert.rule)
