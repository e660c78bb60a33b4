"""LabelledField: what every field has: a label above, a row for the field itself, and a line for what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from myotrack.ui.theme import GAP, TextRole, look_of
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.icon_view import IconView
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.wrapped_text import natural_width


class LineBox(QLineEdit):
    """A line to type in, wide enough for `sample` at every text size."""

    def __init__(self, sample: str = "", *, max_length: int) -> None:
        super().__init__()
        self._sample = sample
        self.setMaxLength(max_length)

    def sizeHint(self) -> QSize:
        """The sample, the margins and the cursor."""
        width = natural_width(self._sample, look_of(self).font(TextRole.BODY)) + 40
        return QSize(width if self._sample else super().sizeHint().width(), look_of(self).target(56))

    def minimumSizeHint(self) -> QSize:
        """Narrower than its sample it scrolls, but not for ever."""
        return QSize(min(self.sizeHint().width(), look_of(self).target(120)), look_of(self).target(56))


class LabelledField(QWidget):
    """The fields inherit from it and put what they are made of into `row`, and what explains it into `under`."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label_text = label
        self.setAccessibleName(label)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        self._label = Label(label, TextRole.STRONG)
        if not label:
            self._label.hide()
        outer.addWidget(self._label)
        self.row = QHBoxLayout()
        self.row.setSpacing(GAP)
        outer.addLayout(self.row)
        self.under = QVBoxLayout()
        outer.addLayout(self.under)
        self._problem_row = QWidget()
        line = QHBoxLayout(self._problem_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(IconView("triangle-alert", "urgent", 20), 0, Qt.AlignmentFlag.AlignTop)
        self._problem = Label("", TextRole.BODY, colour="urgent")
        line.addWidget(self._problem, 1)
        outer.addWidget(self._problem_row)
        self._problem_row.hide()

    def say_aside(self, text: str) -> None:
        """Say beside the label what has to be known of what stands in the field; "" for nothing."""
        self._label.setText(f"{self.label_text} {text}".strip())

    def show_problem(self, text: str) -> None:
        """Say under the field what is wrong with it; "" takes it away."""
        if text == self._problem.text():
            return
        self._problem.setText(text)
        self._problem_row.setVisible(bool(text))
        for box in self.findChildren(QLineEdit):
            box.setProperty("problem", bool(text))
            box.style().unpolish(box)
            box.style().polish(box)
            box.setAccessibleDescription(text)
        announce(self, text)

    def shown_problem(self) -> str:
        """What stands under the field."""
        return self._problem.text()
