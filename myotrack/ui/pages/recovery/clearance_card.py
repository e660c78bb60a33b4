"""ClearanceCard: the textbook clearance band, folded away until somebody asks for it."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from myotrack.analysis.clearance.band import ClearanceBand, clearance_band
from myotrack.analysis.clearance.half_life_range import NoBand
from myotrack.analysis.day_zero import DayZero
from myotrack.domain.timeline import Timeline
from myotrack.resources.catalogue import load_catalogue
from myotrack.ui.theme import GAP, look_of
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.disclosure import Disclosure
from myotrack.ui.widgets.label import Label
from myotrack.words.clearance_words import (
    clearance_described,
    clearance_sentences,
    clearance_title,
    no_band_sentence,
)

DPI = 96
"""Logical pixels in an inch, as Qt counts them."""

NARROWEST_PX = 240


class ClearanceCard(Card):
    """Off (folded) by default; worked out and drawn only when it is unfolded."""

    def __init__(self) -> None:
        super().__init__()
        self._timeline: Timeline | None = None
        self._zero: DayZero | None = None
        self.disclosure = Disclosure(clearance_title())
        self.disclosure.unfolded.connect(self._show_what_is_asked)
        self.picture = _BandPicture()
        self.sentences = Label()
        self.disclosure.body.addWidget(self.picture)
        self.disclosure.body.addWidget(self.sentences)
        self.body.addWidget(self.disclosure)

    def show_day_zero(self, timeline: Timeline, zero: DayZero | None) -> None:
        """Be about this day 0 from now on; without one the card is not there."""
        self._timeline, self._zero = timeline, zero
        self.setVisible(zero is not None)
        self._show_what_is_asked()

    def _show_what_is_asked(self) -> None:
        timeline, zero = self._timeline, self._zero
        if timeline is None or zero is None or not self.disclosure.is_open():
            return
        medicine = timeline.medicine(zero.medicine_id)
        name = zero.medicine_id if medicine is None else medicine.name
        entry = load_catalogue().find(None if medicine is None else medicine.catalogue_key)
        found = clearance_band(timeline, zero, entry)
        if isinstance(found, NoBand):
            self.picture.hide()
            self.sentences.setText(no_band_sentence(found, name))
            return
        self.picture.show_band(found, clearance_described(found, name))
        self.sentences.setText("\n".join(clearance_sentences(found, name)))


class _BandPicture(QWidget):
    """The band as a picture that is drawn again when its width or the look changes."""

    def __init__(self) -> None:
        super().__init__()
        self._band: ClearanceBand | None = None
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, GAP)
        layout.addWidget(self._label)
        self.hide()

    def show_band(self, band: ClearanceBand, described: str) -> None:
        """Draw another band."""
        self._band = band
        self._label.setAccessibleName(described)
        self.show()
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it as wide as there is room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw it again when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _draw(self) -> None:
        if self._band is None or self.isHidden():
            return
        # Here and not above: matplotlib is loaded when there is something to draw.
        from myotrack.charts.clearance_chart import clearance_png
        from myotrack.charts.style import style_of

        look = look_of(self)
        style = style_of(dataclasses.asdict(look.theme), look.text_percent)
        ratio = self.devicePixelRatioF()
        width = max(self.width(), NARROWEST_PX)
        pixmap = QPixmap()
        pixmap.loadFromData(clearance_png(self._band, style, width * 72 / DPI, DPI * ratio))
        pixmap.setDevicePixelRatio(ratio)
        self._label.setPixmap(pixmap)
        self._label.setFixedHeight(round(pixmap.height() / ratio))
