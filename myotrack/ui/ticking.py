"""Saving a sign that a person has just ticked: a red one shows the emergency card first, whatever happens then."""

from __future__ import annotations

from myotrack.domain.errors import DiaryError, InvalidEntry
from myotrack.domain.signs import SignReport, WarningSign, is_red
from myotrack.ui.host import Host

ALWAYS_AN_EMERGENCY = (WarningSign.PUMP_ALARM, WarningSign.PUMP_REFILL_MISSED)
"""Signs that rule R6 calls an emergency by themselves, whatever else is in the diary."""


def opens_the_card(report: SignReport) -> bool:
    """Whether a sign is an emergency by itself, so that the card needs no diary to open for it."""
    return is_red(report.sign, report.grade) or report.sign in ALWAYS_AN_EMERGENCY


def save_ticked(host: Host, report: SignReport, said: str) -> bool:
    """Save a ticked sign, say `said`, and return True; when it can't be saved say that and return False.

    One that is an emergency by itself opens the emergency card before saving is tried; so does any other that is one
    together with what is in the diary, when it can't be saved. What opened the card is kept and tried again.
    """
    red = opens_the_card(report)
    if red:
        host.emergency(report)
    saved, problem = False, None
    try:
        host.diary.guidance.save_sign(report)
        saved = True
    except (DiaryError, InvalidEntry) as refused:
        problem = refused
    finally:
        if red and not saved:
            host.unsaved_sign(report)
    if saved:
        host.say_saved(said)
    elif problem is not None and not red:
        host.show_problem(problem)
        _look_without_it(host, report)
    return saved


def _look_without_it(host: Host, report: SignReport) -> None:
    """Ask the rules about a sign that could not be saved, if the diary can still be read."""
    try:
        found = host.diary.guidance.emergencies_with(report)
    except DiaryError:
        return
    if found:
        host.emergency(found)
        host.unsaved_sign(report)
