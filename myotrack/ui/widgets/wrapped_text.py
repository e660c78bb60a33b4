"""Plain text that wraps and never cuts off: measuring and drawing, also of words longer than a line."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

LEADING = 1.32  # line height as a multiple of the type size


def line_height(font: QFont) -> float:
    """Height of one line in pixels."""
    return max(font.pixelSize() * LEADING, QFontMetricsF(font).height())


def natural_width(text: str, font: QFont) -> int:
    """Width of the text in pixels when only its own line breaks break it."""
    metrics = QFontMetricsF(font)
    return ceil(max((metrics.horizontalAdvance(line) for line in text.split("\n")), default=0.0)) + 1


def widest_word(text: str, font: QFont) -> int:
    """Width of its widest word in pixels."""
    metrics = QFontMetricsF(font)
    return ceil(max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)) + 1


def wrapped_height(text: str, font: QFont, width: int) -> int:
    """Height in pixels of the text wrapped into `width`; 0 for no text."""
    if not text:
        return 0
    return ceil(_lay_out(text, font, width, Qt.AlignmentFlag.AlignLeft).lineCount() * line_height(font))


def draw_wrapped(
    painter: QPainter,
    text: str,
    font: QFont,
    colour: str,
    rect: QRectF,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw the text wrapped from the top of `rect`; `align` is horizontal."""
    if not text:
        return
    layout = _lay_out(text, font, int(rect.width()), align)
    painter.setPen(QColor(colour))
    layout.draw(painter, QPointF(rect.left(), rect.top()))


def _lay_out(text: str, font: QFont, width: int, align: Qt.AlignmentFlag) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    height = line_height(font)
    y = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0.0, y + (height - line.height()) / 2))
        y += height
    layout.endLayout()
    return layout
