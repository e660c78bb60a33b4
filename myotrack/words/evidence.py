"""The facts that an alert rests on, as plain sentences."""

from __future__ import annotations

from datetime import date

from myotrack.domain.guidance.alerts import Evidence
from myotrack.domain.provenance import Author
from myotrack.domain.signs import GRADES, SignReport
from myotrack.i18n import _
from myotrack.words.dates import day_and_time
from myotrack.words.numbers import amount
from myotrack.words.sign_labels import grade_in_sentence, sign_label, sign_unit_label


def evidence_sentence(evidence: Evidence, beside: date | None = None) -> str:
    """Return one piece of evidence, as in "Seizure was ticked on 3 March at 21:10 (by the caregiver)."

    The year is said when it differs from that of `beside`.
    """
    return sign_sentence(evidence.report, beside)


def sign_sentence(report: SignReport, beside: date | None = None) -> str:
    """Return what was ticked, how bad it was, when and by whom."""
    words = {"sign": sign_and_degree(report), "when": day_and_time(report.day, report.at, beside)}
    if report.provenance.entered_by is Author.CAREGIVER:
        return _("{sign} was ticked on {when} (by the caregiver).").format(**words)
    return _("{sign} was ticked on {when}.").format(**words)


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
