"""Saving a sign that a person has just ticked: a red one shows the emergency card first, whatever happens then."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from myotrack.domain.errors import DiaryError, InvalidEntry
from myotrack.domain.signs import SignReport, WarningSign, is_red
from myotrack.ui.host import Host

ALWAYS_AN_EMERGENCY = (WarningSign.PUMP_ALARM, WarningSign.PUMP_REFILL_MISSED)
"""Signs that rule R6 calls an emergency by themselves, whatever else is in the diary."""


def opens_the_card(report: SignReport) -> bool:
    """Whether a sign is an emergency by itself, so that the card needs no diary to open for it."""
    return is_red(report.sign, report.grade) or report.sign in ALWAYS_AN_EMERGENCY


def save_ticked(host: Host, report: SignReport, said: str, what: str) -> bool:
    """Save a ticked sign, say `said`, and return True: it is on disk, or it waits; `what` is it in words.

    One that is an emergency by itself opens the emergency card before saving is tried, and waits by itself when that
    fails: the card says so. What waits is in the diary for the rules, so any other that is an emergency together with
    what is there opens the card as it would when it was saved.
    """
    save = partial(host.diary.guidance.save_sign, report)
    if not opens_the_card(report):
        return host.save(save, said, what)
    host.emergency(report)
    saved = False
    try:
        with suppress(DiaryError, InvalidEntry):
            save()
            saved = True
    finally:  # whatever else happened
        if not saved:
            host.unsaved_sign(report)
    if saved:
        host.say_saved(said)
    return saved
