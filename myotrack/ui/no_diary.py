"""What is shown when a diary can't be opened: what is wrong, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from myotrack.i18n import _
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.page import Page


class NoDiary(Page):
    """One sentence and two ways on; the Emergency signs button beside it works as always."""

    open_other = Signal()
    start_new = Signal()

    def __init__(self, sentence: str) -> None:
        super().__init__(_("The diary could not be opened"))
        card = Card()
        card.body.addWidget(Label(sentence))
        card.body.addWidget(Label(_("The file was not changed."), colour="ink_soft"))
        buttons = FlowLayout()
        self._other = other = BigButton(_("Open another diary…"), icon="folder-open", kind="primary")
        other.clicked.connect(self.open_other)
        new = BigButton(_("Start a new diary"), _("the other file stays where it is"), icon="plus")
        new.clicked.connect(self.start_new)
        buttons.addWidget(other)
        buttons.addWidget(new)
        card.body.addLayout(buttons)
        self.content.addWidget(card)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter leads on from the first moment."""
        super().showEvent(event)
        if not event.spontaneous():
            self._other.setFocus()
