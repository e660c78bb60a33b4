"""ChoiceRow: one question, one answer out of a few, as large buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.flow import EvenLayout
from myotrack.ui.widgets.label import Label

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACKWARD = (Qt.Key.Key_Left, Qt.Key.Key_Up)


@dataclass(frozen=True)
class Choice:
    """One answer: its value, the words on its button, and a key that chooses it while the question has the focus.

    `hint` is the small second line; `primary` paints it as the page's main answer.
    """

    value: object
    title: str
    hint: str = ""
    key: str = ""
    primary: bool = False


class ChoiceRow(QWidget):
    """Exclusive answers. One Tab stop; arrow keys move, Space, Enter or the answer's key choose.

    `chosen` comes only when a person chooses, also when it is the answer that was chosen already.
    """

    chosen = Signal(object)

    def __init__(
        self,
        question: str,
        choices: Sequence[Choice],
        *,
        columns: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._buttons: list[BigButton] = []
        self._question = question
        self.setAccessibleName(question)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        self.question_label = Label(question, TextRole.HEADING)
        if not question:
            self.question_label.hide()
        outer.addWidget(self.question_label)
        self._row = EvenLayout(columns=columns)
        outer.addLayout(self._row)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Ask with other answers; none is chosen."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._choices = tuple(choices)
        self._buttons = [self._button_for(choice) for choice in self._choices]
        for button in self._buttons:
            self._row.addWidget(button)
        self._make_tab_stop(0)

    def ask(self, question: str, aside: str = "") -> None:
        """Ask in other words; `aside` is what has to be known of the answer."""
        words = f"{question} {aside}".strip()
        self.question_label.setText(words)
        self.setAccessibleName(words)

    @property
    def question(self) -> str:
        """What was asked when it was made."""
        return self._question

    @property
    def choices(self) -> tuple[object, ...]:
        """The values of all answers, in their order."""
        return tuple(choice.value for choice in self._choices)

    def value(self) -> object | None:
        """The chosen answer, or None."""
        for choice, button in zip(self._choices, self._buttons, strict=True):
            if button.isChecked():
                return choice.value
        return None

    def set_chosen(self, value: object | None) -> None:
        """Show this answer as chosen, or none, without a signal; an unknown value shows none."""
        # Qt refuses to uncheck the checked button of an exclusive row.
        for button in self._buttons:
            button.setAutoExclusive(False)
        stop = 0
        for number, (choice, button) in enumerate(zip(self._choices, self._buttons, strict=True)):
            on = value is not None and choice.value == value
            button.setChecked(on)
            stop = number if on else stop
        for button in self._buttons:
            button.setAutoExclusive(True)
        self._make_tab_stop(stop)

    def button(self, value: object) -> BigButton:
        """The button of an answer; KeyError if there is none."""
        for choice, button in zip(self._choices, self._buttons, strict=True):
            if choice.value == value:
                return button
        raise KeyError(value)

    def focus_first(self) -> None:
        """Put the focus on the chosen answer, or on the first."""
        for button in self._buttons:
            if button.focusPolicy() & Qt.FocusPolicy.TabFocus:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys and the answers' own keys, while one of the buttons has the focus."""
        if isinstance(watched, BigButton) and watched in self._buttons:
            if event.type() == QEvent.Type.FocusIn:
                self._make_tab_stop(self._buttons.index(watched))
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(self._buttons.index(watched), event)
        return super().eventFilter(watched, event)

    def _button_for(self, choice: Choice) -> BigButton:
        hint = choice.hint
        if choice.key:
            key = _("key {key}").format(key=choice.key)
            hint = f"{hint} · {key}" if hint else key
        button = BigButton(choice.title, hint, kind="primary" if choice.primary else "secondary", checkable=True)
        button.setAutoExclusive(True)
        button.setAccessibleDescription(f"{self._question} {hint}".strip())
        button.clicked.connect(self._clicked)
        button.installEventFilter(self)
        return button

    def _clicked(self) -> None:
        for choice, button in zip(self._choices, self._buttons, strict=True):
            if button is self.sender():
                self.chosen.emit(choice.value)
                return

    def _key(self, number: int, event: QKeyEvent) -> bool:
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        if event.key() in _FORWARD + _BACKWARD:
            step = 1 if event.key() in _FORWARD else -1
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft and event.key() in (
                Qt.Key.Key_Right,
                Qt.Key.Key_Left,
            ):
                step = -step
            self._buttons[(number + step) % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        for choice, button in zip(self._choices, self._buttons, strict=True):
            if choice.key and event.text() == choice.key and not event.isAutoRepeat():
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                button.click()
                return True
        return False

    def _make_tab_stop(self, number: int) -> None:
        for index, button in enumerate(self._buttons):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if index == number else Qt.FocusPolicy.ClickFocus)
