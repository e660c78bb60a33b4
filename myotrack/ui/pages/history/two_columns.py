"""TwoColumns: days at the left and the chosen day beside them, or below them where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from myotrack.ui.theme import GAP, TextRole, look_of

_WIDE_EM = 60  # from this width on there is room for both
_SHARES = (11, 9)


class TwoColumns(QWidget):
    """Widgets in `days` and `side` keep to the top; `between` is shown only while the day stands below."""

    def __init__(self, between: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._between = between
        self._beside_wanted = True
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self.days, self.side = QVBoxLayout(), QVBoxLayout()
        left, right = QWidget(), QWidget()
        outer_left, outer_right = QVBoxLayout(left), QVBoxLayout(right)
        for outer, inner in ((outer_left, self.days), (outer_right, self.side)):
            outer.setContentsMargins(0, 0, 0, 0)
            outer.setSpacing(GAP)
            inner.setSpacing(GAP)
            outer.addLayout(inner)
        outer_left.addWidget(between)
        outer_left.addStretch(1)
        outer_right.addStretch(1)
        self._box.addWidget(left, _SHARES[0])
        self._box.addWidget(right, _SHARES[1])
        self._arrange()

    @property
    def are_beside(self) -> bool:
        """Whether the day stands beside the days now."""
        return self._box.direction() is QBoxLayout.Direction.LeftToRight

    def set_beside_wanted(self, wanted: bool) -> None:
        """Whether the day may stand beside the days: a table needs the whole width."""
        self._beside_wanted = wanted
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be more or less room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._arrange()

    def _arrange(self) -> None:
        room = self.width() >= _WIDE_EM * look_of(self).text_px(TextRole.BODY)
        beside = room and self._beside_wanted
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._between.setVisible(not beside)
