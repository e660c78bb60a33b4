"""What the command line and the JSON contract say of a diary on one day: the facts that the screens show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from myotrack.analysis.day_counts import DayCounts, day_counts
from myotrack.analysis.day_zero import day_zeros, default_day_zero
from myotrack.analysis.dose_steps import DoseStep, dose_steps
from myotrack.analysis.recovery.values import RecoveryAnalysis
from myotrack.domain.guidance.alerts import Alert
from myotrack.domain.guidance.knowledge import DEFAULT_KNOWLEDGE, Knowledge
from myotrack.domain.guidance.rules import alerts
from myotrack.domain.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Summary:
    """A diary on one day; `recovery` is None when no suspected medicine was stopped or reduced."""

    timeline: Timeline
    as_of: date
    days: DayCounts
    alerts: tuple[Alert, ...]
    recovery: RecoveryAnalysis | None
    steps: tuple[DoseStep, ...]

    def medicine_name(self, medicine_id: str) -> str:
        """Return a medicine's name; "" for an id that the diary does not know."""
        medicine = self.timeline.medicine(medicine_id)
        return "" if medicine is None else medicine.name


def summary(timeline: Timeline, as_of: date, knowledge: Knowledge = DEFAULT_KNOWLEDGE) -> Summary:
    """Return the summary of a diary as it was known on `as_of`; later days don't exist for it."""
    # Here and not above: they load numpy and scipy, which nothing but a summary needs.
    from myotrack.analysis.recovery.analyse import recovery_analysis
    from myotrack.analysis.worsening.reading import worsening_reading

    known = timeline.until(as_of)
    zero = default_day_zero(day_zeros(known))
    recovery = None if zero is None else recovery_analysis(known, zero)
    return Summary(
        timeline=known,
        as_of=as_of,
        days=day_counts(known),
        # The reading that the analysis itself rests on, so that the alerts and the analysis never contradict.
        alerts=alerts(known, knowledge, worsening_reading(known, None) if recovery is None else recovery.worsening),
        recovery=recovery,
        steps=dose_steps(known),
    )
