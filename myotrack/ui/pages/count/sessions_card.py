"""SessionsCard: the sessions that were counted before, newest first; one that is chosen can be corrected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from myotrack.domain.counting import CountSession
from myotrack.i18n import _
from myotrack.ui.pages.count import sentences
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.data_table import DataTable
from myotrack.ui.widgets.label import Label

MOST_SESSIONS = 12
"""Sessions in the list."""


class SessionsCard(Card):
    """`chosen` carries the session; without any the card is not there."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Counted before"))
        self._shown: tuple[CountSession, ...] = ()
        self.table = DataTable(sentences.columns(), _("Counted before"))
        self.table.row_chosen.connect(self._choose)
        self.body.addWidget(self.table)
        self.body.addWidget(Label(_("Choose one to correct it."), colour="ink_soft"))

    @property
    def newest(self) -> CountSession | None:
        """The session that was counted last."""
        return self._shown[0] if self._shown else None

    def show_sessions(self, sessions: Sequence[CountSession], today: date) -> None:
        """List those of these, oldest first as they are given, that were finished."""
        self._shown = tuple(s for s in reversed(sessions) if s.finished)[:MOST_SESSIONS]
        self.table.set_rows([sentences.row(session, today) for session in self._shown])
        self.setVisible(bool(self._shown))

    def _choose(self, row: int) -> None:
        self.chosen.emit(self._shown[row])
