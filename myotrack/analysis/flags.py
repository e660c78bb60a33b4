"""What happened beside the doses and the twitches: signs, visits, missed and extra doses, other medicines' changes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from myotrack.domain.appointments import Appointment
from myotrack.domain.doses import DoseChange, DoseEvent
from myotrack.domain.signs import SignReport, is_red
from myotrack.domain.timeline import DayRecord, Timeline


class FlagKind(IntEnum):
    """What a day's flag looks like: by the weightiest thing of the day; a lower number is weightier."""

    EMERGENCY_SIGN = 0
    SIGN = 1
    VISIT = 2
    DOSE_EVENT = 3
    CHANGE = 4


@dataclass(frozen=True, slots=True)
class MedicineChange:
    """A dose change of another medicine than that of day 0; `before` is None when it was begun."""

    change: DoseChange
    before: DoseChange | None


@dataclass(frozen=True, slots=True)
class DayFlags:
    """All flags of one day."""

    day: date
    signs: tuple[SignReport, ...] = ()
    visits: tuple[Appointment, ...] = ()
    events: tuple[DoseEvent, ...] = ()
    changes: tuple[MedicineChange, ...] = ()

    @property
    def kind(self) -> FlagKind:
        """The weightiest kind among the day's flags."""
        if any(is_red(r.sign, r.grade) for r in self.signs):
            return FlagKind.EMERGENCY_SIGN
        if self.signs:
            return FlagKind.SIGN
        if self.visits:
            return FlagKind.VISIT
        return FlagKind.DOSE_EVENT if self.events else FlagKind.CHANGE


def day_flags(timeline: Timeline, first: date, last: date, own_medicine: str | None) -> tuple[DayFlags, ...]:
    """Return the flags from `first` to `last`, one value for each day that has any, oldest first.

    Signs that were entered by mistake have no flag. `own_medicine` is that of day 0: its changes are no flags.
    """
    visits: defaultdict[date, list[Appointment]] = defaultdict(list)
    for visit in timeline.appointments:
        visits[visit.day].append(visit)
    changes = _changes(timeline, own_medicine)
    facts = (timeline.signs, timeline.dose_events)
    days = {fact.day for kind in facts for fact in kind} | visits.keys() | changes.keys()
    found = (
        _flags(timeline.record(day), tuple(visits[day]), tuple(changes[day]))
        for day in sorted(days)
        if first <= day <= last
    )
    return tuple(flags for flags in found if flags.signs or flags.visits or flags.events or flags.changes)


def _flags(record: DayRecord, visits: tuple[Appointment, ...], changes: tuple[MedicineChange, ...]) -> DayFlags:
    signs = sorted((r for r in record.signs if r.counts), key=lambda r: (not is_red(r.sign, r.grade), r.sign))
    events = sorted(record.dose_events, key=lambda e: (e.medicine_id, e.kind, e.id))
    return DayFlags(record.day, tuple(signs), visits, tuple(events), changes)


def _changes(timeline: Timeline, own_medicine: str | None) -> defaultdict[date, list[MedicineChange]]:
    changes: defaultdict[date, list[MedicineChange]] = defaultdict(list)
    for medicine in sorted({c.medicine_id for c in timeline.dose_changes} - {own_medicine}):
        for periods in timeline.periods(medicine).values():
            before: DoseChange | None = None
            for period in periods:
                same = before is not None and (before.daily_dose, before.unit) == (
                    period.change.daily_dose,
                    period.change.unit,
                )
                if not same:
                    changes[period.first].append(MedicineChange(period.change, before))
                before = period.change
    return changes
