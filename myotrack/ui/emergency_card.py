"""The emergency card: covers the whole window, says whom to call and what to say, and never waits for the diary.

It is given everything it shows. It knows no service, so that nothing that can fail stands between a red sign and it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from myotrack.domain.signs import Grade, WarningSign
from myotrack.i18n import _
from myotrack.ui.theme import GAP, TextRole, theme_of
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.flow import EvenLayout, FlowLayout
from myotrack.ui.widgets.icon_view import IconView
from myotrack.ui.widgets.label import Label


@dataclass(frozen=True, slots=True)
class RedChoice:
    """One red sign to tick: its name and what it looks like from outside."""

    sign: WarningSign
    grade: Grade | None
    name: str
    looks_like: str


@dataclass(frozen=True, slots=True)
class CardWords:
    """Everything on the card. Without a ticked sign, `ticked` is empty and the choices are shown."""

    call: str
    ticked: str
    could_be: str
    say_heading: str
    say: Sequence[str]
    until_heading: str
    until: Sequence[str]
    small_print: Sequence[str]
    choices_heading: str
    choices: Sequence[RedChoice]
    called: str
    mistake: str


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
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self.setAccessibleName(_("Emergency"))
        window.installEventFilter(self)
        self.hide()

    def words(self) -> CardWords | None:
        """What the card says now, or None while it has never been opened."""
        return self._words

    def open_with(self, words: CardWords) -> None:
        """Show the card over everything, with the focus on it."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._words = words
        self._build(words)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def note(self, text: str) -> None:
        """Say something under the buttons, such as that it could not be saved or that it was copied."""
        if self._note is not None:
            self._note.setText(text)
            self._note.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the window when its size changes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

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
        place = next((i for i, button in enumerate(stops) if button is now), -1 if forward else 0)
        stops[(place + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground that only emergencies have."""
        QPainter(self).fillRect(self.rect(), QColor(theme_of(self).emergency_ground))

    def _build(self, words: CardWords) -> None:
        body = QWidget()
        body.setProperty("scrollBody", True)
        column = QVBoxLayout(body)
        column.setContentsMargins(32, 32, 32, 32)
        card = Card()
        card.setMaximumWidth(1180)
        card.body.setSpacing(GAP + 4)
        card.body.addWidget(self._headline(words))
        if words.choices:
            card.body.addWidget(self._choices(words))
        card.body.addWidget(self._columns(words))
        card.body.addWidget(self._buttons(words))
        self._first = card.findChildren(BigButton)[0]
        self._note = Label("", TextRole.STRONG, colour="urgent")
        self._note.hide()
        card.body.addWidget(self._note)
        card.body.addWidget(Label("  ·  ".join(words.small_print), TextRole.SMALL, colour="ink_soft"))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 100)
        middle.addStretch(1)
        column.addStretch(1)
        column.addLayout(middle)
        column.addStretch(1)
        self._scroll.setWidget(body)

    def _headline(self, words: CardWords) -> QWidget:
        head = QWidget()
        row = FlowLayout(parent=head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconView("octagon-alert", "emergency", 56))
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(words.call, TextRole.DISPLAY, colour="emergency"))
        for line in (words.ticked, words.could_be):
            if line:
                column.addWidget(Label(line, TextRole.STRONG))
        row.addWidget(texts)
        return head

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

    def _buttons(self, words: CardWords) -> QWidget:
        box = QWidget()
        cells = EvenLayout(parent=box)
        if words.ticked:
            called = BigButton(words.called, kind="emergency")
            called.clicked.connect(self._called)
            cells.addWidget(called)
        for title, icon, slot in (
            (_("Copy “Say this”"), "copy", self._copy),
            (_("Print “Say this”"), "printer", self._print),
        ):
            button = BigButton(title, icon=icon)
            button.clicked.connect(slot)
            cells.addWidget(button)
        if words.ticked:
            mistake = BigButton(words.mistake)
            mistake.clicked.connect(self._mistaken)
            cells.addWidget(mistake)
        close = BigButton(_("Close this card"), icon="x")
        close.clicked.connect(self._close)
        cells.addWidget(close)
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
