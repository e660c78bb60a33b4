"""HoldSheet: says what something means, and does it only after a hold on its button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from myotrack.ui.widgets.sheet import Sheet


class HoldSheet(Sheet):
    """`confirmed` comes after a hold; it closes itself then. It writes nothing."""

    confirmed = Signal()

    def __init__(
        self,
        title: str,
        action: str,
        hold_ms: int,
        *,
        cancel: str,
        primary: str = "",
        subtitle: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`action` is on the button that is held, `cancel` on the one that leaves everything as it is."""
        super().__init__(title, primary, subtitle=subtitle, cancel=cancel, destructive=action, parent=parent)
        if self.destructive_button is not None:
            self.destructive_button.set_hold_ms(hold_ms)
        self.destructive_clicked.connect(self._go_on)

    def _go_on(self) -> None:
        self.accept()
        self.confirmed.emit()
