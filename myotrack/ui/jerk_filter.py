"""Steady: an event filter over the whole application that takes the jerk out of a click.

The freeze is the idea of Steady Clicks (Trewin 2006): wrong clicks fell from 224 to 88 per 100 activations.
"""

from __future__ import annotations

import weakref
from collections import deque
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QInputEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QWidget,
)

EXEMPT_PROPERTY = "jerkExempt"
CONTROL_PROPERTY = "jerkControl"

_TRACK_MS = 100  # the speed of the pointer is measured over this long
_STILL_MS = 40  # a pointer that has not moved for this long has arrived
_ACTING_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_OUTSIDE = QPointF(-10_000.0, -10_000.0)


@dataclass(frozen=True)
class JerkFilterSettings:
    """How much is forgiven; 0 switches a single rule off. Pixels, milliseconds, pixels per second."""

    freeze_px: int = 96
    repeat_ms: int = 300
    fly_px_s: int = 600
    minimum_press_ms: int = 0
    key_repeat_ms: int = 300
    wheel_off: bool = True
    overlap_ignored: bool = True

    @classmethod
    def steady(cls) -> JerkFilterSettings:
        """For hands that jerk: the default."""
        return cls()

    @classmethod
    def standard(cls) -> JerkFilterSettings:
        """For steady hands: small slips and overlapping buttons are still forgiven."""
        return cls(freeze_px=24, repeat_ms=0, fly_px_s=0, key_repeat_ms=0, wheel_off=False)

    @classmethod
    def off(cls) -> JerkFilterSettings:
        """Nothing is changed."""
        return cls(0, 0, 0, 0, 0, wheel_off=False, overlap_ignored=False)


@dataclass(frozen=True)
class _Press:
    """A mouse button that is down on a control; a dead one will not count."""

    control: weakref.ref[QWidget]
    button: Qt.MouseButton
    at_ms: int
    local: QPointF
    everywhere: QPointF
    dead: bool


@dataclass(frozen=True)
class _Accepted:
    """The last press that counted: where and when it ended."""

    control: weakref.ref[QWidget]
    at_ms: int
    everywhere: QPointF


