"""The emergency card when the program's own files are damaged: the same sentences, held in the program itself."""

from __future__ import annotations

from myotrack.domain.emergency_numbers import UNKNOWN_COUNTRY
from myotrack.domain.preferences import Preferences
from myotrack.i18n import _
from myotrack.ui.card_words import CardWords
from myotrack.words.personal_text import isolated


def fallback_words(settings: Preferences) -> CardWords:
    """Return the card without any file: the person's own number, else both big ones, and what to do.

    Without the list of signs nothing can be ticked here; the number and what to do are what counts.
    """
    own = settings.emergency_number
    first, second = UNKNOWN_COUNTRY.numbers
    call = (
        _("Call {number} now").format(number=isolated(own))
        if own
        else _("Call {first} or {second}, or your local emergency number, now").format(first=first, second=second)
    )
    poison = settings.poison_line
    until = [
        _("Stay with the person. Do not leave them alone."),
        _(
            "Do not stop, skip or take extra on your own. Get medical help now: they will tell you what to do about "
            "the next dose."
        ),
    ]
    if poison:
        until.append(_("Poison help ({country}): {number}").format(country=_("local"), number=isolated(poison)))
    return CardWords(
        call=call,
        ticked="",
        could_be=_("It could be an overdose or withdrawal."),
        poison="",
        say_heading=_("Say this"),
        say=(
            _("Say every medicine, its dose, and when it was last taken."),
            _("Say how the kidneys work, and whether there is a pump."),
        ),
        until_heading=_("Until help comes"),
        until=tuple(until),
        small_print=(_("MyoTrack cannot make the call. Use a phone."),),
        choices_heading="",
        choices=(),
        called=_("I called, help is coming"),
        mistake="",
    )
