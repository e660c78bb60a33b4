"""TryOut: a place to press without consequences, that tells presses made from presses that counted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from myotrack.i18n import _, ngettext
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.hold_button import HoldButton
from myotrack.ui.widgets.label import Label

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TryOut(QWidget):
    """Two buttons that do nothing but count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Try it here"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(_("Try it here"), TextRole.STRONG))
        column.addWidget(Label(_("These buttons do nothing. Nothing is saved."), colour="ink_soft"))
        self.press = BigButton(_("Press me"), icon="mouse-pointer-click")
        self.press.clicked.connect(self._counted)
        self.hold = HoldButton(_("Hold me"))
        self.hold.confirmed.connect(self._held)
        row = FlowLayout()
        row.addWidget(self.press)
        row.addWidget(self.hold)
        column.addLayout(row)
        self._result = Label("")
        column.addWidget(self._result)
        self._made = self._counting = self._holds = 0
        self._watch = _PressWatch(self)

    def presses(self) -> tuple[int, int]:
        """How many presses were made, and how many of them counted."""
        return self._made, self._counting

    def made(self) -> None:
        """A press was made, whether it counts or not."""
        self._made += 1
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch while it can be seen; whoever watches last sees a press first, before the filter takes it away."""
        super().showEvent(event)
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self._watch)
            app.installEventFilter(self._watch)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop watching and begin anew."""
        super().hideEvent(event)
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self._watch)
        self._made = self._counting = self._holds = 0
        self._result.setText("")

    def _counted(self) -> None:
        self._counting += 1
        self._say()

    def _held(self) -> None:
        self._holds += 1
        self._say()

    def _say(self) -> None:
        made = ngettext("{number} press", "{number} presses", self._made).format(number=self._made)
        words = _("{presses}, {number} counted.").format(presses=made, number=self._counting)
        if self._holds:
            held = ngettext("Held long enough {number} time.", "Held long enough {number} times.", self._holds)
            words = f"{words} {held.format(number=self._holds)}"
        self._result.setText(words)
        announce(self, words)


class _PressWatch(QObject):
    """Sees every press on the button of the TryOut that is its parent, and lets it through."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        owner = self.parent()
        pressed = event.type() in _PRESSES or _is_key_press(event)
        if pressed and isinstance(owner, TryOut) and watched is owner.press:
            owner.made()
        return False


def _is_key_press(event: QEvent) -> bool:
    return (
        event.type() == QEvent.Type.KeyPress
        and isinstance(event, QKeyEvent)
        and event.key() in _KEYS
        and not event.isAutoRepeat()
    )
