"""Why nothing more is said about a recovery yet, in plain sentences."""

from __future__ import annotations

from collections.abc import Callable

from myotrack.analysis.enough_data import RECENT_DAYS, Lack, Shortage
from myotrack.analysis.summary import RecoverySoFar
from myotrack.i18n import _, ngettext


def recovery_reasons(recovery: RecoverySoFar) -> tuple[str, ...]:
    """Return why the status is "not enough data" or "cannot tell"; at least one sentence."""
    if recovery.shortages:
        return tuple(shortage_sentence(shortage) for shortage in recovery.shortages)
    return (_("This version draws the days before and after, but does not judge them yet."),)


def shortage_sentence(shortage: Shortage) -> str:
    """Return what there is too little of, as in "7 logged days from day 0 on are needed; there are 3."."""
    return _SENTENCES[shortage.lack](shortage)


def _baseline_days(shortage: Shortage) -> str:
    return _needed_and_found(
        _("{needed} logged days in the 28 days before day 0 are needed; {found}"), shortage, _there_are(shortage.found)
    )


def _baseline_twitches(shortage: Shortage) -> str:
    return _needed_and_found(
        _("{needed} twitches before day 0 are needed to see them become fewer; {found}"),
        shortage,
        _there_were(shortage.found),
    )


def _days_after(shortage: Shortage) -> str:
    return _needed_and_found(
        _("{needed} logged days from day 0 on are needed; {found}"), shortage, _there_are(shortage.found)
    )


def _recent_days(shortage: Shortage) -> str:
    return _needed_and_found(
        _("{needed} logged days since day 0 among the last {span} are needed; {found}"),
        shortage,
        _there_are(shortage.found),
    )


def _needed_and_found(sentence: str, shortage: Shortage, found: str) -> str:
    return sentence.format(needed=shortage.needed, found=found, span=RECENT_DAYS)


def _there_are(number: int) -> str:
    if number == 0:
        return _("there are none.")
    return ngettext("there is {number}.", "there are {number}.", number).format(number=number)


def _there_were(number: int) -> str:
    if number == 0:
        return _("there were none.")
    return ngettext("there was {number}.", "there were {number}.", number).format(number=number)


_SENTENCES: dict[Lack, Callable[[Shortage], str]] = {
    Lack.BASELINE_DAYS: _baseline_days,
    Lack.BASELINE_TWITCHES: _baseline_twitches,
    Lack.DAYS_AFTER: _days_after,
    Lack.RECENT_DAYS: _recent_days,
}
