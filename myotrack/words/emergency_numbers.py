"""Whom to call, as sentences: what the emergency card will say, and what is known about the numbers of the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from myotrack.domain.emergency_numbers import EmergencyNumber, choose
from myotrack.domain.preferences import Preferences
from myotrack.i18n import _
from myotrack.resources.guidance_values import GuidanceTexts
from myotrack.words.dates import day_with_year
from myotrack.words.emergency import call_heading
from myotrack.words.personal_text import isolated


def number_in_use(known: Iterable[EmergencyNumber], settings: Preferences) -> EmergencyNumber:
    """Return what the card shows: the list's entry of the country, with the person's own numbers before it."""
    number = choose(known, settings.country)
    if settings.emergency_number:
        number = replace(number, numbers=(settings.emergency_number,), verified=True)
    if settings.poison_line:
        number = replace(number, poison_line=settings.poison_line, poison_verified=True)
    return number


def card_says(number: EmergencyNumber, texts: GuidanceTexts) -> tuple[str, ...]:
    """Return what the emergency card will say, in quotation marks."""
    said = _("The emergency card says: “{call}”").format(call=call_heading(number, texts))
    lines = [checked_number(said, number.verified or not number.is_known)]
    if number.poison_line:
        shown = checked_number(isolated(number.poison_line), number.poison_verified)
        lines.append(_("Poison line: {number}").format(number=shown))
    return tuple(lines)


def listed_number(number: EmergencyNumber) -> tuple[str, ...]:
    """Return what the list knows: country, numbers and whether they were checked, other lines, source and day."""
    if not number.is_known:
        return (
            _("No country is chosen. Until one is, the card shows 112 and 911, and “your local emergency number”."),
        )
    lines = [
        _("In the list for {country}: {numbers}").format(
            country=number.name, numbers=checked_number(_(" or ").join(number.numbers), number.verified)
        )
    ]
    if number.poison_line:
        lines.append(
            _("Poison line in the list: {number}").format(
                number=checked_number(number.poison_line, number.poison_verified)
            )
        )
    lines += [_("{name}: {number}").format(name=other.name, number=other.number) for other in number.other]
    if number.note:
        lines.append(number.note)
    lines.append(_("Source: {source}").format(source=number.source))
    if number.checked_on is not None:
        lines.append(_("Looked up on {day}").format(day=day_with_year(number.checked_on)))
    return tuple(lines)


def checked_number(number: str, verified: bool) -> str:
    """Return a number as it is shown: one that nobody looked up says so."""
    return number if verified else _("{number} (not checked)").format(number=number)
