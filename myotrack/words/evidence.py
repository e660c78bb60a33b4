"""The facts that an alert rests on, as plain sentences. None of them names a cause or says what to take."""

from __future__ import annotations

from datetime import date

from myotrack.domain.guidance.evidence import (
    DoctorNotTold,
    DoseEventEvidence,
    DoseMove,
    Evidence,
    HighDose,
    KidneyEvidence,
    NewRegion,
    NewTwitches,
    OnTheList,
    PlanNotKept,
    RefillDue,
    Scale,
    ScaleRise,
    SevereDays,
    SignEvidence,
    Taken,
    TwitchesLogged,
    WorseningEvidence,
)
from myotrack.domain.guidance.readings import ComparedWith
from myotrack.domain.health import Kidney
from myotrack.domain.provenance import Author
from myotrack.domain.signs import GRADES, SignReport
from myotrack.i18n import _, ngettext
from myotrack.words.dates import day_and_time, short_day, span
from myotrack.words.dose_evidence import (
    dose_event_sentence,
    listed_sentence,
    move_sentence,
    plan_sentence,
    taken_sentence,
)
from myotrack.words.labels import region_label
from myotrack.words.numbers import amount, measured
from myotrack.words.sign_labels import grade_in_sentence, is_plural, sign_label, sign_unit_label


def evidence_sentence(evidence: Evidence, beside: date | None = None) -> str:
    """Return one piece of evidence, as in "Seizure was ticked on 3 March at 21:10 (by the caregiver)."

    The year is said when it differs from that of `beside`.
    """
    match evidence:
        case SignEvidence():
            return sign_sentence(evidence.report, beside)
        case DoseMove():
            return move_sentence(evidence, beside)
        case PlanNotKept():
            return plan_sentence(evidence, beside)
        case DoseEventEvidence():
            return dose_event_sentence(evidence, beside)
        case Taken():
            return taken_sentence(evidence, beside)
        case OnTheList():
            return listed_sentence(evidence)
        case RefillDue() | KidneyEvidence():
            return _health_sentence(evidence, beside)
        case NewTwitches() | TwitchesLogged() | DoctorNotTold() | NewRegion():
            return _twitch_sentence(evidence, beside)
        case WorseningEvidence() | ScaleRise() | SevereDays():
            return _worse_sentence(evidence, beside)
        case HighDose():
            return _high_dose_sentence(evidence, beside)


def sign_sentence(report: SignReport, beside: date | None = None) -> str:
    """Return what was ticked, how bad it was, when and by whom."""
    words = {"sign": sign_and_degree(report), "when": day_and_time(report.day, report.at, beside)}
    by_caregiver = report.provenance.entered_by is Author.CAREGIVER
    if is_plural(report.sign):
        pattern = (
            _("{sign} were ticked on {when} (by the caregiver).")
            if by_caregiver
            else _("{sign} were ticked on {when}.")
        )
    else:
        pattern = (
            _("{sign} was ticked on {when} (by the caregiver).") if by_caregiver else _("{sign} was ticked on {when}.")
        )
    return pattern.format(**words)


def sign_and_degree(report: SignReport) -> str:
    """Return a ticked sign with its grade or value, as in "Sleepiness (drowsy)"; says when the grade was left open."""
    sign = sign_label(report.sign)
    if report.grade is not None:
        return _("{sign} ({grade})").format(sign=sign, grade=grade_in_sentence(report.grade))
    if report.value is not None and report.unit is not None:
        return _("{sign} ({value} {unit})").format(
            sign=sign, value=amount(report.value), unit=sign_unit_label(report.unit)
        )
    if report.sign in GRADES:
        return _("{sign} (how bad was not said)").format(sign=sign)
    return sign


def _high_dose_sentence(evidence: HighDose, beside: date | None) -> str:
    return _(
        "{total} mg of baclofen a day by mouth is written down since {day}; its label names {maximum} mg as the most. "
        "Check this entry."
    ).format(total=amount(evidence.total_mg), day=short_day(evidence.day, beside), maximum=amount(evidence.maximum_mg))


