"""ChartCanvas: the recovery chart in the window, read day by day with mouse or keys. The only door to matplotlib here.

Importing this module loads matplotlib, so pages import it when they first have something to draw.
"""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from math import ceil
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from myotrack.analysis.picture import DayRange, RecoveryPicture
from myotrack.analysis.read_out import read_out
from myotrack.charts.recovery_chart import DrawnChart, draw_recovery_chart, natural_height
from myotrack.charts.style import ChartStyle, shipped_style, style_of
from myotrack.i18n import _
from myotrack.ui.theme import TextRole, look_of, theme_of
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.big_button import paint_focus_ring
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.wrapped_text import line_height
from myotrack.words.chart_text import chart_name, chart_summary
from myotrack.words.day_text import read_out_words

DPI = 96
"""Logical pixels in an inch, as Qt counts them; matplotlib multiplies it on screens with finer pixels."""

NARROWEST_PX = 240
LEAST_ZOOM_DAYS = 7
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -7, Qt.Key.Key_PageDown: 7}
_LOOKS = (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange)


def warm_up(picture: RecoveryPicture) -> None:
    """Draw a picture that nobody sees: finding and measuring fonts for the first time takes longer than drawing.

    Safe in another thread as long as nothing else is drawn.
    """
    figure = Figure(figsize=(10, 6), dpi=DPI)
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib's backends have no types
    draw_recovery_chart(picture, shipped_style(), figure)
    canvas.draw()


