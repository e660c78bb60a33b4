"""What the page shows of each medicine, and of the kinds of which nothing is taken, made from the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from myotrack.domain.doses import DecidedBy, DoseChange, DoseEvent, DosePeriod, PlanStep, change_order
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.medicines import Medicine, MedicineKind, Role, Route
from myotrack.domain.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Series:
    """The doses of one medicine by one route, oldest first."""

    route: Route
    periods: tuple[DosePeriod, ...]

    @property
    def now(self) -> DosePeriod | None:
        """The dose that is taken now, or None when it was stopped."""
        last = self.periods[-1]
        return None if last.stopped else last


@dataclass(frozen=True, slots=True)
class MedicineView:
    """One medicine with everything that was written down about it."""

    medicine: Medicine
    series: tuple[Series, ...]
    roles: tuple[Role, ...]
    plan: tuple[PlanStep, ...]
    changes: tuple[DoseChange, ...]
    events: tuple[DoseEvent, ...]

    @property
    def taken_now(self) -> tuple[DosePeriod, ...]:
        """The doses that are taken now, one for each route; none for a stopped medicine."""
        return tuple(series.now for series in self.series if series.now is not None)

    @property
    def is_stopped(self) -> bool:
        """Whether it was taken once and is not any more; without any dose it counts as taken."""
        return bool(self.series) and not self.taken_now

    @property
    def started(self) -> date | None:
        """First day on it."""
        return min((p.first for s in self.series for p in s.periods if not p.stopped), default=None)

    @property
    def stopped(self) -> date | None:
        """First day without it, or None while it is taken."""
        return max((s.periods[-1].first for s in self.series), default=None) if self.is_stopped else None

    @property
    def decided_by(self) -> DecidedBy | None:
        """Who decided on the latest change."""
        return self.changes[-1].decided_by if self.changes else None


@dataclass(frozen=True, slots=True)
class KindView:
    """Whether something of a kind is taken: how many on the list, else what was said."""

    kind: MedicineKind
    taken: int
    none_said: HealthFact | None


def medicine_views(timeline: Timeline) -> tuple[MedicineView, ...]:
    """Return all medicines: those taken now by their start, then the stopped ones, the latest stopped first."""
    views = [_view(timeline, medicine) for medicine in timeline.medicines]
    views.sort(key=lambda view: (view.started or date.max, view.medicine.name.casefold()))
    taken = [view for view in views if not view.is_stopped]
    stopped = [view for view in views if view.is_stopped]
    return (*taken, *sorted(stopped, key=lambda view: view.stopped or date.min, reverse=True))


def kind_views(timeline: Timeline, views: tuple[MedicineView, ...]) -> tuple[KindView, ...]:
    """Return for each kind how many are taken now, or the statement that nothing of it is taken, while it holds."""
    said = timeline.all_of(HealthFactKind.NONE_TAKEN)
    found = []
    for kind in MedicineKind:
        ids = {view.medicine.id for view in views if view.medicine.kind is kind}
        taken = sum(1 for view in views if view.medicine.id in ids and not view.is_stopped)
        fact = max((f for f in said if f.value == kind.value), key=lambda f: f.day, default=None)
        found.append(KindView(kind, taken, fact if fact and _holds(timeline, fact, ids) else None))
    return tuple(found)


def _holds(timeline: Timeline, fact: HealthFact, ids: set[str]) -> bool:
    """Whether nothing of the kind was taken since it was said."""
    return not any(e.medicine_id in ids and (e.last is None or e.last >= fact.day) for e in timeline.exposures)


def _view(timeline: Timeline, medicine: Medicine) -> MedicineView:
    periods = timeline.periods(medicine.id)
    exposures = [e for e in timeline.exposures if e.medicine_id == medicine.id]
    return MedicineView(
        medicine=medicine,
        series=tuple(Series(route, found) for route, found in periods.items()),
        roles=tuple(dict.fromkeys(e.role for e in exposures)),
        plan=timeline.plan(medicine.id),
        changes=tuple(sorted((c for c in timeline.dose_changes if c.medicine_id == medicine.id), key=change_order)),
        events=tuple(sorted((e for e in timeline.dose_events if e.medicine_id == medicine.id), key=lambda e: e.day)),
    )
