"""PartRow: a part of a day with the button that leads to where it is changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.doses import DoseChange, DoseEvent
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.label import Label


class PartRow(QWidget):
    """`action` is the text of the button, "" for none; `fact` is what it is about. `pressed` carries the row."""

    pressed = Signal(object)

    def __init__(
        self,
        title: str,
        words: str,
        action: str,
        *,
        fact: DoseChange | DoseEvent | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fact = fact
        said = QWidget()
        lines = QVBoxLayout(said)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        if title:
            lines.addWidget(Label(title, TextRole.STRONG))
        lines.addWidget(Label(words))
        beside = BesideLayout(parent=self)
        beside.addWidget(said)
        if action:
            button = BigButton(action, spoken=f"{action} {title or words}")
            button.clicked.connect(self._press)
            beside.addWidget(button)

    def _press(self) -> None:
        self.pressed.emit(self)
