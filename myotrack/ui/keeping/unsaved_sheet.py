"""UnsavedSheet: what would be lost if the window closed now; trying again, or a hold that closes all the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from myotrack.i18n import _, ngettext
from myotrack.services.waiting import WaitingEntry
from myotrack.ui.keeping.waiting_words import entry_words
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.sheet import Sheet

_MOST_LISTED = 12


class UnsavedSheet(Sheet):
    """`given_up` comes after a hold; it closes itself then. `primary_clicked` asks to try again."""

    given_up = Signal()

    def __init__(
        self, entries: Sequence[WaitingEntry], why: str, today: date, hold_ms: int, parent: QWidget | None = None
    ) -> None:
        title = ngettext("{count} entry is not saved", "{count} entries are not saved", len(entries))
        super().__init__(
            title.format(count=len(entries)),
            _("Try again"),
            cancel=_("Stay here"),
            destructive=_("Close all the same"),
            parent=parent,
        )
        self.body.addWidget(Label(_("If MyoTrack is closed now, this is lost:")))
        for entry in entries[-_MOST_LISTED:]:
            self.body.addWidget(Label(entry_words(entry, today)))
        more = len(entries) - _MOST_LISTED
        if more > 0:
            self.body.addWidget(Label(ngettext("and {number} more", "and {number} more", more).format(number=more)))
        self.body.addWidget(Label(why, colour="ink_soft"))
        if self.destructive_button is not None:
            self.destructive_button.set_hold_ms(hold_ms)
        self.destructive_clicked.connect(self._give_up)

    def _give_up(self) -> None:
        self.accept()
        self.given_up.emit()
