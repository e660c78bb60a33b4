"""IconView: an icon beside words; it carries no meaning of its own and is silent for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from myotrack.ui.icons import paint_icon
from myotrack.ui.theme import look_of


class IconView(QWidget):
    """Draws the icon `name` in the theme's colour `colour`, `px` pixels large at 100 % text."""

    def __init__(self, name: str, colour: str = "ink_soft", px: int = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._colour = colour
        self._px = px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, colour: str) -> None:
        """Draw another icon; "" for none, its room is kept."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        """Square, growing with the text."""
        px = look_of(self).icon_px(self._px)
        return QSize(px, px)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        if self._name:
            painter = QPainter(self)
            paint_icon(painter, self._name, QRectF(self.rect()), getattr(look_of(self).theme, self._colour))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()
