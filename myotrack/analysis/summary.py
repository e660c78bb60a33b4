"""What the command line and the JSON contract say of a diary on one day: the facts that the screens show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from myotrack.analysis.baseline import Baseline, baseline
from myotrack.analysis.day_counts import DayCounts, day_counts
from myotrack.analysis.day_zero import DayZero, day_zeros, default_day_zero
from myotrack.analysis.dose_steps import DoseStep, dose_steps
from myotrack.analysis.enough_data import Shortage, shortages
from myotrack.domain.guidance.alerts import Alert
from myotrack.domain.guidance.knowledge import DEFAULT_KNOWLEDGE, Knowledge
from myotrack.domain.guidance.rules import alerts
from myotrack.domain.medicines import Role
from myotrack.domain.timeline import Timeline


@dataclass(frozen=True, slots=True)
class RecoverySoFar:
    """What can be said around a day 0 without judging it: the days before, what is missing, what was taken against it.

    Without shortages there is enough for the recovery analysis; with any there is not.
    """

    day_zero: DayZero
    days_since: int
    before: Baseline
    shortages: tuple[Shortage, ...]
    suppressants: tuple[str, ...]
    """Ids of medicines taken against the twitches on any day from the baseline's first to the as-of day."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A diary on one day; `recovery` is None when no suspected medicine was stopped or reduced."""

    timeline: Timeline
    as_of: date
    days: DayCounts
    alerts: tuple[Alert, ...]
    recovery: RecoverySoFar | None
    steps: tuple[DoseStep, ...]

    def medicine_name(self, medicine_id: str) -> str:
        """Return a medicine's name; "" for an id that the diary does not know."""
        medicine = self.timeline.medicine(medicine_id)
        return "" if medicine is None else medicine.name


def summary(timeline: Timeline, as_of: date, knowledge: Knowledge = DEFAULT_KNOWLEDGE) -> Summary:
    """Return the summary of a diary as it was known on `as_of`; later days don't exist for it."""
    known = timeline.until(as_of)
    return Summary(
        timeline=known,
        as_of=as_of,
        days=day_counts(known),
        alerts=alerts(known, knowledge),
        recovery=_recovery(known),
        steps=dose_steps(known),
    )


def _recovery(timeline: Timeline) -> RecoverySoFar | None:
    zero = default_day_zero(day_zeros(timeline))
    if zero is None:
        return None
    before = baseline(timeline, zero.day)
    return RecoverySoFar(
        day_zero=zero,
        days_since=zero.days_since(timeline.as_of),
        before=before,
        shortages=shortages(timeline, zero.day),
        suppressants=_suppressants(timeline, before.first),
    )


def _suppressants(timeline: Timeline, since: date) -> tuple[str, ...]:
    found = [e.medicine_id for e in timeline.in_role(Role.SUPPRESSANT) if e.last is None or e.last >= since]
    return tuple(dict.fromkeys(found))
