"""Draws a day of the calendar and its signs; the key below the calendar uses the same signs."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from myotrack.domain.scales import Severity
from myotrack.ui.icons import paint_icon
from myotrack.ui.pages.history.cell_view import CellView, Glyph
from myotrack.ui.theme import Look, TextRole, Theme

RADIUS = 10.0
_PIPS = 4
_ICONS = {Glyph.UNKNOWN: "circle-question-mark", Glyph.HOSPITAL: "hospital", Glyph.BAD_DAY: "clock"}


def paint_cell(painter: QPainter, rect: QRectF, view: CellView, look: Look, *, chosen: bool, down: bool) -> None:
    """Draw a whole day: ground by severity, number of the day, flags, twitches or sign, severity as marks."""
    theme = look.theme
    ink = _ink(view, theme)
    _paint_ground(painter, rect, view, theme, chosen=chosen, down=down)
    inner = rect.adjusted(7, 5, -7, -6)
    top = _paint_number(painter, inner, view, look, ink)
    _paint_flags(painter, inner, view, look, ink, top)
    marks = look.target(7)
    middle = QRectF(inner.left() - 3, inner.top() + top, inner.width() + 6, inner.height() - top - marks)
    if view.text:
        paint_fitted(painter, middle, view.text, look.font(TextRole.HEADING), ink)
    else:
        side = min(middle.height(), middle.width(), look.icon_px(20))
        square = QRectF(0, 0, side, side)
        square.moveCenter(middle.center())
        paint_glyph(painter, square, view.glyph, ink if view.severity is not None else theme.ink_soft)
    if view.severity is not None:
        paint_severity(
            painter, QRectF(inner.left(), inner.bottom() - marks + 1, inner.width(), marks), view.severity, ink
        )


def paint_glyph(painter: QPainter, square: QRectF, glyph: Glyph, colour: str) -> None:
    """Draw the sign of a kind of gap."""
    if glyph in _ICONS:
        paint_icon(painter, _ICONS[glyph], square, colour)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), max(1.6, square.width() * 0.09))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    box = square.adjusted(
        square.width() * 0.16, square.height() * 0.16, -square.width() * 0.16, -square.height() * 0.16
    )
    if glyph is Glyph.NOT_LOGGED:
        painter.drawLine(QPointF(box.left() + box.width() * 0.2, box.center().y()), _right_of(box))
    elif glyph is Glyph.PARTIAL:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        painter.setBrush(QColor(colour))
        painter.drawPie(box, 90 * 16, 180 * 16)
    elif glyph is Glyph.AWAY:
        painter.drawLine(box.bottomLeft(), box.topRight())
        painter.drawLine(box.topRight(), QPointF(box.center().x(), box.top()))
        painter.drawLine(box.topRight(), QPointF(box.right(), box.center().y()))
    painter.restore()


def paint_sign_flag(painter: QPainter, square: QRectF, colour: str) -> None:
    """Draw the full triangle of a warning sign, as the chart has it."""
    box = square.adjusted(
        square.width() * 0.12, square.height() * 0.16, -square.width() * 0.12, -square.height() * 0.16
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPolygon(QPolygonF([box.bottomLeft(), QPointF(box.center().x(), box.top()), box.bottomRight()]))
    painter.restore()


def paint_dose_flag(painter: QPainter, square: QRectF, colour: str) -> None:
    """Draw the pill of a dose change."""
    paint_icon(painter, "pill", square, colour)


def paint_severity(painter: QPainter, rect: QRectF, severity: Severity, colour: str) -> None:
    """Draw four marks, as many of them filled as the grade says."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = rect.height()
    step = side * 1.9
    left = rect.center().x() - (step * (_PIPS - 1) + side) / 2
    for number in range(_PIPS):
        mark = QRectF(left + number * step, rect.top(), side, side).adjusted(0.7, 0.7, -0.7, -0.7)
        painter.setPen(QPen(QColor(colour), 1))
        painter.setBrush(QColor(colour) if number < severity else Qt.BrushStyle.NoBrush)
        painter.drawRect(mark)
    painter.restore()


def paint_fitted(painter: QPainter, rect: QRectF, text: str, font: QFont, colour: str) -> None:
    """Draw text in the middle of `rect`, smaller where it would not fit."""
    width = QFontMetricsF(font).horizontalAdvance(text)
    if width > rect.width():
        font = QFont(font)
        font.setPixelSize(max(8, int(font.pixelSize() * rect.width() / width)))
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def _shade(view: CellView) -> Severity | None:
    """The severity whose shade the day has: a day without twitches has the lightest one."""
    return Severity.NONE if view.is_zero else view.severity


def _ink(view: CellView, theme: Theme) -> str:
    if view.is_future:
        return theme.disabled
    shade = _shade(view)
    return theme.ink if shade is None else theme.on_severity[shade]


def _paint_ground(painter: QPainter, rect: QRectF, view: CellView, theme: Theme, *, chosen: bool, down: bool) -> None:
    if view.is_future:
        return
    shade = _shade(view)
    fill = theme.surface if shade is None else theme.severity[shade]
    pen = QPen(QColor(theme.border_strong), 1)
    if view.glyph is Glyph.NOT_LOGGED:
        pen.setStyle(Qt.PenStyle.DashLine)
    if view.is_today:
        pen = QPen(QColor(theme.ink), 2)
    if chosen:
        pen = QPen(QColor(theme.accent), 4)
    half = pen.widthF() / 2
    painter.setPen(pen)
    painter.setBrush(QColor(theme.surface_pressed if down else fill))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), RADIUS, RADIUS)


def _paint_number(painter: QPainter, inner: QRectF, view: CellView, look: Look, ink: str) -> float:
    """Draw the number of the day and return the height that it takes."""
    font = QFont(look.font(TextRole.SMALL))
    font.setBold(view.is_today)
    font.setUnderline(view.is_today)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    height = QFontMetricsF(font).height()
    painter.drawText(
        QRectF(inner.left(), inner.top(), inner.width(), height), Qt.AlignmentFlag.AlignLeft, str(view.day.day)
    )
    return height


def _paint_flags(painter: QPainter, inner: QRectF, view: CellView, look: Look, ink: str, height: float) -> None:
    number = QFontMetricsF(look.font(TextRole.SMALL)).horizontalAdvance("00")
    side = min(height, (inner.width() - number) / 2)
    x = inner.right()
    for shown, paint in ((view.has_sign, paint_sign_flag), (view.has_dose_change, paint_dose_flag)):
        if shown:
            x -= side
            paint(painter, QRectF(x, inner.top() + (height - side) / 2, side, side), ink)


def _right_of(box: QRectF) -> QPointF:
    return QPointF(box.right() - box.width() * 0.2, box.center().y())
