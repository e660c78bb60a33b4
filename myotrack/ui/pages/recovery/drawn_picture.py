"""DrawnPicture: a chart that is looked at and not walked through, drawn again when its width or the look changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from myotrack.charts.style import ChartStyle, style_of
from myotrack.ui.beside_thread import BesideThread
from myotrack.ui.drawn_beside import DrawnBeside
from myotrack.ui.theme import look_of

DPI = 96
"""Logical pixels in an inch, as Qt counts them."""

NARROWEST_PX = 240

Draw = Callable[[ChartStyle, float, float], bytes]
"""Draws a PNG in a style, so many points wide, at a resolution; runs in the worker thread."""


class DrawnPicture(QWidget):
    """Shows what `draw` makes; its words are the accessible name."""

    def __init__(self, kind: str, thread: BesideThread, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make: Draw | None = None
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label)
        self._drawing = DrawnBeside(self, kind, thread, self._work, self._show)

    def show_drawn(self, make: Draw, described: str) -> None:
        """Draw another picture, and describe it; until it is drawn the one before stays."""
        self._make = make
        self._label.setAccessibleName(described)
        self._drawing.soon()

    def pixmap(self) -> QPixmap:
        """What was drawn last."""
        return self._label.pixmap()

    def is_drawing(self) -> bool:
        """Whether what it is to show is not drawn yet."""
        return self._drawing.is_drawing()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while it was hidden."""
        super().showEvent(event)
        self._drawing.go_on()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it as wide as there is room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._drawing.soon()

    def changeEvent(self, event: QEvent) -> None:
        """Draw it again when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._drawing.soon()

    def _work(self) -> Callable[[], bytes] | None:
        if self._make is None:
            return None
        look = look_of(self)
        style = style_of(dataclasses.asdict(look.theme), look.text_percent)
        return partial(self._make, style, max(self.width(), NARROWEST_PX) * 72 / DPI, DPI * self.devicePixelRatioF())

    def _show(self, picture: bytes) -> None:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap()
        pixmap.loadFromData(picture)
        pixmap.setDevicePixelRatio(ratio)
        self._label.setPixmap(pixmap)
        self._label.setFixedHeight(round(pixmap.height() / ratio))
