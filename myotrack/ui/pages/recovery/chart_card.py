"""ChartCard: the recovery chart with its zoom, its read-out, and the ways to another day 0."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.analysis.picture import RecoveryPicture
from myotrack.i18n import _
from myotrack.ui.beside_thread import BesideThread
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.words.chart_text import zoom_sentence

if TYPE_CHECKING:
    from myotrack.ui.chart_canvas import ChartCanvas

SHORT_DAYS = 14
"""A diary shorter than this gets a word of patience under its chart."""


class ChartCard(Card):
    """`range_wanted` carries the days to zoom to, `whole_wanted` asks for all, `day_opened` carries the chosen day."""

    range_wanted = Signal(object)
    whole_wanted = Signal()
    day_opened = Signal(object)
    zero_wanted = Signal()
    comparison_wanted = Signal()

    def __init__(self, thread: BesideThread) -> None:
        super().__init__()
        self._thread = thread
        self._canvas: ChartCanvas | None = None
        self._whole = BigButton(_("Whole range"), icon="maximize-2")
        self._whole.clicked.connect(self.whole_wanted)
        self._zoom_words = Label()
        self._zoom_line = line_of(self._zoom_words, self._whole)
        self._place = QVBoxLayout()
        self._open_day = BigButton(_("Open this day"), icon="calendar")
        self._open_day.clicked.connect(self._open_chosen)
        self._other_zero = BigButton(_("Another day 0…"))
        self._other_zero.clicked.connect(self.zero_wanted)
        self._compare = BigButton(_("Compare…"), spoken=_("Compare with another day 0…"))
        self._compare.clicked.connect(self.comparison_wanted)
        self._short_note = Label(_("The chart grows with every day you log."), colour="ink_soft")
        keys = _("Keys on the chart: arrows for days, + and − to zoom, Esc for the whole range.")
        self._foot = line_of(
            Label(keys, TextRole.SMALL, colour="ink_soft"), self._open_day, self._other_zero, self._compare
        )
        self.body.addWidget(self._zoom_line)
        self.body.addLayout(self._place)
        self.body.addWidget(self._short_note)
        self.body.addWidget(self._foot)

    def show_picture(self, picture: RecoveryPicture, *, has_choice: bool) -> None:
        """Draw a picture; `has_choice` says whether there is another day 0. Everything that draws is loaded by now."""
        self._other_zero.setVisible(has_choice)
        self._compare.setVisible(has_choice)
        self._short_note.setVisible(picture.whole.days < SHORT_DAYS)
        self._zoom_words.setText(zoom_sentence(picture))
        self._zoom_line.setVisible(picture.is_zoomed)
        canvas = self._canvas or self._new_canvas()
        canvas.show_picture(picture)
        if self._canvas is None:
            # Only now, so that the layout never learns a height without a chart.
            self._canvas = canvas
            self._place.addWidget(canvas)
            canvas.show()
        self._open_day.setEnabled(canvas.chosen() is not None)

    def show_day(self, day: date) -> None:
        """Mark and read out a day of the picture."""
        if self._canvas is not None:
            self._canvas.set_chosen(day)
            self._open_day.setEnabled(self._canvas.chosen() is not None)

    def canvas(self) -> ChartCanvas | None:
        """The chart, once there was something to draw."""
        return self._canvas

    def zoom_words(self) -> str:
        """Which part is shown; "" for the whole range."""
        return self._zoom_words.text()

    def _new_canvas(self) -> ChartCanvas:
        # Here and not above: it loads matplotlib, which the worker thread did by now.
        from myotrack.ui.chart_canvas import ChartCanvas

        canvas = ChartCanvas(self._thread)
        canvas.day_chosen.connect(self._day_was_chosen)
        canvas.range_wanted.connect(self.range_wanted)
        canvas.whole_wanted.connect(self.whole_wanted)
        return canvas

    def _day_was_chosen(self, _day: date) -> None:
        self._open_day.setEnabled(True)

    def _open_chosen(self) -> None:
        if self._canvas is not None and self._canvas.chosen() is not None:
            self.day_opened.emit(self._canvas.chosen())


def line_of(words: Label, *buttons: BigButton) -> QWidget:
    """Return words with buttons beside them."""
    line, together = QWidget(), QWidget()
    flow = FlowLayout(parent=together)
    for button in buttons:
        flow.addWidget(button)
    beside = BesideLayout(parent=line)
    beside.addWidget(words)
    beside.addWidget(together)
    return line
