"""The dose-step table: what the days at each daily dose were like, and nothing about why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, groupby
from statistics import median

from myotrack.analysis.series import day_point, worst_severity
from myotrack.domain.doses import DoseEventKind, DosePeriod
from myotrack.domain.medicines import Route, Unit
from myotrack.domain.scales import Severity
from myotrack.domain.timeline import Timeline


@dataclass(frozen=True, slots=True)
class DoseStep:
    """One dose period of one medicine by one route, as far as the diary saw it.

    `first`–`last` are cut to the days from the first observed day to the as-of day, so that "n of N logged" is about
    days of the diary; `began` is the day the dose began, which may lie before it. Median and highest are twitches a
    day over the logged days, None without any.
    """

    medicine_id: str
    route: Route
    daily_dose: Decimal
    unit: Unit
    began: date
    first: date
    last: date
    ongoing: bool
    days: int
    logged: int
    median: float | None
    highest: float | None
    worst_severity: Severity | None
    missed_doses: int
    warning_signs: int

    @property
    def stopped(self) -> bool:
        """Whether nothing is taken in this period."""
        return self.daily_dose == 0


def dose_steps(timeline: Timeline) -> tuple[DoseStep, ...]:
    """Return the steps of all medicines: the medicine begun first comes first, its steps oldest first.

    Periods that ended before the first observed day have no row; a diary without observations has none at all.
    """
    medicines = {change.medicine_id for change in timeline.dose_changes}
    series = [periods for medicine in medicines for periods in timeline.periods(medicine).values()]
    series.sort(key=lambda periods: (periods[0].first, periods[0].change.medicine_id, periods[0].change.route))
    return tuple(chain.from_iterable(_steps(timeline, periods) for periods in series))


def _steps(timeline: Timeline, periods: Iterable[DosePeriod]) -> Iterable[DoseStep]:
    if timeline.first_day is None:
        return
    for _dose, same in groupby(periods, key=lambda period: (period.change.daily_dose, period.change.unit)):
        period = _as_one(list(same))
        first = max(period.first, timeline.first_day)
        last = timeline.as_of if period.last is None else min(period.last, timeline.as_of)
        if first <= last:
            yield _step(timeline, period, first, last)


def _as_one(same: Sequence[DosePeriod]) -> DosePeriod:
    """Return periods at one dose that follow each other as one: saying the same dose again is no step."""
    return DosePeriod(same[0].change, same[0].first, same[-1].last)


def _step(timeline: Timeline, period: DosePeriod, first: date, last: date) -> DoseStep:
    change = period.change
    records = timeline.records(first, last)
    points = [day_point(record) for record in records]
    values = [point.value for point in points if point.value is not None]
    own_events = [
        event
        for record in records
        for event in record.dose_events
        if event.medicine_id == change.medicine_id and event.route is change.route
    ]
    return DoseStep(
        medicine_id=change.medicine_id,
        route=change.route,
        daily_dose=change.daily_dose,
        unit=change.unit,
        began=period.first,
        first=first,
        last=last,
        ongoing=period.last is None,
        days=len(records),
        logged=len(values),
        median=median(values) if values else None,
        highest=max(values, default=None),
        worst_severity=worst_severity(points),
        missed_doses=sum(event.kind is DoseEventKind.MISSED for event in own_events),
        warning_signs=sum(report.counts for record in records for report in record.signs),
    )
