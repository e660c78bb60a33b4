"""What a clinician asks first, as sentences: the five facts, and the list of medicines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from myotrack.analysis.day_counts import DayCounts
from myotrack.analysis.five_facts import LOGGED_DAYS, FiveFacts, RecentTwitches
from myotrack.analysis.series import DayPoint
from myotrack.domain.health import HealthFactKind
from myotrack.domain.medicines import Medicine, MedicineKind, Role, Route
from myotrack.domain.timeline import Timeline
from myotrack.i18n import _, ngettext
from myotrack.words.dates import day_and_time, short_day, span
from myotrack.words.evidence import sign_and_degree
from myotrack.words.medicine_labels import none_taken_label, role_label, route_label
from myotrack.words.numbers import daily_dose, days_logged, measured, twitches
from myotrack.words.personal_text import isolated

STOPPED_WITHIN_DAYS = 90
"""A medicine that was stopped stays on the list for so long (design choice)."""


@dataclass(frozen=True, slots=True)
class SaidFact:
    """One of the five facts: what it is about, its sentences, and what they rest on."""

    title: str
    lines: tuple[str, ...]
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MedicineList:
    """Finished lines: what is taken now, what was stopped lately, and what the person says is not taken."""

    taken: tuple[str, ...]
    stopped: tuple[str, ...]
    none_taken: tuple[str, ...]


def five_fact_sentences(facts: FiveFacts, timeline: Timeline) -> tuple[SaidFact, ...]:
    """Return the five facts in words, always five, in the order of the screen."""
    return (
        SaidFact(_("Dose now"), _doses(facts, timeline)),
        _twitches(facts),
        SaidFact(_("Best and worst day"), _best_and_worst(facts)),
        SaidFact(_("Warning signs"), _signs(facts)),
        _days(facts.days),
    )


def range_heading(facts: FiveFacts) -> str:
    """Return what the facts are about, as in "Since the last visit on 3 March"."""
    if facts.last_visit is not None:
        return _("Since the last visit on {day}").format(day=short_day(facts.last_visit, facts.as_of))
    if facts.since is not None:
        return _("Since the diary began on {day}").format(day=short_day(facts.since, facts.as_of))
    return _("Five facts")


def medicine_list(timeline: Timeline) -> MedicineList:
    """Return every medicine that is taken on the timeline's day or was stopped in the 90 days before it."""
    taken: list[str] = []
    stopped: list[str] = []
    earliest = timeline.as_of - timedelta(days=STOPPED_WITHIN_DAYS)
    for medicine in timeline.medicines:
        series = timeline.periods(medicine.id)
        if not series:
            taken.append(_("{medicine}: dose not entered").format(medicine=isolated(medicine.name)))
        for route, periods in series.items():
            now = periods[-1]
            before = periods[-2].change if len(periods) > 1 else None
            words = {"medicine": _named(medicine, route), "day": short_day(now.first, timeline.as_of)}
            if not now.stopped:
                dose = daily_dose(now.change.daily_dose, now.change.unit)
                line = _("{medicine}: {dose}, since {day}").format(dose=dose, **words)
                taken.append(_with_role(line, now.change.role))
            elif now.first >= earliest and before is not None:
                dose = daily_dose(before.daily_dose, before.unit)
                line = _("{medicine}: stopped on {day}, {dose} before").format(dose=dose, **words)
                stopped.append(_with_role(line, before.role))
            elif now.first >= earliest:
                stopped.append(_("{medicine}: stopped on {day}").format(**words))
    return MedicineList(tuple(taken), tuple(stopped), _none_taken(timeline))


def _named(medicine: Medicine, route: Route) -> str:
    if route is Route.ORAL:
        return isolated(medicine.name)
    return _("{medicine} ({route})").format(medicine=isolated(medicine.name), route=route_label(route).lower())


def _with_role(line: str, role: Role) -> str:
    if role is Role.OTHER:
        return line
    return _("{line} · {role}").format(line=line, role=role_label(role).lower())


def _none_taken(timeline: Timeline) -> tuple[str, ...]:
    """Return the kinds of which nothing is taken; a kind of which something is taken after all is left out."""
    on_now = {p.change.medicine_id for p in timeline.taken_on(timeline.as_of)}
    kinds_now = {m.kind for m in timeline.medicines if m.id in on_now}
    said = {MedicineKind(fact.value) for fact in timeline.all_of(HealthFactKind.NONE_TAKEN)}
    return tuple(none_taken_label(kind) for kind in MedicineKind if kind in said - kinds_now)


