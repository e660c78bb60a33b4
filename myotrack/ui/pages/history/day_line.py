"""DayLine: the chosen day in one line, with the way to all of it further down; for windows without room beside."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.label import Label


class DayLine(QWidget):
    """`wanted` comes when the person wants to see all of the day."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        self._words = Label("", TextRole.STRONG)
        lines.addWidget(self._words)
        button = BigButton(_("See the day"), icon="chevron-down")
        button.clicked.connect(self.wanted)
        beside = BesideLayout(parent=self)
        beside.addWidget(words)
        beside.addWidget(button)

    def show_words(self, words: str) -> None:
        """Show the day in one line."""
        self._words.setText(words)
