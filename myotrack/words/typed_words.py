"""What something was typed for, in words inside a sentence: "a note for 12 March", "a dose change of baclofen"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.health import HealthFactKind
from myotrack.domain.typed_places import ABOUT_MEDICINES, FALLS, NOTE, NUMBER, TypedKind, TypedPlace, box_named
from myotrack.i18n import _
from myotrack.words.dates import short_day, span
from myotrack.words.medicine_labels import health_fact_label
from myotrack.words.personal_text import isolated

_LONGEST = 300


def typed_for(place: TypedPlace, names: Sequence[str], medicine: str, days: Sequence[date], today: date) -> str:
    """Return what was typed; `names` are its fields, `medicine` and `days` what it is about ("" and none: removed)."""
    day = span(days[0], days[-1], today) if days else ""
    if place.kind in (TypedKind.DAY, TypedKind.PAPER_WEEK):
        return _answers({box_named(name)[-1] or name for name in names}, day)
    if place.kind in _OF_DAYS and days:
        return _of_day(place, short_day(days[0], today))
    if place.kind in ABOUT_MEDICINES:
        return _of_medicine(place, isolated(medicine) if medicine else _("a removed medicine"))
    return _alone(place)


def shown_text(texts: Sequence[str]) -> str:
    """Return texts that nobody saved in one line, cut where they are long: all of them can be copied."""
    shown = " · ".join(text.strip() for text in texts)
    return f"“{isolated(shown if len(shown) <= _LONGEST else shown[:_LONGEST] + '…')}”"


_OF_DAYS = frozenset({TypedKind.DAY_DOSE, TypedKind.COUNT, TypedKind.VISIT, TypedKind.SIGN})


def _answers(names: set[str], day: str) -> str:
    if names == {NOTE}:
        return _("a note for {day}").format(day=day)
    if names == {NUMBER}:
        return _("the number of twitches for {day}").format(day=day)
    if names == {FALLS}:
        return _("the number of falls for {day}").format(day=day)
    return _("answers for {day}").format(day=day)


def _of_day(place: TypedPlace, day: str) -> str:
    if place.kind is TypedKind.DAY_DOSE:
        missed = place.subject[1] == DoseEventKind.MISSED
        return (_("a missed dose on {day}") if missed else _("an extra dose on {day}")).format(day=day)
    words = {
        TypedKind.COUNT: _("the count of {day}"),
        TypedKind.VISIT: _("the visit on {day}"),
        TypedKind.SIGN: _("a warning sign of {day}"),
    }[place.kind]
    return words.format(day=day)


def _of_medicine(place: TypedPlace, medicine: str) -> str:
    if place.kind is TypedKind.DOSE_EVENT:
        missed = place.subject[1] == DoseEventKind.MISSED
        words = _("a missed dose of {medicine}") if missed else _("an extra dose of {medicine}")
    else:
        words = {
            TypedKind.MEDICINE: _("the name or the note of {medicine}"),
            TypedKind.PLAN: _("the plan for {medicine}"),
            TypedKind.DOSE: _("a dose change of {medicine}"),
            TypedKind.STOP: _("the stop of {medicine}"),
            TypedKind.DOSE_CORRECTION: _("the correction of a dose of {medicine}"),
            TypedKind.EVENT_CORRECTION: _("the correction of a missed or extra dose of {medicine}"),
        }[place.kind]
    return words.format(medicine=medicine)


def _alone(place: TypedPlace) -> str:
    """What needs no day and no medicine, or has lost its day."""
    if place.kind is TypedKind.HEALTH:
        what = health_fact_label(HealthFactKind(place.subject[0]))
        return _("an entry under Health: {what}").format(what=what)
    if place.kind is TypedKind.VISIT:
        return _("a removed visit") if place.subject[0] else _("a new visit")
    return {
        TypedKind.NEW_MEDICINE: _("a new medicine"),
        TypedKind.NEW_QUESTION: _("a new question for a visit"),
        TypedKind.QUESTION: _("the change of a question for a visit"),
        TypedKind.COUNT: _("a removed count"),
        TypedKind.SIGN: _("a removed warning sign"),
        TypedKind.SEVERITY_WORDS: _("your own words for severity"),
        TypedKind.OWN_NUMBERS: _("your own emergency numbers"),
    }[place.kind]