class ChartCanvas(QWidget):
    """Shows a picture and reads out one day. A day is chosen by a click or the arrow keys, never by dragging.

    `day_chosen` carries the day; `range_wanted` the days that + or − ask for; `whole_wanted` comes on Escape.
    """

    day_chosen = Signal(object)
    range_wanted = Signal(object)
    whole_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: RecoveryPicture | None = None
        self._chosen: date | None = None
        self.plot = _Plot()
        self.plot.setAccessibleName(chart_name())
        self.plot.pointed.connect(self._point)
        self.plot.clicked.connect(self._choose)
        self.plot.key_pressed.connect(self._key)
        self.readout = Label()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.plot)
        outer.addWidget(self.readout)
        self._keep_room()
        self.setFocusProxy(self.plot)
        self._say_day(None)

    def show_picture(self, picture: RecoveryPicture) -> None:
        """Draw another picture; the chosen day stays while it is shown."""
        self._picture = picture
        self.plot.setAccessibleDescription(chart_summary(picture))
        self.plot.show_picture(picture)
        self.set_chosen(self._chosen)

    def set_chosen(self, day: date | None) -> None:
        """Mark and read out a day, without a signal; None or a day that is not shown marks none."""
        shown = self._picture is not None and day is not None and self._picture.shown.holds(day)
        self._chosen = day if shown else None
        self.plot.mark_day(self._chosen)
        self._say_day(self._chosen)

    def chosen(self) -> date | None:
        """Return the chosen day."""
        return self._chosen

    def changeEvent(self, event: QEvent) -> None:
        """Measure the read-out again when the look changes."""
        super().changeEvent(event)
        if event.type() in _LOOKS:
            self._keep_room()

    def _keep_room(self) -> None:
        """Keep two lines for the read-out, so that nothing below moves while the pointer does."""
        self.readout.setMinimumHeight(ceil(2 * line_height(look_of(self).font(TextRole.BODY))))

    def _say_day(self, day: date | None) -> None:
        if self._picture is None or day is None:
            self.readout.setText(_("Move over the chart, click it, or use the arrow keys to read out one day."))
        else:
            self.readout.setText(read_out_words(self._picture, read_out(self._picture, day)))

    def _point(self, day: date | None) -> None:
        self.plot.mark_day(day or self._chosen)
        self._say_day(day or self._chosen)

    def _choose(self, day: date) -> None:
        self.set_chosen(day)
        announce(self.plot, self.readout.text())
        self.day_chosen.emit(day)

    def _key(self, key: Qt.Key) -> None:
        picture = self._picture
        if picture is None:
            return
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._zoom(picture, closer=key != Qt.Key.Key_Minus)
        elif key == Qt.Key.Key_Escape:
            self.whole_wanted.emit()
        elif key == Qt.Key.Key_Home:
            self._choose(picture.shown.first)
        elif key == Qt.Key.Key_End or self._chosen is None:
            self._choose(picture.shown.last)
        else:
            wanted = self._chosen + timedelta(days=_STEPS[key])
            self._choose(min(max(wanted, picture.shown.first), picture.shown.last))

    def _zoom(self, picture: RecoveryPicture, *, closer: bool) -> None:
        shown, whole = picture.shown, picture.whole
        days = max(shown.days // 2, LEAST_ZOOM_DAYS) if closer else shown.days * 2
        if days >= whole.days:
            self.whole_wanted.emit()
            return
        middle = self._chosen or shown.first + timedelta(days=shown.days // 2)
        first = min(max(middle - timedelta(days=days // 2), whole.first), whole.last - timedelta(days=days - 1))
        self.range_wanted.emit(DayRange(first, first + timedelta(days=days - 1)))


class _Plot(FigureCanvasQTAgg):
    """The drawn chart: `pointed` says which day the pointer is over, `clicked` which was clicked."""

    pointed = Signal(object)
    clicked = Signal(object)
    key_pressed = Signal(object)

    def __init__(self) -> None:
        self._picture: RecoveryPicture | None = None
        self._chart: DrawnChart | None = None
        self._stale = True
        self._marked: date | None = None
        self._pressed: date | None = None
        self._heights: dict[int, int] = {}
        make: Any = super().__init__  # matplotlib's backends have no types
        make(Figure(dpi=DPI))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("jerkControl", True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def chart(self) -> DrawnChart | None:
        """What was drawn last."""
        return self._chart

    def show_picture(self, picture: RecoveryPicture) -> None:
        """Draw another picture when next painted."""
        self._picture = picture
        self._redraw()

    def mark_day(self, day: date | None) -> None:
        """Mark a day on the chart; cheap, the chart is not drawn again."""
        if day != self._marked:
            self._marked = day
            self.update()

    def draw_idle(self) -> None:
        """Draw when next painted: never while hidden, and once however many things changed."""
        self._stale = True
        self.update()

    def draw(self) -> None:
        """Lay the chart out for the size it has now, and draw it."""
        if self._picture is not None and self.width() >= NARROWEST_PX:
            self._chart = draw_recovery_chart(self._picture, self._chart_style(), self.figure)
        paint: Any = super().draw
        paint()

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
        """As wide as there is room."""
        return QSize(900, self.heightForWidth(900))

    def minimumSizeHint(self) -> QSize:
        """Any lower and it would be empty."""
        return QSize(NARROWEST_PX, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, the marked day and the focus over it."""
        if self._stale:
            self._stale = False
            self.draw()
        paint: Any = super().paintEvent
        paint(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, chart = theme_of(self), self._chart
        if self._marked is not None and chart is not None and chart.scale.shown.holds(self._marked):
            pixels = DPI / 72
            left, right = (x * pixels for x in (chart.scale.start(self._marked), chart.scale.end(self._marked)))
            top, bottom = (self.height() - y * pixels for y in (chart.top, chart.bottom))
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
        if plain and (key in _STEPS or key in zooms or leaves or key in (Qt.Key.Key_Home, Qt.Key.Key_End)):
            self.key_pressed.emit(key)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave it to the window."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another look."""
        super().changeEvent(event)
        if event.type() in _LOOKS:
            self._redraw()

    def _redraw(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self.draw_idle()

    def _chart_style(self) -> ChartStyle:
        look = look_of(self)
        return style_of(dataclasses.asdict(look.theme), look.text_percent)

    def day_at(self, position: QPointF) -> date | None:
        """Return the day drawn at a place of the widget, or None beside the days."""
        return None if self._chart is None else self._chart.day_at(position.x() * 72 / DPI)
