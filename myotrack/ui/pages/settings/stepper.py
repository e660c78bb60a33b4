"""Stepper: a setting that has a size: its title, what it does, and two large buttons for less and more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.theme import GAP, TextRole, look_of
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.label import Label

_VALUE_EM = 7


class Stepper(QWidget):
    """`stepped` carries −1 or 1; whoever listens decides what that means and shows the new value."""

    stepped = Signal(int)

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._title = title
        words, control = QWidget(), QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(Label(title, TextRole.STRONG))
        lines.addWidget(Label(sentence, colour="ink_soft"))
        self.less = BigButton("", icon="minus", spoken=_("{setting}: less").format(setting=title))
        self.more = BigButton("", icon="plus", spoken=_("{setting}: more").format(setting=title))
        self.less.clicked.connect(self._step_down)
        self.more.clicked.connect(self._step_up)
        self._value = Label("", TextRole.HEADING, align=Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout(control)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.less)
        row.addWidget(self._value, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.more)
        beside = BesideLayout(2 * GAP, parent=self)
        beside.addWidget(words)
        beside.addWidget(control)

    def show_value(self, words: str) -> None:
        """Show the size that is set, in words."""
        # Always the same width: the buttons stay where they are while they are pressed again and again.
        self._value.setFixedWidth(_VALUE_EM * look_of(self).text_px(TextRole.HEADING))
        if words == self._value.text():
            return
        first = not self._value.text()
        self._value.setText(words)
        self.setAccessibleDescription(words)
        if not first:
            announce(self, f"{self._title}: {words}")

    def _step_down(self) -> None:
        self.stepped.emit(-1)

    def _step_up(self) -> None:
        self.stepped.emit(1)
