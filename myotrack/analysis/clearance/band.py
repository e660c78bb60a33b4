"""The clearance band around a day 0: the usual level is 1, and the band runs from the fastest to the slowest textbook
half-life (statistics.md, Clearance band). It says nothing about the nerves, and no date is made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from myotrack.analysis.clearance.half_life_range import HalfLifeRange, NoBand, half_life_range
from myotrack.analysis.clearance.level import relative_level
from myotrack.analysis.day_zero import DayZero
from myotrack.domain.catalogue import CatalogueEntry
from myotrack.domain.doses import DoseEventKind, DosePeriod, in_milligrams
from myotrack.domain.health import HealthFactKind, Kidney, Liver
from myotrack.domain.medicines import Route
from myotrack.domain.timeline import Timeline

HALF_LIVES_SHOWN = 5
"""Half-lives after the last change that are drawn: 3 % is left then."""

HOURS_BELOW_DAYS = 3
"""A window shorter than this has its axis in hours."""

POINTS = 121
"""Evenly spaced points of the band; each dose change has one more, so that its corner is drawn where it is."""

KIDNEYS_LOOK_BACK_DAYS = 28
"""Days before day 0 in which a change of the kidneys hides the band. Design choice: the length of the baseline."""


@dataclass(frozen=True, slots=True)
class BandPoint:
    """Hours since day 0's change, and the lowest and highest share (0 to 1 and above) of the usual level."""

    hour: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ClearanceBand:
    """The band of one medicine; `in_hours` says that its axis counts hours instead of days."""

    medicine_id: str
    half_life: HalfLifeRange
    points: tuple[BandPoint, ...]
    in_hours: bool
    is_stopped: bool
    """Whether nothing is taken at the end of the window."""


def clearance_band(timeline: Timeline, zero: DayZero, entry: CatalogueEntry | None) -> ClearanceBand | NoBand:
    """Return the band of a day 0's medicine, or why there is none; `entry` is its catalogue entry."""
    if entry is None:
        return NoBand.NOT_IN_CATALOGUE
    if set(timeline.periods(zero.medicine_id)) != {Route.ORAL}:
        return NoBand.NOT_SWALLOWED
    kidney = _kidney(timeline, zero.day)
    if isinstance(kidney, NoBand):
        return kidney
    found = half_life_range(entry, kidney, _liver(timeline))
    if isinstance(found, NoBand):
        return found
    if _extra_dose_near(timeline, zero, found):
        return NoBand.EXTRA_DOSE
    doses = _relative_doses(timeline, zero)
    if doses is None:
        return NoBand.NO_USUAL_DOSE
    hours = doses[-1][0] + HALF_LIVES_SHOWN * found.high
    evenly = [hours * number / (POINTS - 1) for number in range(POINTS)]
    at = sorted({*evenly, *(hour for hour, _dose in doses)})
    fast, slow = relative_level(at, doses, found.low), relative_level(at, doses, found.high)
    points = tuple(BandPoint(h, min(f, s), max(f, s)) for h, f, s in zip(at, fast, slow, strict=True))
    return ClearanceBand(
        medicine_id=zero.medicine_id,
        half_life=found,
        points=points,
        in_hours=hours < HOURS_BELOW_DAYS * 24,
        is_stopped=doses[-1][1] == 0,
    )


def _kidney(timeline: Timeline, day_zero: date) -> Kidney | NoBand:
    """Return how the kidneys work; that they changed around day 0 is a reason for no band."""
    facts = timeline.all_of(HealthFactKind.KIDNEY)
    since = day_zero - timedelta(days=KIDNEYS_LOOK_BACK_DAYS)
    before = [fact for fact in facts if fact.day <= since][-1:]
    known = {fact.value for fact in (*before, *(fact for fact in facts if fact.day > since))} - {Kidney.UNKNOWN}
    if len(known) > 1:
        return NoBand.KIDNEYS_CHANGING
    return Kidney(known.pop()) if known else Kidney.UNKNOWN


def _liver(timeline: Timeline) -> Liver:
    fact = timeline.latest(HealthFactKind.LIVER)
    return Liver.UNKNOWN if fact is None else Liver(fact.value)


def _extra_dose_near(timeline: Timeline, zero: DayZero, half_life: HalfLifeRange) -> bool:
    """Whether an extra dose was taken so late that some of it would still be there after day 0."""
    since = zero.day - timedelta(hours=HALF_LIVES_SHOWN * half_life.high)
    return any(
        event.kind is DoseEventKind.EXTRA and event.medicine_id == zero.medicine_id and event.day >= since
        for event in timeline.dose_events
    )


def _relative_doses(timeline: Timeline, zero: DayZero) -> tuple[tuple[float, float], ...] | None:
    """Return (hours since day 0's change, dose relative to the one before it); None when they can't be compared."""
    if zero.before is None or zero.before.daily_dose == 0:
        return None
    usual = in_milligrams(zero.before.daily_dose, zero.before.unit)
    start = _moment(zero.change.day, zero.change.at)
    found: list[tuple[float, float]] = []
    for period in timeline.periods(zero.medicine_id)[zero.route]:
        if period.first < zero.day:
            continue
        share = _share(period, zero, None if usual is None else float(usual))
        if share is None:
            return None
        hours = (_moment(period.first, period.change.at) - start).total_seconds() / 3600
        found.append((hours, share))
    return tuple(found)


def _share(period: DosePeriod, zero: DayZero, usual_mg: float | None) -> float | None:
    change = period.change
    if change.daily_dose == 0:
        return 0.0
    if zero.before is not None and change.unit is zero.before.unit:
        return float(change.daily_dose / zero.before.daily_dose)
    milligrams = in_milligrams(change.daily_dose, change.unit)
    return None if milligrams is None or usual_mg is None else float(milligrams) / usual_mg


def _moment(day: date, at: time | None) -> datetime:
    return datetime.combine(day, at or time.min)