def _doses(facts: FiveFacts, timeline: Timeline) -> tuple[str, ...]:
    lines = []
    earliest = facts.as_of - timedelta(days=STOPPED_WITHIN_DAYS)
    for dose in facts.doses:
        medicine = timeline.medicine(dose.medicine_id)
        if medicine is None:
            continue
        words = {"medicine": _named(medicine, dose.route), "day": short_day(dose.since, facts.as_of)}
        if dose.daily_dose > 0:
            lines.append(
                _("{medicine} {dose}, since {day}").format(dose=daily_dose(dose.daily_dose, dose.unit), **words)
            )
        elif dose.role is Role.SUSPECTED or dose.since >= earliest:
            lines.append(_("{medicine}: stopped on {day}").format(**words))
    return tuple(lines) or (_("No medicine with a dose was entered."),)


def _twitches(facts: FiveFacts) -> SaidFact:
    title = _("Twitches now, and at the last visit")
    if facts.now is None:
        return SaidFact(title, (_("It was not logged how many twitches there were."),))
    now = _("{number} a day now").format(number=_about(facts.now))
    basis = _("Now: {median}").format(median=_median(facts.now, facts))
    if facts.last_visit is None:
        return SaidFact(title, (now,), (basis, _("There is no earlier visit to compare with.")))
    if facts.then is None:
        return SaidFact(title, (now,), (basis, _("At the last visit: nothing was logged by then.")))
    then = _("{number} a day at the last visit").format(number=_about(facts.then))
    return SaidFact(title, (now, then), (basis, _("Then: {median}").format(median=_median(facts.then, facts))))


def _about(recent: RecentTwitches) -> str:
    """Return the median; of days that were logged as a range it is only about right."""
    number = measured(recent.median)
    return number if recent.exact else _("about {number}").format(number=number)


def _median(recent: RecentTwitches, facts: FiveFacts) -> str:
    days = span(recent.first, recent.last, facts.as_of)
    if recent.logged < LOGGED_DAYS:
        pattern = ngettext(
            "median of {logged} logged day, {days}", "median of {logged} logged days, {days}", recent.logged
        )
    else:
        pattern = _("median of the last {logged} logged days, {days}")
    return pattern.format(logged=recent.logged, days=days)


def _best_and_worst(facts: FiveFacts) -> tuple[str, ...]:
    if facts.best is None or facts.worst is None:
        return (_("No day says how many twitches there were."),)
    if facts.best.day == facts.worst.day:
        return (_("The only logged day: {day}").format(day=_day(facts.best, facts)),)
    return (
        _("Best: {day}").format(day=_day(facts.best, facts)),
        _("Worst: {day}").format(day=_day(facts.worst, facts)),
    )


def _day(point: DayPoint, facts: FiveFacts) -> str:
    words = {"day": short_day(point.day, facts.as_of), "twitches": _of_day(point)}
    if point.severity is None or point.severity == 0:
        return _("{day}, {twitches}").format(**words)
    return _("{day}, {twitches}, severity {severity}").format(severity=int(point.severity), **words)


def _of_day(point: DayPoint) -> str:
    if point.exact or point.low is None or point.high is None:
        return twitches(round(point.value or 0))
    return _("{low}–{high} twitches").format(low=point.low, high=point.high)


def _signs(facts: FiveFacts) -> tuple[str, ...]:
    if not facts.signs:
        return (no_sign_since(facts),)
    newest_first = reversed(facts.signs)
    return tuple(
        _("{sign}, {when}").format(sign=sign_and_degree(r), when=day_and_time(r.day, r.at, facts.as_of))
        for r in newest_first
    )


def no_sign_since(facts: FiveFacts) -> str:
    """Return that no warning sign was entered, and since when; never "all clear"."""
    if facts.since is None:
        return _("No warning sign was entered.")
    return _("No warning sign was entered since {day}.").format(day=short_day(facts.since, facts.as_of))


def _days(days: DayCounts) -> SaidFact:
    title = _("Days logged")
    if days.first is None or days.last is None:
        return SaidFact(title, (_("Nothing is logged yet."),))
    others = [
        ngettext("{number} without twitches", "{number} without twitches", days.zero).format(number=days.zero),
        _("{number} “don't remember”").format(number=days.unknown) if days.unknown else "",
        _("{number} in hospital or away").format(number=days.excused) if days.excused else "",
        _("{number} not logged").format(number=days.not_logged) if days.not_logged else "",
    ]
    basis = _("{days}: {others}").format(
        days=span(days.first, days.last), others=", ".join(other for other in others if other)
    )
    return SaidFact(title, (days_logged(days.logged, days.elapsed),), (basis,))