class Steady(QObject):
    """`ignored` names the control and why: "repeat", "flying", "overlap", "slip" or "short".

    Times come from the events. An event without a time (0) is never taken for a repeat.
    """

    ignored = Signal(QWidget, str)

    def __init__(self, settings: JerkFilterSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings or JerkFilterSettings()
        self._track: deque[tuple[int, float, float]] = deque()
        self._press: _Press | None = None
        self._last: _Accepted | None = None
        self._last_key: tuple[int, int] | None = None
        self._sending = False

    @property
    def settings(self) -> JerkFilterSettings:
        """What is forgiven now."""
        return self._settings

    def set_settings(self, settings: JerkFilterSettings) -> None:
        """Forgive differently from now on."""
        self._settings = settings
        self._press = None

    def install(self, app: QApplication) -> None:
        """Begin."""
        app.installEventFilter(self)

    def remove(self, app: QApplication) -> None:
        """End."""
        app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let an event through (False) or swallow it (True)."""
        if not isinstance(event, QInputEvent):  # most events: asking for their type takes longer
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            return self._moved(watched, event)
        if self._sending or not isinstance(watched, QWidget):
            return False
        if kind in _PRESSES and isinstance(event, QMouseEvent):
            return _is_control(watched) and self._pressed(watched, event)
        if kind == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            return self._released(watched, event)
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        if kind == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            return self._wheel(watched, event)
        return False

    def _moved(self, watched: QObject, event: QMouseEvent) -> bool:
        place = event.globalPosition()
        now = event.timestamp()
        self._track.append((now, place.x(), place.y()))
        while self._track and not 0 <= now - self._track[0][0] <= _TRACK_MS:
            self._track.popleft()
        press = self._press
        frozen = press is not None and self._settings.freeze_px > 0 and press.control() is watched
        return frozen and bool(event.buttons())

    def _pressed(self, control: QWidget, event: QMouseEvent) -> bool:
        # A release can get lost (a menu opened, the window lost the mouse): then nothing else is down now.
        if self._press is not None and event.buttons() == event.button():
            self._press = None
        if self._press is not None:
            return self._settings.overlap_ignored and self._ignore(control, "overlap")
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        reason = ""
        if self._is_repeat(control, event):
            reason = "repeat"
        elif self._is_flying(event.timestamp()):
            reason = "flying"
        self._press = _Press(
            weakref.ref(control),
            event.button(),
            event.timestamp(),
            QPointF(event.position()),
            QPointF(event.globalPosition()),
            dead=bool(reason),
        )
        return bool(reason) and self._ignore(control, reason)

    def _released(self, watched: QWidget, event: QMouseEvent) -> bool:
        press = self._press
        if press is None:
            return False
        if event.button() != press.button:
            return self._settings.overlap_ignored and press.control() is watched
        self._press = None
        if press.control() is not watched:
            return False
        if press.dead:
            return True
        place, now = event.globalPosition(), event.timestamp()
        slip = hypot(place.x() - press.everywhere.x(), place.y() - press.everywhere.y())
        if 0 < self._settings.freeze_px < slip:
            return self._send_release(watched, event, _OUTSIDE, press) and self._ignore(watched, "slip")
        if self._settings.minimum_press_ms and now and now - press.at_ms < self._settings.minimum_press_ms:
            return self._send_release(watched, event, _OUTSIDE, press) and self._ignore(watched, "short")
        self._last = _Accepted(press.control, now, press.everywhere)
        if self._settings.freeze_px == 0:
            return False
        return self._send_release(watched, event, press.local, press)

    def _send_release(self, control: QWidget, event: QMouseEvent, local: QPointF, press: _Press) -> bool:
        """Give the control its release at `local` in place of the one that came."""
        shift = local - press.local
        release = QMouseEvent(
            QEvent.Type.MouseButtonRelease,
            local,
            press.everywhere + shift,
            press.button,
            event.buttons(),
            event.modifiers(),
        )
        release.setTimestamp(event.timestamp())
        self._sending = True
        try:
            QCoreApplication.sendEvent(control, release)
        finally:
            self._sending = False
        return True

    def _is_repeat(self, control: QWidget, event: QMouseEvent) -> bool:
        last, now = self._last, event.timestamp()
        if last is None or not now or not last.at_ms or not 0 <= now - last.at_ms < self._settings.repeat_ms:
            return False
        if last.control() is control:
            return True
        # The first press may have put something else under the pointer: the bounce must not hit that.
        place = event.globalPosition()
        near = hypot(place.x() - last.everywhere.x(), place.y() - last.everywhere.y())
        return near <= self._settings.freeze_px

    def _is_flying(self, now: int) -> bool:
        if not self._settings.fly_px_s or len(self._track) < 2:
            return False
        first, last = self._track[0], self._track[-1]
        if not 0 <= now - last[0] <= _STILL_MS or now - first[0] > _TRACK_MS + _STILL_MS:
            return False
        speed = hypot(last[1] - first[1], last[2] - first[2]) / max(1, last[0] - first[0]) * 1000
        return speed > self._settings.fly_px_s

    def _key(self, watched: QWidget, event: QKeyEvent) -> bool:
        # Letters and digits on a button choose an answer; Tab and arrows only move.
        acts = event.key() in _ACTING_KEYS or (event.text().isprintable() and bool(event.text()))
        if not self._settings.key_repeat_ms or not acts:
            return False
        if not isinstance(watched, QAbstractButton | QAbstractItemView) or _is_exempt(watched):
            return False
        if event.isAutoRepeat():
            return True
        # The same key anywhere: the first press may have moved the focus or opened a dialog.
        now, last = event.timestamp(), self._last_key
        if last is not None and last[0] == event.key() and now and 0 <= now - last[1] < self._settings.key_repeat_ms:
            return self._ignore(watched, "repeat")
        self._last_key = (event.key(), now) if now else None
        return False

    def _wheel(self, watched: QWidget, event: QWheelEvent) -> bool:
        above = watched.parentWidget()
        control = above if isinstance(above, QAbstractSpinBox | QComboBox) else watched
        if not isinstance(control, QAbstractSpinBox | QComboBox | QAbstractSlider) or isinstance(control, QScrollBar):
            return False
        if self._settings == JerkFilterSettings.off() or _is_exempt(watched):
            return False
        if not self._settings.wheel_off and control.hasFocus():
            return False
        # Swallowed and ignored: Qt offers it to the page around, which may scroll.
        event.ignore()
        return True

    def _ignore(self, control: QWidget, reason: str) -> bool:
        self.ignored.emit(control, reason)
        return True


def _is_control(widget: QWidget) -> bool:
    """Whether presses on it act: a button, the inside of a list or table, or one that says so."""
    acts = isinstance(widget, QAbstractButton) or bool(widget.property(CONTROL_PROPERTY))
    if not acts:
        above = widget.parentWidget()
        acts = isinstance(above, QAbstractItemView) and above.viewport() is widget
    return acts and not _is_exempt(widget)


def _is_exempt(widget: QWidget) -> bool:
    each: QWidget | None = widget
    while each is not None:
        if each.property(EXEMPT_PROPERTY):
            return True
        each = each.parentWidget()
    return False
