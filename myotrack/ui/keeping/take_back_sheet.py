"""TakeBackSheet: what taking a restore back would change, before a hold on the button does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtWidgets import QWidget

from myotrack.domain.actions import Action
from myotrack.i18n import _, ngettext
from myotrack.services.taking_back import EnteredSince, TakingBack
from myotrack.ui.keeping.hold_sheet import HoldSheet
from myotrack.ui.keeping.restore_sheet import plan_lines
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.label import Label
from myotrack.words.fact_words import AnyFact, fact_name

MOST_NAMED = 8
"""So many things that were entered since are named; the others are counted."""

MOST_IN_ONE = 2
"""The same for one change: an import can be about hundreds."""


class TakeBackSheet(HoldSheet):
    """`confirmed` comes after a hold; it closes itself then. It writes nothing."""

    def __init__(
        self, found: TakingBack, medicine_names: Mapping[str, str], hold_ms: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Take it back?"),
            _("Take it back"),
            hold_ms,
            subtitle=_("Your diary becomes what it was before the backup was put back."),
            cancel=_("Leave everything as it is"),
            parent=parent,
        )
        self.body.addWidget(Label(_("What would change"), TextRole.STRONG))
        for line in (*_changes(found), *since_lines(found, medicine_names)):
            self.body.addWidget(Label(line))
        kept = _("Your diary as it is now is kept as a backup first, so this can be taken back.")
        self.body.addWidget(Label(kept, colour="ink_soft"))


def since_lines(found: TakingBack, medicine_names: Mapping[str, str]) -> list[str]:
    """Return what was entered since the backup was put back, and what becomes of it."""
    names = [name for each in found.since for name in _names(each, medicine_names)]
    if not names:
        return []
    words = _("You entered since: {what}. It goes along, and is not lost.")
    if not found.goes_along:
        words = _("You entered since: {what}. It is not in the diary then. It stays in the backup that is made first.")
    return [words.format(what=_cut(names, MOST_NAMED))]


def entry_name(entered: EnteredSince, medicine_names: Mapping[str, str]) -> str:
    """Return one change in words, as in "the answers for 2 March 2026" or "taking back the medicine Keppra"."""
    what = _cut(_names(entered, medicine_names), MOST_IN_ONE)
    if entered.change.stamp.action is Action.UNDO:
        return _("taking back {what}").format(what=what)
    if all(row.after is None for row in entered.change.rows):
        return _("removing {what}").format(what=what)
    return what


def _changes(found: TakingBack) -> list[str]:
    if found.plan is None:
        return [_("What was there before is damaged. It goes back as it was, and may not open.")]
    return plan_lines(found.plan)


def _cut(names: Sequence[str], most: int) -> str:
    """Return each name once, so many of them, and how many there are besides."""
    each_once = list(dict.fromkeys(names))
    shown = each_once[:most]
    if more := len(each_once) - len(shown):
        shown.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return "; ".join(shown)


def _names(entered: EnteredSince, medicine_names: Mapping[str, str]) -> list[str]:
    return [fact_name(cast("AnyFact", fact), medicine_names) for fact in entered.about]
