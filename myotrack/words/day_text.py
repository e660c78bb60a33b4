"""What is read out of one day of the recovery chart."""

from __future__ import annotations

from collections.abc import Iterable

from myotrack.analysis.bins import Mark
from myotrack.analysis.picture import RecoveryPicture
from myotrack.analysis.read_out import DayReadOut
from myotrack.analysis.series import DayPoint
from myotrack.domain.checkins import DayState
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.provenance import Author
from myotrack.i18n import _
from myotrack.words.dates import long_day, span
from myotrack.words.labels import excuse_label, severity_label, state_label
from myotrack.words.numbers import daily_dose, days_logged, measured, twitches
from myotrack.words.personal_text import isolated
from myotrack.words.sign_labels import sign_label


def read_out_words(picture: RecoveryPicture, day: DayReadOut) -> str:
    """Return the facts of a day on one line, as in "Sat 14 March 2026 · day 11 · 12 twitches · severity 2: visible"."""
    return " · ".join(part for part in _parts(picture, day) if part)


def signed(number: int) -> str:
    """Return a whole number with a real minus sign."""
    return f"{number}".replace("-", "\N{MINUS SIGN}")


def _parts(picture: RecoveryPicture, day: DayReadOut) -> Iterable[str]:
    yield long_day(day.day)
    if day.days_since is not None:
        yield _("day {days}").format(days=signed(day.days_since))
    yield from _answers(day, day.point)
    if day.fitted is not None:
        yield _("fitted: {middle} a day, {low} to {high}").format(
            middle=measured(day.fitted.mid), low=measured(day.fitted.low), high=measured(day.fitted.high)
        )
    if day.caregiver is not None:
        said = ", ".join(_answers(day, day.caregiver))
        yield _("caregiver: {said}").format(said=said)
    for rater, mark in day.marks:
        yield _mark_words(picture, rater, mark)
    for period in day.doses:
        yield f"{isolated(picture.name(period.change.medicine_id))} " + daily_dose(
            period.change.daily_dose, period.change.unit
        )
    yield from (sign_label(report.sign) for report in day.flags.signs)
    if day.flags.visits:
        yield _("visit")
    for event in day.flags.events:
        words = _("missed dose of {name}") if event.kind is DoseEventKind.MISSED else _("extra dose of {name}")
        yield words.format(name=isolated(picture.name(event.medicine_id)))


def _answers(day: DayReadOut, point: DayPoint) -> Iterable[str]:
    if point.value is None:
        yield _reason(day, point)
    elif point.exact:
        yield twitches(round(point.value))
    else:
        yield _("{low}–{high} twitches").format(low=point.low, high=point.high)
    if point.severity is not None and point.state is not DayState.ZERO:
        yield _("severity {number}: {word}").format(
            number=int(point.severity), word=severity_label(point.severity).lower()
        )
    if point.late and point.value is not None:
        yield _("written down later")
    if point.rater is Author.CAREGIVER and day.caregiver is None:
        yield _("by the caregiver")


def _reason(day: DayReadOut, point: DayPoint) -> str:
    if point.state is DayState.EXCUSED and day.excuse is not None:
        return excuse_label(day.excuse).lower()
    return state_label(point.state).lower()


def _mark_words(picture: RecoveryPicture, rater: Author, mark: Mark) -> str:
    words = (
        _("{span}: {middle} in the middle, from {low} to {high} ({logged})")
        if rater is Author.PATIENT
        else _("caregiver, {span}: {middle} in the middle, from {low} to {high} ({logged})")
    )
    return words.format(
        span=span(mark.first, mark.last, picture.as_of),
        middle=measured(mark.value or 0.0),
        low=measured(mark.low or 0.0),
        high=measured(mark.high or 0.0),
        logged=days_logged(mark.logged, mark.days),
    )
