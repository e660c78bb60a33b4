"""Disclosure: a button that unfolds what is not needed every day."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.theme import GAP
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.big_button import BigButton


class Disclosure(QWidget):
    """Put what is folded away into `body`. `unfolded` comes when a person opens (True) or closes it."""

    unfolded = Signal(bool)

    def __init__(self, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        self.button = BigButton(title, hint, icon="chevron-right")
        self.button.set_left_aligned(True)
        self.button.clicked.connect(self._turn)
        outer.addWidget(self.button)
        self._folded = QWidget()
        self.body = QVBoxLayout(self._folded)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GAP)
        outer.addWidget(self._folded)
        self._title = title
        self.set_open(False)

    def is_open(self) -> bool:
        """Whether the body is unfolded."""
        return not self._folded.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Unfold or fold the body, without a signal."""
        self._folded.setVisible(is_open)
        self.button.set_icon("chevron-down" if is_open else "chevron-right")
        state = _("open") if is_open else _("closed")
        self.button.set_spoken(f"{self._title}, {state}")

    def _turn(self) -> None:
        self.set_open(not self.is_open())
        announce(self, self.button.accessibleName())
        self.unfolded.emit(self.is_open())