def _health_sentence(evidence: RefillDue | KidneyEvidence, beside: date | None) -> str:
    day = short_day(evidence.day, beside)
    match evidence:
        case RefillDue(passed=True):
            return _("The pump was to be refilled by {day}, and no newer day is written down.").format(day=day)
        case RefillDue():
            return _("There is a pump: {day} is the day to refill it.").format(day=day)
        case KidneyEvidence(fact=fact) if fact.value == Kidney.DIALYSIS:
            return _("Dialysis is written down since {day}.").format(day=day)
        case KidneyEvidence():
            return _("Kidneys that work less well are written down since {day}.").format(day=day)


def _twitch_sentence(evidence: NewTwitches | TwitchesLogged | DoctorNotTold | NewRegion, beside: date | None) -> str:
    day = short_day(evidence.day, beside)
    match evidence:
        case NewTwitches(after=run):
            if run is None:
                return _("Twitches were logged on {day}, for the first time in this diary.").format(day=day)
            words = ngettext(
                "Twitches were logged on {day}, after {number} logged day without any ({span}).",
                "Twitches were logged on {day}, after {number} logged days without any ({span}).",
                run.days,
            )
            return words.format(day=day, number=run.days, span=span(run.first, run.last, beside))
        case TwitchesLogged(first=first, days=days):
            words = ngettext("Twitches were logged on {span}.", "Twitches were logged on {number} days ({span}).", days)
            return words.format(number=days, span=span(first, evidence.day, beside))
        case DoctorNotTold():
            return _("It is not written down that a doctor knows of the twitches.")
        case NewRegion(region=region):
            return _("“{region}” was logged for the first time on {day}.").format(region=region_label(region), day=day)


def _worse_sentence(evidence: WorseningEvidence | ScaleRise | SevereDays, beside: date | None) -> str:
    match evidence:
        case WorseningEvidence(worsening=worse):
            against = {
                ComparedWith.DAYS_BEFORE: _(
                    "{mean} twitches a day in the {window} days up to {day}, and {before} in the 28 days before them."
                ),
                ComparedWith.BASELINE: _(
                    "{mean} twitches a day in the {window} days up to {day}, and {before} in the 28 days before day 0."
                ),
            }[worse.compared_with]
            said = against.format(
                mean=measured(worse.mean),
                window=worse.window_days,
                day=short_day(worse.day, beside),
                before=measured(worse.mean_before),
            )
            if not worse.banded_days:
                return said
            ranges = ngettext(
                "On {number} of those {window} days a range was ticked, and its middle was used.",
                "On {number} of those {window} days a range was ticked, and its middle was used.",
                worse.banded_days,
            ).format(number=worse.banded_days, window=worse.window_days)
            return f"{said} {ranges}"
        case ScaleRise():
            pattern = (
                _("{scale}: {mean} on average on {span}, and {before} on the {days} logged days before.")
                if evidence.rated_by is Author.PATIENT
                else _(
                    "{scale}, as the caregiver saw it: {mean} on average on {span}, and {before} on the {days} "
                    "logged days before."
                )
            )
            return pattern.format(
                scale=_scale(evidence.scale),
                mean=_one_decimal(evidence.mean),
                span=span(evidence.first, evidence.day, beside),
                before=_one_decimal(evidence.mean_before),
                days=evidence.days_before,
            )
        case SevereDays():
            return _("{scale}: {grade} or more on {number} of the last 7 days ({days}).").format(
                scale=_scale(evidence.scale),
                grade=evidence.grade,
                number=len(evidence.days),
                days=", ".join(short_day(day, beside) for day in evidence.days),
            )


def _scale(scale: Scale) -> str:
    return {Scale.SEVERITY: _("Severity"), Scale.INTERFERENCE: _("How much twitches got in the way")}[scale]


def _one_decimal(value: float) -> str:
    return f"{value:.1f}"
