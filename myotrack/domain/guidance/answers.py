"""The answers of a day that rules compare: whose number counts, and what was answered on a scale."""

from __future__ import annotations

from datetime import date

from myotrack.domain.checkins import CheckIn
from myotrack.domain.guidance.evidence import Scale
from myotrack.domain.provenance import Author
from myotrack.domain.scales import Interference, Severity


def numbered(check_ins: tuple[CheckIn, ...]) -> tuple[CheckIn, ...]:
    """Return for each logged day the check-in whose number counts, oldest first: the patient's before the caregiver's.

    An answer without a number hides nobody's number.
    """
    best: dict[date, CheckIn] = {}
    for check_in in sorted(check_ins, key=_precedence):
        if check_in.frequency is not None:
            best.setdefault(check_in.day, check_in)
    return tuple(best.values())


def _precedence(check_in: CheckIn) -> tuple[date, bool, str]:
    return (check_in.day, check_in.provenance.entered_by is not Author.PATIENT, check_in.id)


def answer_on(check_in: CheckIn, scale: Scale) -> Severity | Interference | None:
    """Return what was answered on a scale; None for no answer."""
    return check_in.severity if scale is Scale.SEVERITY else check_in.interference
