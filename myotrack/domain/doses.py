"""Daily doses as they were taken and as they were planned, and the periods that follow from the changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, time, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import groupby, pairwise

from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.medicines import Role, Route, Unit
from myotrack.domain.provenance import Provenance
from myotrack.domain.text_limits import NAME_LIMIT, NOTE_LIMIT, checked_text

HIGHEST_DOSE = Decimal(1_000_000)
"""Highest amount a dose can hold, in any unit."""

_MILLIGRAMS = {Unit.G: Decimal(1000), Unit.MG: Decimal(1), Unit.UG: Decimal("0.001")}


class DecidedBy(StrEnum):
    """Who decided on a dose change."""

    PRESCRIBER = "prescriber"
    EMERGENCY_TEAM = "emergency_team"
    ME_WITHOUT_ADVICE = "me_without_advice"


class DoseEventKind(StrEnum):
    """A deviation from the daily dose."""

    MISSED = "missed"
    EXTRA = "extra"


def checked_dose(field: str, amount: Decimal) -> Decimal:
    """Return `amount` when it is a plain number from 0 to 1,000,000; raise InvalidEntry otherwise."""
    if not amount.is_finite():
        raise InvalidEntry(field, str(amount), Reason.NOT_A_NUMBER)
    if not 0 <= amount <= HIGHEST_DOSE:
        raise InvalidEntry(field, amount, Reason.OUT_OF_RANGE, low=0, high=HIGHEST_DOSE)
    return amount


def in_milligrams(amount: Decimal, unit: Unit) -> Decimal | None:
    """Return the amount in mg, or None for a unit that is not a mass."""
    factor = _MILLIGRAMS.get(unit)
    return None if factor is None else amount * factor


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseChange:
    """From this day on, this daily dose by this route; 0 means stopped."""

    id: str
    medicine_id: str
    day: date
    daily_dose: Decimal
    provenance: Provenance
    at: time | None = None
    unit: Unit = Unit.MG
    role: Role = Role.OTHER
    route: Route = Route.ORAL
    decided_by: DecidedBy | None = None
    note: str = ""

    def __post_init__(self) -> None:
        checked_dose("daily_dose", self.daily_dose)
        checked_text("note", self.note, NOTE_LIMIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseEvent:
    """A missed or an extra dose on a day; `amount` is that one dose, None when not said."""

    id: str
    medicine_id: str
    day: date
    kind: DoseEventKind
    provenance: Provenance
    at: time | None = None
    amount: Decimal | None = None
    unit: Unit = Unit.MG
    route: Route = Route.ORAL
    note: str = ""

    def __post_init__(self) -> None:
        if self.amount is not None:
            checked_dose("daily_dose", self.amount)
        checked_text("note", self.note, NOTE_LIMIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """One step of the prescriber's taper plan, typed in by the person; the program never makes one."""

    id: str
    medicine_id: str
    from_day: date
    planned_daily_dose: Decimal
    provenance: Provenance
    unit: Unit = Unit.MG
    prescriber: str = ""

    def __post_init__(self) -> None:
        checked_dose("planned_daily_dose", self.planned_daily_dose)
        checked_text("prescriber", self.prescriber, NAME_LIMIT)


@dataclass(frozen=True, slots=True)
class DosePeriod:
    """Days at one daily dose: first day, last day (None while it lasts), and the change that began it."""

    change: DoseChange
    first: date
    last: date | None

    @property
    def stopped(self) -> bool:
        """Whether nothing is taken in this period."""
        return self.change.daily_dose == 0

    def holds(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Exposure:
    """A period on a medicine by one route in one role: first day, last day on it (None while it lasts)."""

    medicine_id: str
    route: Route
    role: Role
    first: date
    last: date | None


def change_order(change: DoseChange) -> tuple[date, time, str]:
    """Sort key: day, time of day (a change without a time counts from the day's start), then when it was entered.

    The last part is the UTC moment of entry and the id as one text: of two changes at one moment the later counts.
    """
    entered = change.provenance.entered_at.astimezone(UTC).isoformat(timespec="microseconds")
    return (change.day, change.at or time.min, f"{entered} {change.id}")


def dose_periods(changes: Iterable[DoseChange]) -> tuple[DosePeriod, ...]:
    """Return the periods of one medicine by one route, oldest first; the last change of a day counts."""
    last_of_day = [list(group)[-1] for _, group in groupby(sorted(changes, key=change_order), lambda c: c.day)]
    ends: list[date | None] = [later.day - timedelta(days=1) for _, later in pairwise(last_of_day)]
    return tuple(
        DosePeriod(change, change.day, end) for change, end in zip(last_of_day, [*ends, None], strict=bool(last_of_day))
    )


def exposures(periods: Iterable[DosePeriod]) -> tuple[Exposure, ...]:
    """Return the periods on the medicine: neighbouring doses above 0 in the same role are one."""
    found: list[Exposure] = []
    for period in periods:
        if period.stopped:
            continue
        change = period.change
        before = found[-1] if found else None
        touches = before is not None and before.last is not None and before.last + timedelta(days=1) == period.first
        if before is not None and touches and before.role is change.role:
            found[-1] = Exposure(change.medicine_id, change.route, change.role, before.first, period.last)
        else:
            found.append(Exposure(change.medicine_id, change.route, change.role, period.first, period.last))
    return tuple(found)
