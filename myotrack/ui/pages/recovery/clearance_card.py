"""ClearanceCard: the textbook clearance band, folded away until somebody asks for it."""

from __future__ import annotations

from functools import partial

from myotrack.analysis.clearance.band import ClearanceBand, clearance_band
from myotrack.analysis.clearance.half_life_range import NoBand
from myotrack.analysis.day_zero import DayZero
from myotrack.charts.style import ChartStyle
from myotrack.domain.timeline import Timeline
from myotrack.resources.catalogue import load_catalogue
from myotrack.ui.beside_thread import BesideThread
from myotrack.ui.pages.recovery.drawn_picture import DrawnPicture
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.disclosure import Disclosure
from myotrack.ui.widgets.label import Label
from myotrack.words.clearance_words import (
    clearance_described,
    clearance_sentences,
    clearance_title,
    no_band_sentence,
)

_BAND = "clearance band"

_Found = tuple[ClearanceBand | NoBand, str]
"""The band, and the name of the medicine."""


class ClearanceCard(Card):
    """Off (folded) by default; worked out and drawn only when it is unfolded."""

    def __init__(self, thread: BesideThread) -> None:
        super().__init__()
        self._thread = thread
        self._timeline: Timeline | None = None
        self._zero: DayZero | None = None
        self.disclosure = Disclosure(clearance_title())
        self.disclosure.unfolded.connect(self._ask)
        self.picture = DrawnPicture("clearance", thread)
        self.picture.hide()
        self.sentences = Label()
        self.disclosure.body.addWidget(self.picture)
        self.disclosure.body.addWidget(self.sentences)
        self.body.addWidget(self.disclosure)

    def show_day_zero(self, timeline: Timeline, zero: DayZero | None) -> None:
        """Be about this day 0 from now on; without one the card is not there."""
        self._timeline, self._zero = timeline, zero
        self.setVisible(zero is not None)
        self._ask()

    def _ask(self) -> None:
        timeline, zero = self._timeline, self._zero
        if timeline is None or zero is None or not self.disclosure.is_open():
            self._thread.forget(_BAND)
            return
        self._thread.ask(_BAND, partial(_band, timeline, zero), self._show)

    def _show(self, band_and_name: _Found) -> None:
        found, name = band_and_name
        if isinstance(found, NoBand):
            self.picture.hide()
            self.sentences.setText(no_band_sentence(found, name))
            return
        self.picture.show()
        self.picture.show_drawn(partial(_drawn, found), clearance_described(found, name))
        self.sentences.setText("\n".join(clearance_sentences(found, name)))


def _band(timeline: Timeline, zero: DayZero) -> _Found:
    medicine = timeline.medicine(zero.medicine_id)
    name = zero.medicine_id if medicine is None else medicine.name
    entry = load_catalogue().find(None if medicine is None else medicine.catalogue_key)
    return clearance_band(timeline, zero, entry), name


def _drawn(band: ClearanceBand, style: ChartStyle, width: float, dpi: float) -> bytes:
    # Here and not above: matplotlib is loaded when there is something to draw.
    from myotrack.charts.clearance_chart import clearance_png

    return clearance_png(band, style, width, dpi)
