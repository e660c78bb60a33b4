"""Card: a white sheet with a quiet border that holds what belongs together."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from myotrack.ui.theme import GAP, TextRole
from myotrack.ui.widgets.label import Label


class Card(QFrame):
    """Put widgets and layouts into `body`."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(GAP)
        self._title = Label(title, TextRole.HEADING)
        self._subtitle = Label(subtitle, colour="ink_soft")
        heads = QVBoxLayout()
        heads.setSpacing(4)
        heads.addWidget(self._title)
        heads.addWidget(self._subtitle)
        outer.addLayout(heads)
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        outer.addLayout(self.body)
        self.set_title(title)
        self.set_subtitle(subtitle)

    def set_title(self, title: str) -> None:
        """Show another heading; "" for none."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_subtitle(self, subtitle: str) -> None:
        """Show another line under the heading; "" for none."""
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))


def rule() -> QFrame:
    """A thin line between two parts of a card."""
    line = QFrame()
    line.setProperty("rule", True)
    return line
