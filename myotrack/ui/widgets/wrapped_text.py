"""Plain text that wraps and never cuts off: measuring and drawing, also of words longer than a line."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from myotrack.ui.theme import Face

LEADING = 1.32  # line height as a multiple of the type size


def line_height(font: QFont | Face) -> float:
    """Height of one line in pixels."""
    return _line_height(_face(font))


def natural_width(text: str, font: QFont | Face) -> int:
    """Width of the text in pixels when only its own line breaks break it."""
    return _widest(text, _face(font), by_word=False)


def widest_word(text: str, font: QFont | Face) -> int:
    """Width of its widest word in pixels."""
    return _widest(text, _face(font), by_word=True)


def wrapped_height(text: str, font: QFont | Face, width: int) -> int:
    """Height in pixels of the text wrapped into `width`; 0 for no text."""
    return _wrapped_height(text, _face(font), width) if text else 0


def draw_wrapped(
    painter: QPainter,
    text: str,
    font: QFont | Face,
    colour: str,
    rect: QRectF,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw the text wrapped from the top of `rect`; `align` is horizontal."""
    if not text:
        return
    layout = _lay_out(text, _face(font), int(rect.width()), align)
    painter.setPen(QColor(colour))
    layout.draw(painter, QPointF(rect.left(), rect.top()))


def _face(font: QFont | Face) -> Face:
    return font if isinstance(font, Face) else Face(font.key(), font)


@lru_cache(maxsize=64)
def _line_height(face: Face) -> float:
    return max(face.font.pixelSize() * LEADING, QFontMetricsF(face.font).height())


@lru_cache(maxsize=2048)
def _widest(text: str, face: Face, *, by_word: bool) -> int:
    metrics = QFontMetricsF(face.font)
    parts = text.split() if by_word else text.split("\n")
    return ceil(max((metrics.horizontalAdvance(part) for part in parts), default=0.0)) + 1


@lru_cache(maxsize=4096)
def _wrapped_height(text: str, face: Face, width: int) -> int:
    lines = _lay_out(text, face, width, Qt.AlignmentFlag.AlignLeft).lineCount()
    return ceil(lines * _line_height(face))


def _lay_out(text: str, face: Face, width: int, align: Qt.AlignmentFlag) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", "\u2028"), face.font)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    height = _line_height(face)
    y = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0.0, y + (height - line.height()) / 2))
        y += height
    layout.endLayout()
    return layout
