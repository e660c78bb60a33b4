"""UnsavedSheet: what would be lost if the window closed now; trying again, or a hold that closes all the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from myotrack.i18n import _, ngettext
from myotrack.services.waiting import WaitingEntry
from myotrack.ui.keeping.hold_sheet import HoldSheet
from myotrack.ui.keeping.waiting_words import entry_words
from myotrack.ui.widgets.label import Label

_MOST_LISTED = 12


class UnsavedSheet(HoldSheet):
    """`confirmed` comes after a hold; it closes itself then. `primary_clicked` asks to try again."""

    def __init__(
        self, entries: Sequence[WaitingEntry], why: str, today: date, hold_ms: int, parent: QWidget | None = None
    ) -> None:
        title = ngettext("{count} entry is not saved", "{count} entries are not saved", len(entries))
        super().__init__(
            title.format(count=len(entries)),
            _("Close all the same"),
            hold_ms,
            cancel=_("Stay here"),
            primary=_("Try again"),
            parent=parent,
        )
        self.body.addWidget(Label(_("If MyoTrack is closed now, this is lost:")))
        for entry in entries[-_MOST_LISTED:]:
            self.body.addWidget(Label(entry_words(entry, today)))
        more = len(entries) - _MOST_LISTED
        if more > 0:
            self.body.addWidget(Label(ngettext("and {number} more", "and {number} more", more).format(number=more)))
        self.body.addWidget(Label(why, colour="ink_soft"))
