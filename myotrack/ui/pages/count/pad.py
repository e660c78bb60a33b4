"""The page while it counts: all of it is one button, with a number that is read from across the room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from myotrack.i18n import _, ngettext
from myotrack.ui.theme import GAP, TextRole, look_of, theme_of
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.big_button import BigButton, paint_focus_ring
from myotrack.ui.widgets.label import Label

_FAR_PX = 48  # between the buttons, where a click counts too
_LARGEST_SHARE = 0.55  # of the height, for the number
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class CountPad(QWidget):
    """`pressed` carries the time of the event in ms, 0 where it has none. A press counts when it goes down."""

    pressed = Signal(object)
    back_asked = Signal()
    ignored_asked = Signal()
    stop_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setAccessibleName(_("Counting"))
        self._closed = False
        self.above = Label("", TextRole.TITLE, colour="ink_soft", align=_MIDDLE)
        self.number = _BigNumber()
        self.below = Label("", align=_MIDDLE, colour="ink_soft")
        self.trouble = Label("", TextRole.STRONG, align=_MIDDLE, colour="urgent")
        self.back = BigButton(_("Take one back"), _("Backspace"), icon="minus")
        self.back.clicked.connect(self.back_asked)
        self.ignored = BigButton(_("No repeats ignored"))
        self.ignored.clicked.connect(self.ignored_asked)
        self.stop = BigButton(_("Stop"), _("Esc"))
        self.stop.clicked.connect(self.stop_asked)
        for button in (self.back, self.ignored, self.stop):
            # A click on it must not give Space another meaning.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 32, 32, 24)
        outer.setSpacing(GAP)
        outer.addWidget(self.above)
        outer.addWidget(self.number, 1)
        outer.addWidget(self.trouble)
        outer.addWidget(self.below)
        row = QHBoxLayout()
        row.setSpacing(_FAR_PX)
        row.addWidget(self.back)
        row.addWidget(self.ignored)
        row.addStretch(1)
        row.addWidget(self.stop)
        outer.addLayout(row)
        self.hide()

    def open(self) -> None:
        """Cover the page and take the keys."""
        self._closed = False
        self.below.setText(_("Click anywhere, or press Space, for each twitch."))
        self.show_trouble("")
        for button in (self.back, self.stop):
            button.setEnabled(True)
        self.show()
        self.raise_()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_for_presses(self, words: str) -> None:
        """Say that it is over; a press that comes now goes nowhere."""
        self._closed = True
        self.below.setText(words)
        for button in (self.back, self.ignored, self.stop):
            button.setEnabled(False)
        announce(self, words)

    def show_count(self, count: int, ignored: int, above: str) -> None:
        """Show where the count stands; `above` is what is left of the time."""
        self.above.setText(above)
        self.number.show_count(count)
        words = ngettext("{number} repeat ignored", "{number} repeats ignored", ignored).format(number=ignored)
        self.ignored.set_title(words if ignored else _("No repeats ignored"))
        self.ignored.set_hint(_("count them?") if ignored else _("very quick second presses"))
        self.ignored.setEnabled(bool(ignored) and not self._closed)

    def show_trouble(self, words: str) -> None:
        """Say that the last press isn't saved; "" when all are."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """One more, wherever it is pressed."""
        if event.button() == Qt.MouseButton.LeftButton and not self._closed:
            self.pressed.emit(event.timestamp())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A quick second press is a press like any other."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space counts, Backspace takes one back, Escape stops; a key held down counts once."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Escape)
        if event.key() not in keys:
            super().keyPressEvent(event)
            return
        if event.isAutoRepeat() or self._closed:
            return
        if event.key() == Qt.Key.Key_Space:
            self.pressed.emit(event.timestamp())
        elif event.key() == Qt.Key.Key_Backspace:
            self.back_asked.emit()
        else:
            self.stop_asked.emit()


class _BigNumber(QWidget):
    """The count, as large as there is room; presses and keys go on to the pad."""

    def __init__(self) -> None:
        super().__init__()
        # Quick presses are what it is for; repeats are told apart by the tally.
        self.setProperty("jerkExempt", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._count = 0
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show this count."""
        self._count = count
        self.setAccessibleName(ngettext("{count} counted", "{count} counted", count).format(count=count))
        self.setAccessibleDescription(_("Space: one more. Backspace: one less. Escape: stop."))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number in the middle."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = look_of(self).font(TextRole.DISPLAY)
        text = str(self._count)
        room = self.height() * _LARGEST_SHARE
        font.setPixelSize(max(font.pixelSize(), int(min(room, self.width() / (0.7 * len(text) + 0.6)))))
        painter.setFont(font)
        painter.setPen(QColor(theme.accent_ink))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, text)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), theme)
