"""ChartCanvas: the recovery chart with its read-out, read day by day with mouse or keys."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.analysis.picture import DayRange, RecoveryPicture
from myotrack.analysis.read_out import read_out
from myotrack.i18n import _
from myotrack.ui.beside_thread import BesideThread
from myotrack.ui.chart_canvas.plot import LOOKS, STEPS, Plot
from myotrack.ui.theme import TextRole, look_of
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.wrapped_text import line_height
from myotrack.words.chart_text import chart_name, chart_summary
from myotrack.words.day_text import read_out_words

LEAST_ZOOM_DAYS = 7


class ChartCanvas(QWidget):
    """Shows a picture and reads out one day. A day is chosen by a click or the arrow keys, never by dragging.

    `day_chosen` carries the day; `range_wanted` the days that + or − ask for; `whole_wanted` comes on Escape.
    """

    day_chosen = Signal(object)
    range_wanted = Signal(object)
    whole_wanted = Signal()

    def __init__(self, thread: BesideThread) -> None:
        super().__init__()
        self._picture: RecoveryPicture | None = None
        self._chosen: date | None = None
        self._wanted: DayRange | None = None
        """The days that were asked for last and are not shown yet: a second press on + goes on from there."""
        self.plot = Plot(thread)
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
        self._picture, self._wanted = picture, None
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
        if event.type() in LOOKS:
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
            wanted = self._chosen + timedelta(days=STEPS[key])
            self._choose(min(max(wanted, picture.shown.first), picture.shown.last))

    def _zoom(self, picture: RecoveryPicture, *, closer: bool) -> None:
        shown, whole = self._wanted or picture.shown, picture.whole
        days = max(shown.days // 2, LEAST_ZOOM_DAYS) if closer else shown.days * 2
        if days >= whole.days:
            self._wanted = whole
            self.whole_wanted.emit()
            return
        middle = self._chosen or shown.first + timedelta(days=shown.days // 2)
        first = min(max(middle - timedelta(days=days // 2), whole.first), whole.last - timedelta(days=days - 1))
        self._wanted = DayRange(first, first + timedelta(days=days - 1))
        self.range_wanted.emit(self._wanted)
