"""Icons from resources/icons, drawn in a colour of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from myotrack.resources.locate import read_text


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return read_text("icons", f"{name}.svg")


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = _drawing(name).replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode("utf-8")))


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Draw the icon `name` (a file of resources/icons) into `rect`; raises MissingResourceError for an unknown one."""
    _renderer(name, colour).render(painter, rect)


def icon(name: str, colour: str, px: int = 24) -> QIcon:
    """The icon as a QIcon of `px` pixels (also at twice the resolution), for the places where Qt draws it."""
    result = QIcon()
    for ratio in (1, 2):
        pixmap = QPixmap(px * ratio, px * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_icon(painter, name, QRectF(pixmap.rect()), colour)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        result.addPixmap(pixmap)
    return result
