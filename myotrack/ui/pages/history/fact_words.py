"""Every kind of fact as lines of a name and a value, so that a day and its changes read the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from myotrack.domain.answers import AlertAnswer
from myotrack.domain.appointments import Appointment, Question
from myotrack.domain.checkins import CheckIn, CheckInStatus
from myotrack.domain.counting import CountSession
from myotrack.domain.doses import DoseChange, DoseEvent, DoseEventKind, PlanStep
from myotrack.domain.health import HealthFact, HealthFactKind, Kidney, Liver
from myotrack.domain.medicines import Medicine, MedicineKind
from myotrack.domain.scales import TEN_POINT_HIGH
from myotrack.domain.signs import SignReport
from myotrack.i18n import _
from myotrack.words.dates import clock_time, day_with_year
from myotrack.words.evidence import sign_and_degree
from myotrack.words.labels import (
    activity_label,
    circumstance_label,
    excuse_label,
    interference_label,
    position_label,
    region_label,
    severity_label,
    status_label,
)
from myotrack.words.medicine_labels import (
    decided_by_label,
    dose_event_label,
    health_fact_label,
    kidney_label,
    kind_label,
    liver_label,
    none_taken_label,
    role_label,
    route_label,
)
from myotrack.words.numbers import daily_dose, dose, frequency
from myotrack.words.personal_text import isolated
from myotrack.words.sign_labels import action_label

Lines = Mapping[str, str]
"""Name of a line → its value; a line that was left blank is not there."""


def check_in_lines(check_in: CheckIn, own_words: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the answers of a day as far as they were given; `own_words` are the person's words for severity."""
    lines: dict[str, str] = {}
    if check_in.status is not CheckInStatus.ANSWERED:
        lines[_("Answer")] = status_label(check_in.status)
    if check_in.excuse is not None:
        lines[_("Reason")] = excuse_label(check_in.excuse)
    if check_in.frequency is not None:
        lines[_("Twitches")] = frequency(check_in)
    if check_in.severity is not None:
        lines[_("Severity")] = _graded(check_in.severity, severity_label(check_in.severity, own_words))
    if check_in.interference is not None:
        lines[_("Interference")] = _graded(check_in.interference, interference_label(check_in.interference))
    if check_in.bother is not None:
        lines[_("Bother")] = _out_of_ten(check_in.bother)
    if check_in.condition is not None:
        lines[_("The original condition")] = _out_of_ten(check_in.condition)
    lines |= _lists(check_in)
    if check_in.falls is not None:
        lines[_("Falls")] = str(check_in.falls)
    if check_in.doses_as_planned is not None:
        lines[_("Doses as planned")] = _("Yes") if check_in.doses_as_planned else _("No")
    if check_in.note:
        lines[_("Note")] = check_in.note
    return lines


def fact_lines(fact: object, medicine_name: Callable[[str], str]) -> dict[str, str]:
    """Return any fact that belongs to a day as lines; `medicine_name` gives the name for a medicine's id."""
    if isinstance(fact, CheckIn):
        return check_in_lines(fact)
    if isinstance(fact, CountSession):
        return {_("Counted"): count_words(fact)} | _note(fact.note)
    if isinstance(fact, DoseChange):
        return {
            _("Dose of {medicine}").format(medicine=isolated(medicine_name(fact.medicine_id))): dose_words(fact),
            _("Role"): role_label(fact.role),
            _("Decided by"): decided_by_label(fact.decided_by),
        } | _note(fact.note)
    if isinstance(fact, DoseEvent):
        return {dose_event_label(fact.kind): event_words(fact, medicine_name(fact.medicine_id))} | _note(fact.note)
    if isinstance(fact, SignReport):
        return {_("Warning sign"): sign_words(fact)} | _note(fact.note)
    if isinstance(fact, AlertAnswer):
        return {_("Done about a warning"): action_label(fact.action_taken)} | _note(fact.note)
    if isinstance(fact, HealthFact):
        return {health_fact_label(fact.kind): _health_value(fact)}
    if isinstance(fact, Appointment):
        return {_("Appointment"): isolated(fact.clinician) or day_with_year(fact.day)} | _note(fact.note)
    if isinstance(fact, Medicine):
        return {_("Medicine"): isolated(fact.name), _("Kind"): kind_label(fact.kind)} | _note(fact.note)
    if isinstance(fact, PlanStep):
        step = _("{dose} from {day}").format(
            dose=daily_dose(fact.planned_daily_dose, fact.unit), day=day_with_year(fact.from_day)
        )
        return {_("Plan for {medicine}").format(medicine=isolated(medicine_name(fact.medicine_id))): step}
    if isinstance(fact, Question):
        return {_("Question"): isolated(fact.text), _("Asked"): _("Yes") if fact.asked else _("Not yet")}
    return {}


