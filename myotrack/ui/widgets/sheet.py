"""Sheet: the frame of every dialog: a title, a body that scrolls when it must, and buttons kept well apart."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.theme import GAP, TextRole, look_of
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.hold_button import HoldButton
from myotrack.ui.widgets.icon_view import IconView
from myotrack.ui.widgets.label import Label

_WIDTH = 680
_MARGIN = 48  # of the window around it
_FAR_PX = 48  # from what destroys to what saves


class Sheet(QDialog):
    """Put the fields into `body`. Cancel and Escape reject it; nothing accepts it but the one who built it.

    `primary_clicked`: look at the fields, then accept() or show_problem(). `destructive_clicked` comes after a hold.
    """

    primary_clicked = Signal()
    destructive_clicked = Signal()

    def __init__(
        self,
        title: str,
        primary: str = "",
        *,
        subtitle: str = "",
        cancel: str = "",
        destructive: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self.spare_px = 0
        """Room that it opens with beside what its content wants, for what may come while somebody types."""
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 24, 0, 24)
        outer.setSpacing(GAP)
        outer.addLayout(self._heads(title, subtitle))
        outer.addWidget(self._body(), 1)
        outer.addWidget(self._problem_line())
        outer.addLayout(self._footer(primary, cancel or _("Cancel"), destructive))

    def show_problem(self, text: str) -> None:
        """Say above the buttons what is wrong; "" takes it away."""
        self._problem.setText(text)
        self._problem_row.setVisible(bool(text))
        announce(self, text)

    def sizeHint(self) -> QSize:
        """As large as its content wants, within its window."""
        above = self.parentWidget()
        window = self.screen().availableSize() if above is None else above.window().size()
        width = min(look_of(self).icon_px(_WIDTH), max(400, window.width() - _MARGIN))
        around = self._outer.heightForWidth(width) - self._scroll.sizeHint().height()
        height = around + self.body.heightForWidth(width) + self.spare_px
        return QSize(width, min(height, max(300, window.height() - _MARGIN)))

    def setVisible(self, visible: bool) -> None:
        """Take the wanted size when first shown: Qt would allow two thirds of the screen."""
        if visible and not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(self.sizeHint())
        super().setVisible(visible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape cancels; Enter in a field does not close the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)

    def _heads(self, title: str, subtitle: str) -> QVBoxLayout:
        heads = QVBoxLayout()
        heads.setContentsMargins(32, 0, 32, 0)
        heads.setSpacing(4)
        heads.addWidget(Label(title, TextRole.TITLE))
        if subtitle:
            heads.addWidget(Label(subtitle, colour="ink_soft"))
        return heads

    def _body(self) -> QWidget:
        self._inside = QWidget()
        self._inside.setProperty("scrollBody", True)
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(32, 0, 32, 8)
        self.body.setSpacing(GAP)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self._inside)
        return self._scroll

    def _problem_line(self) -> QWidget:
        self._problem_row = QWidget()
        row = QHBoxLayout(self._problem_row)
        row.setContentsMargins(32, 0, 32, 0)
        row.setSpacing(8)
        row.addWidget(IconView("triangle-alert", "urgent"), 0, Qt.AlignmentFlag.AlignTop)
        self._problem = Label("", TextRole.STRONG, colour="urgent")
        row.addWidget(self._problem, 1)
        self._problem_row.hide()
        return self._problem_row

    def _footer(self, primary: str, cancel: str, destructive: str) -> BesideLayout:
        self.cancel_button = BigButton(cancel)
        self.cancel_button.clicked.connect(self.reject)
        left = QWidget()
        row = QHBoxLayout(left)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_FAR_PX)
        row.addWidget(self.cancel_button)
        self.destructive_button: HoldButton | None = None
        if destructive:
            self.destructive_button = HoldButton(destructive)
            self.destructive_button.confirmed.connect(self.destructive_clicked)
            row.addWidget(self.destructive_button)
        row.addStretch(1)
        footer = BesideLayout(_FAR_PX)
        footer.setContentsMargins(32, 0, 32, 0)
        footer.addWidget(left)
        self.primary_button: BigButton | None = None
        if primary:
            self.primary_button = BigButton(primary, kind="primary")
            self.primary_button.clicked.connect(self.primary_clicked)
            footer.addWidget(self.primary_button)
        return footer
