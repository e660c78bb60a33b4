"""The sentences of the emergency card: what to say on the telephone, from the logged facts alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from myotrack.analysis.emergency_facts import EmergencyFacts, NamedEvent, NoFacts, Taken
from myotrack.domain.alert_facts import asking
from myotrack.domain.emergency_numbers import EmergencyNumber
from myotrack.domain.guidance.alerts import Alert, SignEvidence
from myotrack.domain.guidance.evidence import RefillDue
from myotrack.domain.health import Kidney
from myotrack.domain.medicines import Route
from myotrack.domain.signs import SignReport, WarningSign
from myotrack.i18n import _
from myotrack.resources.guidance_values import GuidanceTexts, SignText
from myotrack.words.dates import clock_time, day_and_time, short_day
from myotrack.words.evidence import sign_and_degree, sign_sentence
from myotrack.words.medicine_labels import dose_event_label, kidney_label, route_label
from myotrack.words.numbers import daily_dose, dose
from myotrack.words.personal_text import isolated
from myotrack.words.sign_labels import grade_in_sentence, is_plural, sign_label


def call_heading(number: EmergencyNumber, texts: GuidanceTexts) -> str:
    """Return "Call 911 now", with every number the country has, or both big ones when the country is not known."""
    if len(number.numbers) == 1:
        return texts.card_call.format(number=number.numbers[0])
    pattern = texts.card_call_either if number.is_known else texts.card_call_unknown
    return pattern.format(first=number.numbers[0], second=number.numbers[1])


def ticked_sentence(report: SignReport, texts: GuidanceTexts) -> str:
    """Return what was ticked and when, as the card's second line: the time, or the day of one that was entered late."""
    if report.at is None or report.provenance.is_late:
        return sign_sentence(report)
    pattern = texts.card_ticked_many if is_plural(report.sign) else texts.card_ticked
    return pattern.format(sign=sign_words(report), time=clock_time(report.at))


def sign_words(report: SignReport) -> str:
    """Return the sign with its grade, as in "Sleepiness, very hard to stay awake"."""
    if report.grade is None:
        return sign_label(report.sign)
    return _("{sign}, {grade}").format(sign=sign_label(report.sign), grade=grade_in_sentence(report.grade))


def say_this(
    facts: EmergencyFacts | NoFacts,
    report: SignReport | None,
    texts: GuidanceTexts,
    signs: Mapping[WarningSign, SignText],
) -> tuple[str, ...]:
    """Return the lines to say, most important first."""
    sign = "" if report is None else _said(report, signs)
    return (*_opening(facts, sign, texts), *_what_is_known(facts, texts))


def say_of_alerts(
    facts: EmergencyFacts | NoFacts,
    alerts: Sequence[Alert],
    texts: GuidanceTexts,
    signs: Mapping[WarningSign, SignText],
) -> tuple[str, ...]:
    """Return the lines to say about what the rules found, as `say_this` does about one sign."""
    pieces = dict.fromkeys(piece for alert in alerts for piece in asking(alert))
    said = [_said(piece.report, signs) for piece in pieces if isinstance(piece, SignEvidence)]
    if any(isinstance(piece, RefillDue) for piece in pieces):
        said.append(texts.card_refill_passed)
    sign = ", ".join(dict.fromkeys(said))
    return (*_opening(facts, sign, texts), *_what_is_known(facts, texts))


def _said(report: SignReport, signs: Mapping[WarningSign, SignText]) -> str:
    words = signs[report.sign]
    grade = words.grade(report.grade)
    said = grade.say if grade is not None else words.say
    if said:
        return said
    shown = sign_and_degree(report)
    return shown[:1].lower() + shown[1:]


def _what_is_known(facts: EmergencyFacts | NoFacts, texts: GuidanceTexts) -> list[str]:
    if isinstance(facts, NoFacts):
        why = texts.card_unreadable if facts is NoFacts.UNREADABLE else texts.card_no_diary
        return [why, texts.card_tell_medicines, texts.card_tell_kidneys_and_pump]
    lines = []
    if not facts.has_medicines:
        lines.append(texts.card_no_medicine)
    elif not (facts.taken or facts.without_dose):
        lines.append(_("Medicines: this diary lists none as taken now."))
    lines += [_taken(entry) for entry in facts.taken]
    lines += [_stopped(entry) for entry in facts.stopped]
    lines += [_("{medicine}, dose not entered").format(medicine=isolated(m.name)) for m in facts.without_dose]
    lines += [_event(entry) for entry in facts.events]
    if facts.as_planned is not None and (facts.taken or facts.without_dose):
        lines.append(_("Doses as planned on {day}").format(day=short_day(facts.as_planned)))
    if facts.taken or facts.without_dose or facts.stopped:
        lines.append(texts.card_last_taken_unknown)
    return [*lines, _kidney(facts, texts), _pump(facts, texts)]


def _opening(facts: EmergencyFacts | NoFacts, sign: str, texts: GuidanceTexts) -> tuple[str, ...]:
    if not sign:
        return ()
    entries = () if isinstance(facts, NoFacts) else (*facts.taken, *facts.stopped)
    first = next((entry for entry in entries if entry.is_baclofen), entries[0] if entries else None)
    if first is None:
        return (texts.card_say_without_medicine.format(sign=sign),)
    medicine = isolated(first.medicine.name)
    if first.period.stopped:
        day = short_day(first.period.first)
        return (_("Someone who stopped {medicine} on {day}, {sign}.").format(medicine=medicine, day=day, sign=sign),)
    return (texts.card_say_with_medicine.format(medicine=medicine, sign=sign),)


def _taken(entry: Taken) -> str:
    change = entry.period.change
    words = {
        "medicine": isolated(entry.medicine.name),
        "dose": daily_dose(change.daily_dose, change.unit),
        "day": short_day(entry.period.first),
    }
    if change.route is not Route.ORAL:
        return _("{medicine} {dose}, {route}, since {day}").format(route=route_label(change.route).lower(), **words)
    return _("{medicine} {dose}, since {day}").format(**words)


def _stopped(entry: Taken) -> str:
    words = {"medicine": isolated(entry.medicine.name), "day": short_day(entry.period.first)}
    if entry.before is None:
        return _("{medicine} stopped on {day}").format(**words)
    before = entry.before.change
    return _("{medicine} stopped on {day}, {dose} before").format(
        dose=daily_dose(before.daily_dose, before.unit), **words
    )


def _event(entry: NamedEvent) -> str:
    event = entry.event
    words = {
        "kind": dose_event_label(event.kind),
        "medicine": isolated(entry.medicine.name),
        "when": day_and_time(event.day, event.at),
    }
    if event.amount is None:
        return _("{kind}: {medicine}, {when}").format(**words)
    return _("{kind}: {medicine} {dose}, {when}").format(dose=dose(event.amount, event.unit), **words)


def _kidney(facts: EmergencyFacts, texts: GuidanceTexts) -> str:
    if facts.kidney in (None, Kidney.UNKNOWN):
        return texts.card_kidney_unknown
    return _("Kidneys: {kidney}").format(kidney=kidney_label(facts.kidney).lower())


def _pump(facts: EmergencyFacts, texts: GuidanceTexts) -> str:
    if not facts.has_pump:
        return texts.card_pump_unknown
    if facts.refill_due is not None:
        return _("Pump: yes, refill due on {day}").format(day=short_day(facts.refill_due))
    return _("Pump: yes")
