"""The short words on a chart; sentences about it are in `myotrack.words.chart_text`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from myotrack.analysis.day_zero import DayZero, DayZeroKind
from myotrack.analysis.flags import DayFlags, MedicineChange
from myotrack.charts.ruler import Ruler
from myotrack.domain.checkins import DayState
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.medicines import Route, Unit
from myotrack.domain.provenance import Author
from myotrack.i18n import _, ngettext, pgettext
from myotrack.words.numbers import amount, dose, measured
from myotrack.words.personal_text import isolated
from myotrack.words.sign_labels import sign_label

MINUS = "\N{MINUS SIGN}"


def short_month(month: int) -> str:
    """Return the short name of a month, 1 to 12."""
    return (
        pgettext("short month", "Jan"),
        pgettext("short month", "Feb"),
        pgettext("short month", "Mar"),
        pgettext("short month", "Apr"),
        pgettext("short month", "May"),
        pgettext("short month", "Jun"),
        pgettext("short month", "Jul"),
        pgettext("short month", "Aug"),
        pgettext("short month", "Sep"),
        pgettext("short month", "Oct"),
        pgettext("short month", "Nov"),
        pgettext("short month", "Dec"),
    )[month - 1]


def day_tick(day: date, *, with_year: bool) -> str:
    """Return a date under the axis, as in "10 Feb"."""
    words = {"day": day.day, "month": short_month(day.month), "year": day.year}
    return (_("{day} {month} {year}") if with_year else _("{day} {month}")).format(**words)


def month_tick(day: date, *, with_year: bool) -> str:
    """Return a month under the axis, as in "Feb" or "Jan 2027"."""
    words = {"month": short_month(day.month), "year": day.year}
    return (_("{month} {year}") if with_year else _("{month}")).format(**words)


def since_tick(days: int) -> str:
    """Return days since day 0 under the axis, as in "day 0", "day +7"."""
    sign = "" if days == 0 else "+" if days > 0 else MINUS
    return _("day {number}").format(number=f"{sign}{abs(days)}")


def lane_words(name: str, route: Route, *, tall: bool) -> tuple[str, ...]:
    """Return the lines beside a dose lane; the name comes fitted and isolated."""
    way = {
        Route.ORAL: "",
        Route.INTRATHECAL_PUMP: _("pump"),
        Route.PATCH: _("patch"),
        Route.INJECTION: _("injection"),
        Route.INHALED: _("inhaled"),
        Route.OTHER: _("another way"),
    }[route]
    if tall:
        return (name, _("{route}, per day").format(route=way) if way else _("per day"))
    return (_("{name}, {route}").format(name=name, route=way) if way else name,)


def step_words(size: Decimal, unit: Unit, before: Unit | None) -> str:
    """Return the words on a step: the unit only where it is new."""
    if size == 0:
        return _("stopped")
    return amount(size) if unit is before else dose(size, unit)


def day_zero_words(zero: DayZero, name: str) -> str:
    """Return the words on the day-0 line, as in "day 0 · baclofen 60 → 40 mg"; the name comes fitted and isolated."""
    if zero.kind is DayZeroKind.STOP:
        return _("day 0 · {name} stopped").format(name=name)
    before = zero.before
    if before is None:
        return _("day 0 · {name} cut").format(name=name)
    old, new = before, zero.change
    first = amount(old.daily_dose) if old.unit is new.unit else dose(old.daily_dose, old.unit)
    return _("day 0 · {name} {old} → {new}").format(name=name, old=first, new=dose(new.daily_dose, new.unit))


def general_words() -> str:
    """Return the words on the shade of the first four weeks; shorter they would read as a forecast."""
    return _("days to weeks (general information)")


def suppressant_words(name: str) -> str:
    """Return the words on the days on a suppressant."""
    return _("on {name}").format(name=name)


def before_words(mean: float, days: int) -> tuple[str, ...]:
    """Return the words on the line of the mean before day 0, longest first."""
    number = measured(mean)
    logged = ngettext("{days} day logged", "{days} days logged", days).format(days=days)
    return (
        _("before: {mean} a day ({logged})").format(mean=number, logged=logged),
        _("before: {mean} a day").format(mean=number),
        _("before: {mean}").format(mean=number),
    )


def before_key_words(mean: float, days: int) -> str:
    """Return the same for the key, where there was no room on the line."""
    return _("mean before day 0: {mean} a day ({logged})").format(
        mean=measured(mean), logged=ngettext("{days} day logged", "{days} days logged", days).format(days=days)
    )


def gap_words(state: DayState) -> tuple[str, ...]:
    """Return why days have no number, in two words that may stand above each other."""
    return {
        DayState.NOT_LOGGED: (_("not"), _("logged")),
        DayState.UNKNOWN: (_("don't"), _("remember")),
        DayState.EXCUSED: (_("hospital"), _("or away")),
        DayState.PARTIAL: (_("no"), _("number")),
    }.get(state, ())


def flag_words(flags: DayFlags, names: dict[str, str]) -> tuple[str, ...]:
    """Return what happened on a day, weightiest first; `names` are the medicines', fitted and isolated."""
    events = {
        DoseEventKind.MISSED: _("missed {name}"),
        DoseEventKind.EXTRA: _("extra {name}"),
    }
    found = [sign_label(report.sign) for report in flags.signs]
    found += [_("visit") for _visit in flags.visits[:1]]
    found += [events[event.kind].format(name=names.get(event.medicine_id, "")) for event in flags.events]
    found += [change_words(change, names.get(change.change.medicine_id, "")) for change in flags.changes]
    return tuple(dict.fromkeys(found))


