"""Offers a count that was still open when the program ended."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from myotrack.domain.counting import CountSession
from myotrack.i18n import _
from myotrack.ui.pages.count import sentences
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.hold_button import HoldButton
from myotrack.ui.widgets.label import Label

_FAR_PX = 48  # from what throws away to what keeps


class UnfinishedStrip(QFrame):
    """There only while there is such a count."""

    kept = Signal()
    thrown_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.session: CountSession | None = None
        self._words = Label("")
        keep = BigButton(_("Keep it"))
        keep.clicked.connect(self.kept)
        self._away = HoldButton(_("Throw it away"))
        self._away.confirmed.connect(self.thrown_away)
        buttons = QWidget()
        row = FlowLayout(_FAR_PX, buttons)
        row.addWidget(keep)
        row.addWidget(self._away)
        beside = BesideLayout(parent=self)
        beside.setContentsMargins(24, 10, 24, 10)
        beside.addWidget(self._words)
        beside.addWidget(buttons)
        self.hide()

    def show_session(self, session: CountSession | None, today: date) -> None:
        """Offer this session, or nothing."""
        self.session = session
        self.setVisible(session is not None)
        self._words.setText("" if session is None else sentences.unfinished(session, today))

    def set_hold_ms(self, hold_ms: int) -> None:
        """Ask for another length of hold, in milliseconds."""
        self._away.set_hold_ms(hold_ms)
