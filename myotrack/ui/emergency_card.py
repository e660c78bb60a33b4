"""The emergency card: covers the whole window, says whom to call and what to say, and never waits for the diary.

It is given everything it shows. It knows no service, so that nothing that can fail stands between a red sign and it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.card_words import CardWords
from myotrack.ui.theme import GAP, TextRole, look_of, theme_of
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.flow import EvenLayout
from myotrack.ui.widgets.icon_view import IconView
from myotrack.ui.widgets.label import Label

_WIDEST = 1180
_EDGE = 32  # of the red ground around the card
_LOW_EM = 28  # of body text: a window lower than this is low
_LONG_CALL = 24  # letters: "Call 112 or 911, or your local emergency number, now" is long, "Call 911 now" is not
_LEAST_READ = 96  # px of words, in the lowest window


class EmergencyCard(QWidget):
    """Lies over the whole window until the person closes it."""

    ticked = Signal(object)
    """A RedChoice that the person ticked."""
    called = Signal()
    copied = Signal(str)
    printed = Signal(str)
    mistaken = Signal()
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._words: CardWords | None = None
        self._first: QWidget = self
        self._note: Label | None = None
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self._middle = QHBoxLayout()
        self._middle.addStretch(1)
        self._middle.addStretch(1)
        outer.addStretch(1)
        outer.addLayout(self._middle)
        outer.addStretch(1)
        self._paper: Card | None = None
        self._scroll: QScrollArea | None = None
        self._foot: QWidget | None = None
        self.setAccessibleName(_("Emergency"))
        window.installEventFilter(self)
        self.hide()

    def words(self) -> CardWords | None:
        """What the card says now, or None while it has never been opened."""
        return self._words

    def open_with(self, words: CardWords) -> None:
        """Show the card over everything, with the focus on the card and on no button.

        A key that is pressed twice, or was meant for the page, ticks nothing and says nothing; Tab leads on.
        """
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._words = words
        self._build(words)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._fit()
        # Laid out now: no half-laid card is ever painted.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        spoken = " ".join(line for line in (words.call, words.ticked, words.could_be, *words.until) if line)
        self.setAccessibleDescription(spoken)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, spoken)

    def note(self, text: str) -> None:
        """Say something under the buttons, such as that it could not be saved or that it was copied."""
        if self._note is not None:
            self._note.setText(text)
            self._note.setVisible(bool(text))
            announce(self, text)
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the window when its size changes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what can be read the room that it needs, and scroll it where there is less."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape acknowledges and closes."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside the card: what lies under it is covered."""
        stops = [b for b in self.findChildren(BigButton) if b.isVisibleTo(self) and b.isEnabled()]
        if not stops:
            return False
        now = self.window().focusWidget()
        if now in stops:
            stop = stops[(stops.index(now) + (1 if forward else -1)) % len(stops)]
        else:
            stop = self._first if self._first in stops else stops[0]
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if self._scroll is not None and self._scroll.isAncestorOf(stop):
            self._scroll.ensureWidgetVisible(stop, 0, GAP)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground that only emergencies have."""
        QPainter(self).fillRect(self.rect(), QColor(theme_of(self).emergency_ground))

    def _build(self, words: CardWords) -> None:
        """Lay out anew: what is read scrolls, what is done stays in sight under it."""
        if self._paper is not None:
            self._middle.removeWidget(self._paper)
            self._paper.hide()
            self._paper.deleteLater()
        body = QWidget()
        body.setProperty("scrollBody", True)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP + 4)
        column.addWidget(self._headline(words))
        if words.choices:
            column.addWidget(self._choices(words))
        column.addWidget(self._columns(words))
        column.addWidget(self._papers(words))
        column.addWidget(Label("  ·  ".join(words.small_print), TextRole.SMALL, colour="ink_soft"))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(body)
        paper = Card()
        paper.setMaximumWidth(_WIDEST)
        paper.body.addWidget(self._scroll)
        self._foot = self._footer(words)
        paper.body.addWidget(self._foot)
        self._paper = paper
        self._first = paper.findChildren(BigButton)[0] if words.choices else self._foot.findChildren(BigButton)[0]
        self._middle.insertWidget(1, paper, 100)
        paper.show()

    def _fit(self) -> None:
        """Make what is read as high as its words, at most as high as the window leaves it."""
        body = None if self._scroll is None else self._scroll.widget()
        if self._scroll is None or body is None or self._foot is None or self._paper is None or not self.isVisible():
            return
        layout = self._paper.layout()
        margins = QMargins() if layout is None else layout.contentsMargins()
        width = min(_WIDEST, self.width() - 2 * _EDGE) - margins.left() - margins.right() - 2
        around = margins.top() + margins.bottom() + self._paper.body.spacing() + 2 + self._foot.heightForWidth(width)
        room = self.height() - 2 * _EDGE - around
        wanted = body.heightForWidth(width)
        if wanted > room:
            wanted = body.heightForWidth(width - self._scroll.verticalScrollBar().sizeHint().width())
        read = max(_LEAST_READ, min(wanted, room))
        self._scroll.setFixedHeight(read)
        self._paper.setFixedHeight(read + around)

    def _headline(self, words: CardWords) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(IconView("octagon-alert", "emergency", 56), 0, Qt.AlignmentFlag.AlignTop)
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(words.call, self._role_of(words.call), colour="emergency"))
        for line in (words.ticked, words.could_be, words.poison):
            if line:
                column.addWidget(Label(line, TextRole.STRONG))
        row.addWidget(texts, 1)
        return head

    def _role_of(self, call: str) -> TextRole:
        """Return the largest letters that leave the signs in sight: a long heading is smaller in a low window."""
        look = look_of(self)
        is_low = self._window.height() < _LOW_EM * look.text_px(TextRole.BODY)
        return TextRole.HEADING if is_low and len(call) > _LONG_CALL else TextRole.DISPLAY

    def _choices(self, words: CardWords) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(words.choices_heading, TextRole.HEADING))
        grid = QWidget()
        cells = EvenLayout(parent=grid, columns=3)
        for number, choice in enumerate(words.choices):
            button = BigButton(choice.name, choice.looks_like, kind="emergency")
            button.setProperty("choice", number)
            button.clicked.connect(self._tick)
            cells.addWidget(button)
        column.addWidget(grid)
        return box

    def _columns(self, words: CardWords) -> QWidget:
        box = QWidget()
        cells = EvenLayout(gap=2 * GAP, parent=box, columns=2)
        for heading, lines in ((words.say_heading, words.say), (words.until_heading, words.until)):
            cell = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(Label(heading, TextRole.HEADING))
            for line in lines:
                column.addWidget(Label(line))
            column.addStretch(1)
            cells.addWidget(cell)
        return box

    def _papers(self, words: CardWords) -> QWidget:
        """What can be done with the words: copy, print, and taking back a sign that was ticked by mistake."""
        box = QWidget()
        cells = EvenLayout(parent=box)
        for title, icon, slot in (
            (_("Copy “Say this”"), "copy", self._copy),
            (_("Print “Say this”"), "printer", self._print),
        ):
            button = BigButton(title, icon=icon)
            button.clicked.connect(slot)
            cells.addWidget(button)
        if words.mistake:
            mistake = BigButton(words.mistake)
            mistake.clicked.connect(self._mistaken)
            cells.addWidget(mistake)
        return box

    def _footer(self, words: CardWords) -> QWidget:
        """What must never be out of sight: what was done, and the way back."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._note = Label("", TextRole.STRONG, colour="urgent")
        self._note.hide()
        column.addWidget(self._note)
        cells = EvenLayout()
        if words.ticked:
            called = BigButton(words.called, kind="emergency")
            called.clicked.connect(self._called)
            cells.addWidget(called)
        close = BigButton(_("Close this card"), icon="x")
        close.clicked.connect(self._close)
        cells.addWidget(close)
        column.addLayout(cells)
        return box

    def _tick(self) -> None:
        button = self.sender()
        if self._words is not None:
            self.ticked.emit(self._words.choices[button.property("choice")])

    def _text(self) -> str:
        words = self._words
        return "" if words is None else "\n".join((words.say_heading, *words.say))

    def _copy(self) -> None:
        self.copied.emit(self._text())

    def _print(self) -> None:
        self.printed.emit(self._text())

    def _called(self) -> None:
        self.called.emit()
        self._close()

    def _mistaken(self) -> None:
        self.mistaken.emit()
        self._close()

    def _close(self) -> None:
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()
