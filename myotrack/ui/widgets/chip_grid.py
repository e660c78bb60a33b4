"""ChipGrid: one question, any number of answers on at the same time."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.choice_row import Choice
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label


class ChipGrid(QWidget):
    """Answers that are each on or off. `changed` carries all that are on, and comes only when a person changes one."""

    changed = Signal(frozenset)

    def __init__(self, question: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.setAccessibleName(question)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        self.question_label = Label(question, TextRole.HEADING)
        if not question:
            self.question_label.hide()
        outer.addWidget(self.question_label)
        row = FlowLayout()
        outer.addLayout(row)
        self._buttons: dict[object, BigButton] = {}
        for choice in choices:
            button = BigButton(choice.title, choice.hint, checkable=True)
            button.setAccessibleDescription(f"{question} {choice.hint}".strip())
            button.clicked.connect(self._clicked)
            self._buttons[choice.value] = button
            row.addWidget(button)

    def ask(self, question: str, aside: str = "") -> None:
        """Ask in other words; `aside` is what has to be known of the answer."""
        words = f"{question} {aside}".strip()
        self.question_label.setText(words)
        self.setAccessibleName(words)

    def value(self) -> frozenset[object]:
        """Everything that is on."""
        return frozenset(value for value, button in self._buttons.items() if button.isChecked())

    def set_chosen(self, values: AbstractSet[object]) -> None:
        """Show these as on, without a signal; unknown ones are left out."""
        for value, button in self._buttons.items():
            button.setChecked(value in values)

    def button(self, value: object) -> BigButton:
        """The button of an answer; KeyError if there is none."""
        return self._buttons[value]

    def _clicked(self) -> None:
        self.changed.emit(self.value())
