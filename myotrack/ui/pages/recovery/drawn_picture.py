"""DrawnPicture: a chart that is looked at and not walked through, drawn again when its width or the look changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from myotrack.charts.style import ChartStyle, style_of
from myotrack.ui.theme import look_of

DPI = 96
"""Logical pixels in an inch, as Qt counts them."""

NARROWEST_PX = 240

Draw = Callable[[ChartStyle, float, float], bytes]
"""Draws a PNG in a style, so many points wide, at a resolution."""


class DrawnPicture(QWidget):
    """Shows what `draw` makes; its words are the accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make: Draw | None = None
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label)

    def show_drawn(self, make: Draw, described: str) -> None:
        """Draw another picture, and describe it."""
        self._make = make
        self._label.setAccessibleName(described)
        self._draw()

    def pixmap(self) -> QPixmap:
        """What was drawn last."""
        return self._label.pixmap()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it as wide as there is room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw it again when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _draw(self) -> None:
        if self._make is None or self.isHidden():
            return
        look = look_of(self)
        ratio = self.devicePixelRatioF()
        style = style_of(dataclasses.asdict(look.theme), look.text_percent)
        pixmap = QPixmap()
        pixmap.loadFromData(self._make(style, max(self.width(), NARROWEST_PX) * 72 / DPI, DPI * ratio))
        pixmap.setDevicePixelRatio(ratio)
        self._label.setPixmap(pixmap)
        self._label.setFixedHeight(round(pixmap.height() / ratio))
