"""HoldButton: asks by being held down; a keyboard or screen reader presses it twice instead."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from myotrack.i18n import _
from myotrack.ui.theme import Look
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.big_button import RADIUS, BigButton, Kind
from myotrack.ui.widgets.hold_progress import HOLD_MS, HoldProgress

_TICK_MS = 30
REPEAT_MS = 300


class HoldButton(BigButton):
    """`confirmed` comes once it was held for `hold_ms`, or pressed twice at least `repeat_ms` apart without a mouse."""

    confirmed = Signal()

    def __init__(
        self,
        title: str,
        hint: str = "",
        *,
        kind: Kind = "danger",
        icon: str = "",
        hold_ms: int = HOLD_MS,
        repeat_ms: int = REPEAT_MS,
        parent: QWidget | None = None,
    ) -> None:
        self._resting_hint = hint or _("hold to confirm")
        super().__init__(title, self._resting_hint, kind=kind, icon=icon, parent=parent)
        # It forgives slips and gaps in its own way.
        self.setProperty("jerkExempt", True)
        self._progress = HoldProgress(hold_ms)
        self._repeat_ms = repeat_ms
        self._clock = QElapsedTimer()
        self._clock.start()
        self._armed_at: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        # The mouse never reaches Qt's own click: these are keys, shortcuts and screen readers.
        self.clicked.connect(self._press_without_mouse)

    def set_hold_ms(self, hold_ms: int) -> None:
        """Ask for another length of hold, in milliseconds."""
        self._progress = HoldProgress(hold_ms)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin, or go on after a short gap."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.globalPosition()
        self._progress.press(self._clock.elapsed(), place.x(), place.y())
        self.setDown(True)
        self._timer.start()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second quick press is a press like any other."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drifting is forgiven up to a point."""
        place = event.globalPosition()
        self._progress.move(place.x(), place.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Perhaps only a gap: the timer decides."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._progress.release(self._clock.elapsed())
            self.setDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the first of the two presses back."""
        if event.key() == Qt.Key.Key_Escape and self._armed_at is not None:
            self._disarm()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving takes the first of the two presses back."""
        super().focusOutEvent(event)
        self._disarm()

    def paint_body(self, painter: QPainter, look: Look, fill: str, line: str, line_px: float) -> None:
        """The body fills from the left while it is held."""
        super().paint_body(painter, look, fill, "", 0.0)
        fraction = self._progress.fraction(self._clock.elapsed())
        if fraction > 0:
            outline = QPainterPath()
            outline.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
            painter.save()
            painter.setClipPath(outline)
            painter.fillRect(QRectF(0, 0, self.width() * fraction, self.height()), QColor(look.theme.selection))
            painter.restore()
        super().paint_body(painter, look, "", line, line_px)

    def _tick(self) -> None:
        now = self._clock.elapsed()
        self._progress.advance(now)
        if self._progress.fraction(now) >= 1.0:
            self._confirm()
        elif not self._progress.active:
            self._timer.stop()
            self.setDown(False)
        self.update()

    def _press_without_mouse(self) -> None:
        now = self._clock.elapsed()
        if self._armed_at is None:
            self._armed_at = now
            self.set_hint(_("press again to confirm"))
            announce(self, _("Press again to confirm"))
        elif now - self._armed_at >= self._repeat_ms:
            self._confirm()

    def _confirm(self) -> None:
        self._timer.stop()
        self._progress.cancel()
        self.setDown(False)
        self._disarm()
        self.update()
        self.confirmed.emit()

    def _disarm(self) -> None:
        self._armed_at = None
        self.set_hint(self._resting_hint)
