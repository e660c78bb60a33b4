"""What the rules say of an import: the diary as it was against the diary with the rows of the files in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time

from myotrack.domain.guidance.alerts import Alert
from myotrack.domain.guidance.before_saving import Reason, medicine_of, new_reasons
from myotrack.domain.guidance.evidence import Evidence
from myotrack.domain.guidance.knowledge import Knowledge
from myotrack.domain.guidance.readings import RecoveryReading
from myotrack.domain.guidance.rules import alerts, open_alerts
from myotrack.domain.timeline import Timeline
from myotrack.exchange.facts import Contents, Fact, contents_of
from myotrack.services.import_plan import ImportPlan
from myotrack.services.knowledge import knowledge_of
from myotrack.services.prescriber_knows import NEVER_STOP_RULE


@dataclass(frozen=True, slots=True)
class ToldOfImport:
    """What an import makes the rules say; empty for one that brings nothing they speak of."""

    standing: tuple[Alert, ...]
    """What stands today and rests on a fact that is new, worst first."""
    waiting: tuple[Alert, ...]
    """What stood once on new facts alone, and waits in the window for what was done about it."""
    stops: tuple[Reason, ...]
    """Everything that R9 says of the rows, of whatever day, oldest first: what the card before saving would show."""
    knowledge: Knowledge

    def of_baclofen(self, *, only: bool) -> tuple[Reason, ...]:
        """Return the `stops` of baclofen, or with `only` False those of other medicines."""
        return tuple(r for r in self.stops if self.knowledge.is_baclofen(medicine_of(r)) is only)

    def longer_ago(self) -> tuple[Reason, ...]:
        """Return the `stops` that neither stand nor wait."""
        alerts = (alert for alert in (*self.standing, *self.waiting) if alert.rule == NEVER_STOP_RULE)
        told = {piece for alert in alerts for piece in alert.evidence}
        return tuple(reason for reason in self.stops if reason not in told)


def told_of_import(plan: ImportPlan, today: date, day_start: time) -> ToldOfImport:
    """Return what the rules say on `today` of a diary with the plan carried out, and don't say of it without."""
    before, after = _timeline(plan.held, today), _timeline(_carried_out(plan), today)
    knowledge = knowledge_of(after.medicines, day_start)
    stood, waited = _asked(before, knowledge)
    stands, waits = _asked(after, knowledge)
    known = _pieces((*stood, *waited))
    standing = tuple(alert for alert in stands if not known[alert.rule].issuperset(alert.evidence))
    told = _pieces((*stood, *waited, *stands))
    waiting = (replace(a, evidence=tuple(p for p in a.evidence if p not in told[a.rule])) for a in waits)
    return ToldOfImport(
        standing=standing,
        waiting=tuple(alert for alert in waiting if alert.evidence),
        stops=new_reasons(before, after, knowledge),
        knowledge=knowledge,
    )


def _pieces(found: Iterable[Alert]) -> defaultdict[str, set[Evidence]]:
    """Return the evidence of some alerts by their rule."""
    pieces: defaultdict[str, set[Evidence]] = defaultdict(set)
    for alert in found:
        pieces[alert.rule].update(alert.evidence)
    return pieces


def _carried_out(plan: ImportPlan) -> Contents:
    changed = {_name(fact) for fact in (*plan.writes, *plan.removes)}
    kept: Iterable[Fact] = (fact for fact in plan.held.every_fact() if _name(fact) not in changed)
    return contents_of((*kept, *plan.writes))


def _name(fact: Fact) -> tuple[type[Fact], str]:
    return (type(fact), fact.id)


def _timeline(contents: Contents, today: date) -> Timeline:
    return Timeline(
        as_of=today,
        check_ins=contents.check_ins,
        counts=contents.counts,
        medicines=contents.medicines,
        dose_changes=contents.dose_changes,
        dose_events=contents.dose_events,
        plan_steps=contents.plan_steps,
        signs=contents.signs,
        health_facts=contents.health_facts,
        appointments=contents.appointments,
        answers=contents.answers,
    ).until(today)


def _asked(timeline: Timeline, knowledge: Knowledge) -> tuple[tuple[Alert, ...], tuple[Alert, ...]]:
    """Return what stands, and what a window shows: what stands, and what waits for an answer."""
    reading = _reading(timeline)
    return alerts(timeline, knowledge, reading), open_alerts(timeline, knowledge, reading)


def _reading(timeline: Timeline) -> RecoveryReading | None:
    if not any(check_in.frequency is not None for check_in in timeline.check_ins):
        return None
    # Here and not above: they load numpy, which a diary without numbers does not need.
    from myotrack.analysis.day_zero import day_zeros, default_day_zero
    from myotrack.analysis.worsening.reading import worsening_reading

    return worsening_reading(timeline, default_day_zero(day_zeros(timeline)))