def count_words(session: CountSession) -> str:
    """Return a counting session as in "5 in 1:00 min at 12:00, at rest"."""
    length = f"{session.duration_s // 60}:{session.duration_s % 60:02d}"
    words = _("{count} in {length} min, at {time}").format(
        count=session.count, length=length, time=clock_time(session.started)
    )
    if session.position is None:
        return words
    return f"{words}, {position_label(session.position).lower()}"


def dose_words(change: DoseChange) -> str:
    """Return what is taken from a change on, as in "40 mg a day, by mouth, from 08:00"."""
    words = daily_dose(change.daily_dose, change.unit)
    if change.daily_dose > 0:
        words = f"{words}, {route_label(change.route).lower()}"
    return words if change.at is None else _("{dose}, from {time}").format(dose=words, time=clock_time(change.at))


def event_words(event: DoseEvent, medicine: str) -> str:
    """Return a missed or extra dose as in "20 mg of baclofen at 08:00"."""
    name = isolated(medicine)
    words = name if event.amount is None else _("{dose} of {medicine}").format(
        dose=dose(event.amount, event.unit), medicine=name
    )  # fmt: skip
    return words if event.at is None else _("{what} at {time}").format(what=words, time=clock_time(event.at))


def event_sentence(event: DoseEvent, medicine: str) -> str:
    """Return the same with what happened, as in "Missed: 20 mg of baclofen"."""
    words = event_words(event, medicine)
    return (_("Missed: {what}") if event.kind is DoseEventKind.MISSED else _("Extra: {what}")).format(what=words)


def sign_words(report: SignReport) -> str:
    """Return a ticked sign with its degree, time and what was done."""
    parts = [sign_and_degree(report)]
    if report.at is not None:
        parts.append(clock_time(report.at))
    if report.action_taken is not None:
        parts.append(action_label(report.action_taken))
    return " · ".join(parts)


def _lists(check_in: CheckIn) -> dict[str, str]:
    found = {
        _("Where"): [region_label(region) for region in sorted(check_in.regions)],
        _("When"): [circumstance_label(each) for each in sorted(check_in.circumstances)],
        _("Got in the way of"): [activity_label(each) for each in sorted(check_in.hindered)],
    }
    return {name: ", ".join(values) for name, values in found.items() if values}


def _note(note: str) -> dict[str, str]:
    return {_("Note"): note} if note else {}


def _graded(grade: int, label: str) -> str:
    return f"{int(grade)} · {label}"


def _out_of_ten(value: int) -> str:
    return _("{value} of {most}").format(value=value, most=TEN_POINT_HIGH)


def _health_value(fact: HealthFact) -> str:
    if fact.kind is HealthFactKind.KIDNEY:
        return kidney_label(Kidney(fact.value))
    if fact.kind is HealthFactKind.LIVER:
        return liver_label(Liver(fact.value))
    if fact.kind is HealthFactKind.PUMP_REFILL_DUE:
        return day_with_year(fact.refill_due)
    if fact.kind is HealthFactKind.NONE_TAKEN:
        return none_taken_label(MedicineKind(fact.value))
    return isolated(fact.value) if fact.kind is HealthFactKind.CONDITION else _("Yes")


def one_line(text: str, longest: int) -> str:
    """Return the beginning of a text on one line, at most `longest` characters of it."""
    line = " ".join(text[: longest * 4].split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
