"""What the diary holds for each cell of the withdrawal / toxicity table: facts in the cell they bear on, no verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from myotrack.domain.doses import DoseEventKind, DosePeriod
from myotrack.domain.guidance.answers import numbered
from myotrack.domain.guidance.knowledge import DEFAULT_KNOWLEDGE, Knowledge
from myotrack.domain.health import HealthFactKind, Kidney
from myotrack.domain.medicines import Medicine
from myotrack.domain.signs import WarningSign
from myotrack.domain.timeline import Timeline
from myotrack.i18n import _, ngettext
from myotrack.resources.guidance_values import Column, SignText
from myotrack.words.dates import day_and_time, days, short_day
from myotrack.words.evidence import sign_and_degree
from myotrack.words.labels import band_hint, band_label
from myotrack.words.medicine_labels import dose_event_label, kidney_label
from myotrack.words.numbers import daily_dose, dose
from myotrack.words.personal_text import isolated

MOST_LINES = 3
"""Newest facts of one kind that a cell names; of the older ones it says how many there are."""


def cell_facts(
    timeline: Timeline,
    column: Column,
    row: str,
    signs: Mapping[WarningSign, SignText],
    knowledge: Knowledge = DEFAULT_KNOWLEDGE,
) -> tuple[str, ...]:
    """Return what is logged for one cell as of the timeline's day, as sentences; empty when nothing is.

    `knowledge` says which medicines are baclofen, as it does for the rules.
    """
    baclofen = tuple(medicine for medicine in timeline.medicines if knowledge.is_baclofen(medicine))
    lines: list[str] = []
    if row == "onset":
        lines += _last_changes(timeline, baclofen)
        kind = DoseEventKind.MISSED if column is Column.WITHDRAWAL else DoseEventKind.EXTRA
        lines += _dose_events(timeline, baclofen, kind)
    elif row == "twitches":
        lines += _twitches(timeline)
    elif row == "risk" and column is Column.WITHDRAWAL:
        lines += [*_first_doses(timeline, baclofen), _pump(timeline)]
    elif row == "risk":
        lines += [_kidneys(timeline), *_doses_now(timeline, baclofen), *_other_medicines(timeline, baclofen)]
    return (*lines, *_ticked(timeline, column, row, signs))


def _twitches(timeline: Timeline) -> list[str]:
    """The last logged day: how many, how strong. Both sides of the table speak of twitches."""
    logged = numbered(timeline.check_ins)
    if not logged:
        return []
    last = logged[-1]
    day = short_day(last.day, timeline.as_of)
    many = str(last.twitch_count) if last.twitch_count is not None else ""
    if not many and last.frequency_band is not None:
        many = band_hint(last.frequency_band) or band_label(last.frequency_band).lower()
    if last.severity is None:
        return [_("Twitches last logged: {many}, {day}.").format(many=many, day=day)]
    return [
        _("Twitches last logged: {many}, severity {severity}, {day}.").format(
            many=many, severity=int(last.severity), day=day
        )
    ]


def _periods(timeline: Timeline, medicine: Medicine) -> Iterable[tuple[DosePeriod, ...]]:
    return timeline.periods(medicine.id).values()


def _last_changes(timeline: Timeline, baclofen: Iterable[Medicine]) -> list[str]:
    return [
        _last_change(timeline, medicine, periods) for medicine in baclofen for periods in _periods(timeline, medicine)
    ]


def _last_change(timeline: Timeline, medicine: Medicine, periods: tuple[DosePeriod, ...]) -> str:
    now = periods[-1].change
    words = {
        "medicine": isolated(medicine.name),
        "day": short_day(now.day, timeline.as_of),
        "ago": _ago((timeline.as_of - now.day).days),
        "dose": daily_dose(now.daily_dose, now.unit),
    }
    before = periods[-2].change if len(periods) > 1 else None
    if before is None and now.daily_dose == 0:
        return _("Last dose change: {medicine} stopped on {day} ({ago}); no dose before it is in this diary.").format(
            **words
        )
    if before is None:
        return _("Last dose change: {medicine} {dose} since {day} ({ago}), the first in this diary.").format(**words)
    words["before"] = daily_dose(before.daily_dose, before.unit)
    if now.daily_dose == 0:
        return _("Last dose change: {medicine} stopped on {day} ({ago}); before, {before}.").format(**words)
    if before.daily_dose == 0:
        return _("Last dose change: {medicine} started again on {day} ({ago}) with {dose}.").format(**words)
    return _("Last dose change: {medicine} from {before} to {dose} on {day} ({ago}).").format(**words)


def _ago(number: int) -> str:
    if number == 0:
        return _("today")
    return _("{days} ago").format(days=days(number))


def _dose_events(timeline: Timeline, baclofen: Iterable[Medicine], kind: DoseEventKind) -> list[str]:
    names = {m.id: m.name for m in baclofen}
    found = [e for e in timeline.dose_events if e.kind is kind and e.medicine_id in names]
    found.sort(key=lambda e: (e.day, e.at is not None, e.at), reverse=True)
    lines = []
    for event in found:
        words = {
            "kind": dose_event_label(kind),
            "medicine": isolated(names[event.medicine_id]),
            "when": day_and_time(event.day, event.at, timeline.as_of),
        }
        if event.amount is None:
            lines.append(_("{kind}: {medicine}, {when}.").format(**words))
        else:
            amount = dose(event.amount, event.unit)
            lines.append(_("{kind}: {medicine} {amount}, {when}.").format(amount=amount, **words))
    return _newest(lines)


def _first_doses(timeline: Timeline, baclofen: Iterable[Medicine]) -> list[str]:
    return [
        _("First dose in this diary: {medicine}, {day}.").format(
            medicine=isolated(medicine.name), day=short_day(periods[0].first, timeline.as_of)
        )
        for medicine in baclofen
        for periods in _periods(timeline, medicine)
    ]


def _pump(timeline: Timeline) -> str:
    if not timeline.has_pump:
        return _("Pump: not entered in this diary.")
    refill = timeline.latest(HealthFactKind.PUMP_REFILL_DUE)
    if refill is None:
        return _("Pump: yes.")
    return _("Pump: yes, refill due on {day}.").format(day=short_day(refill.refill_due, timeline.as_of))


def _kidneys(timeline: Timeline) -> str:
    fact = timeline.latest(HealthFactKind.KIDNEY)
    if fact is None:
        return _("Kidneys: not entered in this diary.")
    return _("Kidneys: {kidney}, entered for {day}.").format(
        kidney=kidney_label(Kidney(fact.value)).lower(), day=short_day(fact.day, timeline.as_of)
    )


def _doses_now(timeline: Timeline, baclofen: Iterable[Medicine]) -> list[str]:
    names = {m.id: m.name for m in baclofen}
    return [
        _("{medicine} now: {dose}.").format(
            medicine=isolated(names[p.change.medicine_id]), dose=daily_dose(p.change.daily_dose, p.change.unit)
        )
        for p in timeline.taken_on(timeline.as_of)
        if p.change.medicine_id in names
    ]


def _other_medicines(timeline: Timeline, baclofen: Iterable[Medicine]) -> list[str]:
    ids = {m.id for m in baclofen}
    others = []
    for period in timeline.taken_on(timeline.as_of):
        medicine = timeline.medicine(period.change.medicine_id)
        if medicine is not None and medicine.id not in ids:
            taken = daily_dose(period.change.daily_dose, period.change.unit)
            others.append(f"{isolated(medicine.name)} {taken}")
    return [_("Other medicines now: {list}.").format(list="; ".join(others))] if others else []


def _ticked(timeline: Timeline, column: Column, row: str, signs: Mapping[WarningSign, SignText]) -> list[str]:
    here = {
        sign
        for sign, text in signs.items()
        if any(cell.column is column and cell.row == row for cell in text.stands_in)
    }
    found = [report for report in timeline.signs if report.counts and report.sign in here]
    found.sort(key=lambda r: (r.day, r.at is not None, r.at), reverse=True)
    return _newest(
        [
            _("Ticked: {sign}, {when}.").format(
                sign=sign_and_degree(report), when=day_and_time(report.day, report.at, timeline.as_of)
            )
            for report in found
        ]
    )


def _newest(lines: list[str]) -> list[str]:
    older = len(lines) - MOST_LINES
    if older <= 0:
        return lines
    more = ngettext("and {number} earlier", "and {number} earlier", older).format(number=older)
    return [*lines[:MOST_LINES], more]
