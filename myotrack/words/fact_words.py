"""Names one fact of the diary in a few words, so that a person knows which one is meant."""

from __future__ import annotations

from collections.abc import Mapping

from myotrack.domain.answers import AlertAnswer
from myotrack.domain.appointments import Appointment, Question
from myotrack.domain.checkins import CheckIn
from myotrack.domain.counting import CountSession
from myotrack.domain.doses import DoseChange, DoseEvent, PlanStep
from myotrack.domain.health import HealthFact
from myotrack.domain.medicines import Medicine
from myotrack.domain.provenance import Author
from myotrack.domain.signs import SignReport
from myotrack.i18n import _
from myotrack.words.dates import clock_time, day_with_year
from myotrack.words.medicine_labels import dose_event_label, health_fact_label
from myotrack.words.personal_text import isolated
from myotrack.words.sign_labels import sign_label

AnyFact = (
    Medicine
    | CheckIn
    | CountSession
    | DoseChange
    | DoseEvent
    | PlanStep
    | SignReport
    | HealthFact
    | Appointment
    | Question
    | AlertAnswer
)


def fact_name(fact: AnyFact, medicine_names: Mapping[str, str]) -> str:
    """Return which fact this is, as in "the dose of baclofen on 3 March 2026"; says nothing of what it holds."""
    match fact:
        case CheckIn():
            return _answers_name(fact)
        case DoseChange():
            return _("the dose of {medicine} on {day}").format(
                medicine=_name(fact.medicine_id, medicine_names), day=day_with_year(fact.day)
            )
        case DoseEvent():
            return _("“{event}” of {medicine} on {day}").format(
                event=dose_event_label(fact.kind),
                medicine=_name(fact.medicine_id, medicine_names),
                day=day_with_year(fact.day),
            )
        case PlanStep():
            return _("the planned dose of {medicine} from {day} on").format(
                medicine=_name(fact.medicine_id, medicine_names), day=day_with_year(fact.from_day)
            )
        case SignReport():
            return _("“{sign}” on {day}").format(sign=sign_label(fact.sign), day=day_with_year(fact.day))
        case HealthFact():
            return _("“{fact}” on {day}").format(fact=health_fact_label(fact.kind), day=day_with_year(fact.day))
        case CountSession():
            return _("the count on {day} at {time}").format(day=day_with_year(fact.day), time=clock_time(fact.started))
        case Appointment():
            return _("the appointment on {day}").format(day=day_with_year(fact.day))
        case Question():
            return _("the question {text}").format(text=isolated(fact.text))
        case AlertAnswer():
            return _("what was done about a warning on {day}").format(day=day_with_year(fact.day))
        case Medicine():
            return _("the medicine {name}").format(name=isolated(fact.name))


def _answers_name(check_in: CheckIn) -> str:
    by_caregiver = check_in.provenance.entered_by is Author.CAREGIVER
    words = _("the caregiver's answers for {day}") if by_caregiver else _("the answers for {day}")
    return words.format(day=day_with_year(check_in.day))


def _name(medicine_id: str, names: Mapping[str, str]) -> str:
    return isolated(names.get(medicine_id, _("a medicine")))
