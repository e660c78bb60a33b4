"""Plot: the drawn chart itself, which says which day was pointed at or pressed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from functools import partial
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from myotrack.analysis.picture import RecoveryPicture
from myotrack.charts.pixels import ChartPixels, chart_pixels
from myotrack.charts.recovery_chart import DrawnChart, natural_height
from myotrack.charts.style import ChartStyle, style_of
from myotrack.ui.beside_thread import BesideThread
from myotrack.ui.drawn_beside import DrawnBeside
from myotrack.ui.theme import look_of, theme_of
from myotrack.ui.widgets.big_button import paint_focus_ring

DPI = 96
"""Logical pixels in an inch, as Qt counts them; matplotlib multiplies it on screens with finer pixels."""

NARROWEST_PX = 240
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -7, Qt.Key.Key_PageDown: 7}
"""Days that a key goes back or on."""

LOOKS = (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange)


class Plot(QWidget):
    """The drawn chart: `pointed` says which day the pointer is over, `clicked` which was clicked.

    It is drawn beside the window; what was drawn before stays until then, as large as it was.
    """

    pointed = Signal(object)
    clicked = Signal(object)
    key_pressed = Signal(object)

    def __init__(self, thread: BesideThread) -> None:
        super().__init__()
        self._picture: RecoveryPicture | None = None
        self._chart: DrawnChart | None = None
        self._drawn: QPixmap | None = None
        self._marked: date | None = None
        self._pressed: date | None = None
        self._heights: dict[int, int] = {}
        self._drawing = DrawnBeside(self, "chart", thread, self._work, self._show)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("jerkControl", True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def chart(self) -> DrawnChart | None:
        """What was drawn last."""
        return self._chart

    def show_picture(self, picture: RecoveryPicture) -> None:
        """Draw another picture."""
        self._picture = picture
        self._redraw()

    def is_drawing(self) -> bool:
        """Whether what it is to show is not drawn yet."""
        return self._drawing.is_drawing()

    def mark_day(self, day: date | None) -> None:
        """Mark a day on the chart; cheap, the chart is not drawn again."""
        if day != self._marked:
            self._marked = day
            self.update()

    def hasHeightForWidth(self) -> bool:
        """The narrower it is, the more rows its words need."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height at which nothing is squeezed."""
        if self._picture is None:
            return 0
        # A layout asks for several widths in turn, again and again.
        if width not in self._heights:
            points = natural_height(self._picture, self._chart_style(), max(width, NARROWEST_PX) * 72 / DPI, DPI)
            self._heights[width] = ceil(points * DPI / 72)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """As wide as there is room; the height is that of the width it has, which is measured already."""
        return QSize(900, self.heightForWidth(self.width() if self.width() >= NARROWEST_PX else 900))

    def minimumSizeHint(self) -> QSize:
        """Any lower and it would be empty."""
        return QSize(NARROWEST_PX, 200)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while it was hidden."""
        super().showEvent(event)
        self._drawing.go_on()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the chart out for the size it has now."""
        super().resizeEvent(event)
        self._drawing.soon()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, the marked day and the focus over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme_of(self).surface))
        if self._drawn is not None:
            painter.drawPixmap(0, 0, self._drawn)
        theme, chart = theme_of(self), self._chart
        if self._marked is not None and chart is not None and chart.scale.shown.holds(self._marked):
            pixels = DPI / 72
            left, right = (x * pixels for x in (chart.scale.start(self._marked), chart.scale.end(self._marked)))
            top, bottom = ((chart.height - y) * pixels for y in (chart.top, chart.bottom))
            veil = QColor(theme.accent)
            veil.setAlphaF(0.18)
            painter.fillRect(QRectF(left, top, right - left, bottom - top), veil)
            # Edges, not a line in the middle: that would run through the day's own mark.
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            for x in (left, right):
                painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), theme)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out the day under the pointer; a pressed button drags nothing."""
        self.pointed.emit(self.day_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the day; it is chosen when the button is let go inside."""
        self._pressed = self.day_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the day that was pressed, if the button is let go inside."""
        if self._pressed is not None and QRectF(self.rect()).contains(event.position()):
            self.clicked.emit(self._pressed)
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick presses are two presses."""
        self.mousePressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Nothing before the pointer moves."""

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to the chosen day."""
        self.pointed.emit(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from day to day, zoom, and leave every other key to the window."""
        key = Qt.Key(event.key())
        zooms = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus)
        leaves = key == Qt.Key.Key_Escape and self._picture is not None and self._picture.is_zoomed
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if plain and (key in STEPS or key in zooms or leaves or key in (Qt.Key.Key_Home, Qt.Key.Key_End)):
            self.key_pressed.emit(key)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave it to the window."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another look."""
        super().changeEvent(event)
        if event.type() in LOOKS:
            self._redraw()

    def _redraw(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self._drawing.soon()

    def _work(self) -> Callable[[], ChartPixels] | None:
        if self._picture is None or self.width() < NARROWEST_PX or self.height() < 1:
            return None
        inches = self.width() / DPI, self.height() / DPI
        return partial(chart_pixels, self._picture, self._chart_style(), inches, DPI * self.devicePixelRatioF())

    def _show(self, drawn: ChartPixels) -> None:
        self._chart = drawn.chart
        pixels = QImage(drawn.rgba, drawn.width, drawn.height, QImage.Format.Format_RGBX8888)
        self._drawn = QPixmap.fromImage(pixels)
        self._drawn.setDevicePixelRatio(drawn.dpi / DPI)
        self.update()

    def _chart_style(self) -> ChartStyle:
        look = look_of(self)
        return style_of(dataclasses.asdict(look.theme), look.text_percent)

    def day_at(self, position: QPointF) -> date | None:
        """Return the day drawn at a place of the widget, or None beside the days."""
        return None if self._chart is None else self._chart.day_at(position.x() * 72 / DPI)
