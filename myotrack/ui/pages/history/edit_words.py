"""One earlier change to a day as a person says it: what was done, when, by whom, and what was before → after."""

from __future__ import annotations

from collections.abc import Callable

from myotrack.domain.actions import Action
from myotrack.i18n import _
from myotrack.storage.reader import Edit
from myotrack.ui.pages.history.fact_words import fact_lines
from myotrack.words.dates import clock_time, day_with_year
from myotrack.words.labels import author_label


def edit_heading(edit: Edit) -> str:
    """Return what was done, when and by whom."""
    return _("{what} · {day} at {time} · {who}").format(
        what=what_was_done(edit), day=day_with_year(edit.at.date()), time=clock_time(edit.at), who=author_label(edit.by)
    )


def what_was_done(edit: Edit) -> str:
    """Return the kind of change in one or two words."""
    by_action = {
        Action.UNDO: _("Undone"),
        Action.REDO: _("Done again"),
        Action.RESTORE_VALUE: _("Brought back"),
        Action.IMPORT: _("Imported"),
        Action.CLEAR_DAY: _("Cleared"),
    }
    if edit.action in by_action:
        return by_action[edit.action]
    if edit.before is None:
        return _("Written down")
    return _("Removed") if edit.after is None else _("Changed")


def edit_lines(edit: Edit, medicine_name: Callable[[str], str]) -> dict[str, str]:
    """Return what is different, name by name, as in "12 → 15"; what was blank is "nothing"."""
    before = {} if edit.before is None else fact_lines(edit.before, medicine_name)
    after = {} if edit.after is None else fact_lines(edit.after, medicine_name)
    found: dict[str, str] = {}
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        if edit.before is None:
            found[name] = now or ""
        else:
            found[name] = _("{before} → {after}").format(before=was or _("nothing"), after=now or _("nothing"))
    return _moved(edit) | found


def _moved(edit: Edit) -> dict[str, str]:
    """Return the days of a fact that was moved from one to another."""
    was, now = getattr(edit.before, "day", None), getattr(edit.after, "day", None)
    if was is None or now is None or was == now:
        return {}
    return {_("Day"): _("{before} → {after}").format(before=day_with_year(was), after=day_with_year(now))}
