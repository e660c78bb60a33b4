"""What a rule says on logged facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from myotrack.domain.signs import SignReport


class Tier(IntEnum):
    """How urgent an alert is; a higher number is worse."""

    INFO = 1
    DISCUSS = 2
    URGENT = 3
    EMERGENCY = 4


STANDING_DAYS: dict[Tier, int] = {Tier.EMERGENCY: 2, Tier.URGENT: 6, Tier.DISCUSS: 6, Tier.INFO: 6}
"""Days after its own day that an alert resting on a sign or an event still stands (clinical.md §1)."""


@dataclass(frozen=True, slots=True)
class SignEvidence:
    """An alert rests on this ticked sign."""

    report: SignReport


Evidence = SignEvidence
"""What an alert can rest on; each kind has its sentence in `myotrack.words.evidence`."""


@dataclass(frozen=True, slots=True)
class Alert:
    """A rule that fired: its id, tier, the day it stands since, and the facts it rests on."""

    rule: str
    tier: Tier
    since: date
    evidence: tuple[Evidence, ...]


def worst_first(alert: Alert) -> tuple[int, int, str]:
    """Sort key: worst tier first, then newest, then rule id."""
    return (-alert.tier, -alert.since.toordinal(), alert.rule)
