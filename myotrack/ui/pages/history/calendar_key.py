"""CalendarKey: what the signs of the calendar mean."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from myotrack.domain.checkins import CheckInStatus, DayState, Excuse
from myotrack.domain.scales import Severity
from myotrack.i18n import _
from myotrack.ui.pages.history.cell_paint import paint_dose_flag, paint_fitted, paint_glyph, paint_sign_flag
from myotrack.ui.pages.history.cell_view import Glyph
from myotrack.ui.theme import Look, TextRole, look_of
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.words.labels import excuse_label, state_label, status_label

_Draw = Callable[[QPainter, QRectF, Look], None]


class CalendarKey(QWidget):
    """One sign with its words after the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("What the signs mean"))
        flow = FlowLayout(gap=14, parent=self)
        entries: list[tuple[_Draw, str]] = [
            (_severity, _("Severity")),
            (_glyph(Glyph.NOT_LOGGED), state_label(DayState.NOT_LOGGED)),
            (_glyph(Glyph.UNKNOWN), state_label(DayState.UNKNOWN)),
            (_glyph(Glyph.PARTIAL), state_label(DayState.PARTIAL)),
            (_glyph(Glyph.BAD_DAY), status_label(CheckInStatus.LATER)),
            (_glyph(Glyph.HOSPITAL), excuse_label(Excuse.HOSPITAL)),
            (_glyph(Glyph.AWAY), _("Away, or another reason")),
            (_sign, _("Warning sign")),
            (_dose, _("Dose change")),
        ]
        for draw, words in entries:
            flow.addWidget(_Entry(draw, words))


class _Entry(QWidget):
    def __init__(self, draw: _Draw, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(_Sign(draw, wide=draw is _severity))
        row.addWidget(Label(words, TextRole.SMALL, colour="ink_soft"), 1)


class _Sign(QWidget):
    def __init__(self, draw: _Draw, *, wide: bool) -> None:
        super().__init__()
        self._draw = draw
        self._wide = wide
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Square, or as wide as the five shades."""
        side = look_of(self).icon_px(18)
        return QSize(side * 5 if self._wide else side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        self._draw(painter, QRectF(self.rect()), look_of(self))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()


def _glyph(glyph: Glyph) -> _Draw:
    def draw(painter: QPainter, rect: QRectF, look: Look) -> None:
        paint_glyph(painter, rect, glyph, look.theme.ink_soft)

    return draw


def _sign(painter: QPainter, rect: QRectF, look: Look) -> None:
    paint_sign_flag(painter, rect, look.theme.ink)


def _dose(painter: QPainter, rect: QRectF, look: Look) -> None:
    paint_dose_flag(painter, rect, look.theme.ink)


def _severity(painter: QPainter, rect: QRectF, look: Look) -> None:
    side = rect.height()
    for severity in Severity:
        square = QRectF(rect.left() + severity * side, rect.top(), side, side)
        painter.fillRect(square, QColor(look.theme.severity[severity]))
        paint_fitted(painter, square, str(int(severity)), look.font(TextRole.SMALL), look.theme.on_severity[severity])
