"""What the Today page shows of one day, asked of the services in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from myotrack.analysis.day_counts import day_counts_between
from myotrack.analysis.day_zero import DayZero, DayZeroKind, day_zeros
from myotrack.analysis.gaps import missed_days
from myotrack.domain.checkins import CheckIn
from myotrack.domain.doses import DosePeriod
from myotrack.domain.medicines import Medicine
from myotrack.domain.timeline import DayRecord, Timeline
from myotrack.i18n import _
from myotrack.services.insights import RECENT_DAYS
from myotrack.services.open_diary import OpenDiary
from myotrack.words.numbers import daily_dose, days_logged
from myotrack.words.personal_text import isolated

SHARE_DAYS = 30
"""Days that "of the last … days logged" looks back."""

_MOST_NAMED = 3  # medicines on the "As planned" button


@dataclass(frozen=True, slots=True)
class Taken:
    """A medicine in one of its dose periods."""

    medicine: Medicine
    period: DosePeriod


@dataclass(frozen=True, slots=True)
class DayView:
    """One day of the open diary as one of its two writers sees it."""

    day: date
    today: date
    record: DayRecord
    own: CheckIn | None
    """The answers of whoever writes now."""
    other: CheckIn | None
    """The answers of the other one."""
    medicines: tuple[Medicine, ...]
    taken: tuple[Taken, ...]
    """What was taken on the day."""
    last_doses: dict[str, DosePeriod]
    """The latest dose period of each medicine up to the day, by medicine id; stops included."""
    missed: tuple[date, ...]
    """Days before today with nothing in them, newest first."""
    subtitle: str
    unsaved: frozenset[str] = frozenset()
    """The fields of the own answers that wait to be saved."""
    unsaved_events: frozenset[str] = frozenset()
    """The missed and extra doses of the day that wait, by id."""
    unsaved_days: frozenset[date] = frozenset()
    """The days whose answers wait."""

    @property
    def is_today(self) -> bool:
        """Whether this is the current diary day."""
        return self.day == self.today


def day_view(diary: OpenDiary, day: date, today: date) -> DayView:
    """Return what is to be shown for `day`; raise DiaryError when the diary can't be read."""
    timeline = diary.insights.recent()
    recent = day >= today - timedelta(days=RECENT_DAYS)
    record = timeline.record(day) if recent else diary.diary.day(day)
    author, waiting = diary.recorder.author, diary.recorder.waiting
    by_author = {check_in.provenance.entered_by: check_in for check_in in record.check_ins}
    own = by_author.pop(author, None)
    names = {medicine.id: medicine for medicine in timeline.medicines}
    taken = tuple(
        Taken(names[p.change.medicine_id], p) for p in timeline.taken_on(day) if p.change.medicine_id in names
    )
    return DayView(
        day=day,
        today=today,
        record=record,
        own=own,
        other=next(iter(by_author.values()), None),
        medicines=timeline.medicines,
        taken=tuple(sorted(taken, key=lambda t: (t.period.change.role, t.medicine.name.casefold()))),
        last_doses=_last_doses(timeline, day),
        missed=tuple(reversed(missed_days(timeline, today))),
        subtitle=_subtitle(timeline, day, today),
        unsaved=frozenset() if own is None else waiting.fields(own.id),
        unsaved_events=frozenset(event.id for event in record.dose_events if waiting.fields(event.id)),
        unsaved_days=frozenset(c.day for c in timeline.check_ins if waiting.fields(c.id)) if waiting else frozenset(),
    )


def planned_words(taken: tuple[Taken, ...]) -> str:
    """Return what "as planned" is, as in "baclofen 20 mg a day, clonazepam 0.5 mg a day"; "" with nothing taken."""
    if not taken:
        return ""
    named = [
        _("{medicine} {dose}").format(
            medicine=isolated(each.medicine.name),
            dose=daily_dose(each.period.change.daily_dose, each.period.change.unit),
        )
        for each in taken[:_MOST_NAMED]
    ]
    if len(taken) > _MOST_NAMED:
        named.append(_("and {number} more").format(number=len(taken) - _MOST_NAMED))
    return ", ".join(named)


def _last_doses(timeline: Timeline, day: date) -> dict[str, DosePeriod]:
    found: dict[str, DosePeriod] = {}
    for medicine in timeline.medicines:
        periods = [p for route in timeline.periods(medicine.id).values() for p in route if p.first <= day]
        if periods:
            found[medicine.id] = max(periods, key=lambda p: p.first)
    return found


def _subtitle(timeline: Timeline, day: date, today: date) -> str:
    parts = [_since_day_zero(timeline, day), _share(timeline, today) if day == today else ""]
    return " · ".join(part for part in parts if part)


def _since_day_zero(timeline: Timeline, day: date) -> str:
    """Return how long ago a suspected medicine was stopped or reduced, while that still holds; "" otherwise."""
    holding = [zero for zero in day_zeros(timeline) if zero.day <= day and _still_holds(timeline, zero, day)]
    if not holding:
        return ""
    zero = holding[-1]
    medicine = timeline.medicine(zero.medicine_id)
    words = (
        _("Day {number} since {medicine} was stopped")
        if zero.kind is DayZeroKind.STOP
        else _("Day {number} since {medicine} was reduced")
    )
    return words.format(number=zero.days_since(day), medicine=isolated(medicine.name if medicine else ""))


def _still_holds(timeline: Timeline, zero: DayZero, day: date) -> bool:
    """Whether the dose has not been raised again since."""
    later = [p.change for p in timeline.periods(zero.medicine_id)[zero.route] if zero.day < p.first <= day]
    if not later:
        return True
    doses = [zero.change, *later]
    same_unit = all(change.unit is zero.change.unit or change.daily_dose == 0 for change in doses)
    return same_unit and all(b.daily_dose <= a.daily_dose for a, b in pairwise(doses))


def _share(timeline: Timeline, today: date) -> str:
    if timeline.first_day is None or timeline.first_day == today:
        return ""
    window = today - timedelta(days=SHARE_DAYS - 1)
    counts = day_counts_between(timeline, max(timeline.first_day, window), today)
    if timeline.first_day < window:
        return _("{logged} of the last {days} days logged").format(logged=counts.logged, days=SHARE_DAYS)
    return days_logged(counts.logged, counts.elapsed)
