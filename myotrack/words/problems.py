"""One clear sentence for everything that can be wrong with an entry: which field, what was given, what is allowed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal

from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.i18n import _
from myotrack.words.dates import clock_time, day_with_year
from myotrack.words.field_names import field_name
from myotrack.words.numbers import amount
from myotrack.words.personal_text import quoted


def entry_problem(problem: InvalidEntry) -> str:
    """Return the sentence for a value that can't be recorded."""
    return _SENTENCES[problem.reason](problem)


def _missing(problem: InvalidEntry) -> str:
    return _("{field} is missing.").format(field=field_name(problem.field))


def _not_a_number(problem: InvalidEntry) -> str:
    return _("{field} must be a number in plain digits, such as 60 or 0.5, not {given}.").format(**_given(problem))


def _not_whole(problem: InvalidEntry) -> str:
    return _("{field} must be a whole number in plain digits, such as 12, not {given}.").format(**_given(problem))


def _out_of_range(problem: InvalidEntry) -> str:
    low, high = problem.allowed.get("low"), problem.allowed.get("high")
    return _("{field} must be from {low} to {high}, not {given}.").format(
        **_given(problem), low=_plain(low), high=_plain(high)
    )


def _not_a_date(problem: InvalidEntry) -> str:
    return _("{field} must be a date such as 2026-03-14, not {given}.").format(**_given(problem))


def _not_a_time(problem: InvalidEntry) -> str:
    return _("{field} must be a time such as 21:10, not {given}.").format(**_given(problem))


def _in_the_future(problem: InvalidEntry) -> str:
    latest = problem.allowed.get("latest")
    if latest is None:
        return _("{field} must not be in the future, as {given} is.").format(**_given(problem))
    return _("{field} must not be in the future: {given} is after {latest}.").format(
        **_given(problem), latest=_plain(latest)
    )


def _too_early(problem: InvalidEntry) -> str:
    return _("{field} must not be before {earliest}, as {given} is.").format(
        **_given(problem), earliest=_plain(problem.allowed.get("earliest"))
    )


def _too_late(problem: InvalidEntry) -> str:
    return _("{field} must not be after {latest}, as {given} is.").format(
        **_given(problem), latest=_plain(problem.allowed.get("latest"))
    )


def _too_long(problem: InvalidEntry) -> str:
    limit = problem.allowed.get("limit")
    if not isinstance(limit, int) or not isinstance(problem.value, int):
        return _("{field} is too long.").format(field=field_name(problem.field))
    return _("{field} may have {limit:,} characters; this has {given:,}.").format(
        field=field_name(problem.field), limit=limit, given=problem.value
    )


def _control_characters(problem: InvalidEntry) -> str:
    return _("{field} holds invisible control characters; type it again without them.").format(
        field=field_name(problem.field)
    )


def _not_one_of(problem: InvalidEntry) -> str:
    choices = problem.allowed.get("choices")
    words = ", ".join(str(choice) for choice in choices) if isinstance(choices, Iterable) else ""
    if not words:
        return _("{field} does not belong here; leave it empty.").format(field=field_name(problem.field))
    if problem.value is None:
        return _("{field} is missing; it must be one of: {choices}.").format(
            field=field_name(problem.field), choices=words
        )
    return _("{field} must be one of: {choices}; not {given}.").format(**_given(problem), choices=words)


def _contradicts(problem: InvalidEntry) -> str:
    other = problem.allowed.get("other")
    if not isinstance(other, str):
        return _("{field} contradicts the other answers.").format(field=field_name(problem.field))
    return _("{field} and this field contradict each other: {other}.").format(
        field=field_name(problem.field), other=field_name(other)
    )


def _already_there(problem: InvalidEntry) -> str:
    return _("{field} is already in the diary: {given}.").format(**_given(problem))


def _no_time_zone(problem: InvalidEntry) -> str:
    return _("{field} must say its distance from UTC, as in 2026-03-14T21:10:00+01:00; {given} does not.").format(
        **_given(problem)
    )


def _not_found(problem: InvalidEntry) -> str:
    return _("{field} is not in this diary: {given}.").format(**_given(problem))


def _given(problem: InvalidEntry) -> dict[str, str]:
    return {"field": field_name(problem.field), "given": _plain(problem.value)}


def _plain(value: object) -> str:
    """Return a value of any type as it stands in a sentence."""
    if isinstance(value, bool) or value is None:
        return _("nothing") if value is None else str(value).lower()
    if isinstance(value, Decimal) and value.is_finite():
        return f"{value:,f}" if value == value.to_integral_value() else amount(value)
    if isinstance(value, int) and abs(value) < _LONGEST_NUMBER:
        return f"{int(value):,}"
    if isinstance(value, datetime):
        return quoted(value.isoformat())
    if isinstance(value, date):
        return day_with_year(value)
    if isinstance(value, time):
        return clock_time(value)
    return quoted(str(value))


_LONGEST_NUMBER = 10**15
"""From here on a number is cut short like any other text."""

_SENTENCES: dict[Reason, Callable[[InvalidEntry], str]] = {
    Reason.MISSING: _missing,
    Reason.NOT_A_NUMBER: _not_a_number,
    Reason.NOT_WHOLE: _not_whole,
    Reason.OUT_OF_RANGE: _out_of_range,
    Reason.NOT_A_DATE: _not_a_date,
    Reason.NOT_A_TIME: _not_a_time,
    Reason.IN_THE_FUTURE: _in_the_future,
    Reason.TOO_EARLY: _too_early,
    Reason.TOO_LATE: _too_late,
    Reason.TOO_LONG: _too_long,
    Reason.CONTROL_CHARACTERS: _control_characters,
    Reason.NOT_ONE_OF: _not_one_of,
    Reason.CONTRADICTS: _contradicts,
    Reason.ALREADY_THERE: _already_there,
    Reason.NO_TIME_ZONE: _no_time_zone,
    Reason.NOT_FOUND: _not_found,
}