def change_words(change: MedicineChange, name: str) -> str:
    """Return a change of another medicine, as in "clonazepam started"."""
    new, old = change.change, change.before
    if new.daily_dose == 0:
        return _("{name} stopped").format(name=name)
    if old is None or old.daily_dose == 0:
        return _("{name} started").format(name=name)
    return _("{name} {dose}").format(name=name, dose=dose(new.daily_dose, new.unit))


def and_more(words: str, more: int) -> str:
    """Return the words with how many more there are on that day, as in "Fall +2"."""
    return words if more == 0 else _("{words} +{more}").format(words=words, more=more)


def unit_words(bin_days: int) -> str:
    """Return what each mark is, when it is more than a day."""
    if bin_days == 7:
        return _("each mark: one week (median of logged days; thin line: lowest to highest)")
    return _("each mark: four weeks (median of logged days; thin line: lowest to highest)")


def plan_words(size: Decimal, unit: Unit) -> str:
    """Return the words on the first planned step that was not taken."""
    return _("plan: {dose}").format(dose=dose(size, unit)) if size else _("plan: stop")


def short_name(name: str, ruler: Ruler, ems: float) -> str:
    """Return a medicine's name, cut to `ems` times the text size and isolated so that it keeps our word order."""
    return isolated(ruler.fitted(name, ems * ruler.em))


def key_words() -> dict[str, str]:
    """Return what the marks of the chart mean."""
    return {
        "patient": _("patient"),
        "caregiver": _("caregiver"),
        "late": _("written down later"),
        "band": _("a range was picked, not a number"),
        "not_logged": _("not logged"),
        "unknown": _("don't remember"),
        "excused": _("hospital or away"),
    }


def course_words(rater: Author, *, others: bool) -> str:
    """Return what the smoothed line is; `others` when two people logged, so that the line needs its owner's name."""
    if not others:
        return _("middle of 7 logged days")
    if rater is Author.PATIENT:
        return _("middle of the patient's 7 logged days")
    return _("middle of the caregiver's 7 logged days")


def fitted_words() -> str:
    """Return what the fitted line and the area around it are."""
    return _("fitted course with its 90 % band")


def twitches_words() -> tuple[str, str]:
    """Return the two lines beside the main lane."""
    return _("twitches"), _("a day")


def severity_words() -> tuple[str, str]:
    """Return the two lines beside the severity strip."""
    return _("severity"), _("0 to 4")
