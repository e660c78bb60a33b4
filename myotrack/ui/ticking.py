"""Saving a sign that a person has just ticked: a red one shows the emergency card first, whatever happens then."""

from __future__ import annotations

from myotrack.domain.errors import DiaryError, InvalidEntry
from myotrack.domain.signs import SignReport, is_red
from myotrack.ui.host import Host


def save_ticked(host: Host, report: SignReport, said: str) -> bool:
    """Save a ticked sign, say `said`, and return True; when it can't be saved say that and return False.

    A red sign opens the emergency card before saving is tried; if it can't be saved, the window keeps it and tries
    again.
    """
    red = is_red(report.sign, report.grade)
    if red:
        host.emergency(report)
    saved = False
    try:
        host.diary.guidance.save_sign(report)
        saved = True
    except (DiaryError, InvalidEntry) as problem:
        if not red:
            host.show_problem(problem)
    finally:
        if red and not saved:
            host.unsaved_sign(report)
    if saved:
        host.say_saved(said)
    return saved
