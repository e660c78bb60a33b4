"""The lines that stand on a medicine's card and in its list of entries."""

from __future__ import annotations

from datetime import date

from myotrack.domain.doses import DoseChange, DoseEvent, DoseEventKind, PlanStep
from myotrack.domain.medicines import Role
from myotrack.i18n import _
from myotrack.ui.pages.medicines.medicine_view import MedicineView
from myotrack.words.dates import day_and_time, day_with_year, short_day
from myotrack.words.medicine_labels import decided_by_label, dose_event_label, role_label, route_label
from myotrack.words.numbers import daily_dose, dose
from myotrack.words.personal_text import isolated


def now_line(view: MedicineView, today: date) -> str:
    """Return what is taken now and since when, or when it was stopped."""
    if not view.series:
        return _("No dose is written down yet")
    if view.stopped is not None:
        return _("Stopped: {day} was the first day without it").format(day=day_with_year(view.stopped))
    parts = []
    for period in view.taken_now:
        said = _("{dose} since {day}").format(
            dose=daily_dose(period.change.daily_dose, period.change.unit), day=short_day(period.first, today)
        )
        # With two ways of taking it, each dose has to say which one it is.
        several = len(view.series) > 1
        parts.append(f"{route_label(period.change.route)}: {said}" if several else said)
    return " · ".join(parts)


def facts_line(view: MedicineView) -> str:
    """Return role, way of taking, start and who decided last, as far as they are known."""
    said = [role_label(role) for role in view.roles if role is not Role.OTHER]
    parts = said or [_("Other, or not sure") for _role in view.roles]
    parts += [route_label(series.route) for series in view.series]
    if view.started is not None:
        parts.append(_("started {day}").format(day=day_with_year(view.started)))
    if view.decided_by is not None:
        parts.append(_("last change decided by: {who}").format(who=decided_by_label(view.decided_by)))
    return " · ".join(parts)


def plan_line(plan: tuple[PlanStep, ...], today: date) -> str:
    """Return the prescriber's plan in one line; "" without one."""
    if not plan:
        return ""
    steps = " · ".join(
        _("{dose} from {day}").format(
            dose=daily_dose(step.planned_daily_dose, step.unit), day=short_day(step.from_day, today)
        )
        for step in plan
    )
    prescriber = plan[0].prescriber.strip()
    if prescriber:
        return _("Plan of {prescriber}: {steps}").format(prescriber=isolated(prescriber), steps=steps)
    return _("Plan: {steps}").format(steps=steps)


def change_row(change: DoseChange, before: DoseChange | None, today: date) -> tuple[str, ...]:
    """Return a dose change as day, what, way of taking, role, who decided and note."""
    was = _("not taken") if before is None else daily_dose(before.daily_dose, before.unit)
    what = _("{before} → {after}").format(before=was, after=daily_dose(change.daily_dose, change.unit))
    return (
        day_and_time(change.day, change.at, today),
        what,
        route_label(change.route),
        "" if change.daily_dose == 0 else role_label(change.role),
        decided_by_label(change.decided_by),
        first_words(change.note),
    )


def event_row(event: DoseEvent, today: date) -> tuple[str, ...]:
    """Return a missed or an extra dose in the same columns."""
    what = dose_event_label(event.kind)
    if event.amount is not None:
        shown = dose(event.amount, event.unit)
        what = (
            _("Missed {dose}").format(dose=shown)
            if event.kind is DoseEventKind.MISSED
            else _("{dose} extra").format(dose=shown)
        )
    return (day_and_time(event.day, event.at, today), what, route_label(event.route), "", "", first_words(event.note))


def first_words(text: str, longest: int = 60) -> str:
    """Return the beginning of a note on one line."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
