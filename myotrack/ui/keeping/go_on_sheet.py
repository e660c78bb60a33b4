"""GoOnSheet: what it means to go on writing in a damaged diary, before a hold on the button does it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from myotrack.i18n import _
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.sheet import Sheet


class GoOnSheet(Sheet):
    """`confirmed` comes after a hold; it closes itself then. It writes nothing."""

    confirmed = Signal()

    def __init__(self, hold_ms: int, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Go on writing in a damaged diary?"),
            cancel=_("Not now"),
            destructive=_("Go on writing in it"),
            parent=parent,
        )
        self.body.addWidget(
            Label(
                _(
                    "What is damaged stays damaged, what you write may be lost with it, and no backup can be made of "
                    "it until it is rescued or a backup is put back."
                )
            )
        )
        self.body.addWidget(Label(_("A copy of the file as it is now is kept first."), colour="ink_soft"))
        if self.destructive_button is not None:
            self.destructive_button.set_hold_ms(hold_ms)
        self.destructive_clicked.connect(self._go_on)

    def _go_on(self) -> None:
        self.accept()
        self.confirmed.emit()
