"""What to tell the emergency service: doses now, stops, missed and extra doses lately, kidney and pump."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from myotrack.domain.doses import DoseEvent, DosePeriod
from myotrack.domain.guidance.knowledge import DEFAULT_KNOWLEDGE, Knowledge
from myotrack.domain.health import HealthFactKind, Kidney
from myotrack.domain.medicines import Medicine
from myotrack.domain.timeline import Timeline

STOPPED_WITHIN_DAYS = 90
"""A stop is told for so long; after it, the medicine is no longer listed (design choice)."""

EVENTS_WITHIN_DAYS = 7
"""Missed and extra doses are told for so long (design choice, as in R5 and R10 of clinical.md)."""


class NoFacts(Enum):
    """Why nothing is known of medicines, kidneys and pump; that is not the same as "not entered"."""

    NO_DIARY = "no diary is open"
    UNREADABLE = "the diary can't be read"


@dataclass(frozen=True, slots=True)
class Taken:
    """A medicine at its current dose, or one that was stopped lately with the dose before the stop."""

    medicine: Medicine
    period: DosePeriod
    before: DosePeriod | None
    is_baclofen: bool


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """A missed or extra dose and the medicine it belongs to."""

    medicine: Medicine
    event: DoseEvent


@dataclass(frozen=True, slots=True)
class EmergencyFacts:
    """Everything logged that a stranger on the telephone needs to hear."""

    as_of: date
    taken: tuple[Taken, ...]
    stopped: tuple[Taken, ...]
    without_dose: tuple[Medicine, ...]
    events: tuple[NamedEvent, ...]
    kidney: Kidney | None
    has_pump: bool
    refill_due: date | None
    as_planned: date | None = None
    """The last day, at most a week ago, on which the doses were entered as taken as planned."""
    has_medicines: bool = False
    """Whether any medicine was ever entered, also one that was stopped long ago."""


def emergency_facts(timeline: Timeline, knowledge: Knowledge = DEFAULT_KNOWLEDGE) -> EmergencyFacts:
    """Return what is known on the timeline's as-of day, baclofen first; needs no daily facts older than a week.

    `knowledge` says which medicines are baclofen, as it does for the rules.
    """
    today = timeline.as_of
    taken: list[Taken] = []
    stopped: list[Taken] = []
    without: list[Medicine] = []
    # Stable: the others keep their order.
    for medicine in sorted(timeline.medicines, key=lambda each: not knowledge.is_baclofen(each)):
        series = timeline.periods(medicine.id)
        if not series:
            without.append(medicine)
        for periods in series.values():
            now = next((p for p in reversed(periods) if p.holds(today)), None)
            if now is None:
                continue
            index = periods.index(now)
            entry = Taken(medicine, now, periods[index - 1] if index else None, knowledge.is_baclofen(medicine))
            if not now.stopped:
                taken.append(entry)
            elif now.first >= today - timedelta(days=STOPPED_WITHIN_DAYS):
                stopped.append(entry)
    kidney = timeline.latest(HealthFactKind.KIDNEY)
    refill = timeline.latest(HealthFactKind.PUMP_REFILL_DUE)
    return EmergencyFacts(
        as_of=today,
        taken=tuple(taken),
        stopped=tuple(stopped),
        without_dose=tuple(without),
        events=_recent_events(timeline),
        kidney=Kidney(kidney.value) if kidney else None,
        has_pump=timeline.has_pump,
        refill_due=refill.refill_due if refill else None,
        as_planned=_last_as_planned(timeline),
        has_medicines=bool(timeline.medicines),
    )


def _recent_events(timeline: Timeline) -> tuple[NamedEvent, ...]:
    first = timeline.as_of - timedelta(days=EVENTS_WITHIN_DAYS)
    found = []
    for event in timeline.dose_events:
        medicine = timeline.medicine(event.medicine_id)
        if medicine is not None and first <= event.day:
            found.append(NamedEvent(medicine, event))
    return tuple(found)


def _last_as_planned(timeline: Timeline) -> date | None:
    first = timeline.as_of - timedelta(days=EVENTS_WITHIN_DAYS)
    days = (c.day for c in timeline.check_ins if c.doses_as_planned and first <= c.day <= timeline.as_of)
    return max(days, default=None)
