"""EmptyState: explains why there is nothing here yet and offers the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.ui.theme import GAP, TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.icon_view import IconView
from myotrack.ui.widgets.label import Label


class EmptyState(QWidget):
    """`action` is the text of the button that takes the first step, "" for none."""

    action_clicked = Signal()

    def __init__(
        self, title: str, text: str, action: str = "", *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        middle = Qt.AlignmentFlag.AlignHCenter
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 32, 24, 32)
        outer.setSpacing(GAP)
        if icon:
            outer.addWidget(IconView(icon, "accent", 40), 0, middle)
        outer.addWidget(Label(title, TextRole.HEADING, align=middle))
        outer.addWidget(Label(text, colour="ink_soft", align=middle))
        self.button: BigButton | None = None
        if action:
            self.button = BigButton(action, kind="primary")
            self.button.clicked.connect(self.action_clicked)
            outer.addWidget(self.button, 0, middle)
